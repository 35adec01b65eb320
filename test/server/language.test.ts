import { afterEach, describe, expect, test } from "vitest";
import type {
  CodeAction,
  CompletionItem,
  CompletionList,
  DocumentSymbol,
  FoldingRange,
  Hover,
  SignatureHelp,
} from "vscode-languageserver";
import { CompletionItemKind } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { memoryFiles } from "#test/support/memory-files.ts";
import { startTestServer, type TestServer, type TestServerOptions } from "#test/support/test-server.ts";

const URI = "file:///project/rules/api.rule";

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
const place = (line: number, character: number) => ({ textDocument: { uri: URI }, position: at(line, character) });

describe("diagnostics", () => {
  test("come with range, code, source, a link and what Cloudflare would say", async () => {
    const { open } = await start({ initialization: { docs: "file:///ext/docs" } });
    const found = await open(URI, '---\nname: A\naction: block\n---\nssl and\n  http.hots eq "a"\n');
    const [unknown] = found.filter(({ code }) => code === "type/unknown-field");
    expect(unknown).toMatchObject({
      range: { start: at(5, 2), end: at(5, 11) },
      severity: 1,
      source: "rulewright",
      codeDescription: { href: "file:///ext/docs/errors/type/unknown-field.md" },
      message: "`http.hots` is not a field. Did you mean `http.host`?",
    });
    expect(unknown?.relatedInformation?.map(({ message }) => message)).toContain(
      "Cloudflare would say: unknown identifier",
    );
  });

  test("follow each change, with its version", async () => {
    const { open, change } = await start();
    expect(await open(URI, "---\nname: A\naction: block\n---\nssl an\n")).not.toEqual([]);
    const insert = { range: { start: at(4, 6), end: at(4, 6) }, text: "d not ssl" };
    const codes = (await change(URI, insert)).filter(({ severity }) => severity === 1);
    expect(codes).toEqual([]);
    const broken = await change(URI, { range: { start: at(4, 0), end: at(4, 3) }, text: "sl" });
    expect(broken.find(({ severity }) => severity === 1)?.range).toEqual({ start: at(4, 0), end: at(4, 2) });
  });

  test("count UTF-16 units and CRLF as editors do", async () => {
    const { open } = await start();
    const found = await open(URI, '---\r\nname: A\r\naction: block\r\n---\r\nhttp.host eq "😀" and sl\r\n');
    const wrong = found.find(({ code }) => code === "type/unknown-field");
    expect(wrong?.range).toEqual({ start: at(4, 22), end: at(4, 24) });
  });

  test("survive a lone surrogate and a long file", async () => {
    const { open, change } = await start();
    await open(URI, 'http.host eq "\ud83d"');
    const long = `http.host in {${'"a.example.com"\n'.repeat(20_000)}}`;
    expect((await change(URI, { text: long })).filter(({ severity }) => severity === 1)).not.toBeUndefined();
  });

  test("of a closed file are taken back", async () => {
    const { open, client, diagnosticsThat } = await start();
    await open(URI, "sl");
    await client.sendNotification("textDocument/didClose", { textDocument: { uri: URI } });
    expect(await diagnosticsThat(URI, (found) => found.length === 0)).toEqual([]);
  });

  test("heed rulewright.yaml, and its change", async () => {
    const config = "file:///project/rulewright.yaml";
    const files = memoryFiles({ [config]: "fields: { cf.brand.new_field: Boolean }\n" });
    const { open, client, diagnosticsThat } = await start({
      world: { files },
      capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
    });
    const text = "---\nname: A\naction: block\n---\ncf.brand.new_field\n";
    const isUnknown = ({ code }: { code?: unknown }) => code === "type/unknown-field";
    expect((await open(URI, text)).some(isUnknown)).toBe(false);
    files.texts.set(config, "fields: {}\n");
    await client.sendNotification("workspace/didChangeWatchedFiles", { changes: [{ uri: config, type: 2 }] });
    expect((await diagnosticsThat(URI, (found) => found.some(isUnknown))).length).toBeGreaterThan(0);
  });

  test("of rulewright.yaml itself stand in it", async () => {
    const config = "file:///project/rulewright.yaml";
    const { open, diagnosticsThat } = await start({
      world: { files: memoryFiles({ [config]: "zone: example.com\n" }) },
    });
    await open(URI, "ssl");
    const [found] = await diagnosticsThat(config, (all) => all.length > 0);
    expect(found).toMatchObject({ code: "config/unknown-key", range: { start: at(0, 0), end: at(0, 4) } });
  });

  test("configuration is read once and not at every key", async () => {
    const files = memoryFiles({ "file:///project/rulewright.yaml": "plan: pro\n" });
    const { open, change } = await start({
      world: { files },
      capabilities: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
    });
    await open(URI, "ssl");
    const before = files.reads.length;
    for (let key = 0; key < 5; key++) await change(URI, { range: { start: at(0, 0), end: at(0, 0) }, text: " " });
    expect(files.reads.length).toBe(before);
  });

  test("severities come from the editor's settings", async () => {
    const { open, client, diagnosticsThat } = await start();
    const text = '---\nname: A\naction: block\n---\nhttp.host eq "a" and not cf.tls_client_auth.cert_verified\n';
    const isTrap = ({ code }: { code?: unknown }) => code === "mtls/revoked-not-checked";
    expect((await open(URI, text)).find(isTrap)?.severity).toBe(2);
    const settings = { rulewright: { lint: { "mtls/revoked-not-checked": "error" } } };
    await client.sendNotification("workspace/didChangeConfiguration", { settings });
    const found = await diagnosticsThat(URI, (all) => all.find(isTrap)?.severity === 1);
    expect(found.some(isTrap)).toBe(true);
  });

  test("a category of the editor's settings wins over the configuration's preset and level of it", async () => {
    const files = memoryFiles({ "file:///project/rulewright.yaml": "lint:\n  preset: all\n  mtls: error\n" });
    const { open, client, diagnosticsThat } = await start({ world: { files } });
    const text = '---\nname: A\naction: block\n---\nhttp.host eq "a" and not cf.tls_client_auth.cert_verified\n';
    const isTrap = ({ code }: { code?: unknown }) => code === "mtls/revoked-not-checked";
    expect((await open(URI, text)).find(isTrap)?.severity).toBe(1);
    const settings = { rulewright: { lint: { preset: "recommended", mtls: "info" } } };
    await client.sendNotification("workspace/didChangeConfiguration", { settings });
    const found = await diagnosticsThat(URI, (all) => all.find(isTrap)?.severity === 3);
    expect(found.some(isTrap)).toBe(true);
  });
});

