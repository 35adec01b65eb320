/** The token reaches Cloudflare and nothing else: no answer, log, message, diagnostic or file, even when answers quote it. */
import { expect, onTestFinished, test, vi } from "vitest";
import { startSandbox } from "#sandbox/sandbox.ts";
import { memoryFiles } from "#test/support/memory-files.ts";
import { startTestServer } from "#test/support/test-server.ts";

const URI = "file:///project/api.rule";
const RULE = '---\nname: A\nref: a\naction: block\nzone: example.com\n---\nhttp.host eq "a.example.com"\n';

/** What goes wrong with a write, or with every call but the verification of the token. */
type Way = (token: string) => Promise<Response>;

const refusal: Way = async (token) => {
  const errors = [{ code: 20000, message: `no such thing for ${token}` }];
  return Response.json({ success: false, result: null, errors, messages: [] }, { status: 400 });
};
const page: Way = async (token) => new Response(`<h1>Bearer ${token}</h1>`, { status: 502 });
const cut: Way = async (token) => {
  throw new Error(`socket closed: authorization: Bearer ${token}`, { cause: new Error(token) });
};

test.each<[string, Way, boolean, string]>([
  ["writes are refused", refusal, false, "no such thing for (token)"],
  ["writes meet an outage's page", page, false, "HTTP 502"],
  ["writes are cut off", cut, false, "cannot be reached"],
  ["everything is refused", refusal, true, "no such thing for (token)"],
  ["everything is cut off", cut, true, "cannot be reached"],
])("when %s", async (_name, way, reads, shown) => {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  const { token } = sandbox;
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const url = String(input instanceof Request ? input.url : input);
    const isRead = (init?.method ?? "GET").toUpperCase() === "GET";
    return url.endsWith("/verify") || (isRead && !reads) ? globalThis.fetch(input, init) : way(token);
  };
  const files = memoryFiles();
  const heard: string[] = [];
  for (const stream of [process.stdout, process.stderr]) {
    const spy = vi.spyOn(stream, "write").mockImplementation((text) => heard.push(String(text)) > 0);
    onTestFinished(() => spy.mockRestore());
  }
  const server = await startTestServer({
    initialization: { client: "vscode", storage: "file:///storage" },
    world: { files, fetch, env: { RULEWRIGHT_API: sandbox.api }, sleep: async () => {} },
  });
  for (const method of ["window/logMessage", "window/showMessage", "$/logTrace", "telemetry/event"]) {
    server.client.onNotification(method, (params: unknown) => void heard.push(JSON.stringify(params)));
  }
  const note = async <T>(work: Promise<T>): Promise<T | undefined> => {
    try {
      const answer = await work;
      heard.push(JSON.stringify(answer) ?? "");
      return answer;
    } catch (error) {
      const { message, data, stack } = error as Error & { data?: unknown };
      heard.push(message, JSON.stringify(data) ?? "", stack ?? "");
      return undefined;
    }
  };
  await note(server.ask("rulewright/setToken", { token }));
  await server.open(URI, RULE);
  const planned = await note(server.ask("rulewright/plan", { uri: URI }));
  await note(server.ask("rulewright/deploy", { ticket: planned?.ticket ?? "none" }));
  await note(server.ask("rulewright/hosts", { zone: "example.com", refresh: true }));
  await note(server.ask("rulewright/enableMtls", { zone: "example.com", hosts: ["new.example.com"] }));
  await note(server.ask("rulewright/liveRules", { zone: "example.com", uri: URI, refresh: true }));
  await note(server.ask("rulewright/ruleStates", { uri: URI, refresh: true }));
  await note(server.request("textDocument/codeLens", { textDocument: { uri: URI } }));
  heard.push(JSON.stringify(server.published(URI)), JSON.stringify(server.statuses), ...files.texts.values());
  await server.stop();
  const everything = heard.join("\n");
  expect(everything).toContain(shown);
  expect(everything).not.toContain(token);
});
