import assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually, openRule } from "./open-rule.ts";

const messy = `---
name:   "API"
action: block
---
http.host=="api.example.com" # the API
&& ( not cf.tls_client_auth.cert_verified||cf.tls_client_auth.cert_revoked )
`;

const formatted = `---
name: API
action: block
---
http.host == "api.example.com" # the API
&& (not cf.tls_client_auth.cert_verified || cf.tls_client_auth.cert_revoked)
`;

const inWords = formatted.replace("==", "eq").replace("&&", "and").replace("||", "or");

describe("formatting in the extension host", () => {
  afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

  it("Format Document lays the file out, and a refactoring switches its notation", async () => {
    const document = await openRule(messy);
    await eventually(async () => {
      await vscode.commands.executeCommand("editor.action.formatDocument");
      assert.equal(document.getText(), formatted);
    });
    const range = new vscode.Range(4, 0, 4, 0);
    const rewritings = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      range,
      vscode.CodeActionKind.RefactorRewrite.value,
    );
    const titles = rewritings.map(({ title }) => title);
    assert.ok(titles.includes("Switch to C-like notation"), titles.join());
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      range,
    );
    const english = actions.find(({ title }) => title === "Switch to English notation");
    assert.ok(english?.edit, actions.map(({ title }) => title).join());
    assert.ok(await vscode.workspace.applyEdit(english.edit));
    assert.equal(document.getText(), inWords);
  });
});
