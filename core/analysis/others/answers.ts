/** What one file may know of the rules of the others. */
import type { Rule, RuleFile, RuleSettings } from "#core/document/model.ts";
import { rulesetRunBy } from "#core/lint/support/executed-ruleset.ts";
import type { Tree } from "#core/syntax/ast.ts";
import { anchorsOf } from "./anchors.ts";
import type { Counts } from "./counts.ts";
import { sameOf } from "./digest.ts";
import { compareEntries, type Entry, type Party, partyOf, type TableConfig } from "./entry.ts";
import type { GuardedHosts } from "./guarded-hosts.ts";
import { refKeys, rulesetKeys } from "./keys.ts";
import type { Ending, OtherRule, OtherRules } from "./model.ts";
import { treeOf } from "./read-digest.ts";
import type { RuleIndex } from "./rule-index.ts";
import { type Anchor, runsBefore } from "./rule-order.ts";
import { Takers } from "./takers.ts";

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
    this.#asker = asker;
    this.isEmpty = !this.#hasOthers(files);
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
    // Wherever the rule goes another one has to go too, so one of its zones is enough to look in.
    const [shelf] = this.#index.shelvesOf(own);
    if (!rule.settings.enabled || shelf === undefined || !this.#hasOthers(shelf.files)) return [];
    const anchor = this.#anchorsIn(file);
    const found = shelf.lookalikes
      .of(rule)
      .filter((entry) => this.#meets(entry, own) && !runsBefore<Party>(own, entry, anchor));
    if (found.length === 0) return [];
    const same = sameOf(rule);
    const theirs = found.filter(({ digest }) => same !== undefined && digest.meaning?.same === same);
    return this.#named(theirs.sort(compareEntries));
  }

  takerOf(rule: Rule, file: RuleFile): (OtherRule & { readonly how: Ending }) | undefined {
    const own = this.#asking(rule.settings, rule.index);
    const [shelf] = this.#index.shelvesOf(own);
    if (shelf === undefined || !this.#hasOthers(shelf.files)) return undefined;
    const anchor = this.#anchorsIn(file);
    const isTaker = (entry: Entry): boolean => this.#meets(entry, own) && runsBefore<Party>(entry, own, anchor);
    // Of rules that are the same another lint speaks.
    const accept = (entry: Entry): boolean => entry.digest.meaning?.same !== sameOf(rule) && isTaker(entry);
    const found = shelf.takers.find(rule, accept) ?? this.#takersBesideAnchor(own, anchor)?.find(rule, accept);
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
    if (own.zones.length === 0) return !this.isEmpty;
    return this.#index.shelvesOf(own).some(({ files }) => this.#hasOthers(files));
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

  #hasOthers(files: Pick<Counts, "size" | "has">): boolean {
    return files.size > (files.has(this.#asker.uri) ? 1 : 0);
  }

  /** Whether it is in another file and another rule for Cloudflare too, which knows rules by their ref. */
  #isAnother(entry: Entry, own: Party): boolean {
    return this.#isElsewhere(entry) && entry.ref !== own.ref;
  }

  /** Whether another rule goes to all zones of the asking one. */
  #meets(entry: Entry, own: Party): boolean {
    return this.#isAnother(entry, own) && own.zones.every((zone) => entry.zones.includes(zone));
  }

  /** Rules of the other file that has the rule after which the asking one is placed. */
  #takersBesideAnchor(own: Party, anchor: Anchor<Party>): Takers | undefined {
    const { position } = own;
    const named = typeof position === "object" && "after" in position ? anchor(own, position.after) : undefined;
    if (named === undefined || named.uri === own.uri) return undefined;
    const takers = new Takers();
    for (const entry of this.#files.get(named.uri) ?? []) if (entry.phase === own.phase) takers.add(entry);
    return takers;
  }

  #named(entries: readonly Entry[]): readonly OtherRule[] {
    return entries.slice(0, MOST_NAMED).map((entry) => this.#other(entry));
  }

  #other({ uri, index, digest: { name, ref } }: Entry): OtherRule {
    return { uri, rule: index, file: this.#asker.shown(uri), name, ref };
  }
}
