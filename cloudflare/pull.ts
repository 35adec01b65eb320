/**
 * From live rules to rule files: what to write so that the files deploy exactly what is live. Pure. What a file says already
 * stays to the letter, comments and layout included.
 */
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { REF_PATTERN } from "#core/document/header-keys.ts";
import type { Rule, RuleFile } from "#core/document/model.ts";
import { parseRuleFile } from "#core/document/parse-file.ts";
import { printRule } from "#core/document/print-rule.ts";
import { rewriteRule } from "#core/document/rewrite-rule.ts";
import type { RuleObject } from "#core/document/rule-object.ts";
import { slug } from "#core/document/values.ts";
import { applyEdits, type TextEdit } from "#core/text/edit.ts";
import { differingMembers, type Member } from "./definition.ts";
import { bodyOfRule } from "./desired.ts";
import { FailureError } from "./errors.ts";
import { changes, type Settled } from "./goal.ts";
import { positionProblems } from "./order.ts";
import { operations } from "./plan.ts";
import { joined } from "./plan-view.ts";
import { bodyOf } from "./taking-back.ts";
import type { RemoteRule, Ruleset, Zone } from "./types.ts";

/** A rule file that is there already. */
export interface PullFile {
  /** Path as the reader knows it, with `/`, relative to the folder that is pulled into. */
  readonly path: string;
  readonly file: RuleFile;
}

export interface PullInput {
  readonly zone: Zone;
  readonly rulesets: readonly Ruleset[];
  readonly files: readonly PullFile[];
  /** Whether rules that name no zone are the zone's. */
  readonly takesUnnamed: boolean;
  readonly aliases: Readonly<Record<string, string>>;
  /** What the lock file says of rules that Cloudflare stores in its own way. */
  readonly settled: ReadonlyMap<string, Settled>;
  /** Only these members of rules that are in files already are taken over, and the order stays. Absent: all, and the order. */
  readonly members?: readonly Member[];
}

/** A member in which a rule of a file differs from the live one, as both say it. */
export interface Difference {
  readonly ref: string;
  readonly member: Member;
  readonly inFile: unknown;
  readonly live: unknown;
}

export interface Pull {
  /** Existing files whose text changes. */
  readonly updated: readonly { readonly path: string; readonly text: string; readonly refs: readonly string[] }[];
  /** New files, a rule each. */
  readonly created: readonly { readonly path: string; readonly text: string; readonly ref: string }[];
  /** Refs whose live rules the files hold, afterwards. */
  readonly held: ReadonlySet<string>;
  /** Sentences about what is not as one may think. */
  readonly notes: readonly string[];
}

interface Match {
  readonly file: PullFile;
  readonly rule: Rule;
  readonly live: RemoteRule;
}

/** @throws FailureError `errors-in-file` for a file whose headers cannot be read: its rules would be written twice. */
export function planPull(input: PullInput): Pull {
  refuseUnreadable(input.files);
  const notes: string[] = [];
  const updated: Pull["updated"][number][] = [];
  const held = new Set<string>();
  for (const file of input.files) {
    const matches = matchesOf(file, input);
    for (const { live } of matches) held.add(live.ref);
    notes.push(...notLive(file, input), ...alsoElsewhere(matches, input));
    const taken = rewritten(file, matches, input);
    const text = input.members === undefined ? inLiveOrder(taken, file, input) : taken;
    if (text === file.file.text) continue;
    const refs = matches.filter(({ rule, live }) => changedMembers(rule, live, input).length > 0);
    updated.push({ path: file.path, text, refs: refs.map(({ live }) => live.ref) });
  }
  const created: Pull["created"][number][] = [];
  const taken = new Set(input.files.map((file) => file.path.toLowerCase()));
  for (const ruleset of input.rulesets) {
    for (const live of ruleset.rules.filter((rule) => !held.has(rule.ref))) {
      const text = asFile(live, ruleset.phase, input.zone);
      if (text === undefined) {
        notes.push(`${named(live)} cannot be said in a file and was left out.`);
        continue;
      }
      held.add(live.ref);
      created.push({ path: freePath(live, taken), text, ref: live.ref });
    }
  }
  for (const live of input.rulesets.flatMap((ruleset) => ruleset.rules)) notes.push(...unsaid(live));
  return { updated, created, held, notes };
}

/** In what the rules of the files differ from the live ones that they are. */
export function differences(input: PullInput): readonly Difference[] {
  return input.files.flatMap((file) =>
    matchesOf(file, input).flatMap(({ rule, live }) => {
      const body = bodyOfRule(rule);
      return changedMembers(rule, live, input).map((member) => {
        return { ref: live.ref, member, inFile: body[member], live: live[member] };
      });
    }),
  );
}

