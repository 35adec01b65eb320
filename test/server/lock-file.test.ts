/** A lock file that is there and cannot be used: told in the lens, in Problems and by every request, and left as it is. */
import { afterEach, beforeEach, expect, test } from "vitest";
import type { CodeLens } from "vscode-languageserver";
import { type Sandbox, startSandbox } from "#sandbox/sandbox.ts";
import { memoryFiles } from "#test/support/memory-files.ts";
import { startTestServer, type TestServer } from "#test/support/test-server.ts";

const URI = "file:///project/rules/api.rule";
const LOCK = "file:///project/rulewright.lock.json";
const RULE = '---\nname: A\nref: a\naction: block\nzone: example.com\n---\nhttp.host eq "a.example.com"\n';
const MARKS = '{\n<<<<<<< HEAD\n  "format": 1\n';

let sandbox: Sandbox;
let server: TestServer;
let texts: Map<string, string>;
/** What reading the lock file fails with. */
let failure: Error | undefined;

beforeEach(async () => {
  sandbox = await startSandbox();
  failure = undefined;
  const files = memoryFiles();
  ({ texts } = files);
  server = await startTestServer({
    initialization: { client: "vscode" },
    world: {
      files: {
        ...files,
        read: (uri) => (uri === LOCK && failure !== undefined ? undefined : files.read(uri)),
        readIfThere: (uri) => {
          if (uri === LOCK && failure !== undefined) throw failure;
          return files.readIfThere(uri);
        },
      },
      env: { RULEWRIGHT_API: sandbox.api },
    },
  });
  await server.ask("rulewright/setToken", { token: sandbox.token });
  await server.open(URI, RULE);
});
afterEach(async () => {
  await server.stop();
  await sandbox.close();
});

async function lens(): Promise<string> {
  const found = await server.request<CodeLens[] | null>("textDocument/codeLens", { textDocument: { uri: URI } });
  return (found ?? []).map(({ command }) => command?.title).join(" | ");
}

async function refusalOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "nothing was refused",
    (error: Error) => error.message,
  );
}

test.each([
  [
    "merge marks",
    () => texts.set(LOCK, MARKS),
    "`/project/rulewright.lock.json` cannot be used: it holds merge conflict marks (line 2).",
  ],
  [
    "no right to read it",
    () => {
      failure = Object.assign(new Error("EACCES: permission denied"), { code: "EACCES" });
    },
    "`/project/rulewright.lock.json` cannot be read: you may not read it.",
  ],
])("%s", async (_name, spoil, words) => {
  const { ticket } = await server.ask("rulewright/plan", { uri: URI });
  await server.ask("rulewright/deploy", { ticket });
  const good = texts.get("file:///project/rules/rulewright.lock.json") as string;
  texts.delete("file:///project/rules/rulewright.lock.json");
  texts.set(LOCK, good);
  await server.change(URI, { text: RULE.replace("block", "js_challenge") });
  expect(await lens()).toContain("differs from what is live");

  spoil();
  const before = texts.get(LOCK);
  sandbox.control.clearRequests();
  expect(await lens()).toMatch(/^Deploy \| Show Changes \| the lock file cannot be used(?: \| no hits|$)/);
  expect(server.published(LOCK)).toMatchObject([
    { code: "cloudflare/lock-file", message: expect.stringContaining(words) },
  ]);
  const { rules } = await server.ask("rulewright/ruleStates", { uri: URI });
  expect(rules[0]?.text).toContain(words);
  for (const ask of [
    () => server.ask("rulewright/plan", { uri: URI }),
    () => server.ask("rulewright/planUndeploy", { uri: URI }),
  ]) {
    expect(await refusalOf(ask())).toContain(words);
  }
  const live = await server.ask("rulewright/liveRules", { zone: "example.com", uri: URI });
  expect(live.phases[0]?.problem?.message).toContain(words);
  expect(sandbox.control.requests().filter(({ method }) => method !== "GET")).toEqual([]);
  expect(texts.get(LOCK)).toBe(before);
  expect([...texts.keys()].filter((uri) => uri.endsWith(".lock.json"))).toEqual([LOCK]);

  failure = undefined;
  texts.set(LOCK, good);
  await server.client.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: LOCK, type: 2 }] });
  expect(await lens()).toContain("differs from what is live");
  expect(server.published(LOCK)).toEqual([]);
});
