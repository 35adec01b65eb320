/** Definition, references and renaming of what several files share. */
import {
  type ChangeAnnotation,
  type DefinitionParams,
  type Location,
  LSPErrorCodes,
  type PrepareRenameParams,
  type ReferenceParams,
  type RenameParams,
  ResponseError,
  type TextDocumentPositionParams,
  type WorkspaceEdit,
} from "vscode-languageserver";
import { allOf, nameAt } from "#core/ide/workspace/find.ts";
import { whyFixed } from "#core/ide/workspace/fixed-names.ts";
import type { Found, WorkspaceView } from "#core/ide/workspace/model.ts";
import { type NameEdit, renamed, whyNotRenamed } from "#core/ide/workspace/rename.ts";
import type { ServerContext } from "../context.ts";
import { editOfPlaces } from "../edit-of-places.ts";
import { openFileOf, otherFileOf } from "../workspace/open-files.ts";

interface Place {
  readonly view: WorkspaceView;
  readonly at: Found;
}

/** The shared name at a place. What is open is looked at first: where no name stands nothing else needs to be read. */
async function placeOf(
  { documents, workspace }: ServerContext,
  { textDocument: { uri }, position }: TextDocumentPositionParams,
): Promise<Place | undefined> {
  const rules = documents.get(uri);
  const other = documents.text(uri);
  const own = rules !== undefined ? openFileOf(rules) : other !== undefined ? otherFileOf(other) : undefined;
  if (own === undefined || nameAt({ files: [own], configOf: () => undefined }, uri, position) === undefined) {
    return undefined;
  }
  const view = await workspace.view();
  const at = nameAt(view, uri, position);
  return at === undefined ? undefined : { view, at };
}

export const definition =
  (context: ServerContext) =>
  async (params: DefinitionParams): Promise<Location[] | null> => {
    const place = await placeOf(context, params);
    if (place === undefined) return null;
    const { definitions } = allOf(place.view, place.at);
    return definitions.length === 0 ? null : definitions.map(location);
  };

export const references =
  (context: ServerContext) =>
  async (params: ReferenceParams): Promise<Location[] | null> => {
    const place = await placeOf(context, params);
    if (place === undefined) return null;
    const { definitions, uses } = allOf(place.view, place.at);
    return [...(params.context.includeDeclaration ? definitions : []), ...uses].map(location);
  };

export const prepareRename =
  (context: ServerContext) =>
  async (params: PrepareRenameParams): Promise<{ range: Location["range"]; placeholder: string } | null> => {
    const place = await placeOf(context, params);
    if (place === undefined) {
      const file = context.documents.get(params.textDocument.uri);
      const why = file && whyFixed(file.analysis, file.document.offsetAt(params.position));
      if (why !== undefined) throw refused(why);
      return null;
    }
    const why = whyNotRenamed(place.view, place.at);
    if (why !== undefined) throw refused(why);
    return { range: location(place.at).range, placeholder: place.at.occurrence.name };
  };

export const rename =
  (context: ServerContext) =>
  async (params: RenameParams): Promise<WorkspaceEdit | null> => {
    let place = await placeOf(context, params);
    if (place === undefined) return null;
    let edits = editsAt(place, params.newName);
    const old = edits.filter((edit) => !context.workspace.isCurrent(edit.place.uri));
    if (old.length > 0) {
      place = await placeOf(context, params);
      if (place === undefined) return null;
      edits = editsAt(place, params.newName);
    }
    const changes = edits.map(({ place, newText }) => ({ ...location(place), newText }));
    return editOfPlaces(context, changes, noteOn(context, place));
  };

function editsAt({ view, at }: Place, newName: string): readonly NameEdit[] {
  const result = renamed(view, at, newName);
  if ("refusal" in result) throw refused(result.refusal);
  return result;
}

/** What the reader should know before the files are changed. */
function noteOn(context: ServerContext, { view, at }: Place): ChangeAnnotation | undefined {
  const { kind, name } = at.occurrence;
  if (kind === "list") {
    const description = `The list \`${name}\` itself keeps its name: at Cloudflare a list of the new name has to exist.`;
    return { label: "Rename a list in the files alone", needsConfirmation: true, description };
  }
  if (kind !== "ref") return undefined;
  const zones = new Set(allOf(view, at).definitions.flatMap((rule) => deployedTo(context, rule)));
  if (zones.size === 0) return undefined;
  const description =
    `\`${name}\` is deployed to ${[...zones].join(", ")}. ` +
    "Cloudflare knows a rule by its ref: the next deploy deletes the rule and creates another one.";
  return { label: "Rename the ref of a deployed rule", needsConfirmation: true, description };
}

/** Names of the zones that the lock file has a rule for. */
function deployedTo({ configFiles, lockFiles }: ServerContext, { uri, occurrence }: Found): readonly string[] {
  const { zones } = lockFiles.at(configFiles.lockOf(uri)).lock;
  const phase = occurrence.scope?.phase ?? "";
  return Object.entries(zones)
    .filter(([, zone]) => Object.hasOwn(zone.phases[phase] ?? {}, occurrence.name))
    .map(([name]) => name);
}

function location({ uri, occurrence: { start, end } }: Found): Location {
  return { uri, range: { start, end } };
}

function refused(why: string): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, why);
}
