/** The rules of many files, and which of them meet: what a file has to know of the others, and when that changes. */
import type { RuleFile, RuleSettings } from "#core/document/model.ts";
import { standsOn } from "#core/lint/support/certificate-rules.ts";
import { rulesetRunBy } from "#core/lint/support/executed-ruleset.ts";
import { meaningOf } from "#core/lint/support/rule-meaning.ts";
import type { Tree } from "#core/syntax/ast.ts";
import type { Config } from "../config.ts";
import { CoverIndex } from "../reason/cover-index.ts";
import { zonesOfRule } from "../zones.ts";
import { digestedMeaning } from "./digest.ts";
import type { OtherRule, OtherRules, RuleDigest } from "./model.ts";
import { knownOf, treeOf } from "./read-digest.ts";
import { type Placed, runsBefore } from "./rule-order.ts";

/** What the configuration of a file says that bears on other files. */
export type TableConfig = Pick<Config, "zones" | "defaultZone" | "fields">;

/** Files whose findings may be others now. */
export interface Affected {
  /** Those that share a ref, a meaning or a host with what changed. */
  readonly now: ReadonlySet<string>;
  /** Those whose rules run after what changed: perhaps all of a zone, so they can wait until the change is over. */
  readonly later: ReadonlySet<string>;
}

/** More rules of one kind than these are not named. */
const MOST_NAMED = 5;
/** More rules that let visitors past are not compared. */
const MOST_PASSES = 50;

/** A rule of a file as it is known here. */
interface Entry extends Placed, Pick<RuleDigest, "ref" | "phase"> {
  readonly digest: RuleDigest;
  /** Names of its zones. */
  readonly zones: readonly string[];
  readonly config: TableConfig | undefined;
}

/** A rule that asks, or one of another file. */
type Party = Pick<Entry, "ref" | "phase" | "position" | "zones" | "uri" | "index">;

/** The rules of one zone and phase. */
interface Shelf {
  /** Files with rules here. */
  readonly files: Set<string>;
  /** Rules that end the phase and are known to run before some others. */
  readonly endings: CoverIndex<Entry>;
  readonly ending: Set<Entry>;
  readonly passing: Set<Entry>;
}

/** A host, the files that asked whether it is guarded, and those that guard it. */
interface AskedHost {
  readonly askers: Set<string>;
  readonly guards: Set<string>;
}

export class RuleTable {
  readonly #files = new Map<string, readonly Entry[]>();
  readonly #shelves = new Map<string, Shelf>();
  /** Rules by what they may share: a ref or a meaning, in a zone and phase. */
  readonly #byKey = new Map<string, Entry[]>();
  /** Rules that another one's `position` names, by that one's key. */
  readonly #anchors = new Map<string, number>();
  /** Hosts that somebody asked about. */
  readonly #hosts = new Map<string, AskedHost>();
  #version = 0;

