/** What the rules of a file may know of those in other files. */
import type { Rule, RuleFile, RuleSettings } from "#core/document/model.ts";
import type { Tree } from "#core/syntax/ast.ts";

/** A rule of another file. */
export interface OtherRule {
  readonly uri: string;
  /** Zero-based place of the rule in its file. */
  readonly rule: number;
  /** What a sentence calls its file. */
  readonly file: string;
  readonly name: string | undefined;
  readonly ref: string | undefined;
}

/** How a match ends the run of the phase for good. */
export type Ending = "blocks" | "redirects" | "skips";

/**
 * Rules of the other files that meet the same requests: of the same phase, and a zone that both are sure to go to. No two
 * rules that share their ref meet, since they are one on Cloudflare. Nothing is looked up, and answers do not depend on the
 * order in which the files were read.
 */
export interface OtherRules {
  /** Another number whenever some answer may be another one. */
  readonly version: number;
  /** Whether there is any other file. */
  readonly isEmpty: boolean;
  /** Rules with the same ref, zone and phase; of many the first few. */
  withRef(settings: RuleSettings): readonly OtherRule[];
  /** Rules that match and do the same wherever this one does, and do not certainly run after it. */
  same(rule: Rule, file: RuleFile): readonly OtherRule[];
  /** A rule that certainly runs first wherever this one does, and takes every request that this one matches. */
  takerOf(rule: Rule, file: RuleFile): (OtherRule & { readonly how: Ending }) | undefined;
  /** Rules that certainly run first in some zone and skip the rest for visitors without a certificate; of many the first few. */
  passesBefore(rule: Rule, file: RuleFile): readonly (OtherRule & { readonly expression: Tree })[];
  /** Rules of its phase and one of its zones that run the managed ruleset which this one runs; of many the first few. */
  runningTheSame(rule: Rule): readonly OtherRule[];
  /** Whether another file may have a rule of this phase and zone; where nobody knows the zone, any file may. */
  mayMeet(settings: RuleSettings): boolean;
  /** Whether some rule keeps out visitors without a certificate on this host, whatever its zone. */
  guards(host: string): boolean;
}

/** What one rule has to say to other files, as plain data: it can be kept and sent without its text and its tree. */
export interface RuleDigest extends Pick<RuleSettings, "ref" | "name" | "zones" | "phase" | "position"> {
  /** Undefined for a rule that is switched off, or whose zone nobody knows. */
  readonly meaning: DigestedMeaning | undefined;
}

export interface DigestedMeaning {
  /** Equal for rules that match the same and do the same; undefined where that cannot be told. */
  readonly same: string | undefined;
  /** Undefined where `same` is. */
  readonly marks: Marks | undefined;
  readonly ending: Ending | undefined;
  /** Whether it skips the rest of its phase for visitors without a certificate. */
  readonly passes: boolean;
  readonly guard: Guard | undefined;
  /** The managed ruleset that it runs. */
  readonly ruleset: string | undefined;
  /** The expression's text, of rules that end or pass. */
  readonly text: string | undefined;
}

/** What can be seen of every rule that is the same as one, without working out what it means. */
export interface Marks {
  /** A hash of what it does. */
  readonly deed: number;
  /** Texts of which each is a string literal in it, in lower case, the longest first; of many the first few. */
  readonly texts: readonly string[];
  /** Names of which each is that of a field or function in it. */
  readonly names: readonly string[];
}

/** On which hosts a rule keeps out visitors without a certificate. */
export interface Guard {
  /** Hosts that the rule names, in lower case. */
  readonly named: readonly string[];
  readonly guarded: readonly string[];
  /** Whether it does so on a host that it does not name. */
  readonly elsewhere: boolean;
}
