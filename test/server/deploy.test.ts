import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { CompletionItem } from "vscode-languageserver";
import { coreJudge, type Judge } from "#sandbox/rulesets/judge.ts";
import { type Sandbox, startSandbox } from "#sandbox/sandbox.ts";
import type { SessionStatus } from "#server/protocol.ts";
import { memoryFiles } from "#test/support/memory-files.ts";
import { startTestServer, type TestServer } from "#test/support/test-server.ts";

const URI = "file:///project/rules/api.rule";
const LOCK = "file:///project/rulewright.lock.json";
const RULE = `---
name: Require a client certificate on the API
ref: api-mtls
action: block
zone: example.com
---
http.host in {"api.example.com"}
and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)
`;

/** The product's own judgement, but for one host that this Cloudflare refuses. */
const judge: Judge = (question) =>
  question.expression.includes("refused.example")
    ? { ...coreJudge(question), error: { start: 10, end: 12, message: "unknown identifier" } }
    : coreJudge(question);

let sandbox: Sandbox;
let server: TestServer;
let files: ReturnType<typeof memoryFiles>;

beforeAll(async () => {
  sandbox = await startSandbox({ judge });
});
afterAll(() => sandbox.close());

beforeEach(async () => {
  files = memoryFiles({ "file:///project/rulewright.yaml": "zones: { production: example.com }\n" });
  server = await startTestServer({
    initialization: { storage: "file:///storage" },
    world: { files, env: { RULEWRIGHT_API: sandbox.api, CLOUDFLARE_API_TOKEN: sandbox.token } },
  });
});
afterEach(() => server.stop());

async function signedIn(): Promise<SessionStatus> {
  return server.ask("rulewright/setToken", { token: sandbox.token });
}

describe("the session", () => {
  test("takes token and API from the environment and tells the client", async () => {
    const status = await signedIn();
    expect(status).toMatchObject({ token: "active", sandbox: true, account: "Sandbox", problem: null });
    expect(server.statuses.at(-1)).toMatchObject({ token: "active" });
    expect(await server.ask("rulewright/zones", {})).toMatchObject([{ name: "example.com", plan: "business" }]);
  });

  test("says what is wrong with a token, and never writes one to disk", async () => {
    const status = await server.ask("rulewright/setToken", { token: "cfut_wrong0000000000000000000000000000000000" });
    expect(status.token).toBe("invalid");
    expect(status.problem).toMatch(/\.$/);
    await signedIn();
    await server.ask("rulewright/hosts", { zone: "example.com" });
    expect([...files.texts.keys()].some((uri) => uri.startsWith("file:///storage/"))).toBe(true);
    for (const text of files.texts.values()) expect(text).not.toContain(sandbox.token);
  });

  test("hosts of the zone come into completion without being asked for", async () => {
    await signedIn();
    const text = RULE.replace('"api.example.com"', "");
    await server.open(URI, text);
    await server.ask("rulewright/hosts", { zone: "example.com" });
    await server.diagnosticsThat(URI, () => true);
    const position = { line: 6, character: "http.host in {".length };
    const items = await server.request<CompletionItem[]>("textDocument/completion", {
      textDocument: { uri: URI },
      position,
    });
    const sorted = items.toSorted((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1));
    expect(sorted.map(({ label }) => label)).toEqual(["api.example.com", "example.com", "www.example.com"]);
    expect(sorted[0]?.labelDetails?.description).toBe("mTLS enabled · Cloudflare CA");
    expect(sorted[1]?.labelDetails?.description).toBe("no mTLS");
  });

  test("a host without mTLS is found out once the look-up has come", async () => {
    await server.open(URI, RULE.replace("api.example.com", "www.example.com"));
    await signedIn();
    const found = await server.diagnosticsThat(URI, (all) => all.some(({ code }) => code === "mtls/host-not-enabled"));
    expect(found.find(({ code }) => code === "mtls/host-not-enabled")?.range.start.line).toBe(6);
  });

  test("a host can be put on the list", async () => {
    await signedIn();
    const list = await server.ask("rulewright/enableMtls", { zone: "example.com", hosts: ["shop.example.com"] });
    expect(list.hosts.find(({ name }) => name === "shop.example.com")?.authorities).toEqual(["Cloudflare CA"]);
  });
});

