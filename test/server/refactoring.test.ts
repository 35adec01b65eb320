import { afterEach, describe, expect, test } from "vitest";
import type { CodeAction, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { memoryFiles } from "#test/support/memory-files.ts";
import { startTestServer, type TestServer, type TestServerOptions } from "#test/support/test-server.ts";

const URI = "file:///project/office.rule";
const CONFIG = "file:///project/rulewright.yaml";
const CREATING = { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ["create"] } } };

let server: TestServer | undefined;
afterEach(() => server?.stop());

/** The code actions that a server offers at a place of a text. */
async function actions(
  text: string,
  [line, character]: readonly [line: number, character: number],
  options: TestServerOptions = {},
  only?: readonly string[],
): Promise<CodeAction[]> {
  server = await startTestServer(options);
  await server.open(URI, text);
  const place = { line, character };
  return server.request("textDocument/codeAction", {
    textDocument: { uri: URI },
    range: { start: place, end: place },
    context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
  });
}

function applied(text: string, edits: readonly TextEdit[] | undefined): string {
  return TextDocument.applyEdits(TextDocument.create(URI, "cloudflare-rule", 1, text), [...(edits ?? [])]);
}

describe("refactorings over the protocol", () => {
  const chain = 'http.host eq "a.example.com"\nor http.host eq "b.example.com"\n';

  test("join comparisons, laid out as the expression was", async () => {
    const found = (await actions(chain, [0, 3])).find(({ title }) => title === "Join with `in`");
    expect(found?.kind).toBe("refactor.rewrite");
    expect(applied(chain, found?.edit?.changes?.[URI])).toBe('http.host in {"a.example.com" "b.example.com"}\n');
  });

  test("merge what a selection spans", async () => {
    const rules = "---\nref: a\naction: block\n---\nssl\n---\nref: b\naction: block\n---\nnot ssl\n";
    server = await startTestServer();
    await server.open(URI, rules);
    const found = await server.request<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri: URI },
      range: { start: { line: 4, character: 0 }, end: { line: 9, character: 3 } },
      context: { diagnostics: [], only: ["refactor.inline"] },
    });
    expect(found.map(({ title, kind }) => [title, kind])).toEqual([
      ["Merge the two rules with `or`", "refactor.inline"],
    ]);
    expect(applied(rules, found[0]?.edit?.changes?.[URI])).toBe("---\nref: a\naction: block\n---\nssl or not ssl\n");
  });

  describe("extract a set", () => {
    const text = "ip.src in {192.0.2.1}\n";
    const extracted = "# $office_ips: 192.0.2.1\nip.src in $office_ips\n";
    const only = ["refactor.extract"];

    test("and declare the list in the configuration that there is", async () => {
      const files = memoryFiles({ [CONFIG]: "lists: { vpn: ip }\n" });
      const [found] = await actions(text, [0, 12], { world: { files } }, only);
      expect(found?.kind).toBe("refactor.extract");
      expect(applied(text, found?.edit?.changes?.[URI])).toBe(extracted);
      expect(applied("lists: { vpn: ip }\n", found?.edit?.changes?.[CONFIG])).toBe(
        "lists: { vpn: ip, office_ips: ip }\n",
      );
    });

    test("under another name where the configuration has that list", async () => {
      const files = memoryFiles({ [CONFIG]: "lists: { office_ips: ip }\n" });
      const [found] = await actions(text, [0, 12], { world: { files } }, only);
      expect(applied(text, found?.edit?.changes?.[URI])).toContain("in $office_ips_2\n");
    });

    test("and create the configuration where there is none", async () => {
      const [found] = await actions(text, [0, 12], { capabilities: CREATING }, only);
      const changes = found?.edit?.documentChanges;
      expect(changes?.[0]).toMatchObject({ kind: "create", uri: CONFIG });
      expect(changes?.[1]).toMatchObject({
        textDocument: { uri: CONFIG },
        edits: [{ newText: "lists:\n  office_ips: ip\n" }],
      });
      const own = changes?.[2] as { textDocument: object; edits: TextEdit[] };
      expect(own.textDocument).toEqual({ uri: URI, version: 1 });
      expect(applied(text, own.edits)).toBe(extracted);
    });

    test("is not offered where the editor cannot create a file, nor to a client that asks for rewritings", async () => {
      expect(await actions(text, [0, 12], {}, only)).toEqual([]);
      await server?.stop();
      const found = await actions(text, [0, 12], { capabilities: CREATING }, ["refactor.rewrite"]);
      expect(found.filter(({ title }) => title.startsWith("Extract"))).toEqual([]);
      expect(found.length).toBeGreaterThan(0);
    });
  });
});

