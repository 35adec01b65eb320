import assert from "node:assert/strict";
import * as vscode from "vscode";

describe("Rulewright", () => {
  it("starts with the first rule file", async () => {
    const [file] = await vscode.workspace.findFiles("office.rule");
    assert.ok(file, "the workspace has no office.rule");
    const document = await vscode.workspace.openTextDocument(file);
    assert.equal(document.languageId, "cloudflare-rule");
    await vscode.window.showTextDocument(document);
    const extension = vscode.extensions.getExtension("rulewright.rulewright");
    assert.ok(extension, "the extension is not installed");
    await extension.activate();
    assert.ok(extension.isActive);
  });
});