  /** Takes the rules of a file, in their order; none for one that is gone. */
  set(uri: string, digests: readonly (RuleDigest | undefined)[], config: TableConfig | undefined): Affected {
    const before = this.#files.get(uri) ?? [];
    const now = digests.flatMap((digest, index): Entry[] => {
      if (digest === undefined) return [];
      const { ref, phase, zones, position } = digest;
      const names = zonesOfRule(zones, config);
      return [{ uri, index, digest, ref, phase, position, zones: names, config }];
    });
    const kept = now.map((entry, at) => (isSame(entry, before[at]) ? (before[at] as Entry) : entry));
    const known = new Set(before);
    const added = kept.filter((entry) => !known.delete(entry));
    const removed = [...known];
    const affected = { now: new Set<string>(), later: new Set<string>() };
    if (added.length === 0 && removed.length === 0) return affected;
    this.#version++;
    const [said, saidInOrder] = [this.#claims(removed), this.#orderClaims(removed)];
    for (const entry of removed) this.#remove(entry);
    for (const entry of added) this.#add(entry);
    if (kept.length === 0) this.#files.delete(uri);
    else this.#files.set(uri, kept);
    for (const { files } of kept.flatMap((entry) => this.#shelvesOf(entry))) files.add(uri);
    for (const key of changed(said, this.#claims(added)))
      for (const { uri: other } of this.#byKey.get(key) ?? []) affected.now.add(other);
    for (const key of changed(saidInOrder, this.#orderClaims(added))) {
      for (const other of this.#shelves.get(key)?.files ?? []) affected.later.add(other);
    }
    for (const other of this.#metOrLeft(before, kept)) affected.later.add(other);
    for (const { askers } of this.#guardsChanged(uri, kept)) for (const other of askers) affected.now.add(other);
    for (const key of removed.flatMap(shelfKeys))
      if (this.#shelves.get(key)?.files.size === 0) this.#shelves.delete(key);
    affected.now.delete(uri);
    affected.later.delete(uri);
    return affected;
  }

  /** Files that have rules. */
  uris(): string[] {
    return [...this.#files.keys()];
  }

  /** What the rules of a file say, those that say something in their places. */
  digestsOf(uri: string): readonly (RuleDigest | undefined)[] {
    const digests: (RuleDigest | undefined)[] = [];
    for (const { index, digest } of this.#files.get(uri) ?? []) digests[index] = digest;
    return digests;
  }

  /** What the rules of a file may know of the others; `shown` is what sentences call a file. */
  othersOf(uri: string, config: TableConfig | undefined, shown: (uri: string) => string): OtherRules {
    const asking = (settings: RuleSettings, index: number): Party => {
      const { ref, phase, position } = settings;
      return { uri, index, ref, phase, position, zones: zonesOfRule(settings.zones, config) };
    };
    const other = ({ uri: theirs, index, digest: { name, ref } }: Entry): OtherRule => {
      return { uri: theirs, rule: index, file: shown(theirs), name, ref };
    };
    const meets = (entry: Entry, rule: Party): boolean =>
      entry.uri !== uri && entry.ref !== rule.ref && rule.zones.every((zone) => entry.zones.includes(zone));
    const anchorIn = ({ rules }: RuleFile) => {
      return (of: Party, ref: string): Party | undefined => {
        const inOwn = (): Party | undefined =>
          rules
            .filter(({ settings }) => settings.ref === ref && settings.phase === of.phase)
            .map(({ settings, index }) => asking(settings, index))
            .find(({ zones }) => zones.some((zone) => of.zones.includes(zone)));
        const elsewhere = of.zones.flatMap((zone) => this.#byKey.get(refKey(zone, of.phase, ref)) ?? []);
        const theirs = elsewhere.filter((entry) => entry.uri !== uri).sort(compare);
        // Where several files have it, nobody knows which one was meant.
        const only = theirs.every((entry) => entry.uri === theirs[0]?.uri) ? theirs[0] : undefined;
        if (of.uri === uri) return inOwn() ?? only;
        const beside = theirs.find((entry) => entry.uri === of.uri);
        const own = beside === undefined ? inOwn() : undefined;
        return beside ?? (own === undefined ? only : theirs.length === 0 ? own : undefined);
      };
    };

    return {
      version: this.#version,
      isEmpty: this.#files.size === 0 || (this.#files.size === 1 && this.#files.has(uri)),
      withRef: (settings) => {
        const own = asking(settings, 0);
        const found = new Map<string, Entry>();
        for (const entry of this.#sharing(own, ({ zones, phase, ref }) => refKeys(zones, phase, ref))) {
          if (entry.uri !== uri && !found.has(entry.uri) && found.size < MOST_NAMED) found.set(entry.uri, entry);
        }
        return [...found.values()].map(other);
      },
      same: (rule, file) => {
        const own = asking(rule.settings, rule.index);
        if (!rule.settings.enabled || own.zones.length === 0) return [];
        const { same } = digestedMeaning(rule);
        const anchor = anchorIn(file);
        return this.#sharing(own, ({ zones, phase }) => sameKeys(zones.slice(0, 1), phase, same))
          .filter((entry) => meets(entry, own) && !runsBefore<Party>(own, entry, anchor))
          .slice(0, MOST_NAMED)
          .map(other);
      },
      runningTheSame: (rule) => {
        const own = asking(rule.settings, rule.index);
        return this.#sharing(own, ({ zones, phase }) => rulesetKeys(zones, phase, rulesetRunBy(rule.settings)))
          .filter((entry) => entry.uri !== uri && entry.ref !== own.ref)
          .slice(0, MOST_NAMED)
          .map(other);
      },
      mayMeet: (settings) => {
        const own = asking(settings, 0);
        const files = own.zones.length === 0 ? [this.#files] : this.#shelvesOf(own).map((shelf) => shelf.files);
        return files.some((there) => there.size > (there.has(uri) ? 1 : 0));
      },
      takerOf: (rule, file) => {
        const own = asking(rule.settings, rule.index);
        const [shelf] = this.#shelvesOf(own);
        const anchor = anchorIn(file);
        const after = typeof own.position === "object" && "after" in own.position ? own.position.after : undefined;
        const named = after === undefined ? undefined : anchor(own, after);
        const isTaker = (entry: Entry): boolean => meets(entry, own) && runsBefore<Party>(entry, own, anchor);
        const beside = named === undefined || named.uri === uri ? [] : (this.#files.get(named.uri) ?? []);
        if (shelf === undefined || (shelf.ending.size === 0 && beside.length === 0)) return undefined;
        const meaning = meaningOf(rule);
        if (meaning === undefined) return undefined;
        const { same } = digestedMeaning(rule);
        // Of rules that are the same another lint speaks.
        const accept = (entry: Entry): boolean => entry.digest.meaning?.same !== same && isTaker(entry);
        const found = shelf.endings.find(meaning, accept) ?? indexOf(beside.filter(isTaker)).find(meaning, accept);
        const how = found?.digest.meaning?.ending;
        return found === undefined || how === undefined ? undefined : { ...other(found), how };
      },
      passesBefore: (rule, file) => {
        const own = asking(rule.settings, rule.index);
        const anchor = anchorIn(file);
        const passing = [...new Set(this.#shelvesOf(own).flatMap((shelf) => [...shelf.passing]))].sort(compare);
        const found: (OtherRule & { readonly expression: Tree })[] = [];
        for (const entry of passing) {
          if (entry.uri === uri || entry.ref === own.ref || !runsBefore<Party>(entry, own, anchor)) continue;
          const expression = treeOf(entry.digest.meaning, entry.config?.fields);
          if (expression !== undefined) found.push({ ...other(entry), expression });
          if (found.length === MOST_PASSES) break;
        }
        return found;
      },
      guards: (host) => {
        const { askers, guards } = this.#hosts.get(host) ?? this.#askAbout(host);
        askers.add(uri);
        return guards.size > 1 || (guards.size === 1 && !guards.has(uri));
      },
    };
  }

  /** Entries of one list of keys, each once, in the order of files and rules. */
  #sharing(own: Party, keys: (own: Party) => readonly string[]): readonly Entry[] {
    const found = new Set(keys(own).flatMap((key) => this.#byKey.get(key) ?? []));
    return [...found].sort(compare);
  }

  #shelvesOf(own: Pick<Entry, "zones" | "phase">): Shelf[] {
    return shelfKeys(own).flatMap((key) => this.#shelves.get(key) ?? []);
  }

  #add(entry: Entry): void {
    for (const key of entryKeys(entry)) {
      const sharing = this.#byKey.get(key);
      if (sharing === undefined) this.#byKey.set(key, [entry]);
      else sharing.push(entry);
    }
    for (const key of anchorKeys(entry)) this.#anchors.set(key, (this.#anchors.get(key) ?? 0) + 1);
    for (const key of shelfKeys(entry)) {
      const shelf = this.#shelves.get(key) ?? emptyShelf();
      this.#shelves.set(key, shelf);
      if (entry.digest.meaning?.passes === true) shelf.passing.add(entry);
      const meaning = isEarly(entry) ? knownOf(entry.digest.meaning, entry.config?.fields) : undefined;
      if (meaning === undefined) continue;
      shelf.ending.add(entry);
      shelf.endings.add(meaning, entry);
    }
  }

  #remove(entry: Entry): void {
    for (const key of entryKeys(entry)) {
      const sharing = (this.#byKey.get(key) ?? []).filter((other) => other !== entry);
      if (sharing.length === 0) this.#byKey.delete(key);
      else this.#byKey.set(key, sharing);
    }
    for (const key of anchorKeys(entry)) {
      const count = (this.#anchors.get(key) ?? 1) - 1;
      if (count === 0) this.#anchors.delete(key);
      else this.#anchors.set(key, count);
    }
    for (const shelf of this.#shelvesOf(entry)) {
      shelf.files.delete(entry.uri);
      shelf.passing.delete(entry);
      const meaning = shelf.ending.delete(entry) ? knownOf(entry.digest.meaning, entry.config?.fields) : undefined;
      if (meaning !== undefined) shelf.endings.remove(meaning, entry);
    }
  }

  /** What rules say to those that share something with them, by what they share. */
  #claims(entries: readonly Entry[]): ReadonlyMap<string, string> {
    const claims = new Map<string, string>();
    for (const entry of entries) {
      const { zones, phase, ref, position, digest } = entry;
      for (const key of refKeys(zones, phase, ref)) add(claims, key, "");
      const detail = JSON.stringify([digest.name, ref, position, zones]);
      const { same, ruleset } = digest.meaning ?? {};
      for (const key of sameKeys(zones, phase, same)) add(claims, key, detail);
      for (const key of rulesetKeys(zones, phase, ruleset)) add(claims, key, detail);
    }
    return claims;
  }

  /** What rules say to those that run after them, by shelf. */
  #orderClaims(entries: readonly Entry[]): ReadonlyMap<string, string> {
    const claims = new Map<string, string>();
    for (const entry of entries) {
      const { zones, phase, ref, position, index, digest } = entry;
      const { ending, passes, text } = digest.meaning ?? {};
      const isNamed = ref !== undefined && zones.some((zone) => this.#anchors.has(refKey(zone, phase, ref)));
      const acts = ending !== undefined || passes === true;
      if (!isNamed && typeof position !== "object" && !(acts && position === "first")) continue;
      const detail = JSON.stringify([digest.name, ref, position, zones, index, ending, passes, text]);
      for (const key of shelfKeys(entry)) add(claims, key, detail);
    }
    return claims;
  }

  /** Files that have another one beside them now and had none, or the other way round, where rules come or go. */
  #metOrLeft(before: readonly Entry[], now: readonly Entry[]): readonly string[] {
    const [had, has] = [new Set(before.flatMap(shelfKeys)), new Set(now.flatMap(shelfKeys))];
    const shelves = [...had].filter((key) => !has.has(key)).concat([...has].filter((key) => !had.has(key)));
    const lists = shelves.map((key) => [...(this.#shelves.get(key)?.files ?? [])]);
    if ((before.length === 0) !== (now.length === 0) && this.#files.size <= 2) lists.push([...this.#files.keys()]);
    return lists.filter((files) => files.length <= 2).flat();
  }

  #askAbout(host: string): AskedHost {
    const guarding = [...this.#files].filter(([, entries]) => isGuarded(entries, host)).map(([uri]) => uri);
    const asked = { askers: new Set<string>(), guards: new Set(guarding) };
    this.#hosts.set(host, asked);
    return asked;
  }

  /** Hosts that a file guards now and did not before, or no longer does. */
  #guardsChanged(uri: string, entries: readonly Entry[]): AskedHost[] {
    return [...this.#hosts].flatMap(([host, asked]) => {
      const guards = isGuarded(entries, host);
      if (guards === asked.guards.has(uri)) return [];
      if (guards) asked.guards.add(uri);
      else asked.guards.delete(uri);
      return [asked];
    });
  }
}

const refKey = (zone: string, phase: string, ref: string): string => `ref\n${zone}\n${phase}\n${ref}`;

function refKeys(zones: readonly string[], phase: string, ref: string | undefined): readonly string[] {
  return ref === undefined ? [] : zones.map((zone) => refKey(zone, phase, ref));
}

function sameKeys(zones: readonly string[], phase: string, same: string | undefined): readonly string[] {
  return same === undefined ? [] : zones.map((zone) => `same\n${zone}\n${phase}\n${same}`);
}

function rulesetKeys(zones: readonly string[], phase: string, ruleset: string | undefined): readonly string[] {
  return ruleset === undefined ? [] : zones.map((zone) => `ruleset\n${zone}\n${phase}\n${ruleset}`);
}

function entryKeys({ zones, phase, ref, digest }: Entry): readonly string[] {
  const { same, ruleset } = digest.meaning ?? {};
  return [...refKeys(zones, phase, ref), ...sameKeys(zones, phase, same), ...rulesetKeys(zones, phase, ruleset)];
}

function shelfKeys({ zones, phase }: Pick<Entry, "zones" | "phase">): readonly string[] {
  return zones.map((zone) => `${zone}\n${phase}`);
}

function anchorKeys({ position, zones, phase }: Entry): readonly string[] {
  if (typeof position !== "object") return [];
  return refKeys(zones, phase, "before" in position ? position.before : position.after);
}

/** Whether rules of other files that name no place for themselves may be known to run after it. */
function isEarly({ position }: Entry): boolean {
  return position === "first" || (typeof position === "object" && "before" in position);
}

function emptyShelf(): Shelf {
  return { files: new Set(), endings: new CoverIndex(compare), ending: new Set(), passing: new Set() };
}

function indexOf(entries: readonly Entry[]): CoverIndex<Entry> {
  const index = new CoverIndex(compare);
  for (const entry of entries) {
    const meaning = knownOf(entry.digest.meaning, entry.config?.fields);
    if (meaning !== undefined) index.add(meaning, entry);
  }
  return index;
}

function isGuarded(entries: readonly Entry[], host: string): boolean {
  return entries.some(({ digest: { meaning } }) => meaning?.guard !== undefined && standsOn(meaning.guard, host));
}

/** The order in which rules are named. */
function compare(a: Entry, b: Entry): number {
  if (a.uri === b.uri) return a.index - b.index;
  return a.uri < b.uri ? -1 : 1;
}

function isSame(a: Entry, b: Entry | undefined): boolean {
  if (b === undefined || a.index !== b.index || a.config !== b.config || a.phase !== b.phase || a.ref !== b.ref)
    return false;
  return (
    a.digest.name === b.digest.name &&
    JSON.stringify([a.zones, a.position]) === JSON.stringify([b.zones, b.position]) &&
    (a.digest.meaning === b.digest.meaning || JSON.stringify(a.digest.meaning) === JSON.stringify(b.digest.meaning))
  );
}

/** The keys under which another thing is said now. */
function changed(before: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...before.keys(), ...now.keys()])].filter((key) => before.get(key) !== now.get(key));
}

function add(claims: Map<string, string>, key: string, detail: string): void {
  const there = claims.get(key);
  claims.set(key, there === undefined ? detail : `${there}\n${detail}`);
}
