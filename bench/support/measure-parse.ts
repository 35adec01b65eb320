/**
 * Speed of the parser, started by bench/parse.ts. One process measures, in turn, parsing and type-checking of the real
 * expressions in the folder named first (where it exists, else of the built-in samples), a Chevrotain grammar of the same
 * language's core on those of them that it takes, and JSON.parse on the same bytes. Then hard inputs are doubled in size
 * to show that time grows in proportion. `--growth` does only that.
 *
 * Times are processor time, which includes collecting garbage and compiling: the median of the rounds, and
 * the fastest, which a busy machine disturbs least. Nothing is remembered between
 * expressions; "cold" is the first pass of a process, before anything is compiled.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import type { Scheme } from "#core/catalog/scheme.ts";
import { schemeFromJson } from "#core/catalog/scheme-json.ts";
import type { Tree } from "#core/syntax/ast.ts";
import { parse } from "#core/syntax/parse.ts";
import { parseWithChevrotain } from "./chevrotain-grammar.ts";

const CORPUS = process.argv[2] ?? "";
const ROUNDS = 25;
const WARM_UP_MS = 1000;
/** One round lasts about so long, so that the clock's grain and single interruptions do not matter. */
const ROUND_MS = 20;

const SAMPLES = [
  '(http.host in {"api.example.com"}) and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
  'http.request.uri.path wildcard "/wp-*" and not ip.src in {192.0.2.0/24 2001:db8::/32}',
  'any(lower(http.request.headers.names[*])[*] eq "x-debug") or cf.threat_score gt 14',
];

interface Sample {
  readonly expr: string;
  readonly kind?: string;
}

function samples(): { rows: readonly Sample[]; scheme: Scheme } {
  const path = join(CORPUS, "dev.jsonl");
  if (!existsSync(path)) return { rows: SAMPLES.map((expr) => ({ expr })), scheme: catalogScheme() };
  const rows = readFileSync(path, "utf8")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line) as Sample);
  return { rows, scheme: schemeFromJson(JSON.parse(readFileSync(join(CORPUS, "scheme-l7.json"), "utf8"))) };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] as number;
}

/** Milliseconds that the processor spent on this process so far, on all of its threads. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function elapsed(work: () => void, times: number): number {
  const start = cpuTime();
  for (let i = 0; i < times; i++) work();
  return (cpuTime() - start) / times;
}

/** Milliseconds of one run of `work` in the median round and in the fastest one, after warming up. */
function time(work: () => void): readonly [median: number, fastest: number] {
  let runs = 0;
  const warmUp = performance.now();
  while (performance.now() - warmUp < WARM_UP_MS) {
    work();
    runs++;
  }
  const repetitions = Math.max(1, Math.round((runs * ROUND_MS) / WARM_UP_MS));
  const rounds = Array.from({ length: ROUNDS }, () => elapsed(work, repetitions));
  return [median(rounds), Math.min(...rounds)];
}

function report(name: string, set: readonly Sample[], [milliseconds, fastest]: readonly [number, number]): void {
  const bytes = Buffer.byteLength(set.map(({ expr }) => expr).join(""));
  const perSecond = (time: number): string => Math.round((set.length / time) * 1000).toLocaleString("en");
  const megabytes = (bytes / milliseconds / 1000).toFixed(1);
  console.log(
    `${name.padEnd(46)} ${String(set.length).padStart(5)} ${milliseconds.toFixed(2).padStart(8)} ms ${megabytes.padStart(6)} MB/s ${perSecond(milliseconds).padStart(10)} expr/s, at best ${perSecond(fastest).padStart(10)}`,
  );
}

