import { catalogScheme, schemeWithFields } from "#core/catalog/catalog-scheme.ts";
import type { Scheme } from "#core/catalog/scheme.ts";
import type { Diagnostic } from "#core/diagnostics/diagnostic.ts";
import { moveDiagnostics } from "#core/diagnostics/move.ts";
import { isInsignificant } from "#core/document/fences.ts";
import type { Rule, RuleFile } from "#core/document/model.ts";
import { parseRuleFile } from "#core/document/parse-file.ts";
import { withoutIgnored } from "#core/lint/ignore.ts";
import { withLevels } from "#core/lint/levels.ts";
import { runLint } from "#core/lint/lint.ts";
import { LINTS } from "#core/lint/rules/index.ts";
import { checkExpression, FILE_CHECKS } from "./checks/index.ts";
import { inFile } from "./embedded-diagnostics.ts";
import type { Facts, FileAnalysis } from "./model.ts";

/** What is remembered of an analysis: with which facts it was made, and what was found in each rule. */
interface Memory {
  readonly facts: Facts;
  readonly rules: ReadonlyMap<string, RememberedRule>;
}

interface RememberedRule {
  /** Where the rule started when this was found. */
  readonly start: number;
  readonly diagnostics: readonly Diagnostic[];
}

const memories = new WeakMap<FileAnalysis, Memory>();

/**
 * Reads a file and finds all that is wrong with it: syntax, types, header, catalogue checks and lints, sorted by place.
 * Never throws. With `previous`, rules whose text did not change cost nothing.
 */
export function analyse(text: string, facts: Facts, previous?: FileAnalysis): FileAnalysis {
  const before = previous === undefined ? undefined : memories.get(previous);
  const scheme = schemeFor(facts, before, previous);
  const file = parseRuleFile(text, {
    scheme,
    ...(facts.stem === undefined ? {} : { stem: facts.stem }),
    ...(previous === undefined ? {} : { reuse: previous.file }),
  });
  const known =
    before !== undefined && previous?.scheme === scheme && sameFacts(before.facts, facts) ? before.rules : undefined;
  const rules = new Map<string, RememberedRule>();
  const parts: (readonly Diagnostic[])[] = [file.diagnostics];
  for (const rule of file.rules) {
    const key = text.slice(rule.start, rule.end);
    const remembered = known?.get(key) ?? rules.get(key);
    const diagnostics =
      remembered === undefined
        ? analyseRule(file, rule, facts)
        : moveDiagnostics(remembered.diagnostics, rule.start - remembered.start);
    rules.set(key, { start: rule.start, diagnostics });
    parts.push(diagnostics);
  }
  for (const check of FILE_CHECKS) parts.push(check(file, facts));
  parts.push(runLints(file, facts, "file"));
  const diagnostics = [...withoutIgnored(file, withLevels(parts.flat(), facts.lint))];
  diagnostics.sort((a, b) => a.start - b.start || a.end - b.end);
  const analysis: FileAnalysis = { file, scheme, diagnostics };
  memories.set(analysis, { facts, rules });
  return analysis;
}

/** A workspace's own fields make a scheme of their own, which is kept as long as they stay the same. */
function schemeFor(facts: Facts, before: Memory | undefined, previous: FileAnalysis | undefined): Scheme {
  if (facts.fields === undefined || Object.keys(facts.fields).length === 0) return catalogScheme();
  if (previous !== undefined && same(before?.facts.fields, facts.fields)) return previous.scheme;
  return schemeWithFields(facts.fields);
}

const FACTS: readonly (keyof Facts)[] = ["plan", "fields", "lists", "hosts", "aliases"];

/** Whether facts that a rule's findings depend on are the same. Levels and the stem are applied to the whole file. */
function sameFacts(a: Facts, b: Facts): boolean {
  return a === b || FACTS.every((key) => same(a[key], b[key]));
}

function same(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
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
  for (const lint of LINTS) {
    if (lint.scope === "rule") {
      found.push(...runLint(lint, { tree: rule.expression, settings: settingsOf(rule), file, facts }));
    }
  }
  return found;
}

/** Whether nothing was written yet where the expression goes, and that is not this rule's mistake. */
function isUnwritten(file: RuleFile, rule: Rule): boolean {
  const unfinished = rule.openFence === undefined ? file.rules.length === 1 : rule.closeFence === undefined;
  return unfinished && isInsignificant(file.text.slice(rule.body.start, rule.body.end));
}

/** An expression without a header has no settings that anybody wrote. */
function settingsOf(rule: Rule) {
  return rule.header === undefined ? undefined : rule.settings;
}

function runLints(file: RuleFile, facts: Facts, scope: "file"): Diagnostic[] {
  return LINTS.filter((lint) => lint.scope === scope).flatMap((lint) =>
    file.rules.flatMap((rule) => runLint(lint, { tree: rule.expression, settings: settingsOf(rule), file, facts })),
  );
}
