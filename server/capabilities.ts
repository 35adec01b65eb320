import { type InitializeResult, PositionEncodingKind, TextDocumentSyncKind } from "vscode-languageserver";

/** What the server can do, and the characters that open a completion list. Positions count UTF-16 code units. */
export function initializeResult(version: string): InitializeResult {
  return {
    serverInfo: { name: "rulewright", version },
    capabilities: {
      positionEncoding: PositionEncodingKind.UTF16,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
    },
  };
}
