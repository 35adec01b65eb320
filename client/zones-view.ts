import * as vscode from "vscode";

/** The view of zones. It has no rows, so VS Code shows what the manifest's `viewsWelcome` says can be done. */
export function registerZonesView(): vscode.Disposable {
  return vscode.window.registerTreeDataProvider<never>("rulewright.zones", {
    getChildren: () => [],
    getTreeItem: (row) => row,
  });
}
