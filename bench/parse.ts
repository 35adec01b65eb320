/**
 * Speed of the parser: `npx tsx bench/parse.ts`. Compares parsing the real-world expressions of `../shared/corpus` (when
 * present, else the built-in samples) with JSON.parse on the same bytes, and doubles the size of hard inputs to show
 * that time grows in proportion. Medians of several rounds; run it on a quiet machine.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { schemeFromJson } from "#core/catalog/scheme-json.ts";
import { parse } from "#core/syntax/parse.ts";

const CORPUS = join(import.meta.dirname, "../../shared/corpus");
const ROUNDS = 15;
const WARM_UP_MS = 2000;
const REPETITIONS = 10;

const SAMPLES = [
  '(http.host in {"api.example.com"}) and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
  'http.request.uri.path wildcard "/wp-*" and not ip.src in {192.0.2.0/24 2001:db8::/32}',
  'any(lower(http.request.headers.names[*])[*] eq "x-debug") or cf.threat_score gt 14',
];

interface Sample {
  readonly expr: string;
  readonly kind?: string;
}

function samples(): { rows: readonly Sample[]; scheme: ReturnType<typeof catalogScheme> } {
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

/** Median milliseconds of one run of `work`, after warming up. */
function time(work: () => void): number {
  const until = performance.now() + WARM_UP_MS;
  while (performance.now() < until) work();
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    for (let i = 0; i < REPETITIONS; i++) work();
    rounds.push((performance.now() - start) / REPETITIONS);
  }
  return median(rounds);
}

function report(name: string, count: number, bytes: number, milliseconds: number): void {
  const perSecond = Math.round((count / milliseconds) * 1000).toLocaleString("en");
  const megabytes = (bytes / milliseconds / 1000).toFixed(1);
  console.log(
    `${name.padEnd(34)} ${milliseconds.toFixed(2).padStart(8)} ms  ${perSecond.padStart(10)} expr/s  ${megabytes.padStart(6)} MB/s`,
  );
}

function throughput(): void {
  const { rows, scheme } = samples();
  const sets: readonly (readonly [string, readonly Sample[]])[] = [
    ["all", rows],
    ["without regexes", rows.filter(({ expr }) => !/matches|~/.test(expr))],
  ];
  for (const [name, set] of sets) {
    const bytes = Buffer.byteLength(set.map(({ expr }) => expr).join(""));
    for (const dialect of ["engine", "cloudflare"] as const) {
      const milliseconds = time(() => {
        for (const { expr, kind } of set)
          parse(expr, { scheme, dialect, root: kind === "value" ? "value" : "filter", trivia: "api" });
      });
      report(`parse, ${name}, ${dialect}`, set.length, bytes, milliseconds);
    }
    const texts = set.map(({ expr }) => JSON.stringify(expr));
    report(
      `JSON.parse of strings, ${name}`,
      set.length,
      bytes,
      time(() => {
        for (const text of texts) JSON.parse(text);
      }),
    );
  }
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
