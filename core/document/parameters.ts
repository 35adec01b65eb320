/** Walks `parameters` and `ratelimit` beside the catalogue's rows, for checks, embedded expressions, completion and hover. */
import { actionInfo } from "#core/catalog/catalog.ts";
import { RATELIMIT } from "#core/catalog/generated/ratelimit.ts";
import type { ActionParameterInfo, RatelimitKeyInfo } from "#core/catalog/info.ts";
import type { HeaderEntry } from "./model.ts";
import { isMapValue } from "./values.ts";

export type ParameterRows = Readonly<Record<string, ActionParameterInfo>>;

/** A map (or list) of parameters with the rows that describe its keys. */
export interface ParameterGroup {
  /** The action, or the key that holds the map. */
  readonly owner: string;
  /** The map's own entry: where something is missing, it is missing there. */
  readonly holder: HeaderEntry;
  readonly entries: readonly HeaderEntry[];
  readonly rows: ParameterRows;
}

/** One written parameter and its row; `row` is undefined for a key that the catalogue does not have there. */
export interface ParameterSite {
  readonly path: readonly string[];
  readonly entry: HeaderEntry;
  readonly row: ActionParameterInfo | undefined;
  readonly group: ParameterGroup;
}

let ratelimit: ParameterRows | undefined;

/** The rows of `ratelimit`, in the shape of action parameters. */
export function ratelimitRows(): ParameterRows {
  ratelimit ??= Object.fromEntries(Object.entries(RATELIMIT.keys).map(([key, info]) => [key, ratelimitRow(info)]));
  return ratelimit;
}

function ratelimitRow(info: RatelimitKeyInfo): ActionParameterInfo {
  const numbers = [...new Set([...(info.values ?? []), ...(info.valuesFull ?? [])])].filter(
    (value) => typeof value === "number",
  );
  return {
    type: info.type,
    required: info.required === true,
    ...(info.summary === undefined ? {} : { summary: info.summary }),
    ...(info.unit === undefined ? {} : { unit: info.unit }),
    ...(info.min === undefined ? {} : { min: info.min }),
    ...(info.expressionKind === undefined ? {} : { expressionKind: info.expressionKind }),
    ...(info.minPlan === undefined ? {} : { plans: { label: planLabel(info.minPlan), min: info.minPlan } }),
    // Enterprise zones may send other numbers, so these are usual values and not the only ones.
    ...(numbers.length === 0 ? {} : { usualValues: numbers.sort((a, b) => a - b) }),
    ...(info.maxByPlan === undefined ? {} : { maxByPlan: info.maxByPlan }),
  };
}

/** What a smallest plan is called where it is said what is needed. */
export function planLabel(plan: string): string {
  return plan === "enterprise" ? "Enterprise" : `${plan.charAt(0).toUpperCase()}${plan.slice(1)} or above`;
}

/** The rows of an action's parameters; undefined for an action that the catalogue does not have. */
export function parameterRows(action: string | undefined): ParameterRows | undefined {
  return action === undefined ? undefined : actionInfo(action)?.parameters;
}

/** The rows below a row: of its members, or of each member of a list or of a map with free keys. */
export function rowsBelow(row: ActionParameterInfo | undefined): {
  readonly members?: ParameterRows;
  readonly each?: ParameterRows;
} {
  if (row?.properties !== undefined) return { members: row.properties };
  if (row?.valueProperties !== undefined) return { each: row.valueProperties };
  if (row?.type === "array<object>" && typeof row.items === "object" && row.items !== null) {
    return { each: row.items as ParameterRows };
  }
  return {};
}

function holdsMap(entry: HeaderEntry): boolean {
  return isMapValue(entry.value);
}

/** Every written parameter below `holder`, outer ones first. */
export function* walkParameters(
  holder: HeaderEntry,
  rows: ParameterRows,
  owner: string,
  path: readonly string[] = [holder.key],
): Generator<ParameterSite> {
  const group: ParameterGroup = { owner, holder, entries: holder.children, rows };
  for (const entry of holder.children) {
    const row = Object.hasOwn(rows, entry.key) ? rows[entry.key] : undefined;
    const here = [...path, entry.key];
    yield { path: here, entry, row, group };
    const { members, each } = rowsBelow(row);
    if (members !== undefined && isMapValue(entry.value)) yield* walkParameters(entry, members, entry.key, here);
    if (each !== undefined) {
      for (const member of entry.children.filter(holdsMap))
        yield* walkParameters(member, each, entry.key, [...here, member.key]);
    }
  }
}

/** Every map below `holder` that rows describe, itself first, also those without entries. */
export function* walkGroups(holder: HeaderEntry, rows: ParameterRows, owner: string): Generator<ParameterGroup> {
  yield { owner, holder, entries: holder.children, rows };
  for (const entry of holder.children) {
    const { members, each } = rowsBelow(Object.hasOwn(rows, entry.key) ? rows[entry.key] : undefined);
    if (members !== undefined && isMapValue(entry.value)) yield* walkGroups(entry, members, entry.key);
    if (each !== undefined) {
      for (const member of entry.children.filter(holdsMap)) {
        yield* walkGroups(member, each, /^\d+$/.test(member.key) ? entry.key : member.key);
      }
    }
  }
}
