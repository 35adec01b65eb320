import * as vscode from "vscode";

/** Milliseconds in which nobody needs to be told that something is going on. */
const QUICK = 500;

/**
 * Work that may take a moment. Only when it does, a notification says so, with what the work tells of itself, and cancels it:
 * VS Code leaves out notifications that follow each other too fast, and the outcome must not be the one that is left out.
 */
export async function toldWhenSlow<T>(
  title: string,
  begin: (tell: (message: string) => void, token: vscode.CancellationToken) => Promise<T>,
): Promise<T> {
  const cancel = new vscode.CancellationTokenSource();
  let last: string | undefined;
  let tell = (message: string): void => {
    last = message;
  };
  const work = begin((message) => tell(message), cancel.token).finally(() => cancel.dispose());
  const isQuick = await Promise.race([work.then(() => true), wait(QUICK)]).catch(() => true);
  if (isQuick) return work;
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  return vscode.window.withProgress(options, (progress, token) => {
    token.onCancellationRequested(() => cancel.cancel());
    tell = (message) => progress.report({ message });
    if (last !== undefined) tell(last);
    return work;
  });
}

const wait = (milliseconds: number): Promise<false> =>
  new Promise((resolve) => setTimeout(() => resolve(false), milliseconds));
