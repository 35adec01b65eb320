import assert from "node:assert/strict";
import * as vscode from "vscode";
import { behind, eventually, openRule, shown } from "./open-rule.ts";

const sample = `---
name: Sign-up only where we do business
ref: signup-countries
action: block
---
ssl or http.host eq "a.example.com" and not ip.src.country in {"AT" "CH"}
`;

/** The answer of the editor's own command, when the server has one. */
async function asked<T>(command: string, document: vscode.TextDocument, ...more: unknown[]): Promise<T[]> {
  return eventually(async () => {
    const answer = await vscode.commands.executeCommand<T[] | undefined>(command, document.uri, ...more);
    assert.ok(answer !== undefined && answer.length > 0, `${command} has no answer`);
    return answer;
  });
}

const whole = (document: vscode.TextDocument) => new vscode.Range(0, 0, document.lineCount, 0);

describe("navigation in the extension host", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("a selection grows by what belongs together", async () => {
    const document = await openRule(sample);
    const place = behind(document, "a.exam");
    const wanted = '"a.example.com"';
    const texts = await eventually(async () => {
      const [first] = await asked<vscode.SelectionRange>("vscode.executeSelectionRangeProvider", document, [place]);
      const found: string[] = [];
      for (let one = first; one !== undefined; one = one.parent as vscode.SelectionRange) {
        found.push(document.getText(one.range));
      }
      assert.ok(found.includes(wanted), found.join(" | "));
      return found;
    });
    const parts = [
      wanted,
      `http.host eq ${wanted}`,
      `http.host eq ${wanted} and not ip.src.country in {"AT" "CH"}`,
      `ssl or http.host eq ${wanted} and not ip.src.country in {"AT" "CH"}`,
    ];
    assert.deepEqual(
      texts.filter((text) => parts.includes(text)),
      parts,
    );
  });

  it("a field is highlighted in its whole rule", async () => {
    const document = await openRule('http.host eq "a" or http.host eq "b" or http.request.method eq "GET"');
    const found = await eventually(async () => {
      const place = behind(document, "http.ho");
      const answer = await asked<vscode.DocumentHighlight>("vscode.executeDocumentHighlights", document, place);
      assert.equal(answer[0]?.kind, vscode.DocumentHighlightKind.Read);
      return answer;
    });
    assert.deepEqual(
      found.map(({ range }) => shown(range)),
      ["1:1-1:10", "1:21-1:30"],
    );
  });

  it("hints say what precedence and codes mean, until they are switched off", async () => {
    const document = await openRule(sample);
    const hints = async () =>
      (await asked<vscode.InlayHint>("vscode.executeInlayHintProvider", document, whole(document))).map(
        ({ label, position }) => `${position.character}${label as string}`,
      );
    const line = document.lineAt(5).text;
    const brackets = [line.indexOf("http.host"), line.indexOf("ip.src.country"), line.length, line.length];
    const all = ["(", "(", ")", ")"].map((bracket, at) => `${brackets[at]}${bracket}`);
    const names = [`${line.indexOf(' "CH"')}Austria`, `${line.indexOf('"CH"') + 4}Switzerland`];
    assert.deepEqual((await hints()).sort(), [...all, ...names].sort());
    const settings = vscode.workspace.getConfiguration("rulewright.inlayHints");
    try {
      await settings.update("grouping", false, vscode.ConfigurationTarget.Global);
      await eventually(async () => assert.deepEqual(await hints(), names));
    } finally {
      await settings.update("grouping", undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it("tokens colour what is known", async () => {
    const document = await openRule('ip.src.country in {"AT" "QQ"} and http.hots eq "a"');
    const { legend, data } = await eventually(async () => {
      const [legend, tokens] = await Promise.all([
        vscode.commands.executeCommand<vscode.SemanticTokensLegend | undefined>(
          "vscode.provideDocumentSemanticTokensLegend",
          document.uri,
        ),
        vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
          "vscode.provideDocumentSemanticTokens",
          document.uri,
        ),
      ]);
      assert.ok(legend && tokens && tokens.data.length > 0);
      return { legend, data: [...tokens.data] };
    });
    let at = 0;
    const found: string[] = [];
    for (let token = 0; token < data.length; token += 5) {
      const [, right, length, type] = data.slice(token) as [number, number, number, number];
      at += right;
      found.push(`${document.getText().slice(at, at + length)} ${legend.tokenTypes[type]}`);
    }
    assert.deepEqual(found, ["ip.src.country variable", "in keyword", "AT enumMember", "and keyword", "eq keyword"]);
  });

  it("a fence typed below an indented line goes to the left", async () => {
    const document = await openRule("---\nref: a\nratelimit:\n  period: 60\n  --");
    const editor = vscode.window.activeTextEditor;
    assert.ok(editor);
    const end = document.positionAt(document.getText().length);
    editor.selection = new vscode.Selection(end, end);
    // The server has read the file when it answers.
    await asked("vscode.executeDocumentSymbolProvider", document);
    await vscode.commands.executeCommand("type", { text: "-" });
    await eventually(() => assert.equal(document.lineAt(4).text, "---"));
  });
});