function throughput(): void {
  const { rows, scheme } = samples();
  const parseOne = ({ expr, kind }: Sample): Tree =>
    parse(expr, { scheme, dialect: "cloudflare", root: kind === "value" ? "value" : "filter", trivia: "api" });
  const each = (set: readonly Sample[], work: (row: Sample) => unknown) => (): void => {
    for (const row of set) work(row);
  };
  const cold = elapsed(each(rows, parseOne), 1);
  report("all, cold: first pass", rows, [cold, cold]);
  const withoutRegexes = (set: readonly Sample[]) => set.filter(({ expr }) => !/matches|~/.test(expr));
  const accepted = rows.filter((row) => parseOne(row).engineError === undefined);
  const refused = rows.filter((row) => parseOne(row).engineError !== undefined);
  const sets = { all: rows, accepted, refused, "all without regexes": withoutRegexes(rows) };
  for (const [name, set] of Object.entries(sets)) {
    if (set.length > 0) report(`${name}: parse and check`, set, time(each(set, parseOne)));
  }
  report("accepted without regexes", withoutRegexes(accepted), time(each(withoutRegexes(accepted), parseOne)));
  if (refused.length > 0) {
    const look = (row: Sample): unknown => parseOne(row).diagnostics;
    report("refused: with every text, suggestion and fix", refused, time(each(refused, look)));
  }

  const common = accepted.filter(({ expr }) => parseWithChevrotain(expr));
  console.log("\nthe same expressions, one after the other:");
  report("parse and check", common, time(each(common, parseOne)));
  report("Chevrotain: lex and make a tree", common, time(each(common, ({ expr }) => parseWithChevrotain(expr))));
  const strings = common.map(({ expr }) => ({ expr: JSON.stringify(expr) }));
  report("JSON.parse, each as a string", common, time(each(strings, ({ expr }) => JSON.parse(expr))));

  const longest = longExpression();
  const options = { scheme: catalogScheme(), dialect: "cloudflare", root: "filter", trivia: "api" } as const;
  console.log("");
  report(
    `one expression of ${longest.length} characters`,
    [{ expr: longest }],
    time(() => parse(longest, options)),
  );
}

/** About as long as Cloudflare takes: 4,096 characters. */
function longExpression(): string {
  const parts = ['lower(http.user_agent) contains "bot"', "ip.src in {192.0.2.0/24 198.51.100.7}", "not ssl"];
  const all = Array.from({ length: 200 }, (_, index) => parts[index % parts.length]).join(" or ");
  return all.slice(0, all.lastIndexOf(" or ", 4096));
}

/** Inputs that grow; each must take about twice as long when twice as large. */
const GROWING: Readonly<Record<string, (size: number) => string>> = {
  "and-chain": (size) => Array.from({ length: size / 20 }, () => 'http.host eq "a"').join(" and "),
  "integer set": (size) => `cf.threat_score in {${"12345 ".repeat(size / 6)}}`,
  "string set": (size) => `http.host in {${'"example" '.repeat(size / 10)}}`,
  "one long string": (size) => `http.host eq "${"x".repeat(size)}"`,
  brackets: (size) => "(".repeat(size),
  "`not `": (size) => "not ".repeat(size / 4),
  "unknown fields": (size) => "no.such.field ".repeat(size / 14),
  "blind calls": (size) => "decode_base64(".repeat(size / 14),
  "unclosed calls": (size) => 'lower("a" and '.repeat(size / 14),
  "right-hand fields": (size) => Array.from({ length: size / 26 }, () => "http.host eq http.referer").join(" or "),
  commas: (size) => `http.host in {${'"a",'.repeat(size / 4)}}`,
  "bad escapes": (size) => `http.host eq "${"\\n".repeat(size / 2)}"`,
  quotes: (size) => '"'.repeat(size),
  tabs: (size) => "ssl\tand\t".repeat(size / 8),
};

function growth(): void {
  const scheme = catalogScheme();
  const sizes = [125_000, 250_000, 500_000, 1_000_000];
  console.log(`\n${"growing inputs, ms".padEnd(22)}${sizes.map((size) => `${size / 1000} kB`.padStart(10)).join("")}`);
  for (const [name, make] of Object.entries(GROWING)) {
    const times = sizes.map((size) => {
      const text = make(size);
      const rounds = [0, 1, 2].map(() => {
        const start = performance.now();
        parse(text, { scheme, dialect: "cloudflare", root: "filter", trivia: "api" });
        return performance.now() - start;
      });
      return median(rounds);
    });
    console.log(`${name.padEnd(22)}${times.map((ms) => ms.toFixed(1).padStart(10)).join("")}`);
  }
}

if (!process.argv.includes("--growth")) throughput();
growth();