/** Findings after which it is not certain which rule a header is about. */
const IDENTITY = ["not-closed", "ref-missing", "ref-twice", "ref-characters", "wrong-type", "zone", "phase"];

function hidesIdentity(code: string): boolean {
  const [category, name] = code.split("/") as [string, string];
  return category === "yaml" || (category === "header" && IDENTITY.includes(name));
}

function refuseUnreadable(files: readonly PullFile[]): void {
  const broken = files.filter(({ file }) => file.diagnostics.some(({ code }) => hidesIdentity(code)));
  if (broken.length === 0) return;
  const names = joined(broken.map((file) => file.path));
  throw new FailureError({
    reason: "errors-in-file",
    message: `${names} ${broken.length === 1 ? "has" : "have"} errors in a header, so it is not known which live rules are there already. Nothing was written.`,
    action: "show-problems",
  });
}

/** Rules of the file that are for the zone, with the live rule that they are. */
function matchesOf(file: PullFile, input: PullInput): Match[] {
  return ours(file, input).flatMap((rule) => {
    const { phase, ref } = rule.settings;
    const live = input.rulesets.find((one) => one.phase === phase)?.rules.find((one) => one.ref === ref);
    return live === undefined ? [] : [{ file, rule, live }];
  });
}

function ours({ file }: PullFile, { zone, aliases, takesUnnamed }: PullInput): Rule[] {
  return file.rules.filter(({ header, settings: { zones } }) => {
    if (header === undefined) return false;
    return zones.length === 0
      ? takesUnnamed
      : zones.some((name) => (aliases[name] ?? name).toLowerCase() === zone.name);
  });
}

function changedMembers(
  rule: Rule,
  live: RemoteRule,
  input: Pick<PullInput, "settled" | "members">,
): readonly Member[] {
  const wanted = { body: bodyOfRule(rule), position: undefined };
  const changed = changes({ desired: [], stale: new Set(), settled: input.settled }, wanted, live);
  return input.members === undefined ? changed : changed.filter((member) => input.members?.includes(member));
}

function rewritten({ file }: PullFile, matches: readonly Match[], input: PullInput): string {
  const { text } = file;
  const edits = matches.flatMap(({ rule, live }): TextEdit[] => {
    const members = changedMembers(rule, live, input);
    const keys = new Map<string, unknown>(members.flatMap((member) => headerValues(member, rule, live)));
    const expression = members.includes("expression") ? { expression: live.expression } : {};
    return rewriteRule(text, rule, { header: keys, ...expression });
  });
  return applyEdits(text, edits);
}

/** What the header is to say of a member. */
function headerValues(member: Member, rule: Rule, live: RemoteRule): [key: string, value: unknown][] {
  const says = (key: string): boolean => rule.header?.entries.some((entry) => entry.key === key) ?? false;
  switch (member) {
    case "action":
      return live.action === "skip" || !says("logging")
        ? [["action", live.action]]
        : [
            ["action", live.action],
            ["logging", undefined],
          ];
    case "description":
      return [["name", live.description === "" ? undefined : live.description]];
    case "enabled":
      return [["enabled", live.enabled ?? true]];
    case "logging":
      return live.action === "skip" ? [["logging", live.logging?.enabled ?? true]] : [];
    case "action_parameters":
      return [["parameters", live.action_parameters]];
    case "ratelimit":
      return [["ratelimit", live.ratelimit]];
    default:
      return [];
  }
}

/** The text with the zone's rules in the order in which they are live; positions that say otherwise are taken out. */
function inLiveOrder(text: string, file: PullFile, input: PullInput): string {
  const as = (now: string): PullFile =>
    now === file.file.text ? file : { ...file, file: read(now, stemOf(file.path)) };
  const written = as(text);
  if (!moves(written, input)) return text;
  const sorted = as(
    input.rulesets.reduce((now, ruleset) => sortedBlocks(now, matchesOf(as(now), input), ruleset), text),
  );
  if (!moves(sorted, input)) return sorted.file.text;
  const placed = matchesOf(sorted, input).filter(({ rule }) => rule.settings.position !== undefined);
  const out = new Map<string, unknown>([["position", undefined]]);
  return applyEdits(
    sorted.file.text,
    placed.flatMap(({ rule }) => rewriteRule(sorted.file.text, rule, { header: out })),
  );
}

