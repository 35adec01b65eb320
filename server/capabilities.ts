import {
  CodeActionKind,
  type InitializeResult,
  PositionEncodingKind,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { COMMANDS } from "./commands.ts";

/** What the server can do, and the characters that open a completion list. Positions count UTF-16 code units. */
export function initializeResult(): InitializeResult {
  return {
    serverInfo: { name: "rulewright" },
    capabilities: {
      positionEncoding: PositionEncodingKind.UTF16,
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
      completionProvider: { triggerCharacters: [".", '"', "$", "{", "[", "(", " "], resolveProvider: true },
      hoverProvider: true,
      signatureHelpProvider: { triggerCharacters: ["(", ","], retriggerCharacters: [")"] },
      codeActionProvider: {
        codeActionKinds: [
          CodeActionKind.QuickFix,
          CodeActionKind.RefactorRewrite,
          CodeActionKind.RefactorExtract,
          CodeActionKind.RefactorInline,
        ],
      },
      documentFormattingProvider: true,
      documentRangeFormattingProvider: true,
      documentSymbolProvider: true,
      foldingRangeProvider: true,
      executeCommandProvider: { commands: Object.values(COMMANDS) },
    },
  };
}
