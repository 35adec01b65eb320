import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CodeLens } from "vscode-languageserver";
import { type Sandbox, startSandbox } from "#sandbox/sandbox.ts";
import type { InitializationOptions } from "#server/protocol.ts";
import { memoryFiles } from "#test/support/memory-files.ts";
import { startTestServer, type TestServer } from "#test/support/test-server.ts";

const zone = "example.com";
const URI = "file:///project/rules/api.rule";
const A = '---\nname: A\nref: a\naction: block\nzone: example.com\n---\nhttp.host eq "a.example.com"\n';
const B = A.replaceAll("a.example", "b.example").replace("name: A\nref: a", "name: B\nref: b");

let sandbox: Sandbox;
let server: TestServer;
let files: ReturnType<typeof memoryFiles>;
let refreshed: () => Promise<void>;

async function begin(initialization: InitializationOptions = { client: "vscode" }): Promise<void> {
  server = await startTestServer({
    initialization,
    capabilities: { workspace: { codeLens: { refreshSupport: true } } },
    world: { files, env: { RULEWRIGHT_API: sandbox.api } },
  });
  let wake: () => void = () => {};
  let next = new Promise<void>((resolve) => {
    wake = resolve;
  });
  server.client.onRequest("workspace/codeLens/refresh", () => {
    wake();
    next = new Promise((resolve) => {
      wake = resolve;
    });
    return null;
  });
  refreshed = () => next;
}

beforeEach(async () => {
  sandbox = await startSandbox();
  files = memoryFiles({ "file:///project/rulewright.yaml": "default: example.com\n" });
  await begin();
});
afterEach(async () => {
  await server.stop();
  await sandbox.close();
});

async function deploy(text: string): Promise<void> {
  await server.ask("rulewright/setToken", { token: sandbox.token });
  await server.open(URI, text);
  const { ticket } = await server.ask("rulewright/plan", { uri: URI });
  await server.ask("rulewright/deploy", { ticket });
}

async function lenses(): Promise<string[]> {
  const found = await server.request<CodeLens[] | null>("textDocument/codeLens", { textDocument: { uri: URI } });
  const lines = new Map<number, string[]>();
  for (const { range, command } of found ?? []) {
    lines.set(range.start.line, [...(lines.get(range.start.line) ?? []), command?.title ?? ""]);
  }
  return [...lines].map(([line, titles]) => `${line}: ${titles.join(" | ")}`);
}

/** The lenses once they are as wanted: what they say is looked up in the background. */
async function eventually(wanted: readonly string[]): Promise<void> {
  for (let round = 0; round < 20; round++) {
    const next = refreshed();
    if ((await lenses()).join() === wanted.join()) return;
    await Promise.race([next, new Promise((resolve) => setTimeout(resolve, 200))]);
  }
  expect(await lenses()).toEqual(wanted);
}

describe("lenses above rules", () => {
  test("offer to deploy before anything is known, also without a token", async () => {
    await server.open(URI, A + B);
    expect(await lenses()).toEqual(["0: Deploy | Show Changes", "7: Deploy | Show Changes"]);
    expect(sandbox.control.requests()).toEqual([]);
  });

  test("say how each rule stands, and how often it matched", async () => {
    await deploy(A);
    await server.change(URI, { text: A + B });
    const id = sandbox.control.ruleset({ zone })?.rules[0]?.id as string;
    sandbox.control.setFixtures({ hits: { [sandbox.zones[zone] as string]: [{ ruleId: id, count: 1240 }] } });
    await eventually([
      "0: Deploy | Show Changes | deployed, same | 1,240 hits in 24 h",
      "7: Deploy | Show Changes | not deployed",
    ]);
    await server.change(URI, { text: A.replace("block", "js_challenge") });
    await eventually(["0: Deploy | Show Changes | differs from what is live | 1,240 hits in 24 h"]);
  });

  test("are read from memory alone: asking for them sends nothing while all is known", async () => {
    await deploy(A);
    await eventually(["0: Deploy | Show Changes | deployed, same | no hits in 24 h"]);
    sandbox.control.clearRequests();
    for (let i = 0; i < 5; i++) await lenses();
    expect(sandbox.control.requests()).toEqual([]);
  });

  test("are those of the protocol for other editors, and none where they are switched off", async () => {
    await server.stop();
    await begin({});
    await server.open(URI, A);
    expect(await lenses()).toEqual(["0: Deploy"]);
    await server.client.sendNotification("workspace/didChangeConfiguration", {
      settings: { rulewright: { codeLens: false } },
    });
    expect(await lenses()).toEqual([]);
  });
});

