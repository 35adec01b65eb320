/** Renaming what several files share. */
import { isText } from "#core/document/format/plain-scalar.ts";
import { LIST_NAME, REF_PATTERN } from "#core/document/header-keys.ts";
import { allOf, shareScope } from "./find.ts";
import type { Found, NameKind, Occurrence, WorkspaceView } from "./model.ts";

/** A sentence on why something is not renamed. */
export interface Refusal {
  readonly refusal: string;
}

/** Replaces the name at one place. */
export interface NameEdit {
  readonly place: Found;
  readonly newText: string;
}

interface RenameRule {
  readonly isLegal: (name: string) => boolean;
  readonly legal: string;
  /** Why a name that nothing declares stays as it is. */
  readonly undeclared: (name: string) => string;
  readonly taken: (name: string) => string;
}

const ALIAS = /^[A-Za-z_][\w-]*$/;
const FIELD = /^[a-z_][a-z0-9_]*(?:\.[a-z0-9_]+)*$/;

const RULES: Readonly<Record<NameKind, RenameRule>> = {
  ref: {
    isLegal: (name) => REF_PATTERN.test(name),
    legal: "A `ref` has 1 to 64 letters, digits, `_` and `-`.",
    undeclared: (name) => `No rule of the workspace for this zone and phase has the ref \`${name}\`.`,
    taken: (name) => `Another rule of the same zone and phase has the ref \`${name}\`.`,
  },
  list: {
    isLegal: (name) => LIST_NAME.test(name),
    legal: "A list name has 1 to 50 small letters, digits and `_`.",
    undeclared: () => "",
    taken: (name) => `\`rulewright.yaml\` declares a list \`${name}\` already.`,
  },
  zone: {
    isLegal: (name) => ALIAS.test(name),
    legal: "An alias starts with a letter and has letters, digits, `_` and `-`.",
    undeclared: (name) => `\`${name}\` is no alias of \`rulewright.yaml\`. The name of a zone is Cloudflare's.`,
    taken: (name) => `\`rulewright.yaml\` has an alias \`${name}\` already.`,
  },
  field: {
    isLegal: (name) => FIELD.test(name),
    legal: "A field's name has small letters, digits and `_`, with dots between its parts.",
    undeclared: (name) => `\`${name}\` is not declared in \`rulewright.yaml\`, so there is nothing to rename.`,
    taken: (name) => `\`rulewright.yaml\` declares a field \`${name}\` already.`,
  },
};

/** Why the name cannot be renamed; undefined where it can. */
export function whyNotRenamed(view: WorkspaceView, at: Found): string | undefined {
  const { kind, name } = at.occurrence;
  const { definitions } = allOf(view, at);
  if (definitions.length === 0 && kind !== "list") return RULES[kind].undeclared(name);
  const implicit = definitions.find(({ occurrence }) => occurrence.implicit === true);
  if (implicit === undefined) return undefined;
  return `\`${name}\` is the file name of a rule without a \`ref\`. Give that rule a \`ref\` of its own, or rename the file.`;
}

/** The edits that give a name and all that mean the same another one. A list may be written with its `$`. */
export function renamed(view: WorkspaceView, at: Found, wanted: string): readonly NameEdit[] | Refusal {
  const { kind, name } = at.occurrence;
  const newName = kind === "list" ? wanted.replace(/^\$/, "") : wanted;
  const rule = RULES[kind];
  const refusal = whyNotRenamed(view, at);
  if (refusal !== undefined) return { refusal };
  if (!rule.isLegal(newName)) return { refusal: rule.legal };
  if (newName === name) return [];
  const { definitions, uses } = allOf(view, at);
  if (isTaken(view, definitions, newName)) return { refusal: rule.taken(newName) };
  return [...definitions, ...uses].map((place) => ({ place, newText: written(place.occurrence, newName) }));
}

/** Whether what is renamed would fall together with something else of that name. */
function isTaken(view: WorkspaceView, definitions: readonly Found[], newName: string): boolean {
  return definitions.some((definition) =>
    view.files.some(({ uri, occurrences }) =>
      occurrences.some((occurrence) => {
        const { kind, role, name } = occurrence;
        if (kind !== definition.occurrence.kind || role !== "definition" || name !== newName) return false;
        return kind === "ref" ? shareScope(view, definition, { uri, occurrence }) : uri === definition.uri;
      }),
    ),
  );
}

/** YAML would read `123` or `true` as something else than a name. */
function written({ form }: Occurrence, name: string): string {
  return form === "plain" && !isText(name) ? `"${name}"` : name;
}
