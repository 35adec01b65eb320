/**
 * Real expressions with one slip each, and all that the parser says about them, for people to read:
 *
 *   npx tsx scripts/mutants.ts [--count N] [--seed N] [--corpus FILE]
 *
 * Under each finding stands what its first fix makes of the text: `ok`, or how many errors are left. The corpus has one
 * JSON object a line, `{"expr", "kind"}`; it is not part of this repository.
 */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import type { Diagnostic } from "#core/diagnostics/diagnostic.ts";
import { parse } from "#core/syntax/parse.ts";
import { applyEdits } from "#core/text/edit.ts";
import { Random } from "#test/support/random-expression.ts";

/** Longer rules are real too, but nobody reads their carets. */
const MAX_LENGTH = 220;
const MAX_TRIES = 20;

const { values: options } = parseArgs({
  options: {
    count: { type: "string", default: "300" },
    seed: { type: "string", default: "1" },
    corpus: { type: "string", default: path.join(import.meta.dirname, "../../shared/corpus/dev.jsonl") },
  },
});

interface Row {
  readonly expr: string;
  readonly kind?: string;
}

interface Mutant {
  readonly text: string;
  /** What was done, in words. */
  readonly slip: string;
}

const random = new Random(Number(options.seed));

function diagnosticsOf(text: string, kind: string | undefined): readonly Diagnostic[] {
  const root = kind === "value" ? "value" : "filter";
  return parse(text, { scheme: catalogScheme(), dialect: "cloudflare", root, trivia: "api" }).diagnostics;
}

function validRows(): Row[] {
  if (!existsSync(options.corpus)) throw new Error(`No corpus at ${options.corpus}: name one with --corpus.`);
  const rows = readFileSync(options.corpus, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Row);
  return rows.filter(({ expr, kind }) => expr.length <= MAX_LENGTH && diagnosticsOf(expr, kind).length === 0);
}

function mutate(text: string): Mutant {
  const tokens: string[] = text.match(/[\w.]+|\s+|"(?:\\.|[^"\\])*"|==|!=|<=|>=|&&|\|\||./gsu) ?? [];
  const places = tokens.flatMap((token, index) => (/^\s+$/.test(token) ? [] : [index]));
  const at = random.pick(places);
  const token = tokens[at] as string;
  const other = random.pick(places);
  const others = tokens[other] as string;
  switch (random.below(5)) {
    case 0:
      return { text: tokens.toSpliced(at, 1).join(""), slip: `${token} deleted` };
    case 1:
      return { text: tokens.toSpliced(at, 0, token, " ").join(""), slip: `${token} doubled` };
    case 2: {
      const swapped = tokens.with(at, others).with(other, token);
      return { text: swapped.join(""), slip: `${token} and ${others} swapped` };
    }
    case 3: {
      const short = token.slice(0, random.below(token.length));
      return { text: tokens.with(at, short).join(""), slip: `${token} cut to ${short}` };
    }
    default: {
      const kept = tokens.slice(0, at).join("") + token.slice(0, random.below(token.length));
      return { text: kept, slip: `ends in ${token}` };
    }
  }
}

/** The first fix applied: whether the text is then fine. */
function afterFix(text: string, kind: string | undefined, found: Diagnostic): string {
  const [fix] = found.fixes ?? [];
  if (fix === undefined) return "no fix";
  const mended = applyEdits(text, fix.edits);
  const left = diagnosticsOf(mended, kind).length;
  return `${fix.title} -> ${left === 0 ? "ok" : `${left} left`}: ${mended}`;
}

function print(number: number, { text, slip }: Mutant, kind: string | undefined): void {
  console.log(`#${number} ${kind ?? "filter"}: ${slip}`);
  const lines = text.split("\n");
  const found = diagnosticsOf(text, kind);
  let lineStart = 0;
  for (const [index, line] of lines.entries()) {
    console.log(`    ${line}`);
    const lineEnd = lineStart + line.length;
    const isLast = index === lines.length - 1;
    for (const item of found) {
      if (item.start < lineStart || (item.start > lineEnd && !isLast)) continue;
      const carets = "^".repeat(Math.max(1, Math.min(item.end, lineEnd) - item.start));
      console.log(`    ${" ".repeat(item.start - lineStart)}${carets}`);
      console.log(`  ${item.code}: ${item.message}`);
      if (item.engine !== undefined) console.log(`      engine: ${item.engine.start} ${item.engine.message}`);
      console.log(`      ${afterFix(text, kind, item)}`);
    }
    lineStart = lineEnd + 1;
  }
  console.log("");
}

const rows = validRows();
for (let number = 1; number <= Number(options.count); number++) {
  const { expr, kind } = random.pick(rows);
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const mutant = mutate(expr);
    if (diagnosticsOf(mutant.text, kind).length === 0) continue;
    print(number, mutant, kind);
    break;
  }
}