describe("replacing deprecated fields in the whole workspace", () => {
  const uri = (name: string): string => `file:///project/${name}`;
  const header = "---\nname: x\naction: block\n---\n";
  const VERSIONED = { workspace: { workspaceEdit: { documentChanges: true } } };
  const RESOLVING = {
    ...VERSIONED,
    textDocument: { codeAction: { dataSupport: true, resolveSupport: { properties: ["edit"] } } },
  };
  const texts: Readonly<Record<string, string>> = {
    "a.rule": `${header}ip.geoip.country eq "DE"\n`,
    "b/b.rule": `${header}ip.geoip.asnum eq 1 or ip.geoip.country in {"FR"} # ip.geoip.country\n`,
    "c.rule": `${header}ip.src.country eq "DE"\n`,
    "packets.rule": '---\nname: x\naction: block\nphase: magic_transit\n---\nip.geoip.country eq "DE"\n',
    "a.test.yaml": "tests:\n  - fields: { ip.geoip.country: DE }\n",
  };

  /** A project whose editor makes every change; what it changed and what it was told. */
  async function project(capabilities: object = VERSIONED) {
    const files = memoryFiles(Object.fromEntries(Object.entries(texts).map(([name, text]) => [uri(name), text])));
    server = await startTestServer({ capabilities, folders: ["file:///project"], world: { files } });
    const edits: WorkspaceEdit[] = [];
    const told: string[] = [];
    let applied = true;
    server.client.onRequest("workspace/applyEdit", ({ edit }: { edit: WorkspaceEdit }) => {
      edits.push(edit);
      return { applied };
    });
    server.client.onNotification("window/showMessage", ({ message }: { message: string }) => void told.push(message));
    const refuse = () => {
      applied = false;
    };
    const run = (...given: unknown[]) =>
      server?.request("workspace/executeCommand", { command: "rulewright.replaceDeprecated", arguments: given });
    return { ...server, files, edits, told, run, refuse };
  }

  const summary = (edit: WorkspaceEdit | undefined) =>
    (edit?.documentChanges ?? []).map((change) =>
      "edits" in change
        ? [
            change.textDocument.uri.slice("file:///project/".length),
            change.textDocument.version,
            ...change.edits.map((one) => "newText" in one && one.newText),
          ]
        : change,
    );

  test("is one change", async () => {
    const { run, edits, told } = await project();
    await run();
    expect(edits.map((edit) => summary(edit).sort())).toEqual([
      [
        ["a.rule", null, "ip.src.country"],
        ["b/b.rule", null, "ip.src.asnum", "ip.src.country"],
      ],
    ]);
    expect(told).toEqual(["Replaced 3 deprecated fields in 2 files."]);
  });

  test("counts what is typed and not saved, and says which version it saw", async () => {
    const { open, change, run, edits, told } = await project();
    await open(uri("a.rule"), texts["a.rule"] ?? "");
    await change(uri("a.rule"), { text: `# moved\n${header}ip.geoip.continent eq "EU"\n` });
    await run("ip.geoip.country");
    expect(summary(edits[0])).toEqual([["b/b.rule", null, "ip.src.country"]]);
    await run("ip.geoip.continent");
    expect(summary(edits[1])).toEqual([["a.rule", 2, "ip.src.continent"]]);
    expect(told).toEqual(["Replaced `ip.geoip.country` in 1 file.", "Replaced `ip.geoip.continent` in 1 file."]);
  });

  test("reads a file again that changed unseen", async () => {
    const { run, edits, files, request } = await project();
    await request("workspace/symbol", { query: "" });
    files.texts.set(uri("b/b.rule"), `# moved\n${texts["b/b.rule"]}`);
    await run("ip.geoip.asnum");
    const [change] = edits[0]?.documentChanges ?? [];
    expect(change).toMatchObject({ edits: [{ range: { start: { line: 5, character: 0 } } }] });
  });

  test("gives plain changes to an editor that knows no others", async () => {
    const { run, edits } = await project({});
    await run();
    expect(Object.keys(edits[0]?.changes ?? {}).sort()).toEqual([uri("a.rule"), uri("b/b.rule")]);
  });

  test("says when there is nothing to do, and nothing when the reader did not want it", async () => {
    const { run, edits, told, refuse } = await project();
    await run("cf.threat_score");
    expect(edits).toEqual([]);
    expect(told).toEqual(["No rule file has a place with `cf.threat_score`."]);
    refuse();
    await run();
    expect(edits.length).toBe(1);
    expect(told.length).toBe(1);
  });

  const title = "Replace `ip.geoip.country` in all rule files";
  const offeredAt = async (character: number, capabilities?: object): Promise<CodeAction | undefined> => {
    const { open, request } = await project(capabilities);
    await open(uri("a.rule"), texts["a.rule"] ?? "");
    const place = { line: 4, character };
    const found = await request<CodeAction[]>("textDocument/codeAction", {
      textDocument: { uri: uri("a.rule") },
      range: { start: place, end: place },
      context: { diagnostics: [] },
    });
    return found.find((one) => one.title === title);
  };

  test("is offered on a deprecated field, as a command to an editor that does not ask for edits later", async () => {
    const command = { title, command: "rulewright.replaceDeprecated", arguments: ["ip.geoip.country"] };
    expect(await offeredAt(3)).toEqual({ title, kind: "refactor.rewrite", command });
    await server?.stop();
    expect(await offeredAt(20)).toBeUndefined();
  });

  test("has its edit when the editor asks for it, to be looked at first", async () => {
    const action = await offeredAt(3, RESOLVING);
    expect(action?.edit).toBeUndefined();
    expect(action?.command).toBeUndefined();
    const resolved = await server?.request<CodeAction>("codeAction/resolve", action ?? {});
    expect(summary(resolved?.edit).sort()).toEqual([
      ["a.rule", 1, "ip.src.country"],
      ["b/b.rule", null, "ip.src.country"],
    ]);
  });

  test("is not offered for a file of no workspace", async () => {
    const found = await actions('ip.geoip.country eq "DE"', [0, 3]);
    expect(found.map(({ title }) => title)).toContain("Replace deprecated fields in this expression");
    expect(found.filter(({ title }) => title.includes("all rule files"))).toEqual([]);
  });
});
