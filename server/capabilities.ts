import {
  type ClientCapabilities,
  CodeActionKind,
  type DocumentOnTypeFormattingOptions,
  type DocumentSelector,
  FileOperationPatternKind,
  type FileOperationRegistrationOptions,
  type InitializeResult,
  PositionEncodingKind,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { TOKEN_MODIFIERS, TOKEN_TYPES } from "#core/ide/semantic-token.ts";
import { COMMANDS } from "./commands.ts";

/** Watchers of files do not tell of files in a folder that is moved or deleted as a whole. */
const MOVED: FileOperationRegistrationOptions["filters"] = [
  { scheme: "file", pattern: { glob: "**/*", matches: FileOperationPatternKind.folder } },
  {
    scheme: "file",
    pattern: { glob: "**/{*.rule,*.test.yaml,rulewright.yaml}", matches: FileOperationPatternKind.file },
  },
];

/** What `editor.codeActionsOnSave` names to have files mended when they are saved. */
export const FIX_ALL = `${CodeActionKind.SourceFixAll}.rulewright`;

/** What the server can do, and the characters that open a completion list. Positions count UTF-16 code units. */
export function initializeResult(client: ClientCapabilities): InitializeResult {
  // Who can be told of it later is told which files: a formatter of all documents would be one of YAML too.
  const isFormatter = !registersFormatting(client);
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
          FIX_ALL,
        ],
        resolveProvider: true,
      },
      documentFormattingProvider: isFormatter,
      documentRangeFormattingProvider: isFormatter,
      ...(isFormatter ? { documentOnTypeFormattingProvider: FORMATTED_AT } : {}),
      documentSymbolProvider: true,
      foldingRangeProvider: true,
      selectionRangeProvider: true,
      documentHighlightProvider: true,
      semanticTokensProvider: {
        legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [...TOKEN_MODIFIERS] },
        full: { delta: true },
        range: true,
      },
      inlayHintProvider: true,
      codeLensProvider: {},
      documentLinkProvider: {},
      definitionProvider: true,
      referencesProvider: true,
      renameProvider: { prepareProvider: true },
      workspaceSymbolProvider: true,
      workspace: {
        workspaceFolders: { supported: true, changeNotifications: true },
        fileOperations: { didDelete: { filters: MOVED }, didRename: { filters: MOVED } },
      },
      executeCommandProvider: { commands: Object.values(COMMANDS) },
    },
  };
}

/** Whether the client lets the server say for which files it is a formatter. */
export function registersFormatting({ textDocument }: ClientCapabilities): boolean {
  return (
    textDocument?.formatting?.dynamicRegistration === true &&
    textDocument.rangeFormatting?.dynamicRegistration === true &&
    textDocument.onTypeFormatting?.dynamicRegistration === true
  );
}

/** What is formatted, by language or by name: an unsaved document has only the one, other editors know only the other. */
export const FORMATTED: DocumentSelector = [{ language: "cloudflare-rule" }, { pattern: "**/*.rule" }];

/** The characters behind which indentation is put right. */
export const FORMATTED_AT: DocumentOnTypeFormattingOptions = {
  firstTriggerCharacter: "\n",
  moreTriggerCharacter: [")", "}", "-"],
};