describe("a rule changed outside", () => {
  async function changedOutside(): Promise<void> {
    await deploy(A);
    sandbox.control.write({ zone, kind: "edit", ref: "a", changes: { expression: "ssl", enabled: false } });
    await server.ask("rulewright/ruleStates", { uri: URI, refresh: true });
  }

  test("is told in the lens and in the states", async () => {
    await changedOutside();
    const { rules } = await server.ask("rulewright/ruleStates", { uri: URI });
    expect(rules).toMatchObject([
      { ref: "a", line: 0, state: "changed-outside", text: "changed outside", zones: [{ zone, enabled: false }] },
    ]);
    expect((await lenses())[0]).toContain("changed outside, disabled");
  });

  test("is taken into the file, which is the same then", async () => {
    await changedOutside();
    let text = A;
    server.client.onRequest(
      "workspace/applyEdit",
      async ({ edit }: { edit: { documentChanges: { edits: { range: object; newText: string }[] }[] } }) => {
        const edits = edit.documentChanges[0]?.edits ?? [];
        expect(edits).toHaveLength(2);
        text = A.replace("action: block\n", "action: block\nenabled: false\n").replace(
          'http.host eq "a.example.com"',
          "ssl",
        );
        return { applied: true };
      },
    );
    expect(await server.ask("rulewright/adopt", { uri: URI, ref: "a" })).toEqual({ changed: true });
    await server.change(URI, { text });
    const { rules } = await server.ask("rulewright/ruleStates", { uri: URI });
    expect(rules[0]?.state).toBe("same");
    expect(await server.ask("rulewright/adopt", { uri: URI, ref: "a" })).toEqual({ changed: false });
  });

  test("is merged: the file takes over the chosen parts and keeps its own words for the others", async () => {
    await changedOutside();
    const asked = { uri: URI, ref: "a" };
    expect(await server.ask("rulewright/drift", asked)).toEqual({
      parts: [
        { part: "expression", name: "expression", inFile: 'http.host eq "a.example.com"', live: "ssl" },
        { part: "enabled", name: "enabled", inFile: "true", live: "false" },
      ],
    });
    const written: string[] = [];
    server.client.onRequest(
      "workspace/applyEdit",
      async ({ edit }: { edit: { documentChanges: { edits: { newText: string }[] }[] } }) => {
        written.push(...(edit.documentChanges[0]?.edits ?? []).map(({ newText }) => newText));
        return { applied: true };
      },
    );
    expect(await server.ask("rulewright/adopt", { ...asked, parts: [] })).toEqual({ changed: false });
    expect(await server.ask("rulewright/adopt", { ...asked, parts: ["enabled"] })).toEqual({ changed: true });
    expect(written).toEqual(["enabled: false\n"]);
    await server.change(URI, { text: A.replace("action: block\n", "action: block\nenabled: false\n") });
    const { rules } = await server.ask("rulewright/ruleStates", { uri: URI });
    expect(rules[0]?.state).toBe("differs");
    expect((await server.ask("rulewright/drift", asked)).parts.map(({ name }) => name)).toEqual(["expression"]);
  });

  test("is overwritten or left, as the person of another editor answers", async () => {
    await changedOutside();
    const asked: string[] = [];
    const answers = ["Keep Both", "Overwrite", "Deploy"];
    server.client.onRequest("window/showMessageRequest", ({ message }: { message: string }) => {
      asked.push(message.split("\n")[0] as string);
      return { title: answers.shift() };
    });
    server.client.onNotification("window/showMessage", () => {});
    const command = { command: "rulewright.resolveDrift", arguments: [URI, null, "a"] };
    await server.request("workspace/executeCommand", command);
    expect(sandbox.control.ruleset({ zone })?.rules[0]?.expression).toBe("ssl");
    await server.request("workspace/executeCommand", command);
    expect(sandbox.control.ruleset({ zone })?.rules[0]?.expression).toBe('http.host eq "a.example.com"');
    const question = "`a` was changed outside since the last deploy.";
    expect(asked).toEqual([question, question, "Deploy api.rule to example.com (Sandbox)?"]);
  });
});

test("the live rules of a zone come in order, with the file that each is from", async () => {
  await deploy(A);
  const rule = { ref: "theirs", action: "managed_challenge", expression: "ssl", description: "Theirs", enabled: false };
  sandbox.control.write({ zone, kind: "add", rule });
  const view = await server.ask("rulewright/liveRules", { zone, uri: URI, refresh: true });
  expect(view).toMatchObject({ zone, account: "Sandbox" });
  expect(view.phases).toMatchObject([
    {
      phase: "http_request_firewall_custom",
      rules: [
        { ref: "a", name: "A", action: "block", enabled: true, file: "rules/api.rule" },
        { ref: "theirs", name: "Theirs", action: "managed_challenge", enabled: false, file: null },
      ],
    },
    { phase: "http_ratelimit", rules: [] },
  ]);
});
