import * as vscode from "vscode";
import { LANGUAGE_ID } from "./rule-document.ts";
import type { Session } from "./session.ts";

/** Asked again no sooner than this after an edit: what is typed may become another zone. */
const AFTER_EDIT = 400;

/** Keeps the status bar item naming the zones that a deploy of the file in front would touch. */
export function followDeployTarget({ server, statusBar, log }: Session): vscode.Disposable {
  let timer: NodeJS.Timeout | undefined;
  let asked = 0;

  const ask = async (): Promise<void> => {
    const document = vscode.window.activeTextEditor?.document;
    const turn = ++asked;
    if (document?.languageId !== LANGUAGE_ID || server.status?.token !== "active") {
      statusBar.showTargets(undefined);
      return;
    }
    try {
      const { zones } = await server.request("rulewright/target", { uri: document.uri.toString() });
      if (turn === asked) statusBar.showTargets(zones);
    } catch (error) {
      log.debug("The zones of the file in front are not known.", error);
    }
  };
  const askLater = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), AFTER_EDIT);
  };

  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(() => void ask()),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) askLater();
    }),
    vscode.workspace.onDidSaveTextDocument(() => askLater()),
    server.onStatus(() => void ask()),
    { dispose: () => clearTimeout(timer) },
  );
}
