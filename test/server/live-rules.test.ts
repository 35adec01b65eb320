import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "#sandbox/sandbox.ts";
import type { LivePhaseView } from "#server/protocol.ts";
import { memoryFiles } from "#test/support/memory-files.ts";
import { startTestServer, type TestServer } from "#test/support/test-server.ts";

const zone = "example.com";
const FOLDER = "file:///project";
const URI = `${FOLDER}/rules/api.rule`;
const rule = (ref: string, header = "", expression = `http.host eq "${ref}.example.com"`): string =>
  `---\nname: Rule ${ref}\nref: ${ref}\naction: block\nzone: example.com\n${header}---\n${expression}\n`;
const THEIRS = { ref: "theirs", action: "managed_challenge", expression: "ssl", description: "Theirs", enabled: false };

let sandbox: Sandbox;
let server: TestServer;
let files: ReturnType<typeof memoryFiles>;
let now: Date;

beforeEach(async () => {
  now = new Date();
  sandbox = await startSandbox({ zones: [{ name: zone }, { name: "example.net" }] });
  files = memoryFiles({ [`${FOLDER}/rulewright.yaml`]: "zones:\n  net: example.net\n" });
  await begin();
});
afterEach(async () => {
  await server.stop();
  await sandbox.close();
});

async function begin(): Promise<void> {
  server = await startTestServer({
    initialization: { client: "vscode" },
    folders: [FOLDER],
    world: { files, env: { RULEWRIGHT_API: sandbox.api }, now: () => now },
  });
}

async function deploy(text: string, uri = URI): Promise<void> {
  await server.ask("rulewright/setToken", { token: sandbox.token });
  files.write(uri, text);
  await server.open(uri, text);
  const { ticket } = await server.ask("rulewright/plan", { uri });
  await server.ask("rulewright/deploy", { ticket });
}

/** `ref: text` of a phase's rules, in order. */
const drawn = (phase: LivePhaseView | undefined): string[] =>
  (phase?.rules ?? []).map(({ ref, text, enabled }) => `${ref}: ${text}${enabled ? "" : ", disabled"}`);

async function custom(options: { refresh?: boolean; zone?: string } = {}): Promise<LivePhaseView> {
  const { phases } = await server.ask("rulewright/liveRules", { zone, ...options });
  return phases.find(({ phase }) => phase === "http_request_firewall_custom") as LivePhaseView;
}

describe("the rules of a zone", () => {
  test("come in order with how each stands, and files' rules where a deploy would put them", async () => {
    sandbox.control.write({ zone, kind: "add", rule: THEIRS });
    await deploy(rule("a") + rule("b") + rule("c"));
    sandbox.control.write({ zone, kind: "edit", ref: "b", changes: { expression: "ssl" } });
    sandbox.control.write({ zone, kind: "delete", ref: "c" });
    await server.change(URI, { text: rule("a", "enabled: false\n") + rule("b") + rule("c") });
    files.write(`${FOLDER}/new.rule`, rule("new", "position: first\n"));
    files.write(`${FOLDER}/elsewhere.rule`, rule("elsewhere").replace("example.com", "net"));
    await server.stop();
    await begin();
    await server.ask("rulewright/setToken", { token: sandbox.token });
    await server.open(URI, rule("a", "enabled: false\n") + rule("b") + rule("c"));
    expect(drawn(await custom())).toEqual([
      "new: not deployed",
      "theirs: not in this workspace, disabled",
      "a: differs from what is live",
      "b: changed outside",
      "c: deleted outside",
    ]);
    expect(drawn(await custom({ zone: "example.net" }))).toEqual(["elsewhere: not deployed"]);
  });

  test("lead to their place in a file, open or not", async () => {
    await deploy(rule("a") + rule("b"));
    files.write(`${FOLDER}/other.rule`, `# head\n${rule("other")}`);
    const { rules } = await custom({ refresh: true });
    const id = sandbox.control.ruleset({ zone })?.rules[1]?.id;
    expect(rules[1]).toMatchObject({ ref: "b", id, uri: URI, file: "rules/api.rule", line: 7, name: "Rule b" });
    expect(rules[2]).toMatchObject({
      ref: "other",
      id: null,
      uri: `${FOLDER}/other.rule`,
      line: 1,
      file: "other.rule",
    });
  });

  test("tell which one a file held before", async () => {
    await deploy(rule("a") + rule("b"));
    await server.change(URI, { text: rule("a") });
    const { rules } = await custom();
    expect(rules[1]).toMatchObject({ ref: "b", state: "left", text: "no longer in rules/api.rule", uri: null });
  });

  test("come with hits once these are known, and without where they may not be", async () => {
    await deploy(rule("a"));
    const id = sandbox.control.ruleset({ zone })?.rules[0]?.id as string;
    sandbox.control.setFixtures({ hits: { [sandbox.zones[zone] as string]: [{ ruleId: id, count: 1240 }] } });
    const changed = new Promise((resolve) => server.client.onNotification("rulewright/liveChanged", resolve));
    await custom({ refresh: true });
    await changed;
    expect((await custom()).rules[0]?.hits).toBe("1,240 hits in 24 h");
  });

  test("have phases of files beside the two usual ones, in the order they run", async () => {
    files.write(
      `${FOLDER}/redirect.rule`,
      rule("go", "phase: http_request_dynamic_redirect\n").replace("action: block", "action: redirect"),
    );
    await server.ask("rulewright/setToken", { token: sandbox.token });
    const { phases } = await server.ask("rulewright/liveRules", { zone });
    expect(phases.map(({ title }) => title)).toEqual(["Redirect rules", "Custom rules", "Rate limiting rules"]);
    expect(drawn(phases[0])).toEqual(["go: not deployed"]);
  });
});

