import { afterEach, describe, expect, test } from "vitest";
import type {
  DocumentHighlight,
  InlayHint,
  SelectionRange,
  SemanticTokens,
  SemanticTokensDelta,
  TextEdit,
} from "vscode-languageserver";
import { startTestServer, type TestServer, type TestServerOptions } from "#test/support/test-server.ts";

const URI = "file:///project/rules/api.rule";
const TEXT = '---\nref: a\naction: block\n---\nssl or ssl and ip.src.country eq "AT"\n';
const textDocument = { uri: URI };
const at = (line: number, character: number) => ({ line, character });
const EVERYTHING = { start: at(0, 0), end: at(99, 0) };

let server: TestServer | undefined;
afterEach(async () => {
  await server?.stop();
  server = undefined;
});

async function open(text: string, options: TestServerOptions = {}): Promise<TestServer> {
  server = await startTestServer(options);
  await server.open(URI, text);
  return server;
}

test("what helps reading is announced", async () => {
  const { initialized } = await open("");
  expect(initialized.capabilities).toMatchObject({
    selectionRangeProvider: true,
    documentHighlightProvider: true,
    inlayHintProvider: true,
    semanticTokensProvider: { full: { delta: true }, range: true },
    documentOnTypeFormattingProvider: { firstTriggerCharacter: "\n", moreTriggerCharacter: [")", "}", "-"] },
  });
});

describe("selection ranges", () => {
  test("are linked outwards, one chain for each position", async () => {
    const { request } = await open("ssl and not ssl\n");
    const positions = [at(0, 13), at(0, 1)];
    const found = await request<SelectionRange[]>("textDocument/selectionRange", { textDocument, positions });
    const widths = found.map((first) => {
      const chain: number[] = [];
      for (let one: SelectionRange | undefined = first; one !== undefined; one = one.parent)
        chain.push(one.range.end.line > 0 ? 16 : one.range.end.character - one.range.start.character);
      return chain;
    });
    expect(widths).toEqual([
      [3, 7, 15, 16],
      [3, 15, 16],
    ]);
  });

  test("are empty in an empty file", async () => {
    const { request } = await open("");
    expect(await request("textDocument/selectionRange", { textDocument, positions: [at(0, 0)] })).toEqual([
      { range: { start: at(0, 0), end: at(0, 0) } },
    ]);
  });
});

test("highlights have ranges and kinds", async () => {
  const { request } = await open('---\nref: a\n---\nssl\n---\nposition: { after: "a" }\n---\nssl\n');
  const ask = (position: object) =>
    request<DocumentHighlight[]>("textDocument/documentHighlight", { textDocument, position });
  expect(await ask(at(1, 5))).toEqual([
    { range: { start: at(1, 5), end: at(1, 6) }, kind: 3 },
    { range: { start: at(5, 20), end: at(5, 21) }, kind: 2 },
  ]);
  expect(await ask(at(3, 1))).toEqual([{ range: { start: at(3, 0), end: at(3, 3) }, kind: 2 }]);
  expect(await ask(at(0, 1))).toEqual([]);
});

/** Five numbers a token: lines and characters from the one before, length, type, modifiers. */
function decoded(data: readonly number[], { initialized }: TestServer): string[] {
  const { tokenTypes, tokenModifiers } = initialized.capabilities.semanticTokensProvider?.legend ?? {
    tokenTypes: [],
    tokenModifiers: [],
  };
  const found: string[] = [];
  let line = 0;
  let character = 0;
  for (let at = 0; at < data.length; at += 5) {
    const [down, right, length, type, bits] = data.slice(at, at + 5) as [number, number, number, number, number];
    character = down > 0 ? right : character + right;
    line += down;
    const names = [tokenTypes[type], ...tokenModifiers.filter((_, bit) => (bits & (1 << bit)) !== 0)];
    found.push(`${line}:${character}+${length} ${names.join(".")}`);
  }
  return found;
}

