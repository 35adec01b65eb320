import type * as vscode from "vscode";

/**
 * The log as the language client's trace writes to it: API tokens, which a verbose trace of the messages would hold,
 * are left out.
 */
export function traceChannel(log: vscode.LogOutputChannel): vscode.LogOutputChannel {
  const trace = (message: string, ...args: unknown[]) => log.trace(withoutTokens(message), ...args);
  return Object.create(log, { trace: { value: trace } }) as vscode.LogOutputChannel;
}

/** Blanks the value of each JSON member `token` in a text. */
export function withoutTokens(text: string): string {
  return text.replace(/("token"\s*:\s*")(?:[^"\\]|\\.)*"/g, '$1(left out)"');
}
