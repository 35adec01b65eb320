import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver/node";
import { programsBuild } from "#scripts/build/bundles.ts";

const folder = mkdtempSync(path.join(tmpdir(), "rulewright-server-"));
const bundle = path.join(folder, "server.cjs");

beforeAll(async () => {
  await build({ ...programsBuild, outdir: folder });
});
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

test("a client that goes away takes the server with it", async () => {
  const child = spawn(process.execPath, [bundle, "--stdio"], { stdio: ["pipe", "ignore", "ignore"] });
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  child.stdin.end();
  expect(await ended).not.toBeNull();
});
