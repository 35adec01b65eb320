/** Rules of files as the table keeps them. */
import type { RuleSettings } from "#core/document/model.ts";
import type { Config } from "../config.ts";
import { zonesOfRule } from "../zones.ts";
import type { RuleDigest } from "./model.ts";
import type { Placed } from "./rule-order.ts";

/** What the configuration of a file says that bears on other files. */
export type TableConfig = Pick<Config, "zones" | "defaultZone" | "fields">;

/** A rule of a file as it is known here. */
export interface Entry extends Placed, Pick<RuleDigest, "ref" | "phase"> {
  readonly digest: RuleDigest;
  /** Names of its zones. */
  readonly zones: readonly string[];
  readonly config: TableConfig | undefined;
}

/** A rule that asks, or one of another file. */
export type Party = Pick<Entry, "ref" | "phase" | "position" | "zones" | "uri" | "index">;

/** The rules of a file that say something, each at its place. */
export function entriesOf(
  uri: string,
  digests: readonly (RuleDigest | undefined)[],
  config: TableConfig | undefined,
): readonly Entry[] {
  return digests.flatMap((digest, index) =>
    digest === undefined ? [] : [{ ...partyOf(uri, index, digest, config), digest, config }],
  );
}

/** A rule by its place and by what its header says. */
export function partyOf(
  uri: string,
  index: number,
  { ref, phase, position, zones }: Pick<RuleSettings, "ref" | "phase" | "position" | "zones">,
  config: TableConfig | undefined,
): Party {
  return { uri, index, ref, phase, position, zones: zonesOfRule(zones, config) };
}

/** The order in which rules are named. */
export function compareEntries(a: Entry, b: Entry): number {
  if (a.uri === b.uri) return a.index - b.index;
  return a.uri < b.uri ? -1 : 1;
}

/** Whether two entries of one file say the same at the same place. */
export function isSameEntry(a: Entry, b: Entry): boolean {
  if (a.index !== b.index || a.config !== b.config || a.phase !== b.phase || a.ref !== b.ref) return false;
  return (
    a.digest.name === b.digest.name &&
    isSameData([a.zones, a.position], [b.zones, b.position]) &&
    isSameData(a.digest.meaning, b.digest.meaning)
  );
}

function isSameData(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
