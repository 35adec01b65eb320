/** What is found in each rule of a file, remembered from one text of the file to the next. */
import type { Diagnostic } from "#core/diagnostics/diagnostic.ts";
import { moveDiagnostics } from "#core/diagnostics/move.ts";
import { isInsignificant } from "#core/document/fences.ts";
import type { Rule, RuleFile } from "#core/document/model.ts";
import { readingOf } from "#core/document/parse-file.ts";
import { type Lint, type LintContext, runLint } from "#core/lint/lint.ts";
import { LINTS } from "#core/lint/rules/index.ts";
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

/** Findings by the readings of the rules; they hold as long as the facts are the same. */
export interface RuleFindings {
  readonly diagnostics: readonly Diagnostic[];
  readonly alone: ReadonlyMap<object, FoundAlone>;
  readonly together: ReadonlyMap<Lint, FoundTogether>;
}

const LINTS_ALONE = LINTS.filter(({ heeds }) => heeds === undefined);
const LINTS_TOGETHER = LINTS.filter(({ heeds }) => heeds !== undefined);

/** All that is wrong with the rules, except what their headers' own checks said. `known` has to be of the same facts. */
export function ruleFindings(file: RuleFile, facts: Facts, known: RuleFindings | undefined): RuleFindings {
  const alone = new Map<object, FoundAlone>();
  const parts: (readonly Diagnostic[])[] = [];
  for (const rule of file.rules) {
    const reading = readingOf(rule);
    const found = known?.alone.get(reading) ?? alone.get(reading) ?? findAlone(file, rule, facts);
    alone.set(reading, found);
    add(parts, rule, found);
  }
  const together = new Map<Lint, FoundTogether>();
  for (const lint of LINTS_TOGETHER) {
    const found = findTogether(lint, file, facts, alone, known?.together.get(lint));
    together.set(lint, found);
    for (const rule of found.rules.size === 0 ? [] : file.rules) add(parts, rule, found.rules.get(readingOf(rule)));
  }
  return { diagnostics: parts.flat(), alone, together };
}

function add(parts: (readonly Diagnostic[])[], rule: Rule, found: Found | undefined): void {
  if (found === undefined || found.diagnostics.length === 0) return;
  parts.push(moveDiagnostics(found.diagnostics, rule.start - found.start));
}

function findAlone(file: RuleFile, rule: Rule, facts: Facts): FoundAlone {
  const context = lintContext(rule, facts);
  const text = file.text.slice(rule.start, rule.end);
  return {
    start: rule.start,
    diagnostics: analyseRule(file, rule, facts),
    open: new Map(
      LINTS_TOGETHER.map((lint) => [lint, runLint(lint, context)] as const).filter(([, found]) => found.length > 0),
    ),
    heededBy: LINTS_TOGETHER.filter(({ heeds }) => heeds !== undefined && text.includes(heeds)),
  };
}

function findTogether(
  lint: Lint,
  file: RuleFile,
  facts: Facts,
  alone: ReadonlyMap<object, FoundAlone>,
  known: FoundTogether | undefined,
): FoundTogether {
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
      const context = { ...lintContext(rule, facts), neighbours };
      return { start: rule.start, diagnostics: runLint(lint, context) };
    };
    rules.set(reading, holds?.get(reading) ?? (hasOthers ? find() : { start, diagnostics: found }));
  }
  return { heeded, rules };
}

function sameItems(a: readonly object[], b: readonly object[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}

/** What is wrong with a rule seen alone, beside its header. */
function analyseRule(file: RuleFile, rule: Rule, facts: Facts): readonly Diagnostic[] {
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
  for (const lint of LINTS_ALONE) found.push(...runLint(lint, lintContext(rule, facts)));
  return found;
}

/** Whether nothing was written yet where the expression goes, and that is not this rule's mistake. */
function isUnwritten(file: RuleFile, rule: Rule): boolean {
  const unfinished = rule.openFence === undefined ? file.rules.length === 1 : rule.closeFence === undefined;
  return unfinished && isInsignificant(file.text.slice(rule.body.start, rule.body.end));
}

/** An expression without a header has no settings that anybody wrote. */
function lintContext(rule: Rule, facts: Facts): LintContext {
  const settings = rule.header === undefined ? undefined : rule.settings;
  return { tree: rule.expression, settings, neighbours: [], facts };
}