describe("what is asked of Cloudflare", () => {
  test("is asked once while it is fresh, again when it is old or when that is wanted", async () => {
    await deploy(rule("a"));
    await custom();
    const reads = () => sandbox.control.requests().filter(({ path }) => path.includes("entrypoint")).length;
    sandbox.control.clearRequests();
    await custom();
    expect(reads()).toBe(0);
    await custom({ refresh: true });
    expect(reads()).toBe(2);
    now = new Date(now.getTime() + 11 * 60_000);
    await custom();
    expect(reads()).toBe(4);
  });

  test("is told as it was seen last when Cloudflare is not reached", async () => {
    await deploy(rule("a"));
    const { at } = await custom();
    sandbox.control.addFault({ times: 50, effect: { kind: "cut" } });
    const lost = { at, problem: { reason: "unreachable", action: "retry" }, rules: [{ text: "deployed, same" }] };
    expect(await custom({ refresh: true })).toMatchObject(lost);
    sandbox.control.clearRequests();
    expect(await custom()).toMatchObject(lost);
    expect(sandbox.control.requests()).toEqual([]);
    sandbox.control.clearFaults();
    expect((await custom({ refresh: true })).problem).toBeNull();
    expect((await custom()).problem).toBeNull();
  });

  test("names the permission that is missing", async () => {
    const { value } = sandbox.control.addToken({ permissions: ["zone:read"] });
    await server.ask("rulewright/setToken", { token: value });
    const message = "The token cannot read custom rules of example.com. It needs Zone › Zone WAF › Read.";
    expect((await custom()).problem?.message).toBe(message);
    sandbox.control.clearRequests();
    expect((await custom()).problem?.message).toBe(message);
    expect(sandbox.control.requests()).toEqual([]);
    sandbox.control.editToken({ value, permissions: ["zone:read", "zone_waf:read"] });
    now = new Date(now.getTime() + 61_000);
    expect((await custom()).problem).toBeNull();
  });
});

test("a live rule is text in the file's format, whoever made it", async () => {
  sandbox.control.write({ zone, kind: "add", rule: THEIRS });
  await server.ask("rulewright/setToken", { token: sandbox.token });
  const params = { zone, phase: "http_request_firewall_custom", ref: "theirs" };
  expect((await server.ask("rulewright/liveRule", params)).text).toBe(
    "---\nname: Theirs\nref: theirs\naction: managed_challenge\nenabled: false\nzone: example.com\n---\nssl\n",
  );
  await expect(server.ask("rulewright/liveRule", { ...params, ref: "gone" })).rejects.toThrow(
    "`gone` is not live on example.com any more.",
  );
});
