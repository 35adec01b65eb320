/** The helper's side of checking files in another thread: the same core, with what it has to know sent to it. */
import type { TableConfig } from "#core/analysis/others/entry.ts";
import { RuleTable } from "#core/analysis/others/rule-table.ts";
import type { RelatedElsewhere } from "#core/diagnostics/diagnostic.ts";
import { textHash } from "#core/text/hash.ts";
import type { ZonedRules } from "../session.ts";
import * as toProto from "../to-proto.ts";
import { stemOf } from "../uris.ts";
import type { Files } from "../world.ts";
import type { Checked, FromHelper, HelperStart, SharedFacts, ToHelper } from "./check-messages.ts";
import { LONGEST, readClosedFile } from "./closed-file.ts";
import { shownIn } from "./folders.ts";

type Check = Extract<ToHelper, { kind: "check" }>;

/** Facts that have to be asked for before a file can be checked. */
class FactsMissing extends Error {
  readonly zones: string;

  constructor(zones: string) {
    super();
    this.zones = zones;
  }
}

/** Answers messages, checks in the order in which they came. What is returned takes one message. */
export function createChecker(
  { folders, docs }: HelperStart,
  files: Pick<Files, "read">,
  post: (message: FromHelper) => void,
): (message: ToHelper) => void {
  const table = new RuleTable();
  const configs = new Map<number, TableConfig | undefined>();
  const facts = new Map<string, SharedFacts>();
  const waiting: Check[] = [];
  let isAsking = false;

  const factsFor = (uri: string, config: number, zones: string) => {
    const known = facts.get(`${config} ${zones}`);
    if (known === undefined) throw new FactsMissing(zones);
    const others = table.othersOf(uri, configs.get(config), (other) => shownIn(folders, other));
    const stem = stemOf(uri);
    return { ...known, ...(stem === undefined ? {} : { stem }), others };
  };

  const check = ({ uri, config, hash }: Check): Checked => {
    const text = files.read(uri);
    if (text === undefined || text.length > LONGEST) {
      table.set(uri, [], undefined);
      return { outcome: "gone" };
    }
    if (hash === textHash(text)) return { outcome: "same" };
    const elsewhere: (readonly [number, RelatedElsewhere])[] = [];
    const asked = { zones: zonesKey(undefined) };
    const factsOf = (_: string, rules: ZonedRules | undefined) => {
      asked.zones = zonesKey(rules);
      return factsFor(uri, config, asked.zones);
    };
    const { file, diagnostics } = readClosedFile(uri, text, configs.get(config), factsOf, (document, found) => {
      for (const [at, one] of found.entries()) for (const other of one.elsewhere ?? []) elsewhere.push([at, other]);
      return found.map((one) => toProto.diagnostic(document, one, docs));
    });
    const { facts: used, ...kept } = file;
    table.set(uri, file.digests, configs.get(config));
    const rests = used === undefined ? undefined : { config, zones: asked.zones };
    return { outcome: "read", file: kept, rests, diagnostics, elsewhere };
  };

  const work = (): void => {
    for (let next = waiting[0]; next !== undefined && !isAsking; next = waiting[0]) {
      const { uri, config } = next;
      try {
        post({ kind: "checked", uri, result: check(next) });
      } catch (error) {
        if (error instanceof FactsMissing) {
          isAsking = true;
          post({ kind: "wanted", uri, config, zones: error.zones });
          return;
        }
        // A bug of ours in one file must not keep the others from being checked.
        const said = error instanceof Error ? String(error.stack) : String(error);
        post({ kind: "checked", uri, result: { outcome: "failed", error: said } });
      }
      waiting.shift();
    }
  };

  return (message) => {
    if (message.kind === "config") configs.set(message.id, message.config);
    else if (message.kind === "rules") table.set(message.uri, message.digests, configs.get(message.config));
    else if (message.kind === "check") waiting.push(message);
    else {
      facts.set(`${message.config} ${message.zones}`, message.facts);
      isAsking = false;
    }
    work();
  };
}

/** What of a file's zones decides what is known of it: what each rule names, each list once. */
export function zonesKey(rules: ZonedRules | undefined): string {
  const lists = (rules?.file.rules ?? []).map(({ settings }) => JSON.stringify(settings.zones));
  return `[${[...new Set(lists)].sort().join()}]`;
}

/** Rules with these zones, to ask what is known of their zones. */
export function rulesOfZones(key: string): ZonedRules | undefined {
  const lists = JSON.parse(key) as readonly (readonly string[])[];
  return lists.length === 0 ? undefined : { file: { rules: lists.map((zones) => ({ settings: { zones } })) } };
}
