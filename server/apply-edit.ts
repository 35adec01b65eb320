import { FailureError } from "#cloudflare/errors.ts";
import { editsBetween } from "#core/text/edits-between.ts";
import type { ServerContext } from "./context.ts";
import { range } from "./to-proto.ts";
import { baseName } from "./uris.ts";

/** Has the editor change files; `label` names the change for its Undo. @throws FailureError when one was edited meanwhile or the editor does not do it. */
export async function change(
  context: ServerContext,
  label: string,
  changes: readonly { readonly uri: string; readonly before: string; readonly text: string }[],
): Promise<void> {
  const documentChanges = changes.map(({ uri, before, text }) => {
    const { document } = context.file(uri);
    if (document.getText() !== before) {
      throw new FailureError({
        reason: "refused",
        message: `${baseName(uri)} was edited meanwhile. It was not changed.`,
        action: "retry",
      });
    }
    const version = context.documents.get(uri) === undefined ? null : document.version;
    const edits = editsBetween(before, text).map((edit) => ({ range: range(document, edit), newText: edit.newText }));
    return { textDocument: { uri, version }, edits };
  });
  const answer = await context.connection.workspace.applyEdit({ label, edit: { documentChanges } });
  if (!answer.applied) {
    throw new FailureError({ reason: "refused", message: "The editor did not make the changes.", action: "retry" });
  }
}
