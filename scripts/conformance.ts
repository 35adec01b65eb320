import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Scheme } from "#core/catalog/scheme.ts";
import { type FunctionJson, schemeFromJson } from "#core/catalog/scheme-json.ts";
import type { EngineError } from "#core/diagnostics/diagnostic.ts";
import { parse } from "#core/syntax/parse.ts";

/**
 * Compares our verdicts with recorded verdicts of the engine: `npm run conformance [-- --verbose]`.
 * Reads `../shared/corpus`; where it is absent there is nothing to compare and that is no failure.
 */
const CORPUS = join(import.meta.dirname, "../../shared/corpus");
const SETS = ["vectors-dev", "dev", "fuzz-dev", "vectors-holdout", "holdout", "fuzz-holdout"] as const;
const MISMATCHES_SHOWN = 40;

/** Rows that cannot hold, by id; `docs/conformance.md` gives each reason. */
const KNOWN_LOSSES: ReadonlySet<string> = new Set([]);

interface Verdict {
  readonly ok: boolean;
  readonly message?: string;
  readonly kind?: string;
  readonly startUtf16?: number;
  readonly endUtf16?: number;
}

interface Row {
  readonly id: string;
  readonly expr: string | null;
  readonly build?: {
    readonly prefix: string;
    readonly repeat: string;
    readonly count: number;
    readonly suffix: string;
  };
  readonly kind?: string;
  readonly mode?: string;
  readonly fragment?: string;
  /** What a fragment leaves over. */
  readonly rest?: string;
  readonly scheme?: string | Readonly<Record<string, string>>;
  readonly functions?: Readonly<Record<string, FunctionJson>>;
  readonly lists?: readonly string[] | null;
  readonly settings?: Readonly<Record<string, number>>;
  readonly ok?: boolean;
  readonly error?: Verdict;
  readonly as_filter?: { readonly ok: boolean; readonly error?: Verdict };
  readonly verdict?: Verdict & { readonly type?: string };
}

interface Tally {
  rows: number;
  verdict: number;
  refused: number;
  text: number;
  span: number;
}

function namedScheme(name: string): Scheme {
  return schemeFromJson(JSON.parse(readFileSync(join(CORPUS, `scheme-${name.toLowerCase()}.json`), "utf8")));
}

const schemes = new Map<string, Scheme>();

function schemeOf(row: Row): Scheme {
  const { scheme = "L7" } = row;
  const key = typeof scheme === "string" ? scheme : JSON.stringify([scheme, row.functions, row.lists]);
  let found = schemes.get(key);
  if (found === undefined) {
    found =
      typeof scheme === "string"
        ? namedScheme(scheme)
        : schemeFromJson({ fields: scheme, functions: row.functions, lists: row.lists ?? [] });
    schemes.set(key, found);
  }
  return found;
}

/** Grammar rules tested on their own, as the filter that ends in one of them. */
const FRAGMENT_PREFIXES: Readonly<Record<string, { readonly before: string; readonly field: string }>> = {
  BytesExpr: { before: "x == ", field: "Bytes" },
  i64: { before: "x == ", field: "Int" },
  IntRange: { before: "x in {", field: "Int" },
  IpRange: { before: "x in {", field: "Ip" },
  Regex: { before: "x ~ ", field: "Bytes" },
  Wildcard: { before: "x wildcard ", field: "Bytes" },
  WildcardStrict: { before: "x strict wildcard ", field: "Bytes" },
  ListName: { before: "x in ", field: "Ip" },
  FieldIndex: { before: "x[", field: "Array(Bytes)" },
};

/** The filter around a literal's text; undefined where no filter reaches the rule with that text. */
function fragmentOf(row: Row): (typeof FRAGMENT_PREFIXES)[string] | undefined {
  const isUnreachable = row.fragment === "ListName" && row.expr?.startsWith("$") !== true;
  return isUnreachable ? undefined : FRAGMENT_PREFIXES[row.fragment ?? ""];
}

/**
 * Compares a row that tests one literal: as the end of a filter it must fail at the same place with the same text, or,
 * where the rule accepts it, nowhere before the text that the rule leaves over.
 */
function compareFragment(row: Row, fragment: (typeof FRAGMENT_PREFIXES)[string]): string | undefined {
  const { before, field } = fragment;
  const text = before + row.expr;
  const actual = parse(text, {
    scheme: schemeFromJson({ fields: { x: field }, lists: ["Ip"] }),
    dialect: "engine",
    root: "filter",
    trivia: "api",
    ...(row.settings?.["wildcard_star_limit"] === undefined
      ? {}
      : { wildcardStarLimit: row.settings["wildcard_star_limit"] }),
  }).engineError;
  const { error } = row;
  if (error !== undefined) {
    const isSame =
      actual?.message === error.message &&
      actual?.start === (error.startUtf16 as number) + before.length &&
      actual.end === (error.endUtf16 as number) + before.length;
    return isSame ? undefined : describe(row, error, actual);
  }
  const accepted = text.trimEnd().length - (row.rest ?? "").trimEnd().length;
  return actual === undefined || actual.start >= accepted ? undefined : describe(row, { ok: true }, actual);
}

