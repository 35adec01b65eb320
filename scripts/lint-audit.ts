/**
 * Runs every lint over rules that other people wrote and prints what is found, for a reader who judges it:
 * `npm run lint:audit -- [code or category …] [--count N]`. The verdicts are kept in docs/lint-audit.md.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { analyse } from "#core/analysis/analyse.ts";
import type { Diagnostic } from "#core/diagnostics/diagnostic.ts";
import { printRule } from "#core/document/print-rule.ts";
import type { RuleObject } from "#core/document/rule-object.ts";
import { LINTS } from "#core/lint/lints.ts";
import { inProject } from "./lib/project.ts";

const CORPUS = inProject("../shared/corpus");

/** A rule file made of somebody's rule or expression. */
interface Subject {
  readonly id: string;
  readonly text: string;
}

interface Seen {
  readonly subject: Subject;
  readonly found: Diagnostic;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { count: { type: "string", default: "30" } },
});

if (!existsSync(CORPUS)) {
  console.log("There is no corpus beside the project, so there is nothing to read.");
} else {
  const subjects = [...ruleSubjects(), ...expressionSubjects()];
  const byCode = audit(subjects);
  for (const { code, severity, preset } of LINTS) {
    const seen = byCode.get(code) ?? [];
    console.log(`${code}: ${seen.length} (${severity}, ${preset})`);
    const isAsked = positionals.some((asked) => code === asked || code.startsWith(`${asked}/`));
    if (isAsked) for (const one of sample(seen, Number(values.count))) console.log(show(one));
  }
  console.log(`${subjects.length} rules and expressions`);
}

function rows(file: string): readonly Record<string, unknown>[] {
  return readFileSync(path.join(CORPUS, file), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** Rules of public repositories, each as the file that it would be. */
function ruleSubjects(): Subject[] {
  return rows("rules-dev.jsonl").map(({ id, phase, rule }) => {
    const object = { ref: String(id), ...(rule as object) } as RuleObject;
    return { id: String(id), text: printRule(object, typeof phase === "string" ? { phase } : {}) };
  });
}

/** Expressions that Cloudflare takes, alone. */
function expressionSubjects(): Subject[] {
  return rows("dev.jsonl")
    .filter(({ verdict, kind }) => (verdict as { ok: boolean }).ok && kind === "filter")
    .map(({ id, expr }) => ({ id: String(id), text: String(expr) }));
}

function audit(all: readonly Subject[]): Map<string, Seen[]> {
  const codes: ReadonlySet<string> = new Set(LINTS.map(({ code }) => code));
  const byCode = new Map<string, Seen[]>();
  for (const subject of all) {
    for (const found of analyse(subject.text, { preset: "all" }).diagnostics) {
      if (!codes.has(found.code)) continue;
      byCode.set(found.code, [...(byCode.get(found.code) ?? []), { subject, found }]);
    }
  }
  return byCode;
}

/** Evenly spread over all of them, so that one repository does not fill the sample. */
function sample<T>(all: readonly T[], count: number): readonly T[] {
  if (all.length <= count) return all;
  return Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)] as T);
}

function show({ subject, found }: Seen): string {
  const { text, id } = subject;
  const before = text.slice(Math.max(0, found.start - 240), found.start);
  const after = text.slice(found.end, found.end + 160);
  const fix = found.fixes?.[0]?.edits.map((edit) => `${text.slice(edit.start, edit.end)} → ${edit.newText}`).join("; ");
  return `  ${id}  ${found.message}${fix === undefined ? "" : `\n    fix: ${fix}`}\n    ${`${before}«${text.slice(found.start, found.end)}»${after}`.replace(/\s+/g, " ")}\n`;
}
