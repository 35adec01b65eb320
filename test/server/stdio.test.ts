import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { programsBuild } from "#scripts/build/bundles.ts";
import { startHelper } from "#server/thread.ts";

const folder = mkdtempSync(path.join(tmpdir(), "rulewright-server-"));
const bundle = path.join(folder, "server.cjs");

beforeAll(async () => {
  await build({ ...programsBuild, outdir: folder });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("the bundled server answers over standard input and output, and ends when asked", async () => {
  const child = spawn(process.execPath, [bundle, "--stdio"], { stdio: ["pipe", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const errors: string[] = [];
  child.stderr.on("data", (chunk) => errors.push(String(chunk)));
  const client = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const published = new Promise<{ uri: string; diagnostics: { code: string }[] }>((resolve) => {
    client.onNotification("textDocument/publishDiagnostics", resolve);
  });
  client.listen();
  const { capabilities } = await client.sendRequest<{ capabilities: Record<string, unknown> }>("initialize", {
    processId: process.pid,
    rootUri: null,
    capabilities: {},
  });
  expect(capabilities).toMatchObject({
    positionEncoding: "utf-16",
    textDocumentSync: { change: 2 },
    hoverProvider: true,
  });
  await client.sendNotification("initialized", {});
  await client.sendNotification("textDocument/didOpen", {
    textDocument: { uri: "file:///none/a.rule", languageId: "cloudflare-rule", version: 1, text: "http.hots eq 1" },
  });
  const { uri, diagnostics } = await published;
  expect(uri).toBe("file:///none/a.rule");
  expect(diagnostics.map(({ code }) => code)).toContain("type/unknown-field");
  await client.sendRequest("shutdown");
  await client.sendNotification("exit");
  expect(await ended).toBe(0);
  expect(errors.join("")).toBe("");
  client.dispose();
});

test("the bundled server has a thread of its own check a workspace of many files, and still ends when asked", async () => {
  const rules = path.join(folder, "rules");
  mkdirSync(rules);
  for (let at = 0; at < 100; at++) {
    writeFileSync(path.join(rules, `r${at}.rule`), `---\nname: R\nref: r${at}\naction: block\n---\nsl\n`);
  }
  const child = spawn(process.execPath, [bundle, "--stdio"], { stdio: ["pipe", "pipe", "pipe"] });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  const errors: string[] = [];
  child.stderr.on("data", (chunk) => errors.push(String(chunk)));
  const client = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const found = new Map<string, readonly { code: string }[]>();
  const logged: string[] = [];
  client.onNotification("window/logMessage", ({ message }: { message: string }) => void logged.push(message));
  const all = new Promise<void>((resolve) => {
    client.onNotification(
      "textDocument/publishDiagnostics",
      (params: { uri: string; diagnostics: { code: string }[] }) => {
        found.set(params.uri, params.diagnostics);
        if (found.size === 100) resolve();
      },
    );
  });
  client.listen();
  const uri = pathToFileURL(rules).href;
  await client.sendRequest("initialize", {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: [{ uri, name: "rules" }],
    capabilities: {},
  });
  await client.sendNotification("initialized", {});
  await client.sendNotification("textDocument/didOpen", {
    textDocument: { uri: `${uri}/r0.rule`, languageId: "cloudflare-rule", version: 1, text: "sl" },
  });
  await all;
  for (const diagnostics of found.values()) expect(diagnostics.map(({ code }) => code)).toContain("type/unknown-field");
  await client.sendRequest("shutdown");
  await client.sendNotification("exit");
  expect(await ended).toBe(0);
  expect([...errors, ...logged]).toEqual([]);
  client.dispose();
});

test("the bundled thread asks for facts, checks a file and ends when it is told to", async () => {
  const file = path.join(folder, "threaded.rule");
  writeFileSync(file, "---\nname: R\nref: r\naction: block\n---\nsl\n");
  const uri = pathToFileURL(file).href;
  const thread = startHelper({ folders: [], docs: undefined }, path.join(folder, "checker.cjs"));
  if (thread === undefined) throw new Error("there is no thread");
  const ended = new Promise<unknown>((resolve) => thread.onEnd(resolve));
  const checked = new Promise<unknown>((resolve) => {
    thread.onMessage((message) => {
      if (message.kind === "checked") resolve(message);
      else thread.post({ kind: "facts", config: message.config, zones: message.zones, facts: {} });
    });
  });
  thread.post({ kind: "config", id: 0, config: undefined });
  thread.post({ kind: "check", uri, config: 0, hash: undefined });
  expect(await checked).toMatchObject({
    uri,
    result: {
      outcome: "read",
      file: { uri },
      diagnostics: [{ code: "type/unknown-field" }],
    },
  });
  thread.stop();
  expect(await ended).toBeUndefined();
});

test("a client that goes away takes the server with it", async () => {
  const child = spawn(process.execPath, [bundle, "--stdio"], { stdio: ["pipe", "ignore", "ignore"] });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  child.stdin.end();
  expect(await ended).not.toBeNull();
});
