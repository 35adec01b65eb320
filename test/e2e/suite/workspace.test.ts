import assert from "node:assert/strict";
import * as vscode from "vscode";
import { behind, eventually, shown } from "./open-rule.ts";

const rule = (ref: string, expression: string, more = ""): string =>
  `---\nname: A rule\nref: ${ref}\naction: block\n${more}---\n${expression}\n`;

describe("several files of the workspace", () => {
  let folder: vscode.Uri;
  const file = (name: string) => vscode.Uri.joinPath(folder, name);
  const write = (name: string, text: string) => vscode.workspace.fs.writeFile(file(name), Buffer.from(text));

  before(async () => {
    const [root] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(root);
    folder = vscode.Uri.joinPath(root.uri, "several");
    await write("first.rule", rule("first-rule", "ip.src in $several_ips"));
    await write("second.rule", rule("second-rule", "not ip.src in $several_ips", "position: { after: first-rule }\n"));
    await write("first.test.yaml", "tests:\n  - name: x\n    by: first-rule\n");
    await write("broken.rule", rule("broken-rule", "http.hots eq 1"));
  });

  after(async () => {
    await vscode.commands.executeCommand("workbench.action.closeAllEditors");
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  it("a file that is not open has its problems, until it is mended or gone", async () => {
    await vscode.window.showTextDocument(file("first.rule"));
    const codes = () =>
      vscode.languages.getDiagnostics(file("broken.rule")).map(({ code }) => (code as { value: string }).value);
    await eventually(() => assert.deepEqual(codes(), ["type/unknown-field"]));
    await write("broken.rule", rule("broken-rule", "ssl"));
    await eventually(() => assert.deepEqual(codes(), []));
  });

  it("references of a list stand in files that are not open", async () => {
    const document = await vscode.workspace.openTextDocument(file("first.rule"));
    const found = await eventually(async () => {
      const answer = await vscode.commands.executeCommand<vscode.Location[]>(
        "vscode.executeReferenceProvider",
        document.uri,
        behind(document, "$several"),
      );
      assert.equal(answer.length, 2);
      return answer;
    });
    const places = found.map(({ uri, range }) => `${uri.path.split("/").at(-1)} ${shown(range)}`).sort();
    assert.deepEqual(places, ["first.rule 6:12-6:23", "second.rule 7:16-7:27"]);
  });

  it("a ref is renamed in its rule, a position and a test, from the test", async () => {
    const document = await vscode.workspace.openTextDocument(file("first.test.yaml"));
    const edit = await eventually(async () => {
      const answer = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
        "vscode.executeDocumentRenameProvider",
        document.uri,
        behind(document, "by: fir"),
        "opening-rule",
      );
      assert.equal(answer.size, 3);
      return answer;
    });
    assert.ok(await vscode.workspace.applyEdit(edit));
    for (const name of ["first.rule", "second.rule", "first.test.yaml"]) {
      const text = (await vscode.workspace.openTextDocument(file(name))).getText();
      assert.ok(text.includes("opening-rule") && !text.includes("first-rule"), `${name}: ${text}`);
    }
    await vscode.workspace.saveAll();
  });

  it("a rule is found by its name in the whole workspace", async () => {
    await eventually(async () => {
      const found = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        "vscode.executeWorkspaceSymbolProvider",
        "second-rule",
      );
      assert.deepEqual(
        found.map(({ name, containerName }) => [name, containerName]),
        [["A rule · second-rule", "block"]],
      );
    });
  });
});