describe("deploying", () => {
  test("plan, deploy, and a second plan is empty", async () => {
    await signedIn();
    await server.open(URI, RULE);
    const plan = await server.ask("rulewright/plan", { uri: URI });
    expect(plan).toMatchObject({ file: "api.rule", empty: false, zones: [{ zone: "example.com", create: 1 }] });
    expect(plan.question).toBe("Deploy api.rule to example.com (Sandbox)?");

    const progress: unknown[] = [];
    server.client.onNotification("$/progress", (value) => void progress.push(value));
    const view = await server.ask("rulewright/deploy", { ticket: plan.ticket, workDoneToken: "deploy-1" });
    expect(view).toMatchObject({ outcome: "done", notDone: [] });
    expect(progress.at(0)).toMatchObject({ token: "deploy-1", value: { kind: "begin", title: "Deploying api.rule" } });
    expect(progress.at(-1)).toMatchObject({ token: "deploy-1", value: { kind: "end" } });

    expect(JSON.parse(files.texts.get(LOCK) ?? "null")).not.toBeNull();
    const again = await server.ask("rulewright/plan", { uri: URI });
    expect(again).toMatchObject({ empty: true, upToDate: "example.com is up to date with api.rule." });

    const live = await server.ask("rulewright/live", { uri: URI });
    expect(live.text).toContain("ref: api-mtls");
    expect(live.title).toContain("example.com");
  });

  test("what Cloudflare refuses stands in the file until that changes", async () => {
    await signedIn();
    const uri = "file:///project/rules/refused.rule";
    await server.open(uri, RULE.replaceAll("api-mtls", "refused").replace("api.example", "api.refused.example"));
    await expect(server.ask("rulewright/plan", { uri })).rejects.toMatchObject({ data: { reason: "refused" } });
    const isRefusal = ({ code }: { code?: unknown }) => code === "cloudflare/refused";
    const refused = (await server.diagnosticsThat(uri, (all) => all.some(isRefusal))).find(isRefusal);
    expect(refused).toMatchObject({
      severity: 1,
      source: "rulewright",
      message: "Cloudflare refuses this expression: unknown identifier.",
      range: { start: { line: 6, character: 10 }, end: { line: 6, character: 12 } },
    });
    const at = { line: 8, character: 0 };
    expect((await server.change(uri, { range: { start: at, end: at }, text: " " })).some(isRefusal)).toBe(false);
  });

  test("errors in the file stop it before anything is asked", async () => {
    await signedIn();
    await server.open(URI, RULE.replace("http.host", "http.hots"));
    await expect(server.ask("rulewright/plan", { uri: URI })).rejects.toMatchObject({
      message: "1 error in api.rule. Nothing was sent.",
      data: { reason: "errors-in-file", action: "show-problems" },
    });
  });

  test("a file that is not open is read from disk", async () => {
    await signedIn();
    files.texts.set("file:///project/rules/other.rule", RULE.replaceAll("api-mtls", "other"));
    const plan = await server.ask("rulewright/plan", { uri: "file:///project/rules/other.rule" });
    expect(plan.file).toBe("other.rule");
    await expect(server.ask("rulewright/plan", { uri: "file:///project/rules/none.rule" })).rejects.toMatchObject({
      data: { reason: "missing" },
    });
  });

  test("without a token it says so", async () => {
    await server.ask("rulewright/setToken", { token: null });
    await server.open(URI, RULE);
    await expect(server.ask("rulewright/plan", { uri: URI })).rejects.toMatchObject({
      data: { reason: "no-token", action: "set-token" },
    });
  });

  test("an editor without our client is asked through the protocol's own messages", async () => {
    await signedIn();
    const uri = "file:///project/rules/command.rule";
    await server.open(uri, RULE.replaceAll("api-mtls", "by-command"));
    const questions: string[] = [];
    const told: string[] = [];
    let answer: { title: string } | null = null;
    server.client.onRequest("window/showMessageRequest", ({ message }: { message: string }) => {
      questions.push(message);
      return answer;
    });
    server.client.onNotification("window/showMessage", ({ message }: { message: string }) => void told.push(message));
    const command = { command: "rulewright.deploy", arguments: [uri] };
    expect(await server.request("workspace/executeCommand", command)).toBeNull();
    expect(questions[0]).toMatch(/^Deploy command\.rule to example\.com \(Sandbox\)\?\n\n/);
    answer = { title: "Deploy" };
    expect(await server.request("workspace/executeCommand", command)).toMatchObject({ outcome: "done" });
    expect(told.at(-1)).toMatch(/^Deployed command\.rule to example\.com/);
    expect(await server.request("workspace/executeCommand", command)).toBeNull();
    expect(told.at(-1)).toBe("example.com is up to date with command.rule.");
  });

  test("a deploy is undone, a rule disabled and a file undeployed by command too", async () => {
    await signedIn();
    const uri = "file:///project/rules/back.rule";
    await server.open(uri, RULE.replaceAll("api-mtls", "back"));
    const live = () => sandbox.control.ruleset({ zone: "example.com" })?.rules.find((rule) => rule.ref === "back");
    const questions: string[] = [];
    server.client.onRequest(
      "window/showMessageRequest",
      ({ message, actions }: { message: string; actions: object[] }) => {
        questions.push(message.split("\n")[0] as string);
        return actions[0] ?? null;
      },
    );
    server.client.onNotification("window/showMessage", () => {});
    const run = (command: string, ...more: unknown[]) =>
      server.request("workspace/executeCommand", { command: `rulewright.${command}`, arguments: [uri, ...more] });

    expect(await run("deploy")).toMatchObject({ outcome: "done", undoable: true });
    await run("disableRule", null, "back");
    expect(live()?.enabled).toBe(false);
    await run("undoDeploy");
    expect(live()?.enabled).toBe(true);
    await run("undeploy", "production");
    expect(live()).toBeUndefined();
    expect(questions).toEqual([
      "Deploy back.rule to example.com (Sandbox)?",
      "Disable `back` of back.rule on example.com (Sandbox) now?",
      "Undo the last deploy of back.rule to example.com (Sandbox)?",
      "Delete the rules of back.rule from example.com (Sandbox)?",
    ]);
  });

  test("the rule at the line is the one that is disabled", async () => {
    await signedIn();
    await server.open(URI, RULE + RULE.replaceAll("api-mtls", "never-deployed"));
    await expect(server.ask("rulewright/planDisable", { uri: URI, line: 9 })).rejects.toMatchObject({
      data: { message: "`never-deployed` of api.rule is not deployed, so there is nothing to disable." },
    });
  });

  test("pulls live rules into new files, and into open ones through the editor", async () => {
    await signedIn();
    const rule = { ref: "pulled", action: "block", expression: "ssl", description: "Pulled", enabled: true };
    sandbox.control.write({ zone: "example.com", kind: "replace", rules: [rule, { ...rule, ref: "open" }] });
    const uri = "file:///project/pull/open.rule";
    const text = "---\nname: Pulled\nref: open\naction: block # hard\nzone: example.com\n---\nnot ssl\n";
    files.texts.set(uri, text.replace("ref: open", "ref: saved"));
    await server.open(uri, text);
    const edits: unknown[] = [];
    server.client.onRequest("workspace/applyEdit", ({ edit }: { edit: { documentChanges: unknown[] } }) => {
      edits.push(...edit.documentChanges);
      return { applied: true };
    });
    const plan = await server.ask("rulewright/planPull", { folder: "file:///project/pull", zone: "production" });
    expect(plan.detail).toBe("Change open.rule: open\nCreate pulled.rule (pulled)");
    const done = await server.ask("rulewright/pull", { ticket: plan.ticket });
    expect(done.message).toBe("Pulled into 2 files.");
    expect(files.texts.get("file:///project/pull/pulled.rule")).toBe(
      "---\nname: Pulled\nref: pulled\naction: block\nzone: example.com\n---\nssl\n",
    );
    expect(files.texts.get(uri)).toContain("ref: saved");
    expect(edits).toEqual([
      {
        textDocument: { uri, version: 1 },
        edits: [{ range: { start: { line: 6, character: 0 }, end: { line: 6, character: 4 } }, newText: "" }],
      },
    ]);
  });
});
