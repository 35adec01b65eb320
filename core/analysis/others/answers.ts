/** What one file may know of the rules of the others. */
import type { Rule, RuleFile, RuleSettings } from "#core/document/model.ts";
import { rulesetRunBy } from "#core/lint/support/executed-ruleset.ts";
import { meaningOf } from "#core/lint/support/rule-meaning.ts";
import type { Tree } from "#core/syntax/ast.ts";
import { CoverIndex } from "../reason/cover-index.ts";
import { anchorsOf } from "./anchors.ts";
import { digestedMeaning } from "./digest.ts";
import { compareEntries, type Entry, type Party, partyOf, type TableConfig } from "./entry.ts";
import type { GuardedHosts } from "./guarded-hosts.ts";
import { refKeys, rulesetKeys, sameKeys } from "./keys.ts";
import type { Ending, OtherRule, OtherRules } from "./model.ts";
import { knownOf, treeOf } from "./read-digest.ts";
import type { RuleIndex } from "./rule-index.ts";
import { type Anchor, runsBefore } from "./rule-order.ts";

/** More rules of one kind than these are not named. */
const MOST_NAMED = 5;
/** More rules that let visitors past are not compared. */
const MOST_PASSES = 50;

/** What the table knows: the rules of each file, and where they are found. */
export interface Sources {
  readonly version: number;
  readonly files: ReadonlyMap<string, readonly Entry[]>;
  readonly index: RuleIndex;
  readonly hosts: GuardedHosts;
}

/** The file that asks. `shown` is what sentences call another one. */
export interface Asker {
  readonly uri: string;
  readonly config: TableConfig | undefined;
  readonly shown: (uri: string) => string;
}

export class Answers implements OtherRules {
  readonly version: number;
  readonly isEmpty: boolean;
  readonly #asker: Asker;
  readonly #files: Sources["files"];
  readonly #index: RuleIndex;
  readonly #hosts: GuardedHosts;

  constructor(asker: Asker, { version, files, index, hosts }: Sources) {
    this.version = version;
    this.isEmpty = files.size === 0 || (files.size === 1 && files.has(asker.uri));
    this.#asker = asker;
    this.#files = files;
    this.#index = index;
    this.#hosts = hosts;
  }

