import { afterEach, describe, expect, test, vi } from "vitest";
import type { Diagnostic, Location, SymbolInformation, WorkspaceEdit } from "vscode-languageserver";
import { type MemoryFiles, memoryFiles } from "#test/support/memory-files.ts";
import { startTestServer, type TestServer, type TestServerOptions } from "#test/support/test-server.ts";

const ROOT = "file:///shop";
const uri = (name: string): string => `${ROOT}/${name}`;
const WATCHES = { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } };

const rule = (ref: string, expression = "ssl", more = ""): string =>
  `---\nname: Rule ${ref}\nref: ${ref}\naction: block\n${more}---\n${expression}\n`;

let server: TestServer | undefined;
afterEach(async () => {
  vi.useRealTimers();
  await server?.stop();
  server = undefined;
});

async function start(
  texts: Readonly<Record<string, string>>,
  options: TestServerOptions = {},
): Promise<TestServer & { readonly files: MemoryFiles }> {
  const files = memoryFiles(Object.fromEntries(Object.entries(texts).map(([name, text]) => [uri(name), text])));
  server = await startTestServer({ capabilities: WATCHES, folders: [ROOT], world: { files }, ...options });
  return { ...server, files };
}

const codes = (found: readonly Diagnostic[]) => found.map(({ code }) => code);
const at = (line: number, character: number) => ({ line, character });
const place = (name: string, line: number, character: number) => ({
  textDocument: { uri: uri(name) },
  position: at(line, character),
});
const changed = (files: MemoryFiles, name: string, text: string | undefined) => {
  if (text === undefined) files.texts.delete(uri(name));
  else files.texts.set(uri(name), text);
  return { changes: [{ uri: uri(name), type: text === undefined ? 3 : 2 }] };
};

