import assert from "node:assert/strict";
import * as vscode from "vscode";

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly default: unknown }>> };
  };
}

describe("the manifest", () => {
  let manifest: Manifest;
  before(async () => {
    const extension = vscode.extensions.getExtension("rulewright.rulewright");
    assert.ok(extension);
    await extension.activate();
    manifest = extension.packageJSON as Manifest;
  });

  it("every command is registered, and no other", async () => {
    const all = await vscode.commands.getCommands(true);
    assert.deepEqual(
      all
        .filter((id) => /^rulewright\.(?!.*\.(focus|resetViewLocation|toggleVisibility|open|removeView)$)/.test(id))
        .sort(),
      manifest.contributes.commands.map(({ command }) => command).sort(),
    );
    assert.ok(manifest.contributes.commands.every(({ category }) => category === "Rulewright"));
  });

  it("settings have their documented defaults", () => {
    const settings = vscode.workspace.getConfiguration();
    for (const [name, property] of Object.entries(manifest.contributes.configuration.properties)) {
      assert.deepEqual(settings.inspect(name)?.defaultValue, property.default, name);
    }
    assert.equal(settings.get("rulewright.deploy.saveFirst"), "always");
    assert.equal(settings.get("rulewright.api.baseUrl"), "");
  });

  it("the API base cannot come from a workspace", async () => {
    const workspace = vscode.ConfigurationTarget.Workspace;
    await assert.rejects(async () =>
      vscode.workspace.getConfiguration("rulewright").update("api.baseUrl", "http://127.0.0.1:1", workspace),
    );
  });

  it("rule files suggest inside strings and indent with blanks", () => {
    const editor = vscode.workspace.getConfiguration("editor", { languageId: "cloudflare-rule" });
    assert.deepEqual(editor.get("quickSuggestions"), { other: "on", strings: "on", comments: "off" });
    assert.equal(editor.get("tabSize"), 2);
    assert.equal(editor.get("wordBasedSuggestions"), "off");
  });
});
