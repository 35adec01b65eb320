import type { WorkspaceEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type Declaration, declare } from "#core/ide/actions/declare.ts";
import type { TextEdit } from "#core/text/edit.ts";
import { CONFIG_NAME } from "./config-files.ts";
import type { ServerContext } from "./context.ts";
import * as toProto from "./to-proto.ts";
import { join, parentOf } from "./uris.ts";

/**
 * The change that declares something in the configuration of the rule file `uri`. Where there is none yet it is created, beside
 * the lock file if there is one, else beside the rule file. Undefined where it cannot be: a file without a folder, a
 * client that creates no files, a configuration that holds something else in that place.
 */
export function declarationEdit(
  { configFiles, capabilities }: Pick<ServerContext, "configFiles" | "capabilities">,
  uri: string,
  declaration: Declaration,
): WorkspaceEdit | undefined {
  const existing = configFiles.of(uri);
  const edit = declare(existing?.text ?? "", declaration);
  if (edit === undefined) return undefined;
  if (existing !== undefined) {
    return toProto.workspaceEdit(TextDocument.create(existing.uri, "yaml", 0, existing.text), [edit]);
  }
  const folder = uri.startsWith("untitled:") ? undefined : parentOf(configFiles.lockOf(uri));
  const creates = capabilities.workspace?.workspaceEdit;
  if (
    folder === undefined ||
    creates?.documentChanges !== true ||
    creates.resourceOperations?.includes("create") !== true
  )
    return undefined;
  const created = join(folder, CONFIG_NAME);
  const document = TextDocument.create(created, "yaml", 0, "");
  return {
    documentChanges: [
      { kind: "create", uri: created, options: { ignoreIfExists: true } },
      { textDocument: { uri: created, version: null }, edits: [toProto.textEdit(document, edit)] },
    ],
  };
}

/** A change with further edits of an open document. */
export function withEditsOf(document: TextDocument, edits: readonly TextEdit[], change: WorkspaceEdit): WorkspaceEdit {
  const { uri, version } = document;
  const own = edits.map((edit) => toProto.textEdit(document, edit));
  if (change.documentChanges === undefined) return { changes: { ...change.changes, [uri]: own } };
  return { documentChanges: [...change.documentChanges, { textDocument: { uri, version }, edits: own }] };
}