describe("requests about a place", () => {
  test("codes in comments and in the configuration lead to their pages", async () => {
    const { open, client, request } = await start({ initialization: { docs: "file:///ext/docs" } });
    await open(URI, "# rulewright-ignore style/use-in, no/code: both are needed\nssl or ssl\n");
    expect(await request("textDocument/documentLink", { textDocument: { uri: URI } })).toEqual([
      {
        range: { start: at(0, 20), end: at(0, 32) },
        target: "file:///ext/docs/rules/style/use-in.md",
        tooltip: expect.stringMatching(/\w/),
      },
    ]);
    const uri = "file:///project/rules/rulewright.yaml";
    const text = "lint:\n  preset: all\n  style: off\n  field/deprecated: error\n";
    await client.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId: "yaml", version: 1, text },
    });
    expect(await request("textDocument/documentLink", { textDocument: { uri } })).toMatchObject([
      { range: { start: at(3, 2), end: at(3, 18) }, target: "file:///ext/docs/errors/field/deprecated.md" },
    ]);
  });

  test("without pages there are no links", async () => {
    const { open, request } = await start();
    await open(URI, "# rulewright-ignore style/use-in\nssl\n");
    expect(await request("textDocument/documentLink", { textDocument: { uri: URI } })).toEqual([]);
  });

  test("what stands beside a name leaves the name its room", async () => {
    const { open, request } = await start();
    await open(URI, "ssl and ");
    const items = await request<CompletionItem[]>("textDocument/completion", place(0, 8));
    const beside = (label: string) => items.find((item) => item.label === label)?.labelDetails;
    expect(beside("ssl")?.description).toMatch(/^Boolean · .*\w…?$/);
    expect(beside("cf.tls_client_auth.cert_verified")).toEqual({ description: "Boolean" });
    for (const { label, kind, labelDetails } of items.filter((item) => item.kind === CompletionItemKind.Field)) {
      const { description = "" } = labelDetails ?? {};
      expect(description.length <= 52 - 1.17 * label.length || !description.includes(" · "), `${kind} ${label}`).toBe(
        true,
      );
    }
  });

  test("completion is asked for anew while words may become a name", async () => {
    const { open, request } = await start();
    await open(URI, "user ag\nor ssl and c\n");
    const phrase = await request<CompletionList>("textDocument/completion", place(0, 7));
    expect(phrase.isIncomplete).toBe(true);
    const found = phrase.items.find(({ label }) => label === "http.user_agent");
    expect(found).toMatchObject({
      filterText: expect.stringMatching(/^user ag /),
      textEdit: { range: { start: at(0, 0) } },
    });
    const operators = await request<CompletionList>("textDocument/completion", place(0, 5));
    expect(operators.isIncomplete).toBe(true);
    expect(operators.items.map(({ label }) => label)).not.toContain("http.user_agent");
    expect(Array.isArray(await request("textDocument/completion", place(1, 12)))).toBe(true);
  });

  test("completion replaces the word and resolves its documentation", async () => {
    const { open, request } = await start();
    await open(URI, "---\nname: A\naction: block\n---\nssl and http.ho\n");
    const items = await request<CompletionItem[]>("textDocument/completion", place(4, 15));
    const host = items.find(({ label }) => label === "http.host") as CompletionItem;
    expect(host).toMatchObject({
      labelDetails: { description: "String · Host name taken from the…" },
      textEdit: { range: { start: at(4, 8), end: at(4, 15) }, newText: "http.host" },
    });
    const resolved = await request<CompletionItem>("completionItem/resolve", host);
    expect(resolved.documentation).toMatchObject({ kind: "markdown" });
    const { value } = resolved.documentation as { value: string };
    expect(value).toContain("String · all plans");
    expect(value, "the list has said name and type").not.toContain("http.host: String");
  });

  test("a client without snippets gets plain text", async () => {
    const { open, request } = await start();
    await open(URI, "start");
    const items = await request<CompletionItem[]>("textDocument/completion", place(0, 5));
    const call = items.find(({ label }) => label === "starts_with");
    expect(call?.insertTextFormat).toBeUndefined();
    expect(call).toMatchObject({ textEdit: { newText: 'starts_with(source, "substring")' } });
  });

  test("the reader chooses whether the rest of a name stays; nothing that is typed takes an entry", async () => {
    const capabilities = { textDocument: { completion: { completionItem: { insertReplaceSupport: true } } } };
    const { open, request } = await start({ capabilities });
    await open(URI, 'http.host eq "a" and http.request.method in {"PATCH"}');
    const names = await request<CompletionItem[]>("textDocument/completion", place(0, 7));
    expect(names.find(({ label }) => label === "http.host")?.textEdit).toEqual({
      newText: "http.host",
      insert: { start: at(0, 0), end: at(0, 7) },
      replace: { start: at(0, 0), end: at(0, 9) },
    });
    const values = await request<CompletionItem[]>("textDocument/completion", place(0, 47));
    expect(values.find(({ label }) => label === "PATCH")?.textEdit).toEqual({
      newText: "PATCH",
      range: { start: at(0, 46), end: at(0, 51) },
    });
    expect([...names, ...values].filter(({ commitCharacters }) => commitCharacters !== undefined)).toEqual([]);
  });

  test("a client without snippets gets a whole rule with its defaults", async () => {
    const { open, request } = await start();
    await open(URI, "");
    const items = await request<CompletionItem[]>("textDocument/completion", place(0, 0));
    const rule = items.find(({ label }) => label === "Block by country");
    expect(rule?.textEdit?.newText).toMatch(
      /^---\nname: Only from Germany and Austria\nref: [a-z-]+\naction: block\n---\n/,
    );
    expect(rule?.textEdit?.newText).not.toMatch(/[$|]/);
  });

  test("hover, symbols, folds and signatures", async () => {
    const { open, request } = await start();
    await open(
      URI,
      '---\nname: A\nref: one\naction: block\n---\nstarts_with(http.host, "a")\n---\nname: B\nref: two\naction: log\n---\nssl\n',
    );
    const hover = await request<Hover>("textDocument/hover", place(5, 2));
    expect(hover.range).toEqual({ start: at(5, 0), end: at(5, 11) });
    const symbols = await request<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument: { uri: URI } });
    expect(symbols.map(({ name, detail }) => [name, detail])).toEqual([
      ["A", "block · one"],
      ["B", "log · two"],
    ]);
    const folds = await request<FoldingRange[]>("textDocument/foldingRange", { textDocument: { uri: URI } });
    expect(folds.map(({ startLine, endLine }) => [startLine, endLine])).toEqual([
      [1, 5],
      [7, 11],
    ]);
    const signature = await request<SignatureHelp>("textDocument/signatureHelp", place(5, 24));
    expect(signature).toMatchObject({
      activeParameter: 1,
      signatures: [
        {
          label: "starts_with(source: String, substring: String): Boolean",
          parameters: [{ label: [12, 26] }, { label: [28, 45] }],
        },
      ],
    });
  });

  test("a quick fix carries its edit and what it mends", async () => {
    const { open, request } = await start();
    const diagnostics = await open(URI, '---\nname: A\naction: block\n---\nhttp.hots eq "a"\n');
    const actions = await request<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri: URI },
      range: { start: at(4, 3), end: at(4, 3) },
      context: { diagnostics },
    });
    expect(actions[0]).toMatchObject({
      kind: "quickfix",
      edit: { changes: { [URI]: [{ range: { start: at(4, 0), end: at(4, 9) }, newText: "http.host" }] } },
    });
    expect(actions[0]?.diagnostics?.[0]?.code).toBe("type/unknown-field");
  });

  test("advice can be ignored where it is, after its fixes", async () => {
    const { open, request } = await start();
    await open(URI, '---\nname: A\nref: a\naction: block\n---\nip.geoip.country eq "DE"\n');
    const actions = await request<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri: URI },
      range: { start: at(5, 3), end: at(5, 3) },
      context: { diagnostics: [], only: ["quickfix"] },
    });
    expect(actions.map(({ title }) => title)).toEqual(["Use `ip.src.country`", "Ignore `field/deprecated` here"]);
    expect(actions[1]).toMatchObject({
      isPreferred: false,
      edit: {
        changes: {
          [URI]: [
            { range: { start: at(5, 0), end: at(5, 0) }, newText: "# rulewright-ignore field/deprecated: reason\n" },
          ],
        },
      },
    });
  });

  test("everything with one clear fix is mended at once, for those who ask for it", async () => {
    const { open, request, initialized } = await start();
    const text = '---\nname: A\nref: a\naction: block\n---\nip.geoip.country eq "DE"\nAND http.hots eq "a"\n';
    await open(URI, text);
    const ask = (only?: string[]) =>
      request<CodeAction[]>("textDocument/codeAction", {
        textDocument: { uri: URI },
        range: { start: at(0, 0), end: at(0, 0) },
        context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
      });
    expect(initialized.capabilities.codeActionProvider).toMatchObject({
      codeActionKinds: expect.arrayContaining(["source.fixAll.rulewright"]),
    });
    const [action, ...others] = await ask(["source.fixAll"]);
    expect(others).toEqual([]);
    expect(action?.kind).toBe("source.fixAll.rulewright");
    const document = TextDocument.create(URI, "cloudflare-rule", 1, text);
    expect(TextDocument.applyEdits(document, action?.edit?.changes?.[URI] ?? [])).toBe(
      '---\nname: A\nref: a\naction: block\n---\nip.src.country eq "DE"\nand http.host eq "a"\n',
    );
    expect(await ask()).toEqual([]);
  });

  describe("a field that the catalogue does not know", () => {
    const asked = {
      textDocument: { uri: URI },
      range: { start: at(0, 3), end: at(0, 3) },
      context: { diagnostics: [] },
    };
    const title = "Declare `cf.brand.new` as Integer in rulewright.yaml";
    const newText = "fields:\n  cf.brand.new: Integer\n";
    const creating = { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ["create"] } } };

    test("is declared in the configuration that there is", async () => {
      const files = memoryFiles({ "file:///project/rulewright.yaml": "plan: pro\n" });
      const { open, request } = await start({ world: { files } });
      await open(URI, "cf.brand.new gt 5");
      const actions = await request<CodeAction[]>("textDocument/codeAction", asked);
      expect(actions.find((action) => action.title === title)?.edit).toEqual({
        changes: { "file:///project/rulewright.yaml": [{ range: { start: at(1, 0), end: at(1, 0) }, newText }] },
      });
    });

    test("is declared in a new one, beside the lock file", async () => {
      const files = memoryFiles({ "file:///project/rulewright.lock.json": "{}" });
      const { open, request } = await start({ capabilities: creating, world: { files } });
      await open(URI, "cf.brand.new gt 5");
      const actions = await request<CodeAction[]>("textDocument/codeAction", asked);
      const uri = "file:///project/rulewright.yaml";
      expect(actions.find((action) => action.title === title)?.edit).toEqual({
        documentChanges: [
          { kind: "create", uri, options: { ignoreIfExists: true } },
          { textDocument: { uri, version: null }, edits: [{ range: { start: at(0, 0), end: at(0, 0) }, newText }] },
        ],
      });
    });

    test("is not offered where the editor cannot create a file", async () => {
      const { open, request } = await start();
      await open(URI, "cf.brand.new gt 5");
      const actions = await request<CodeAction[]>("textDocument/codeAction", asked);
      expect(actions.filter((action) => action.title.startsWith("Declare"))).toEqual([]);
    });
  });

  test("a file that is not open has no answer, and no error", async () => {
    const { request } = await start();
    expect(await request("textDocument/completion", place(0, 0))).toEqual([]);
    expect(await request("textDocument/hover", place(0, 0))).toBeNull();
  });
});

