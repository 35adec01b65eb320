import * as vscode from "vscode";
import { pathProblem } from "./file-names.ts";
import { type Answer, askText, type StepFrame, type TextQuestion } from "./quick-input.ts";
import { LANGUAGE_ID } from "./rule-document.ts";

/** Where a new file goes. */
export interface Place {
  readonly folder: vscode.WorkspaceFolder | undefined;
  /** The folder that a command was called on, relative to the workspace folder; undefined when it was called on none. */
  readonly inside: string | undefined;
}

/**
 * The workspace folder of what a command was called on, else of the active editor, else the first. `argument` is the
 * command's: a folder's Uri from the Explorer, anything else from elsewhere.
 */
export function placeOf(argument: unknown): Place {
  const target = argument instanceof vscode.Uri ? argument : undefined;
  const near = target ?? vscode.window.activeTextEditor?.document.uri;
  const folder = (near && vscode.workspace.getWorkspaceFolder(near)) ?? vscode.workspace.workspaceFolders?.[0];
  return { folder, inside: target?.path.slice(folder?.uri.path.length).replace(/^\/+|\/+$/g, "") };
}

/** The path of a new rule file, relative to the workspace folder. */
export const askPath = (
  frame: StepFrame,
  folder: vscode.WorkspaceFolder,
  question: Pick<TextQuestion, "value" | "attempt">,
): Promise<Answer<string>> =>
  askText(frame, {
    ...question,
    prompt: `The new file, in the folder ${folder.name}`,
    judge: (text) => {
      const error = pathProblem(text.trim());
      return error === undefined ? {} : { error };
    },
  });

/** An unsaved rule file. */
export const untitled = async (content: string): Promise<vscode.TextDocument> =>
  vscode.workspace.openTextDocument({ language: LANGUAGE_ID, content });

export async function exists(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}