/** What the engine says of the row's whole text, where the row tells. */
function expectedOf(row: Row): Verdict | undefined {
  if (row.verdict !== undefined) return row.verdict;
  // Rows with settings keep only their own answer; a fragment's answer holds for the filter where the row says so.
  if (row.mode === "fragment") {
    if (row.as_filter === undefined) return undefined;
    return { ok: row.as_filter.ok, ...row.as_filter.error };
  }
  if (row.settings === undefined || "regex_compiled_size_limit" in row.settings) return undefined;
  return { ok: row.ok === true, ...row.error };
}

function textOf(row: Row): string {
  if (row.expr !== null) return row.expr;
  const { prefix, repeat, count, suffix } = row.build as NonNullable<Row["build"]>;
  return prefix + repeat.repeat(count) + suffix;
}

function judge(row: Row): EngineError | undefined {
  const { max_nesting_depth: maxNestingDepth, wildcard_star_limit: wildcardStarLimit } = row.settings ?? {};
  return parse(textOf(row), {
    scheme: schemeOf(row),
    dialect: "engine",
    root: (row.kind ?? row.mode) === "value" ? "value" : "filter",
    trivia: "api",
    ...(maxNestingDepth === undefined ? {} : { maxNestingDepth }),
    ...(wildcardStarLimit === undefined ? {} : { wildcardStarLimit }),
  }).engineError;
}

function describe(row: Row, expected: Verdict, actual: EngineError | undefined): string {
  const show = (start: number | undefined, end: number | undefined, message: string | undefined): string =>
    message === undefined ? "accepted" : `${start}..${end} ${JSON.stringify(message)}`;
  return [
    `${row.id} ${JSON.stringify(textOf(row)).slice(0, 600)}`,
    `  engine: ${expected.ok ? "accepted" : show(expected.startUtf16, expected.endUtf16, expected.message)}`,
    `  ours:   ${show(actual?.start, actual?.end, actual?.message)}`,
  ].join("\n");
}

function compare(row: Row, expected: Verdict, tally: Tally): string | undefined {
  const actual = judge(row);
  tally.rows++;
  if (expected.ok !== (actual === undefined)) {
    if (!expected.ok) tally.refused++;
    return describe(row, expected, actual);
  }
  tally.verdict++;
  if (actual === undefined) return undefined;
  tally.refused++;
  const sameText = expected.message === undefined || expected.message === actual.message;
  const sameKind = expected.kind === undefined || /^\w+/.exec(expected.kind)?.[0] === actual.kind;
  const sameSpan = expected.startUtf16 === actual.start && expected.endUtf16 === actual.end;
  if (sameText && sameKind) tally.text++;
  if (sameSpan) tally.span++;
  return sameText && sameKind && sameSpan ? undefined : describe(row, expected, actual);
}

function share(part: number, whole: number): string {
  const percent = whole === 0 ? 100 : (100 * part) / whole;
  return `${part}/${whole} ${(Math.floor(percent * 100) / 100).toFixed(2)} %`;
}

function printTable(tallies: ReadonlyMap<string, Tally>): void {
  const lines = [["set", "rows", "verdict", "text", "span"]];
  for (const [name, tally] of tallies) {
    const { rows, verdict, refused, text, span } = tally;
    lines.push([name, String(rows), share(verdict, rows), share(text, refused), share(span, refused)]);
  }
  const widths = (lines[0] as string[]).map((_, column) =>
    Math.max(...lines.map((line) => (line[column] ?? "").length)),
  );
  for (const line of lines)
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
}

function main(): number {
  if (!existsSync(CORPUS)) {
    console.log("No corpus beside the project (../shared/corpus): nothing to compare.");
    console.log("0 passed, 0 failed");
    return 0;
  }
  const tallies = new Map<string, Tally>();
  const losses: string[] = [];
  let total = 0;
  let known = 0;
  let fragments = 0;
  let left = 0;
  for (const set of SETS) {
    const path = join(CORPUS, `${set}.jsonl`);
    if (!existsSync(path)) continue;
    const tally: Tally = { rows: 0, verdict: 0, refused: 0, text: 0, span: 0 };
    tallies.set(set, tally);
    for (const line of readFileSync(path, "utf8").split("\n")) {
      if (line === "") continue;
      const row = JSON.parse(line) as Row;
      const expected = expectedOf(row);
      const fragment = expected === undefined ? fragmentOf(row) : undefined;
      if (expected === undefined && fragment === undefined) {
        left++;
        continue;
      }
      const loss = fragment === undefined ? compare(row, expected as Verdict, tally) : compareFragment(row, fragment);
      if (fragment !== undefined) fragments++;
      if (loss === undefined) continue;
      if (KNOWN_LOSSES.has(row.id)) known++;
      else losses.push(loss);
    }
    total += tally.rows;
  }
  total += fragments;
  printTable(tallies);
  console.log(`${fragments} rows test one literal alone; ${left} rows say nothing of a whole expression`);
  if (known > 0) console.log(`${known} known losses, listed in docs/conformance.md`);
  if (process.argv.includes("--verbose")) for (const loss of losses.slice(0, MISMATCHES_SHOWN)) console.log(loss);
  console.log(`${total - losses.length - known} passed, ${losses.length} failed`);
  return losses.length === 0 ? 0 : 1;
}

process.exitCode = main();
