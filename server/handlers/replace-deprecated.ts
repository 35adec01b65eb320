import type { CodeAction, WorkspaceEdit } from "vscode-languageserver";
import { CodeActionKind } from "vscode-languageserver";
import { deprecatedFieldAt } from "#core/ide/actions/deprecated.ts";
import type { WorkspaceFile } from "#core/ide/workspace/model.ts";
import type { Span } from "#core/text/span.ts";
import { COMMANDS } from "../commands.ts";
import type { ServerContext } from "../context.ts";
import type { OpenFile } from "../documents.ts";
import { editOfPlaces, type PlaceEdit } from "../edit-of-places.ts";
import type { RequestHandlers } from "../requests.ts";

/** Replacing what is deprecated in all rule files, open (with their unsaved text) or not, as one change of the editor. */
export function replaceRequests(context: ServerContext) {
  return {
    "rulewright/replaceDeprecated": async ({ field }) => {
      const places = await replaceable(context, field);
      if (places.length === 0) return { message: nothingOf(field) };
      const edit = editOfPlaces(context, places, undefined);
      const { applied } = await context.connection.workspace.applyEdit({ label: "Replace deprecated fields", edit });
      const what = field === undefined ? counted(places.length, "deprecated field") : `\`${field}\``;
      const count = new Set(places.map(({ uri }) => uri)).size;
      return { message: applied ? `Replaced ${what} in ${counted(count, "file")}.` : null };
    },
  } satisfies Partial<RequestHandlers>;
}

/**
 * Offers to replace the deprecated field at `span` everywhere. An editor asks at every move of the caret, and only who takes
 * the offer needs the other files: they are read when the edit is asked for, and where it never is, by a command.
 */
export function replacingEverywhere(
  { workspace, capabilities }: ServerContext,
  { document, analysis }: OpenFile,
  span: Span,
): CodeAction[] {
  const field = workspace.holds(document.uri) ? deprecatedFieldAt(analysis, span) : undefined;
  if (field === undefined) return [];
  const title = `Replace \`${field}\` in all rule files`;
  const kind = CodeActionKind.RefactorRewrite;
  const { dataSupport, resolveSupport } = capabilities.textDocument?.codeAction ?? {};
  if (dataSupport === true && resolveSupport?.properties.includes("edit") === true) {
    return [{ title, kind, data: { replaceEverywhere: field } satisfies Unresolved }];
  }
  return [{ title, kind, command: { title, command: COMMANDS.replaceDeprecated, arguments: [field] } }];
}

/** Rides along with an action whose edit is not made yet. */
interface Unresolved {
  readonly replaceEverywhere: string;
}

export const resolveCodeAction =
  (context: ServerContext) =>
  async (action: CodeAction): Promise<CodeAction> => {
    const field = (action.data as Partial<Unresolved> | undefined)?.replaceEverywhere;
    if (typeof field !== "string") return action;
    const edit: WorkspaceEdit = editOfPlaces(context, await replaceable(context, field), undefined);
    return { ...action, edit };
  };

/** Every place of the field, or of all deprecated ones. */
async function replaceable({ workspace }: ServerContext, field: string | undefined): Promise<PlaceEdit[]> {
  let { files } = await workspace.view();
  const wanted = (file: WorkspaceFile): PlaceEdit[] =>
    file.replaceable
      .filter((one) => field === undefined || one.field === field)
      .map(({ start, end, newText }) => ({ uri: file.uri, range: { start, end }, newText }));
  const old = files.filter((file) => wanted(file).length > 0 && !workspace.isCurrent(file.uri));
  if (old.length > 0) ({ files } = await workspace.view());
  return files.flatMap(wanted);
}

function nothingOf(field: string | undefined): string {
  const what = field === undefined ? "deprecated field that another one can replace" : `place with \`${field}\``;
  return `No rule file has a ${what}.`;
}

const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
