import { afterEach, describe, expect, test } from "vitest";
import type { CodeAction, TextEdit } from "vscode-languageserver";
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
