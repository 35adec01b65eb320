/** What is found in each rule of a file, remembered from one text of the file to the next. */
import type { Diagnostic } from "#core/diagnostics/diagnostic.ts";
import { moveDiagnostics } from "#core/diagnostics/move.ts";
import { isInsignificant } from "#core/document/fences.ts";
import type { EmbeddedExpression, Rule, RuleFile } from "#core/document/model.ts";
import { readingOf } from "#core/document/parse-file.ts";
import { activeLints } from "#core/lint/levels.ts";
import {
  addDiagnostics,
  diagnosticsOf,
  type ExpressionLint,
  type FileLint,
  findingsIn,
  type Lint,
  type RuleLint,
} from "#core/lint/lint.ts";
import { hasEnough, LintIndex } from "#core/lint/needs.ts";
import { LintedExpression, LintedFile, LintedRule } from "#core/lint/subject.ts";
import { checkExpression, RULE_CHECKS } from "./checks/index.ts";
import { inFile } from "./embedded-diagnostics.ts";
import type { Facts } from "./model.ts";

/** Findings in a rule that started at `start` when they were found. */
interface Found {
  readonly start: number;
  readonly diagnostics: readonly Diagnostic[];
}

interface FoundAlone extends Found {
  /** What lints found that the file's other rules may take back. */
  readonly open: ReadonlyMap<Lint, readonly Diagnostic[]>;
  /** Lints of other rules that heed this one. */
  readonly heededBy: readonly Lint[];
}

/** What such a lint found in each of the rules where it is open, beside exactly these rules that it heeds. */
interface FoundTogether {
  readonly heeded: readonly object[];
  readonly rules: ReadonlyMap<object, Found>;
}