describe("files that are not open", () => {
  test("are checked once the first open file has its answer", async () => {
    const { open, files, diagnosticsThat } = await start({
      "a.rule": rule("a"),
      "deep/er/b.rule": rule("b", "sl"),
      "node_modules/x/c.rule": rule("c", "sl"),
      ".git/d.rule": rule("d", "sl"),
    });
    expect(files.reads).toEqual([]);
    await open(uri("a.rule"), rule("a"));
    expect(codes(await diagnosticsThat(uri("deep/er/b.rule"), (all) => all.length > 0))).toEqual([
      "type/unknown-field",
    ]);
    expect(files.reads.filter((read) => /node_modules|\.git/.test(read))).toEqual([]);
  });

  test("are checked again when they change, and have no problems when they are gone", async () => {
    const { open, files, client, diagnosticsThat } = await start({ "a.rule": rule("a"), "b.rule": rule("b", "sl") });
    await open(uri("a.rule"), rule("a"));
    await diagnosticsThat(uri("b.rule"), (all) => all.length === 1);
    await client.sendNotification("workspace/didChangeWatchedFiles", changed(files, "b.rule", rule("b", "sl and sl")));
    await diagnosticsThat(uri("b.rule"), (all) => all.length === 2);
    await client.sendNotification("workspace/didChangeWatchedFiles", changed(files, "b.rule", undefined));
    expect(await diagnosticsThat(uri("b.rule"), (all) => all.length === 0)).toEqual([]);
    await client.sendNotification("workspace/didChangeWatchedFiles", changed(files, "c.rule", rule("c", "sl")));
    await diagnosticsThat(uri("c.rule"), (all) => all.length === 1);
  });

  test("follow a folder that is moved as a whole", async () => {
    const { open, files, client, diagnosticsThat } = await start({
      "a.rule": rule("a"),
      "old/b.rule": rule("b", "sl"),
    });
    await open(uri("a.rule"), rule("a"));
    await diagnosticsThat(uri("old/b.rule"), (all) => all.length === 1);
    files.texts.delete(uri("old/b.rule"));
    files.texts.set(uri("new/b.rule"), rule("b", "sl"));
    await client.sendNotification("workspace/didRenameFiles", { files: [{ oldUri: uri("old"), newUri: uri("new") }] });
    await diagnosticsThat(uri("old/b.rule"), (all) => all.length === 0);
    await diagnosticsThat(uri("new/b.rule"), (all) => all.length === 1);
  });

  test("keep the problems of the disk when an editor closes them", async () => {
    const { open, client, diagnosticsThat } = await start({ "a.rule": rule("a"), "b.rule": rule("b", "sl") });
    await open(uri("a.rule"), rule("a"));
    expect(await open(uri("b.rule"), rule("b"))).toEqual([]);
    await client.sendNotification("textDocument/didClose", { textDocument: { uri: uri("b.rule") } });
    await diagnosticsThat(uri("b.rule"), (all) => all.length === 1);
  });

  test("heed rulewright.yaml as it is typed, saved or not", async () => {
    const text = rule("b", "cf.brand.new_field");
    const { open, change, diagnosticsThat } = await start({ "b.rule": text, "rulewright.yaml": "plan: pro\n" });
    await open(uri("rulewright.yaml"), "plan: pro\n");
    await diagnosticsThat(uri("b.rule"), (all) => codes(all).includes("type/unknown-field"));
    await change(uri("rulewright.yaml"), { text: "fields: { cf.brand.new_field: Boolean }\n" });
    expect(await diagnosticsThat(uri("b.rule"), (all) => all.length === 0)).toEqual([]);
  });

  test("are left alone where the setting says so, and the setting is heeded when it changes", async () => {
    const { open, client, diagnosticsThat, published } = await start({
      "a.rule": rule("a"),
      "b.rule": rule("b", "sl"),
    });
    const set = (workspace: string) =>
      client.sendNotification("workspace/didChangeConfiguration", {
        settings: { rulewright: { check: { workspace } } },
      });
    await set("openFiles");
    await open(uri("a.rule"), rule("a"));
    const all = await client.sendRequest<SymbolInformation[]>("workspace/symbol", { query: "" });
    expect(all.map(({ name }) => name).sort()).toEqual(["Rule a · a", "Rule b · b"]);
    expect(published(uri("b.rule"))).toBeUndefined();
    await set("workspace");
    await diagnosticsThat(uri("b.rule"), (found) => found.length === 1);
    await set("openFiles");
    await diagnosticsThat(uri("b.rule"), (found) => found.length === 0);
  });

  test("tell how far the check is, and stop when they are told to", async () => {
    const many = Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`r${at}.rule`, rule(`r${at}`, "sl")]));
    const { open, client, files } = await start(many, {
      capabilities: { ...WATCHES, window: { workDoneProgress: true } },
    });
    let ended: () => void = () => {};
    const end = new Promise<void>((resolve) => {
      ended = resolve;
    });
    const kinds: string[] = [];
    client.onRequest("window/workDoneProgress/create", () => null);
    client.onNotification("$/progress", async ({ token, value }: { token: string; value: { kind: string } }) => {
      kinds.push(value.kind);
      if (value.kind === "begin") await client.sendNotification("window/workDoneProgress/cancel", { token });
      if (value.kind === "end") ended();
    });
    await open(uri("r0.rule"), rule("r0"));
    await end;
    expect([kinds[0], kinds.at(-1)]).toEqual(["begin", "end"]);
    expect(files.reads.filter((read) => read.endsWith(".rule")).length).toBeLessThan(400);
    const symbols = await client.sendRequest<SymbolInformation[]>("workspace/symbol", { query: "rule" });
    expect(symbols.length).toBe(400);
  });
});

describe("a ref that two files use", () => {
  const zone = "zone: example.com\n";

  test("is told in both, open or not, with the other's place, until one changes", async () => {
    const { open, change, diagnosticsThat } = await start({
      "a.rule": rule("same", "ssl", zone),
      "b.rule": rule("same", "not ssl", zone),
      "c.rule": rule("same", "ssl", "zone: example.net\n"),
    });
    await open(uri("a.rule"), rule("same", "ssl", zone));
    for (const [own, other] of [
      ["a.rule", "b.rule"],
      ["b.rule", "a.rule"],
    ] as const) {
      const [found] = await diagnosticsThat(uri(own), (all) => codes(all).includes("header/ref-elsewhere"));
      expect(found?.message).toContain(`\`${other}\``);
      expect(found?.severity).toBe(2);
      expect(found?.relatedInformation).toEqual([
        { location: { uri: uri(other), range: { start: at(2, 5), end: at(2, 9) } }, message: "The other rule." },
      ]);
    }
    await change(uri("a.rule"), { range: { start: at(2, 5), end: at(2, 9) }, text: "mine" });
    await diagnosticsThat(uri("b.rule"), (all) => all.length === 0);
    await diagnosticsThat(uri("a.rule"), (all) => all.length === 0);
  });

  test("of rules that name no zone is fine until there is a default zone", async () => {
    const { open, diagnosticsThat } = await start({ "b.rule": rule("same"), "rulewright.yaml": "plan: pro\n" });
    expect(codes(await open(uri("a.rule"), rule("same")))).toEqual([]);
    await open(uri("rulewright.yaml"), "default: example.com\n");
    await diagnosticsThat(uri("a.rule"), (all) => codes(all).includes("header/ref-elsewhere"));
    await diagnosticsThat(uri("b.rule"), (all) => codes(all).includes("header/ref-elsewhere"));
  });
});

