import { analyse } from "#core/analysis/analyse.ts";
import type { Facts, FileAnalysis } from "#core/analysis/model.ts";
import type { Diagnostic, Fix } from "#core/diagnostics/diagnostic.ts";
import { isAdvice } from "#core/lint/levels.ts";
import { applyEdits } from "#core/text/edit.ts";

/** Fixing one thing may bring another to light, but not for ever. */
const MOST_ROUNDS = 10;

export interface FixedFile {
  readonly text: string;
  /** What was mended, as it was found; places are those of the text at that time. */
  readonly fixed: readonly Diagnostic[];
  readonly analysis: FileAnalysis;
}

interface Clear {
  readonly diagnostic: Diagnostic;
  readonly fix: Fix;
}

/**
 * Mends all that has one clear fix: the preferred ones, in rounds, until nothing is left that they mend. What Cloudflare would
 * refuse is mended only where there is no other way to mend it: which of two ways was meant is not for a program to guess.
 * A fix that would bring an error is left out. `facts` are those of the analysis.
 */
export function fixAll(first: FileAnalysis, facts: Facts): FixedFile {
  const fixed: Diagnostic[] = [];
  const seen = new Set<string>();
  let analysis = first;
  for (let round = 0; round < MOST_ROUNDS && !seen.has(analysis.file.text); round++) {
    seen.add(analysis.file.text);
    const clear = withoutOverlaps(analysis.diagnostics.flatMap(clearFix));
    const all = applied(analysis, clear, facts);
    const harmless = isWorse(all, analysis)
      ? clear.filter((one) => !isWorse(applied(analysis, [one], facts), analysis))
      : clear;
    const next = harmless === clear ? all : applied(analysis, harmless, facts);
    if (harmless.length === 0 || isWorse(next, analysis) || seen.has(next.file.text)) break;
    fixed.push(...harmless.map(({ diagnostic }) => diagnostic));
    analysis = next;
  }
  return { text: analysis.file.text, fixed, analysis };
}

function clearFix(diagnostic: Diagnostic): Clear[] {
  const { fixes = [], code } = diagnostic;
  const fix = fixes.find(({ preferred }) => preferred === true);
  if (fix === undefined || (!isAdvice(code) && fixes.length > 1)) return [];
  return [{ diagnostic, fix }];
}

/** The first of those that meet: the others wait for the next round. */
function withoutOverlaps(all: readonly Clear[]): readonly Clear[] {
  const chosen: Clear[] = [];
  for (const one of all) if (!chosen.some((other) => meet(one.fix, other.fix))) chosen.push(one);
  return chosen;
}

function meet(a: Fix, b: Fix): boolean {
  return a.edits.some((one) => b.edits.some((other) => one.start <= other.end && other.start <= one.end));
}

function applied(analysis: FileAnalysis, fixes: readonly Clear[], facts: Facts): FileAnalysis {
  const text = applyEdits(
    analysis.file.text,
    fixes.flatMap(({ fix }) => fix.edits),
  );
  return analyse(text, facts, analysis);
}

function isWorse(after: FileAnalysis, before: FileAnalysis): boolean {
  return errorsIn(after) > errorsIn(before);
}

function errorsIn({ diagnostics }: FileAnalysis): number {
  return diagnostics.filter(({ code }) => !isAdvice(code)).length;
}
