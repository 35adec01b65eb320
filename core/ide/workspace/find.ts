/** Which names of a workspace mean the same thing. */
import { zonesOfRule } from "#core/analysis/zones.ts";
import type { Position } from "#core/text/line-index.ts";
import { type Found, fileKind, type Occurrence, type Range, ruleFileOf, type WorkspaceView } from "./model.ts";

/** Everything that one name stands for: where it is declared and where it is used. */
export interface Name {
  readonly definitions: readonly Found[];
  readonly uses: readonly Found[];
}

/** The name that a cursor in a file touches. */
export function nameAt(view: WorkspaceView, uri: string, position: Position): Found | undefined {
  const file = view.files.find((candidate) => candidate.uri === uri);
  const occurrence = file?.occurrences.find((one) => one.implicit !== true && touchesRange(one, position));
  return occurrence === undefined ? undefined : { uri, occurrence };
}

/** All places of the name at `at`, it included. */
export function allOf(view: WorkspaceView, at: Found): Name {
  const alike = found(view, ({ kind, name }) => kind === at.occurrence.kind && name === at.occurrence.name);
  if (at.occurrence.kind === "ref") return refsLike(view, at, alike);
  const config = view.configOf(at.uri)?.uri;
  return byRole(alike.filter(({ uri }) => view.configOf(uri)?.uri === config));
}

function found(view: WorkspaceView, wanted: (occurrence: Occurrence) => boolean): Found[] {
  return view.files.flatMap(({ uri, occurrences }) =>
    occurrences.filter(wanted).map((occurrence) => ({ uri, occurrence })),
  );
}

function byRole(all: readonly Found[]): Name {
  return {
    definitions: all.filter(({ occurrence }) => occurrence.role === "definition"),
    uses: all.filter(({ occurrence }) => occurrence.role === "use"),
  };
}

/**
 * A ref means one rule of one phase and zone. A use is one of the rules of its own file where that has the ref, else of all
 * files; a test's is one of the file that it tests.
 */
function refsLike(view: WorkspaceView, at: Found, alike: readonly Found[]): Name {
  const all = byRole(alike);
  const meantBy = (use: Found): readonly Found[] => {
    if (fileKind(use.uri) === "test") {
      const tested = ruleFileOf(use.uri);
      return all.definitions.filter(({ uri }) => uri === tested);
    }
    const candidates = all.definitions.filter((definition) => shareScope(view, use, definition));
    const own = candidates.filter(({ uri }) => uri === use.uri);
    return own.length > 0 ? own : candidates;
  };
  const definitions = at.occurrence.role === "definition" ? [at] : meantBy(at);
  const uses = all.uses.filter((use) =>
    definitions.length > 0
      ? meantBy(use).some((definition) => definitions.some((wanted) => samePlace(wanted, definition)))
      : meantBy(use).length === 0 && (samePlace(use, at) || shareScope(view, use, at)),
  );
  return { definitions, uses };
}

/** Whether two rules stand in one list of rules: the same phase, and a zone that both go to. */
export function shareScope(view: WorkspaceView, a: Found, b: Found): boolean {
  const [one, other] = [a.occurrence.scope, b.occurrence.scope];
  if (one === undefined || other === undefined || one.phase !== other.phase) return false;
  const zones = zonesOfRule(one.zones, view.configOf(a.uri)?.config);
  const others = zonesOfRule(other.zones, view.configOf(b.uri)?.config);
  // Rules that name no zone go to the one that is chosen when they are deployed.
  if (zones.length === 0 || others.length === 0) return zones.length === others.length;
  return zones.some((zone) => others.includes(zone));
}

export function samePlace(a: Found, b: Found): boolean {
  return a.uri === b.uri && compare(a.occurrence.start, b.occurrence.start) === 0;
}

function touchesRange({ start, end }: Range, position: Position): boolean {
  return compare(start, position) <= 0 && compare(position, end) <= 0;
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