describe("semantic tokens", () => {
  const full = "textDocument/semanticTokens/full";

  test("are numbers from one token to the next", async () => {
    const started = await open('---\nref: a\n---\n# why\nip.src.country eq "AT"\n');
    const { data } = await started.request<SemanticTokens>(full, { textDocument });
    expect(decoded(data, started)).toEqual([
      "1:0+3 property",
      "1:5+1 label.declaration",
      "3:0+5 comment",
      "4:0+14 variable",
      "4:15+2 keyword",
      "4:18+1 string",
      "4:19+2 enumMember.readonly",
      "4:21+1 string",
    ]);
  });

  test("leave to a grammar what it shows better", async () => {
    const capabilities = { textDocument: { semanticTokens: { augmentsSyntaxTokens: true } } };
    const started = await open('# why\nip.src.country eq "AT" or http.host matches "a"\n', { capabilities });
    const { data } = await started.request<SemanticTokens>(full, { textDocument });
    expect(decoded(data, started).map((token) => token.split(" ")[1])).toEqual([
      "variable",
      "keyword",
      "enumMember.readonly",
      "keyword",
      "variable",
      "keyword",
    ]);
  });

  test("of a range are those that touch it", async () => {
    const started = await open("ssl and\nnot ssl\n");
    const range = { start: at(1, 0), end: at(1, 3) };
    const { data } = await started.request<SemanticTokens>("textDocument/semanticTokens/range", {
      textDocument,
      range,
    });
    expect(decoded(data, started)).toEqual(["1:0+3 keyword"]);
  });

  test("change by what is different", async () => {
    const started = await open("ssl and\nnot ssl\n");
    const before = await started.request<SemanticTokens>(full, { textDocument });
    await started.change(URI, { range: { start: at(1, 4), end: at(1, 7) }, text: "http.host" });
    const delta = (previousResultId: string | undefined) =>
      started.request<SemanticTokensDelta>("textDocument/semanticTokens/full/delta", {
        textDocument,
        previousResultId,
      });
    const changed = await delta(before.resultId);
    const data = [...before.data];
    for (const { start, deleteCount, data: numbers } of changed.edits) {
      expect(deleteCount).toBeLessThan(before.data.length);
      data.splice(start, deleteCount, ...(numbers ?? []));
    }
    const now = await started.request<SemanticTokens>(full, { textDocument });
    expect(data).toEqual(now.data);
    expect((await delta(now.resultId)).edits).toEqual([]);
    // Who asks about an answer that is gone gets everything.
    expect(await delta("unknown")).toMatchObject({ data: now.data });
  });
});

describe("inlay hints", () => {
  const ask = ({ request }: TestServer) =>
    request<InlayHint[]>("textDocument/inlayHint", { textDocument, range: EVERYTHING });

  test("have places, words and the edits that make them real", async () => {
    const [open1, country, close] = await ask(await open(TEXT));
    expect(open1).toMatchObject({
      position: at(4, 7),
      label: "(",
      tooltip: { kind: "markdown", value: "`and` binds tighter than `or`: this part is read as one." },
      textEdits: [
        { range: { start: at(4, 7), end: at(4, 7) }, newText: "(" },
        { range: { start: at(4, 37), end: at(4, 37) }, newText: ")" },
      ],
    });
    expect(open1).not.toHaveProperty("paddingLeft");
    expect(country).toMatchObject({ position: at(4, 37), label: "Austria", paddingLeft: true });
    expect(close).toMatchObject({ position: at(4, 37), label: ")" });
  });

  test("go with their setting, and the editor is told to ask again", async () => {
    const capabilities = { workspace: { inlayHint: { refreshSupport: true } } };
    const started = await open(TEXT, { capabilities });
    const refreshed = new Promise<void>((resolve) => {
      started.client.onRequest("workspace/inlayHint/refresh", () => {
        resolve();
        return null;
      });
    });
    const settings = { rulewright: { inlayHints: { grouping: false, countries: "no" } } };
    await started.client.sendNotification("workspace/didChangeConfiguration", { settings });
    await refreshed;
    expect((await ask(started)).map(({ label }) => label)).toEqual(["Austria"]);
  });
});

test("a closing bracket goes below the line that it closes", async () => {
  const { request } = await open("ssl and (\n  ssl\n  )\n");
  const options = { tabSize: 2, insertSpaces: true };
  const params = { textDocument, position: at(2, 3), ch: ")", options };
  expect(await request<TextEdit[]>("textDocument/onTypeFormatting", params)).toEqual([
    { range: { start: at(2, 0), end: at(2, 2) }, newText: "" },
  ]);
});

test("on-type formatting is for rule files only, where the editor can be told so", async () => {
  const dynamic = { dynamicRegistration: true };
  const capabilities = { textDocument: { formatting: dynamic, rangeFormatting: dynamic, onTypeFormatting: dynamic } };
  const { initialized } = await open("", { capabilities });
  expect(initialized.capabilities).not.toHaveProperty("documentOnTypeFormattingProvider");
});

test("nothing is known of a file that is not open", async () => {
  server = await startTestServer();
  const { request } = server;
  const options = { tabSize: 2, insertSpaces: true };
  expect(await request("textDocument/selectionRange", { textDocument, positions: [at(0, 0)] })).toEqual([]);
  expect(await request("textDocument/documentHighlight", { textDocument, position: at(0, 0) })).toEqual([]);
  expect(await request("textDocument/inlayHint", { textDocument, range: EVERYTHING })).toEqual([]);
  expect(await request("textDocument/semanticTokens/full", { textDocument })).toEqual({ data: [] });
  expect(
    await request("textDocument/onTypeFormatting", { textDocument, position: at(0, 0), ch: ")", options }),
  ).toEqual([]);
});
