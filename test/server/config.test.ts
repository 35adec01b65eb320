import { afterEach, describe, expect, test } from "vitest";
import type { CodeAction, CompletionItem, DocumentSymbol, FoldingRange, Hover } from "vscode-languageserver";
import { memoryFiles } from "#test/support/memory-files.ts";
import { startTestServer, type TestServer, type TestServerOptions } from "#test/support/test-server.ts";

const CONFIG = "file:///shop/rulewright.yaml";
const RULE = "file:///shop/rules/a.rule";
const TESTS = "file:///shop/rules/a.test.yaml";

let server: TestServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function start(options: TestServerOptions = {}): Promise<TestServer> {
  server = await startTestServer(options);
  return server;
}

const at = (line: number, character: number) => ({ line, character });
const place = (uri: string, line: number, character: number) => ({
  textDocument: { uri },
  position: at(line, character),
});

describe("rulewright.yaml in the editor", () => {
  test("says what is wrong while it is typed, with a fix", async () => {
    const { open, change, request } = await start();
    expect(await open(CONFIG, "plan: pro\n")).toEqual([]);
    const [found] = await change(CONFIG, { text: "plan: prro\n" });
    expect(found).toMatchObject({ code: "config/value", range: { start: at(0, 6), end: at(0, 10) } });
    const [action] = await request<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri: CONFIG },
      range: { start: at(0, 7), end: at(0, 7) },
      context: { diagnostics: [] },
    });
    expect(action).toMatchObject({ title: "Change to `pro`", kind: "quickfix", isPreferred: true });
    expect(action?.edit?.changes?.[CONFIG]).toEqual([{ range: found?.range, newText: "pro" }]);
  });

  test("completes, explains and has an outline, and is no rule file", async () => {
    const { open, request } = await start();
    await open(CONFIG, "lint:\n  mtls/no-host: off\n  \n");
    const items = await request<CompletionItem[]>("textDocument/completion", place(CONFIG, 2, 2));
    const code = items.find(({ label }) => label === "mtls/revoked-not-checked");
    expect(code?.textEdit).toEqual({
      range: { start: at(2, 2), end: at(2, 2) },
      newText: "mtls/revoked-not-checked: ",
    });
    const hover = await request<Hover>("textDocument/hover", place(CONFIG, 1, 5));
    expect(hover.range).toEqual({ start: at(1, 2), end: at(1, 14) });
    const symbols = await request<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument: { uri: CONFIG } });
    expect(symbols.map(({ name, children }) => [name, children?.map((child) => child.name)])).toEqual([
      ["lint", ["mtls/no-host"]],
    ]);
    // A client that gets no answer folds YAML in its own way; an empty list would keep it from that.
    const folds = await request<FoldingRange[] | null>("textDocument/foldingRange", { textDocument: { uri: CONFIG } });
    expect(folds).toBeNull();
  });

  test("counts for open rule files before it is saved, and the disk's again when it is closed", async () => {
    const files = memoryFiles({ [CONFIG]: "plan: pro\n" });
    const { open, change, client, diagnosticsThat } = await start({ world: { files } });
    const text = "---\nname: A\nref: a\naction: block\n---\ncf.brand.new_field\n";
    const isUnknown = ({ code }: { code?: unknown }) => code === "type/unknown-field";
    expect((await open(RULE, text)).some(isUnknown)).toBe(true);
    await open(CONFIG, "plan: pro\n");
    await change(CONFIG, { text: "plan: pro\nfields: { cf.brand.new_field: Boolean }\n" });
    await diagnosticsThat(RULE, (found) => !found.some(isUnknown));
    await client.sendNotification("textDocument/didClose", { textDocument: { uri: CONFIG } });
    await diagnosticsThat(RULE, (found) => found.some(isUnknown));
  });

  test("that is removed has no problems any more", async () => {
    const files = memoryFiles({ [CONFIG]: "plan: gold\n" });
    const { open, client, diagnosticsThat } = await start({
      world: { files },
      capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
    });
    await open(RULE, "ssl");
    await diagnosticsThat(CONFIG, (found) => found.length === 1);
    files.texts.delete(CONFIG);
    await client.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: CONFIG, type: 3 }] });
    await diagnosticsThat(CONFIG, (found) => found.length === 0);
  });
});

test("a file of tests completes the refs of its rule file, as that stands in the editor", async () => {
  const { open, request } = await start();
  await open(RULE, "---\nname: A\nref: fresh\naction: block\n---\nssl\n");
  expect(await open(TESTS, "tests:\n  - by: \n")).toEqual([]);
  const items = await request<CompletionItem[]>("textDocument/completion", place(TESTS, 1, 8));
  expect(items.map(({ label }) => label)).toEqual(["fresh"]);
});

test("a client that can be told later is told which files are formatted", async () => {
  const dynamicRegistration = true;
  const { initialized, registrations, open } = await start({
    capabilities: {
      textDocument: {
        formatting: { dynamicRegistration },
        rangeFormatting: { dynamicRegistration },
        onTypeFormatting: { dynamicRegistration },
      },
    },
  });
  expect(initialized.capabilities.documentFormattingProvider).toBe(false);
  await open(RULE, "ssl");
  expect(registrations.map(({ method }) => method)).toEqual([
    "textDocument/formatting",
    "textDocument/rangeFormatting",
    "textDocument/onTypeFormatting",
  ]);
  for (const { registerOptions } of registrations) {
    expect(registerOptions).toMatchObject({
      documentSelector: [{ language: "cloudflare-rule" }, { pattern: "**/*.rule" }],
    });
  }
});