/** Whether a deploy of the file would move rules, or could not, because of a `position`. */
function moves(file: PullFile, input: PullInput): boolean {
  const all = ours(file, input);
  const matches = matchesOf(file, input);
  return input.rulesets.some(({ phase, rules }) => {
    const inPhase = (rule: Rule): boolean => rule.settings.phase === phase;
    const wanted = all.filter(inPhase).map((rule) => ({ body: bodyOfRule(rule), position: rule.settings.position }));
    const desired = matches
      .filter(({ rule }) => inPhase(rule))
      .map(({ rule, live }) => ({ body: bodyOf(live), position: rule.settings.position }));
    const goal = { desired, stale: new Set<string>(), settled: new Map() };
    return positionProblems(rules, { ...goal, desired: wanted }).length > 0 || operations(rules, goal).length > 0;
  });
}

function read(text: string, stem?: string): RuleFile {
  return parseRuleFile(text, { scheme: catalogScheme(), ...(stem === undefined ? {} : { stem }) });
}

function stemOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1).replace(/\.rule$/, "");
}

function sortedBlocks(text: string, matches: readonly Match[], { phase, rules }: Ruleset): string {
  const slots = matches.filter(({ rule }) => rule.settings.phase === phase);
  const indexOf = (match: Match): number => rules.indexOf(match.live);
  const order = [...slots].sort((a, b) => indexOf(a) - indexOf(b));
  return applyEdits(
    text,
    slots.map(({ rule }, at) => {
      const { start, end } = (order[at] as Match).rule;
      return { start: rule.start, end: rule.end, newText: text.slice(start, end).replace(/\n?$/, "\n") };
    }),
  );
}

/** The live rule as a file of its own; undefined when the file would not deploy the same. */
function asFile(live: RemoteRule, phase: string, zone: Zone): string | undefined {
  if (!REF_PATTERN.test(live.ref)) return undefined;
  const object: RuleObject = {
    action: live.action,
    expression: live.expression,
    ref: live.ref,
    enabled: live.enabled ?? true,
    ...(live.description === undefined || live.description === "" ? {} : { description: live.description }),
    ...(live.action_parameters === undefined ? {} : { action_parameters: live.action_parameters }),
    ...(live.ratelimit === undefined ? {} : { ratelimit: live.ratelimit }),
    ...(live.action === "skip" && live.logging?.enabled === false ? { logging: { enabled: false } } : {}),
  };
  const text = printRule(object, { phase, zones: [zone.name] });
  const [rule] = read(text).rules;
  const same =
    rule !== undefined && rule.settings.phase === phase && differingMembers(bodyOfRule(rule), live).length === 0;
  return same ? text : undefined;
}

/** `require-client-certificate.rule` for a rule of that name; a number behind it where that is taken. */
function freePath(live: RemoteRule, taken: Set<string>): string {
  const stem =
    slug(live.description ?? "")
      .slice(0, 60)
      .replace(/-+$/, "") || live.ref;
  for (let count = 1; ; count++) {
    const path = `${stem}${count === 1 ? "" : `-${count}`}.rule`;
    if (taken.has(path.toLowerCase())) continue;
    taken.add(path.toLowerCase());
    return path;
  }
}

function notLive(file: PullFile, input: PullInput): string[] {
  const phases = new Set(input.rulesets.map((ruleset) => ruleset.phase));
  return ours(file, input).flatMap(({ settings: { ref, phase } }) => {
    const isLive = input.rulesets.some((one) => one.phase === phase && one.rules.some((rule) => rule.ref === ref));
    if (isLive || !phases.has(phase) || ref === undefined) return [];
    return [`\`${ref}\` of ${file.path} is not live on ${input.zone.name}: it was left as it is.`];
  });
}

function alsoElsewhere(matches: readonly Match[], input: PullInput): string[] {
  return matches.flatMap(({ file, rule, live }) => {
    const others = rule.settings.zones
      .map((name) => input.aliases[name] ?? name)
      .filter((name) => name.toLowerCase() !== input.zone.name);
    if (others.length === 0 || changedMembers(rule, live, input).length === 0) return [];
    return [`\`${live.ref}\` of ${file.path} is for ${joined(others)} too, where the next deploy brings this change.`];
  });
}

/** Members that only the API knows. A file cannot say them. */
const SAID = ["id", "version", "last_updated", "categories", "ref", "action", "expression", "enabled", "description"];
const SAID_TOO = ["action_parameters", "ratelimit", "logging"];

function unsaid(live: RemoteRule): string[] {
  const others = Object.keys(live).filter((key) => ![...SAID, ...SAID_TOO].includes(key) && live[key] !== null);
  if (others.length === 0) return [];
  return [`A file cannot say ${joined(others.map((key) => `\`${key}\``))} of ${named(live)}.`];
}

function named(live: RemoteRule): string {
  return live.description === undefined || live.description === "" ? `\`${live.ref}\`` : `"${live.description}"`;
}
