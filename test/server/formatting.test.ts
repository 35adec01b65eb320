import { afterEach, describe, expect, test } from "vitest";
import type { CodeAction, TextEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { memoryFiles } from "#test/support/memory-files.ts";
import { startTestServer, type TestServer } from "#test/support/test-server.ts";

const URI = "file:///project/rules/api.rule";
const TEXT = "---\nname:  API\naction: block\n---\nssl  and   not ssl\n---\nname:  B\nref: b\n---\nssl  and ssl\n";

let server: TestServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function ask<T>(text: string, method: string, params: object, files = {}): Promise<T> {
  server = await startTestServer({ world: { files: memoryFiles(files) } });
  await server.open(URI, text);
  return server.request<T>(method, { textDocument: { uri: URI }, ...params });
}

const applied = (text: string, edits: TextEdit[]): string =>
  TextDocument.applyEdits(TextDocument.create(URI, "", 0, text), edits);

const options = { tabSize: 8, insertSpaces: false };

describe("formatting", () => {
  test("is announced, of files and ranges, with the kinds of refactorings", async () => {
    server = await startTestServer();
    expect(server.initialized.capabilities).toMatchObject({
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      codeActionProvider: {
        codeActionKinds: expect.arrayContaining(["refactor.rewrite", "refactor.extract", "refactor.inline"]),
      },
    });
  });

  test("of a file touches only what differs, whatever the editor's tabs are", async () => {
    const edits = await ask<TextEdit[]>(TEXT, "textDocument/formatting", { options });
    expect(applied(TEXT, edits)).toBe(TEXT.replaceAll(/(?<=\S) +/g, " "));
    expect(edits.map(({ range }) => range.start.line)).toEqual([1, 4, 6, 9]);
  });

  test("of a range is of the parts that it touches", async () => {
    const range = { start: { line: 4, character: 1 }, end: { line: 4, character: 3 } };
    const edits = await ask<TextEdit[]>(TEXT, "textDocument/rangeFormatting", { options, range });
    expect(applied(TEXT, edits)).toBe(TEXT.replace("ssl  and   not ssl", "ssl and not ssl"));
  });

  test("knows the fields that rulewright.yaml declares", async () => {
    const files = { "file:///project/rulewright.yaml": "fields: { cf.brand.new_field: Integer }\n" };
    const text = "cf.brand.new_field  in {1   2}\n";
    const edits = await ask<TextEdit[]>(text, "textDocument/formatting", { options }, files);
    expect(applied(text, edits)).toBe("cf.brand.new_field in {1 2}\n");
  });

  test("of a document that is not open is empty", async () => {
    server = await startTestServer();
    const params = { textDocument: { uri: URI }, options };
    expect(await server.request("textDocument/formatting", params)).toEqual([]);
  });
});

describe("refactorings", () => {
  const range = { start: { line: 4, character: 0 }, end: { line: 4, character: 0 } };
  const notation = (only?: string[]): Promise<CodeAction[]> =>
    ask(TEXT, "textDocument/codeAction", { range, context: { diagnostics: [], ...(only ? { only } : {}) } });

  test("come with their kind and edit", async () => {
    const found = (await notation()).find(({ title }) => title === "Switch to C-like notation");
    expect(found?.kind).toBe("refactor.rewrite");
    expect(applied(TEXT, found?.edit?.changes?.[URI] ?? [])).toBe(TEXT.replace("and   not ssl", "&&   !ssl"));
  });

  test.each([
    [["refactor"], 1],
    [["refactor.rewrite"], 1],
    [["quickfix"], 0],
    [["refactor.extract"], 0],
    [["source"], 0],
  ])("are given to a client that asks for %s: %i", async (only, count) => {
    const found = (await notation(only)).filter(({ title }) => title.includes("notation"));
    expect(found).toHaveLength(count);
  });
});
