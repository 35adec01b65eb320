import { catalogScheme, schemeWithFields } from "#core/catalog/catalog-scheme.ts";
import type { Scheme } from "#core/catalog/scheme.ts";
import { parseRuleFile } from "#core/document/parse-file.ts";
import { withoutIgnored } from "#core/lint/ignore.ts";
import { withLevels } from "#core/lint/levels.ts";
import { FILE_CHECKS } from "./checks/index.ts";
import type { Facts, FileAnalysis } from "./model.ts";
import { type RuleFindings, ruleFindings } from "./rule-findings.ts";

/** What is remembered of an analysis: with which facts it was made, and what was found in each rule. */
interface Memory {
  readonly facts: Facts;
  readonly rules: RuleFindings;
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
  const rules = ruleFindings(file, facts, known);
  const parts = [file.diagnostics, rules.diagnostics, ...FILE_CHECKS.map((check) => check(file, facts))];
  const diagnostics = [...withoutIgnored(file, withLevels(parts.flat(), facts), facts)];
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

const FACTS: readonly (keyof Facts)[] = [
  "plan",
  "fields",
  "lists",
  "hosts",
  "aliases",
  "defaultZone",
  "lint",
  "preset",
  "stem",
];

/** Whether a file of the same text would have the same findings with either facts, but for rules of other files. */
export function sameFacts(a: Facts, b: Facts): boolean {
  return a === b || FACTS.every((key) => same(a[key], b[key]));
}

function same(a: unknown, b: unknown): boolean {
  return a === b || hasSameItems(a, b) || JSON.stringify(a) === JSON.stringify(b);
}

/** Hundreds of hosts, put together anew for each key, are mostly the same objects. */
function hasSameItems(a: unknown, b: unknown): boolean {
  return (
    Array.isArray(a) &&
    Array.isArray(b) &&
    a.length === b.length &&
    a.every((item: unknown, index) => item === b[index])
  );
}
