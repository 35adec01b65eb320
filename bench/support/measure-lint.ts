/**
 * Speed of the lints, started by bench/lint.ts: parsing and checking, and then lints on top. First of whole rule files, as
 * somebody opens them, made of the rules in the folder named first: with the lints of two presets. Then of expressions alone:
 * those of the folder that Cloudflare takes, and a set of 10,000 addresses. Without the folder there are a few built-in samples.
 * The two take turns in one process, so that a slow moment of the machine hits both; it disturbs the fastest rounds least.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { analyse } from "#core/analysis/analyse.ts";
import { checkExpression } from "#core/analysis/checks/index.ts";
import type { Facts } from "#core/analysis/model.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { printRule } from "#core/document/print-rule.ts";
import type { RuleObject } from "#core/document/rule-object.ts";
import { type ExpressionLint, findingsIn } from "#core/lint/lint.ts";
import { LINTS } from "#core/lint/lints.ts";
import { LintIndex } from "#core/lint/needs.ts";
import { LintedExpression } from "#core/lint/subject.ts";
import type { Tree } from "#core/syntax/ast.ts";
import { parse } from "#core/syntax/parse.ts";

const CORPUS = process.argv[2] ?? "";
const ROUNDS = 25;

const SAMPLES = [
  '(http.host in {"api.example.com"}) and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
  'http.request.uri.path wildcard "/wp-*" and not ip.src in {192.0.2.0/24 2001:db8::/32}',
];
const LARGE_SET = `ip.src in {${Array.from({ length: 10_000 }, (_, i) => `10.${i >> 14}.${(i >> 6) & 255}.${(i & 63) * 4}`).join(" ")}}`;

const lints = LINTS.filter((lint): lint is ExpressionLint => lint.scope === "expression");

const all = new LintIndex(lints);

measureFiles(ruleFiles());
measure("expressions alone", sound(corpus()));
measure("a set of 10,000 addresses", [LARGE_SET]);

function rows(file: string): readonly Record<string, unknown>[] | undefined {
  const path = join(CORPUS, file);
  if (!existsSync(path)) return undefined;
  const lines = readFileSync(path, "utf8").trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

function corpus(): readonly string[] {
  return rows("dev.jsonl")?.map(({ expr }) => expr as string) ?? SAMPLES;
}

/** Each rule as the file that it would be. */
function ruleFiles(): readonly string[] {
  const samples = SAMPLES.map((expression, id) => ({ id, phase: undefined, rule: { action: "block", expression } }));
  return (rows("rules-dev.jsonl") ?? samples).map(({ id, phase, rule }) => {
    const object = { ref: String(id), ...(rule as object) } as RuleObject;
    return printRule(object, typeof phase === "string" ? { phase } : {});
  });
}

function measureFiles(texts: readonly string[]): void {
  const none: Facts = { lint: Object.fromEntries(LINTS.map(({ code }) => [code, "off"])) };
  for (const preset of ["recommended", "all"] as const) {
    const [without, withLints] = inTurns(
      () => texts.forEach((text) => void analyse(text, none)),
      () => texts.forEach((text) => void analyse(text, { preset })),
    );
    console.log(`rule files: ${texts.length}, preset ${preset}`);
    report("median", median(without), median(withLints));
    report("fastest", Math.min(...without), Math.min(...withLints));
  }
}

/** Milliseconds of each round of both. */
function inTurns(first: () => void, second: () => void): readonly [number[], number[]] {
  const times: [number[], number[]] = [[], []];
  for (let round = 0; round <= ROUNDS; round++) {
    const [one, other] = [time(first), time(second)];
    // The first round compiles.
    if (round === 0) continue;
    times[0].push(one);
    times[1].push(other);
  }
  return times;
}

function read(text: string): Tree {
  return parse(text, { scheme: catalogScheme(), dialect: "cloudflare", root: "filter", trivia: "api" });
}

/** Lints look at nothing else. */
function sound(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => read(text).engineError === undefined);
}

function check(tree: Tree): number {
  return checkExpression({ tree, kind: "filter", path: [] }).length;
}

function lint(tree: Tree, index: LintIndex): number {
  return findingsIn(new LintedExpression({ tree, facts: {} }), index).length;
}

function measure(title: string, texts: readonly string[]): void {
  const byLint = new Map(lints.map((one) => [one.code, 0]));
  let found = 0;
  const [without, withLints] = inTurns(
    () => {
      for (const text of texts) check(read(text));
    },
    () => {
      found = 0;
      for (const text of texts) {
        const tree = read(text);
        check(tree);
        found += lint(tree, all);
      }
    },
  );
  const trees = texts.map(read);
  for (const one of lints) {
    const index = new LintIndex([one]);
    byLint.set(
      one.code,
      time(() => {
        for (const tree of trees) lint(tree, index);
      }),
    );
  }
  console.log(`${title}: ${texts.length} expressions, ${lints.length} lints, ${found} findings`);
  report("median", median(without), median(withLints));
  report("fastest", Math.min(...without), Math.min(...withLints));
  const slowest = [...byLint].sort(([, a], [, b]) => b - a).slice(0, 5);
  console.log(`  slowest: ${slowest.map(([code, ms]) => `${code} ${ms.toFixed(1)} ms`).join(", ")}`);
}

function report(which: string, base: number, whole: number): void {
  const ratio = (whole / base).toFixed(2);
  console.log(`  ${which}: parse and check ${base.toFixed(1)} ms, with lints ${whole.toFixed(1)} ms (${ratio}x)`);
}

function time(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] as number;
}
