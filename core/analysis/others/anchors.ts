import type { Rule } from "#core/document/model.ts";
import { compareEntries, type Party, partyOf, type TableConfig } from "./entry.ts";
import { refKeys } from "./keys.ts";
import type { RuleIndex } from "./rule-index.ts";
import type { Anchor } from "./rule-order.ts";

/** A file that asks: its rules are those of its text as it is now, which the index may not have heard of yet. */
export interface AskingFile {
  readonly uri: string;
  readonly rules: readonly Rule[];
  readonly config: TableConfig | undefined;
}

/** Finds the rules that `position` names, of the asking file and of all others. */
export function anchorsOf({ uri, rules, config }: AskingFile, index: RuleIndex): Anchor<Party> {
  return (of, ref) => {
    const inOwn = (): Party | undefined =>
      rules
        .filter(({ settings }) => settings.ref === ref && settings.phase === of.phase)
        .map((rule) => partyOf(uri, rule.index, rule.settings, config))
        .find(({ zones }) => zones.some((zone) => of.zones.includes(zone)));
    const elsewhere = refKeys(of, ref).flatMap((key) => index.at(key));
    const theirs = elsewhere.filter((entry) => entry.uri !== uri).sort(compareEntries);
    // Where several files have it, nobody knows which one was meant.
    const only = theirs.every((entry) => entry.uri === theirs[0]?.uri) ? theirs[0] : undefined;
    if (of.uri === uri) return inOwn() ?? only;
    const beside = theirs.find((entry) => entry.uri === of.uri);
    if (beside !== undefined) return beside;
    const own = inOwn();
    if (own === undefined) return only;
    return theirs.length === 0 ? own : undefined;
  };
}