describe("rules of other files", () => {
  const zone = "zone: example.com\n";
  const first = `${zone}position: first\n`;
  const WIDE = 'http.host eq "a.example.com"';
  const NARROW = `${WIDE} and ssl`;
  const has = (code: string) => (found: readonly Diagnostic[]) => codes(found).includes(code);
  const hasNot = (code: string) => (found: readonly Diagnostic[]) => !codes(found).includes(code);

  test("that are the same are told in both files, with the other's place, until one changes", async () => {
    const { open, change, diagnosticsThat } = await start({
      "a.rule": rule("a", WIDE, zone),
      "deep/b.rule": `# two\n${rule("b", 'http.host in {"a.example.com"}', zone)}`,
      "c.rule": rule("c", WIDE, "zone: example.net\n"),
    });
    await open(uri("a.rule"), rule("a", WIDE, zone));
    const [found] = await diagnosticsThat(uri("a.rule"), has("order/duplicate-rule"));
    expect(found?.message).toContain('"Rule b" in deep/b.rule');
    expect(found?.relatedInformation).toEqual([
      { location: { uri: uri("deep/b.rule"), range: { start: at(3, 5), end: at(3, 6) } }, message: "The same rule." },
    ]);
    await diagnosticsThat(uri("deep/b.rule"), has("order/duplicate-rule"));
    await change(uri("a.rule"), { range: { start: at(6, 0), end: at(6, 0) }, text: "ssl and " });
    await diagnosticsThat(uri("deep/b.rule"), hasNot("order/duplicate-rule"));
    await diagnosticsThat(uri("a.rule"), hasNot("order/duplicate-rule"));
  });

  test("are heard of when nothing was typed for a moment, and at once when their file is closed", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const { open, change, client, diagnosticsThat } = await start({
      "a.rule": rule("a", "ssl", zone),
      "b.rule": rule("b", "not ssl", zone),
    });
    const becomes = (text: string) => ({ range: { start: at(6, 0), end: at(7, 0) }, text: `${text}\n` });
    const comment = { range: { start: at(0, 0), end: at(0, 0) }, text: "# b\n" };
    await open(uri("a.rule"), rule("a", "ssl", zone));
    await open(uri("b.rule"), rule("b", "not ssl", zone));
    vi.advanceTimersByTime(100);
    expect(codes(await change(uri("a.rule"), becomes("not ssl")))).toContain("order/duplicate-rule");
    expect(codes(await change(uri("b.rule"), comment))).not.toContain("order/duplicate-rule");
    vi.advanceTimersByTime(100);
    await diagnosticsThat(uri("b.rule"), has("order/duplicate-rule"));
    await change(uri("a.rule"), becomes("ssl"));
    expect(codes(await change(uri("b.rule"), comment))).toContain("order/duplicate-rule");
    await client.sendNotification("textDocument/didClose", { textDocument: { uri: uri("a.rule") } });
    await diagnosticsThat(uri("b.rule"), hasNot("order/duplicate-rule"));
  });

  test("that run first count as they are typed, saved or not, and no longer when the editor drops them", async () => {
    const { open, change, client, diagnosticsThat } = await start({
      "first.rule": rule("first", "ssl", first),
      "narrow.rule": rule("narrow", NARROW, zone),
      "other.rule": rule("other", NARROW.replace("ssl", "not ssl"), zone),
    });
    await open(uri("narrow.rule"), rule("narrow", NARROW, zone));
    const [found] = await diagnosticsThat(uri("narrow.rule"), has("order/shadowed"));
    expect(found?.relatedInformation).toEqual([
      {
        location: { uri: uri("first.rule"), range: { start: at(2, 5), end: at(2, 10) } },
        message: "All of these requests match here.",
      },
    ]);
    await open(uri("first.rule"), rule("first", "ssl", first));
    const expression = (text: string) => ({ range: { start: at(7, 0), end: at(8, 0) }, text: `${text}\n` });
    await change(uri("first.rule"), expression("not ssl"));
    await diagnosticsThat(uri("other.rule"), has("order/shadowed"));
    await diagnosticsThat(uri("narrow.rule"), hasNot("order/shadowed"));
    await client.sendNotification("textDocument/didClose", { textDocument: { uri: uri("first.rule") } });
    await diagnosticsThat(uri("narrow.rule"), has("order/shadowed"));
    await diagnosticsThat(uri("other.rule"), hasNot("order/shadowed"));
  });

  test("are gone with their file, and move with it", async () => {
    const { open, client, files, diagnosticsThat } = await start({
      "first.rule": rule("first", "ssl", first),
      "narrow.rule": rule("narrow", NARROW, zone),
    });
    await open(uri("narrow.rule"), rule("narrow", NARROW, zone));
    await diagnosticsThat(uri("narrow.rule"), has("order/shadowed"));
    files.texts.delete(uri("first.rule"));
    files.texts.set(uri("moved/one.rule"), rule("first", "ssl", first));
    await client.sendNotification("workspace/didRenameFiles", {
      files: [{ oldUri: uri("first.rule"), newUri: uri("moved/one.rule") }],
    });
    const [found] = await diagnosticsThat(uri("narrow.rule"), (all) =>
      all.some(({ message }) => String(message).includes("moved/one.rule")),
    );
    expect(found?.relatedInformation?.map(({ location }) => location.uri)).toEqual([uri("moved/one.rule")]);
    await client.sendNotification("workspace/didChangeWatchedFiles", changed(files, "moved/one.rule", undefined));
    await diagnosticsThat(uri("narrow.rule"), hasNot("order/shadowed"));
  });

  test("go to the zones that rulewright.yaml says", async () => {
    const { open, diagnosticsThat } = await start({
      "a.rule": rule("a", WIDE),
      "b.rule": rule("b", WIDE, "zone: shop\n"),
      "rulewright.yaml": "zones: { shop: example.com }\n",
    });
    await open(uri("a.rule"), rule("a", WIDE));
    await open(uri("rulewright.yaml"), "zones: { shop: example.com }\ndefault: example.com\n");
    await diagnosticsThat(uri("a.rule"), has("order/duplicate-rule"));
    await diagnosticsThat(uri("b.rule"), has("order/duplicate-rule"));
  });

  test("do not make the server check all files again at every key", async () => {
    const many = Object.fromEntries(
      Array.from({ length: 50 }, (_, one) => [
        `r${one}.rule`,
        rule(`r${one}`, `${WIDE} and tcp.srcport eq ${one}`, zone),
      ]),
    );
    const { open, change, files, diagnosticsThat } = await start({ ...many, "last.rule": rule("last", "sl", zone) });
    await open(uri("first.rule"), rule("first", "not ssl", first));
    await diagnosticsThat(uri("last.rule"), has("type/unknown-field"));
    files.reads.length = 0;
    for (const letter of "and sl") {
      await change(uri("first.rule"), { range: { start: at(7, 7), end: at(7, 7) }, text: letter });
    }
    expect(files.reads.filter((read) => read.endsWith(".rule"))).toEqual([]);
    await change(uri("first.rule"), { range: { start: at(7, 0), end: at(8, 0) }, text: `${WIDE}\n` });
    await diagnosticsThat(uri("r7.rule"), has("order/shadowed"));
  });
});

