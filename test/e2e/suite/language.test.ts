import assert from "node:assert/strict";
import * as vscode from "vscode";
import { behind, eventually, openRule, shown } from "./open-rule.ts";

const broken = `---
name: Broken in four places
ref: broken
action: blok
---
http.host eq "www.example.com"
and ip.src contains "10.0.0"
and (ssl or http.request.method eq POST)
and cf.tls_client_auth.cert_verifed
`;

const twoRules = `# two rules
---
name: First
ref: first
action: block
---
http.host eq "a.example.com"
---
name: Second
ref: second
action: log
---
ssl
and http.request.method eq "POST"
`;

describe("the language in the extension host", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("diagnostics have exact ranges, codes and links", async () => {
    const { uri } = await openRule(broken);
    const found = await eventually(() => {
      const diagnostics = vscode.languages.getDiagnostics(uri);
      assert.equal(diagnostics.length, 4);
      return diagnostics;
    });
    assert.deepEqual(
      found.map(({ range, code, source, severity }) => [
        shown(range),
        (code as { value: string }).value,
        source,
        vscode.DiagnosticSeverity[severity],
      ]),
      [
        ["4:9-4:13", "header/unknown-action", "rulewright", "Error"],
        ["7:12-7:20", "type/operator", "rulewright", "Error"],
        ["8:36-8:40", "syntax/missing-quotes", "rulewright", "Error"],
        ["9:5-9:36", "type/unknown-field", "rulewright", "Error"],
      ],
    );
    for (const { code } of found) {
      const { value, target } = code as { value: string; target: vscode.Uri };
      assert.ok(target.path.endsWith(`/${value}.md`), target.toString());
    }
  });

  it("diagnostics follow an edit and go with the file", async () => {
    const document = await openRule("http.host eq 1");
    const errors = () =>
      vscode.languages
        .getDiagnostics(document.uri)
        .filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error).length;
    await eventually(() => assert.equal(errors(), 1));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 13, 0, 14), '"a.example.com"');
    assert.ok(await vscode.workspace.applyEdit(edit));
    await eventually(() => assert.equal(errors(), 0));
  });

  it("completion offers fields with their type, and the text that it replaces", async () => {
    const document = await openRule("cert_ver");
    const list = await eventually(async () => {
      const answer = await vscode.commands.executeCommand<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        document.uri,
        new vscode.Position(0, 8),
      );
      assert.ok(answer.items.length > 0);
      return answer;
    });
    const labelOf = ({ label }: vscode.CompletionItem) => (typeof label === "string" ? { label } : label);
    const item = list.items.find((one) => labelOf(one).label === "cf.tls_client_auth.cert_verified");
    assert.ok(item, "the field is not offered");
    assert.match(`${item.detail ?? ""} ${labelOf(item).detail ?? ""}`, /Boolean/);
    const range = item.range instanceof vscode.Range ? item.range : item.range?.replacing;
    assert.equal(range && shown(range), "1:1-1:9");
  });

  it("hover says a field's type", async () => {
    const document = await openRule('http.host eq "a"');
    const hovers = await eventually(async () => {
      const answer = await vscode.commands.executeCommand<vscode.Hover[]>(
        "vscode.executeHoverProvider",
        document.uri,
        new vscode.Position(0, 3),
      );
      assert.ok(answer.length > 0);
      return answer;
    });
    const text = hovers.flatMap(({ contents }) => contents.map((part) => (part as vscode.MarkdownString).value)).join();
    assert.match(text, /http\.host/);
    assert.match(text, /String/);
    assert.equal(hovers[0]?.range && shown(hovers[0].range), "1:1-1:10");
  });

  it("a code action mends what it names", async () => {
    const document = await openRule(broken);
    const range = new vscode.Range(8, 6, 8, 6);
    const action = await eventually(async () => {
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        document.uri,
        range,
      );
      const found = actions.find(({ title }) => title === "Write cf.tls_client_auth.cert_verified");
      assert.ok(found, actions.map(({ title }) => title).join());
      return found;
    });
    assert.ok(action.isPreferred);
    assert.ok(action.edit);
    assert.ok(await vscode.workspace.applyEdit(action.edit));
    assert.equal(document.lineAt(8).text, "and cf.tls_client_auth.cert_verified");
  });

  it("each rule folds, and is a symbol of the outline", async () => {
    const { uri } = await openRule(twoRules);
    const folds = await eventually(async () => {
      const answer = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
        "vscode.executeFoldingRangeProvider",
        uri,
      );
      assert.ok(answer.length > 0);
      return answer;
    });
    const starts = folds.map(({ start }) => start + 1);
    assert.ok(starts.includes(3) && starts.includes(9), `folds begin at ${starts.join()}`);
    const symbols = await vscode.commands.executeCommand<vscode.DocumentSymbol[]>(
      "vscode.executeDocumentSymbolProvider",
      uri,
    );
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ["First", "Second"],
    );
  });

  it("a line comment is a #", async () => {
    const document = await openRule("ssl\n");
    await vscode.commands.executeCommand("editor.action.commentLine");
    assert.equal(document.getText(), "# ssl\n");
  });

  it("a double-clicked word is the whole dotted name", async () => {
    const document = await openRule('http.request.uri.path eq "/a" and ip.src in $office_ips');
    const word = (text: string) => document.getText(document.getWordRangeAtPosition(behind(document, text)));
    assert.equal(word("http.requ"), "http.request.uri.path");
    assert.equal(word("$off"), "$office_ips");
  });
});