describe("without Cloudflare", () => {
  test("an untrusted workspace has language features and says why nothing is sent", async () => {
    let calls = 0;
    const fetch = () => Promise.reject(new Error(`call ${++calls}`));
    const { open, ask } = await start({
      initialization: { trusted: false },
      world: { fetch, env: { CLOUDFLARE_API_TOKEN: "secret" } },
    });
    expect(await open(URI, "sl")).not.toEqual([]);
    await expect(ask("rulewright/plan", { uri: URI })).rejects.toMatchObject({
      message: expect.stringContaining("not trusted"),
      data: { reason: "untrusted" },
    });
    expect((await ask("rulewright/status", {})).token).toBe("none");
    expect(calls).toBe(0);
  });

  test("an API base that is neither Cloudflare nor this machine is refused, and the rest works", async () => {
    const { open, ask } = await start({ initialization: { api: "https://evil.example/client/v4" } });
    expect(await open(URI, "sl")).not.toEqual([]);
    expect((await ask("rulewright/status", {})).problem).toContain("No token is sent there.");
    await expect(ask("rulewright/setToken", { token: "secret" })).rejects.toMatchObject({
      data: { reason: "api-base" },
    });
  });

  test("an unknown request is an error that the server outlives", async () => {
    const { open, request } = await start();
    await expect(request("rulewright/nothing", {})).rejects.toThrow();
    expect(await open(URI, "sl")).not.toEqual([]);
  });
});