  withRef(settings: RuleSettings): readonly OtherRule[] {
    const own = this.#asking(settings, 0);
    const found = new Map<string, Entry>();
    for (const entry of this.#index.sharing(refKeys(own, own.ref))) {
      if (this.#isElsewhere(entry) && !found.has(entry.uri) && found.size < MOST_NAMED) found.set(entry.uri, entry);
    }
    return this.#named([...found.values()]);
  }

  same(rule: Rule, file: RuleFile): readonly OtherRule[] {
    const own = this.#asking(rule.settings, rule.index);
    const [zone] = own.zones;
    if (!rule.settings.enabled || zone === undefined) return [];
    const anchor = this.#anchorsIn(file);
    const { same } = digestedMeaning(rule);
    return this.#named(
      this.#index
        .sharing(sameKeys({ zones: [zone], phase: own.phase }, same))
        .filter((entry) => this.#meets(entry, own) && !runsBefore<Party>(own, entry, anchor)),
    );
  }

  takerOf(rule: Rule, file: RuleFile): (OtherRule & { readonly how: Ending }) | undefined {
    const own = this.#asking(rule.settings, rule.index);
    const [shelf] = this.#index.shelvesOf(own);
    const anchor = this.#anchorsIn(file);
    const isTaker = (entry: Entry): boolean => this.#meets(entry, own) && runsBefore<Party>(entry, own, anchor);
    const beside = this.#besideAnchor(own, anchor);
    if (shelf === undefined || (shelf.takers.size === 0 && beside.length === 0)) return undefined;
    const meaning = meaningOf(rule);
    if (meaning === undefined) return undefined;
    const { same } = digestedMeaning(rule);
    // Of rules that are the same another lint speaks.
    const accept = (entry: Entry): boolean => entry.digest.meaning?.same !== same && isTaker(entry);
    const found = shelf.takerIndex.find(meaning, accept) ?? indexOf(beside.filter(isTaker)).find(meaning, accept);
    const how = found?.digest.meaning?.ending;
    return found === undefined || how === undefined ? undefined : { ...this.#other(found), how };
  }

  passesBefore(rule: Rule, file: RuleFile): readonly (OtherRule & { readonly expression: Tree })[] {
    const own = this.#asking(rule.settings, rule.index);
    const anchor = this.#anchorsIn(file);
    const passing = new Set(this.#index.shelvesOf(own).flatMap((shelf) => [...shelf.passing]));
    const found: (OtherRule & { readonly expression: Tree })[] = [];
    for (const entry of [...passing].sort(compareEntries)) {
      if (!this.#isAnother(entry, own) || !runsBefore<Party>(entry, own, anchor)) continue;
      const expression = treeOf(entry.digest.meaning, entry.config?.fields);
      if (expression !== undefined) found.push({ ...this.#other(entry), expression });
      if (found.length === MOST_PASSES) break;
    }
    return found;
  }

  runningTheSame(rule: Rule): readonly OtherRule[] {
    const own = this.#asking(rule.settings, rule.index);
    const running = this.#index.sharing(rulesetKeys(own, rulesetRunBy(rule.settings)));
    return this.#named(running.filter((entry) => this.#isAnother(entry, own)));
  }

  mayMeet(settings: RuleSettings): boolean {
    const own = this.#asking(settings, 0);
    const files = own.zones.length === 0 ? [this.#files] : this.#index.shelvesOf(own).map((shelf) => shelf.files);
    return files.some((there) => there.size > (there.has(this.#asker.uri) ? 1 : 0));
  }

  guards(host: string): boolean {
    return this.#hosts.isGuardedFor(this.#asker.uri, host);
  }

  #asking(settings: RuleSettings, index: number): Party {
    return partyOf(this.#asker.uri, index, settings, this.#asker.config);
  }

  #anchorsIn({ rules }: RuleFile): Anchor<Party> {
    const { uri, config } = this.#asker;
    return anchorsOf({ uri, rules, config }, this.#index);
  }

  #isElsewhere(entry: Entry): boolean {
    return entry.uri !== this.#asker.uri;
  }

  /** Whether it is in another file and another rule for Cloudflare too, which knows rules by their ref. */
  #isAnother(entry: Entry, own: Party): boolean {
    return this.#isElsewhere(entry) && entry.ref !== own.ref;
  }

  /** Whether another rule goes to all zones of the asking one. */
  #meets(entry: Entry, own: Party): boolean {
    return this.#isAnother(entry, own) && own.zones.every((zone) => entry.zones.includes(zone));
  }

  /** The rules of the other file that has the rule after which the asking one is placed. */
  #besideAnchor(own: Party, anchor: Anchor<Party>): readonly Entry[] {
    const { position } = own;
    const named = typeof position === "object" && "after" in position ? anchor(own, position.after) : undefined;
    return named === undefined || named.uri === own.uri ? [] : (this.#files.get(named.uri) ?? []);
  }

  #named(entries: readonly Entry[]): readonly OtherRule[] {
    return entries.slice(0, MOST_NAMED).map((entry) => this.#other(entry));
  }

  #other({ uri, index, digest: { name, ref } }: Entry): OtherRule {
    return { uri, rule: index, file: this.#asker.shown(uri), name, ref };
  }
}

function indexOf(entries: readonly Entry[]): CoverIndex<Entry> {
  const index = new CoverIndex(compareEntries);
  for (const entry of entries) {
    const known = knownOf(entry.digest.meaning, entry.config?.fields);
    if (known !== undefined) index.add(known, entry);
  }
  return index;
}