describe("names over several files", () => {
  const texts = {
    "rulewright.yaml": "lists: { office: ip }\n",
    "rulewright.lock.json": JSON.stringify({
      format: 1,
      zones: {
        "example.com": {
          id: "z",
          phases: {
            http_request_firewall_custom: {
              first: { id: "r", version: "1", hash: "0123456789abcdef", file: "rules/a.rule" },
            },
          },
        },
      },
    }),
    "rules/a.rule": rule("first", "ip.src in $office"),
    "rules/a.test.yaml": "tests:\n  - by: first\n",
    "rules/b.rule": rule("second", "not ip.src in $office", "position: { before: first }\n"),
  };
  const asking = {
    ...WATCHES,
    workspace: {
      ...WATCHES.workspace,
      workspaceEdit: { documentChanges: true, changeAnnotationSupport: {} },
    },
  };
  const shown = ({ uri: file, range: { start } }: Location) => `${file.slice(ROOT.length + 1)}:${start.line + 1}`;

  test("definition and references go to files that are not open", async () => {
    const { open, request } = await start(texts);
    await open(uri("rules/b.rule"), texts["rules/b.rule"]);
    const definition = await request<Location[]>("textDocument/definition", place("rules/b.rule", 4, 22));
    expect(definition.map(shown)).toEqual(["rules/a.rule:3"]);
    const references = await request<Location[]>("textDocument/references", {
      ...place("rules/b.rule", 6, 18),
      context: { includeDeclaration: true },
    });
    expect(references.map(shown).sort()).toEqual(["rules/a.rule:6", "rules/b.rule:7", "rulewright.yaml:1"].sort());
  });

  test("renaming a deployed ref changes all files, and asks first", async () => {
    const { open, request } = await start(texts, { capabilities: asking });
    await open(uri("rules/a.test.yaml"), texts["rules/a.test.yaml"]);
    const where = place("rules/a.test.yaml", 1, 9);
    expect(await request("textDocument/prepareRename", where)).toEqual({
      range: { start: at(1, 8), end: at(1, 13) },
      placeholder: "first",
    });
    const edit = await request<WorkspaceEdit>("textDocument/rename", { ...where, newName: "opening" });
    const edits = (edit.documentChanges ?? []).flatMap((change) =>
      "edits" in change
        ? change.edits.map((one) => [change.textDocument.uri.slice(ROOT.length + 1), one] as const)
        : [],
    );
    expect(edits.map(([file, one]) => `${file}:${"range" in one ? one.range.start.line + 1 : ""}`).sort()).toEqual([
      "rules/a.rule:3",
      "rules/a.test.yaml:2",
      "rules/b.rule:5",
    ]);
    expect(Object.values(edit.changeAnnotations ?? {})).toEqual([
      {
        label: "Rename the ref of a deployed rule",
        needsConfirmation: true,
        description:
          "`first` is deployed to example.com. Cloudflare knows a rule by its ref: the next deploy deletes the rule and creates another one.",
      },
    ]);
  });

  test("a client that cannot ask is told beside the change", async () => {
    const { open, request, client } = await start(texts);
    const said = new Promise<string>((resolve) => {
      client.onNotification("window/showMessage", ({ message }: { message: string }) => resolve(message));
    });
    await open(uri("rules/a.rule"), texts["rules/a.rule"]);
    const edit = await request<WorkspaceEdit>("textDocument/rename", { ...place("rules/a.rule", 2, 6), newName: "x" });
    expect(Object.keys(edit.changes ?? {}).length).toBe(3);
    expect(await said).toContain("is deployed to example.com");
  });

  test("a file that changed unseen is read again before it is edited", async () => {
    const { open, request, files } = await start(texts);
    await open(uri("rules/a.rule"), texts["rules/a.rule"]);
    await request("workspace/symbol", { query: "" });
    files.texts.set(uri("rules/b.rule"), `# moved\n${texts["rules/b.rule"]}`);
    const edit = await request<WorkspaceEdit>("textDocument/rename", { ...place("rules/a.rule", 2, 6), newName: "x" });
    expect(edit.changes?.[uri("rules/b.rule")]?.map(({ range }) => range.start.line)).toEqual([5]);
  });

  test("a client that does not watch files sees new ones all the same", async () => {
    const { open, request, files } = await start(texts, { capabilities: {} });
    await open(uri("rules/a.rule"), texts["rules/a.rule"]);
    await request("workspace/symbol", { query: "" });
    files.texts.set(uri("rules/c.rule"), rule("third", "ssl", "position: { after: first }\n"));
    files.texts.delete(uri("rules/b.rule"));
    const references = await request<Location[]>("textDocument/references", {
      ...place("rules/a.rule", 2, 6),
      context: { includeDeclaration: false },
    });
    expect(references.map(shown).sort()).toEqual(["rules/a.test.yaml:2", "rules/c.rule:5"]);
  });

  const refusals: readonly [string, string, number, string][] = [
    [
      "a list of Cloudflare's",
      "ip.src in $cf.open_proxies",
      14,
      "`$cf.open_proxies` is a list of Cloudflare's own and keeps its name.",
    ],
    ["a field", 'http.host eq "a"', 3, "`http.host` is a field of Cloudflare and keeps its name."],
    ["a function", "len(http.host) gt 1", 1, "`len` is a function of Cloudflare and keeps its name."],
  ];
  test.each(refusals)("%s is not renamed, with words", async (_, text, character, words) => {
    const { open, request } = await start({});
    await open(uri("x.rule"), text);
    await expect(request("textDocument/prepareRename", place("x.rule", 0, character))).rejects.toThrow(words);
  });
});