/** What was found in exactly these rules, which start there, beside rules of other files as they were at that time. */
interface FoundInFile {
  readonly others: number | undefined;
  readonly readings: readonly object[];
  readonly starts: readonly number[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Findings by the readings of the rules; they hold as long as the facts are the same. */
export interface RuleFindings {
  readonly diagnostics: readonly Diagnostic[];
  readonly alone: ReadonlyMap<object, FoundAlone>;
  readonly together: ReadonlyMap<Lint, FoundTogether>;
  readonly inFile: FoundInFile;
  /** Whether the file has one rule only: then that may lack things that one of several needs. */
  readonly isOnly: boolean;
}

/** Lints by how much of a file they look at. */
interface LintsByScope {
  /** By what kind of expression it is. */
  readonly expression: Readonly<Record<"body" | EmbeddedExpression["kind"], LintIndex>>;
  /** Those that heed other rules. */
  readonly together: readonly ExpressionLint[];
  readonly togetherIndex: LintIndex;
  readonly rule: readonly RuleLint[];
  readonly file: readonly FileLint[];
}

/**
 * All that is wrong with the rules, except what their headers' own checks said. `known` has to be of the same facts and
 * lints; these are by default those that the facts ask for.
 */
export function ruleFindings(
  file: RuleFile,
  facts: Facts,
  known: RuleFindings | undefined,
  lints: readonly Lint[] = activeLints(facts),
): RuleFindings {
  const byScope = sortOut(lints);
  const isOnly = file.rules.length === 1;
  const holding = known?.isOnly === isOnly ? known : undefined;
  const alone = new Map<object, FoundAlone>();
  const parts: (readonly Diagnostic[])[] = [];
  for (const rule of file.rules) {
    const reading = readingOf(rule);
    const found = holding?.alone.get(reading) ?? alone.get(reading) ?? findAlone(file, rule, facts, byScope);
    alone.set(reading, found);
    add(parts, rule, found);
  }
  const together = new Map<Lint, FoundTogether>();
  for (const lint of byScope.together) {
    const found = findTogether(lint, file, facts, alone, holding?.together.get(lint));
    together.set(lint, found);
    for (const rule of found.rules.size === 0 ? [] : file.rules) add(parts, rule, found.rules.get(readingOf(rule)));
  }
  const inFile = findInFile(file, facts, byScope.file, holding?.inFile);
  parts.push(inFile.diagnostics);
  return { diagnostics: parts.flat(), alone, together, inFile, isOnly };
}

const sortedOut = new WeakMap<readonly Lint[], LintsByScope>();

function sortOut(lints: readonly Lint[]): LintsByScope {
  const known = sortedOut.get(lints);
  if (known !== undefined) return known;
  const expression = lints.filter(
    (lint) => lint.scope === "expression" && lint.heeds === undefined,
  ) as ExpressionLint[];
  const together = lints.filter((lint) => lint.scope === "expression" && lint.heeds !== undefined) as ExpressionLint[];
  const byScope: LintsByScope = {
    expression: {
      body: new LintIndex(expression),
      filter: new LintIndex(expression.filter(({ of = "body" }) => of !== "body")),
      value: new LintIndex(expression.filter(({ of }) => of === "all")),
    },
    together,
    togetherIndex: new LintIndex(together),
    rule: lints.filter((lint): lint is RuleLint => lint.scope === "rule"),
    file: lints.filter((lint): lint is FileLint => lint.scope === "file"),
  };
  sortedOut.set(lints, byScope);
  return byScope;
}

function add(parts: (readonly Diagnostic[])[], rule: Rule, found: Found | undefined): void {
  if (found === undefined || found.diagnostics.length === 0) return;
  parts.push(moveDiagnostics(found.diagnostics, rule.start - found.start));
}

function findAlone(file: RuleFile, rule: Rule, facts: Facts, lints: LintsByScope): FoundAlone {
  const linted = new LintedRule(rule, file.text, facts);
  const { expression } = linted;
  const text = file.text.slice(rule.start, rule.end);
  const open = new Map<Lint, readonly Diagnostic[]>();
  for (const lint of expression === undefined ? [] : lints.togetherIndex.relevantTo(expression)) {
    const found = diagnosticsOf(lint, lint.check(expression as LintedExpression));
    if (found.length > 0) open.set(lint, found);
  }
  return {
    start: rule.start,
    diagnostics: [...checkRule(file, rule, facts), ...lintRule(linted, lints)],
    open,
    heededBy: lints.together.filter(({ heeds }) => heeds !== undefined && text.includes(heeds)),
  };
}

const NOTHING_TOGETHER: FoundTogether = { heeded: [], rules: new Map() };

function findTogether(
  lint: ExpressionLint,
  file: RuleFile,
  facts: Facts,
  alone: ReadonlyMap<object, FoundAlone>,
  known: FoundTogether | undefined,
): FoundTogether {
  if (!file.rules.some((rule) => alone.get(readingOf(rule))?.open.has(lint))) return NOTHING_TOGETHER;
  const neighbours = file.rules.filter((rule) => alone.get(readingOf(rule))?.heededBy.includes(lint));
  const heeded = neighbours.map(readingOf);
  const holds = known !== undefined && sameItems(known.heeded, heeded) ? known.rules : undefined;
  const rules = new Map<object, Found>();
  for (const rule of file.rules) {
    const reading = readingOf(rule);
    const { start, open } = alone.get(reading) as FoundAlone;
    const found = open.get(lint);
    if (found === undefined || rules.has(reading)) continue;
    const hasOthers = heeded.length > 1 || (heeded.length === 1 && heeded[0] !== reading);
    const find = (): Found => {
      const { settings } = new LintedRule(rule, file.text, facts);
      const expression = new LintedExpression({ tree: rule.expression, facts, settings, neighbours });
      return { start: rule.start, diagnostics: diagnosticsOf(lint, lint.check(expression)) };
    };
    rules.set(reading, holds?.get(reading) ?? (hasOthers ? find() : { start, diagnostics: found }));
  }
  return { heeded, rules };
}

/** Rules that are all the same and where they were need not be compared again. */
function findInFile(
  file: RuleFile,
  facts: Facts,
  lints: readonly FileLint[],
  known: FoundInFile | undefined,
): FoundInFile {
  const readings = file.rules.map(readingOf);
  const starts = file.rules.map(({ start }) => start);
  const others = facts.others?.version;
  const isSame = known?.others === others && sameItems(known?.readings ?? [], readings);
  if (known !== undefined && isSame && sameItems(known.starts, starts)) return known;
  const linted = new LintedFile(file, facts);
  return { others, readings, starts, diagnostics: lints.flatMap((lint) => diagnosticsOf(lint, lint.check(linted))) };
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/** What lints say of a rule seen alone. */
function lintRule(linted: LintedRule, lints: LintsByScope): Diagnostic[] {
  const { rule, expression, text } = linted;
  const found = expression === undefined ? [] : findingsIn(expression, lints.expression.body);
  for (const embedded of rule.embedded) {
    const inside = linted.embedded(embedded);
    if (inside === undefined) continue;
    found.push(...findingsIn(inside, lints.expression[embedded.kind]).map((item) => inFile(item, embedded, text)));
  }
  for (const lint of lints.rule) if (hasEnough(linted, lint)) addDiagnostics(found, lint, lint.check(linted));
  return found;
}

/** What the checks say of a rule, beside those of its header. */
function checkRule(file: RuleFile, rule: Rule, facts: Facts): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const common = {
    phase: rule.settings.phase,
    ...(facts.plan === undefined ? {} : { plan: facts.plan }),
    ...(facts.lists === undefined ? {} : { lists: facts.lists }),
  };
  if (!isUnwritten(file, rule)) found.push(...rule.expression.diagnostics);
  found.push(...checkExpression({ tree: rule.expression, kind: "filter", path: [], ...common }));
  for (const embedded of rule.embedded) {
    const { tree, kind, path } = embedded;
    const inside = [...tree.diagnostics, ...checkExpression({ tree, kind, path, ...common })];
    // Of a characteristic the header's own check says so: there it is an error, `ratelimit/header-case`.
    const told = path.includes("characteristics") ? inside.filter(({ code }) => code !== "field/key-case") : inside;
    found.push(...told.map((item) => inFile(item, embedded, file.text)));
  }
  for (const check of RULE_CHECKS) found.push(...check(rule, facts, file.text));
  return found;
}

/** Whether nothing was written yet where the expression goes, and that is not this rule's mistake. */
function isUnwritten(file: RuleFile, rule: Rule): boolean {
  const unfinished = rule.openFence === undefined ? file.rules.length === 1 : rule.closeFence === undefined;
  return unfinished && isInsignificant(file.text.slice(rule.body.start, rule.body.end));
}
