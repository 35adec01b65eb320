/**
 * Differential fuzzing: random expressions and random slips, judged by our parser and by a compiled engine.
 *
 *   npm run fuzz:engine -- [--count N] [--seed N] [--engine COMMAND --scheme FILE --dialect engine|cloudflare]
 *
 * Without `--engine` it uses the engine inside the PyPI package octorules-wirefilter (`pip install octorules-wirefilter`),
 * of which version 0.7.0 and later take fields and calls on the right of a comparison. `--engine` names any program that reads
 * `{"expr", "kind"}` and writes `{"ok", "message", "startUtf16", "endUtf16"}` line by line, over the scheme in `--scheme`.
 */
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import type { Scheme } from "#core/catalog/scheme.ts";
import { type FunctionJson, type SchemeJson, schemeFromJson } from "#core/catalog/scheme-json.ts";
import { parse } from "#core/syntax/parse.ts";
import { ExpressionGenerator, Random } from "#test/support/random-expression.ts";
import { type EngineAnswer, EngineProcess, readAnswer } from "./fuzz/engine-process.ts";
import { shrink } from "./fuzz/shrink.ts";

/** The functions whose signatures in that package are the documented ones; its others differ (see docs/conformance.md). */
const OCTORULES_FUNCTIONS: Readonly<Record<string, FunctionJson>> = {
  any: "any",
  all: "all",
  concat: "concat",
  starts_with: {
    params: [
      ["field", "Bytes"],
      ["both", "Bytes"],
    ],
    ret: "Bool",
  },
  ends_with: {
    params: [
      ["field", "Bytes"],
      ["both", "Bytes"],
    ],
    ret: "Bool",
  },
};

const { values: options } = parseArgs({
  options: {
    count: { type: "string", default: "100000" },
    seed: { type: "string", default: "1" },
    engine: { type: "string" },
    scheme: { type: "string" },
    dialect: { type: "string" },
  },
});

interface Engine {
  readonly process: EngineProcess;
  readonly scheme: Scheme;
  readonly dialect: "engine" | "cloudflare";
  readonly title: string;
  /** Whether a text says nothing about the engine's grammar: known quirks of the program around the engine. */
  readonly leavesOut: (expression: string) => boolean;
}

/** Of that package: it trims the text before its columns count and calls an empty one valid, lacks the Boolean `true`, and its other functions take what nobody documents. */
function quirks(functions: readonly string[]): (expression: string) => boolean {
  const others = new Set(functions.filter((name) => OCTORULES_FUNCTIONS[name] === undefined));
  return (expression) =>
    expression === "" ||
    /^[\s\u0085]|[\s\u0085]$/.test(expression) ||
    (expression.match(/[\w.]+/g) ?? []).some(
      (word) => /true/.test(word) || [...others].some((name) => word.endsWith(name)),
    );
}

async function start(): Promise<Engine> {
  if (options.engine !== undefined) {
    if (options.scheme === undefined)
      throw new Error("--engine needs --scheme FILE: the fields and functions that the engine knows.");
    const [command = "", ...args] = options.engine.split(" ");
    const scheme = schemeFromJson(JSON.parse(readFileSync(options.scheme, "utf8")) as SchemeJson);
    return {
      process: new EngineProcess(command, args),
      scheme,
      dialect: options.dialect === "cloudflare" ? "cloudflare" : "engine",
      title: command,
      leavesOut: () => false,
    };
  }
  const process = new EngineProcess("python3", [path.join(import.meta.dirname, "fuzz/octorules_engine.py")]);
  const hello = JSON.parse(await process.readLine()) as {
    version: string;
    fields: Record<string, string>;
    functions: string[];
  };
  const scheme = schemeFromJson({
    // The package's table of fields leaves this one out, its engine knows it.
    fields: { ...hello.fields, "http.request.uri.path": "Bytes" },
    functions: OCTORULES_FUNCTIONS,
    lists: ["Ip", "Int", "Bytes"],
  });
  const title = `octorules-wirefilter ${hello.version}`;
  return { process, scheme, dialect: "cloudflare", title, leavesOut: quirks(hello.functions) };
}

function ours(engine: Engine, expression: string, kind: "filter" | "value"): EngineAnswer {
  const { engineError } = parse(expression, {
    scheme: engine.scheme,
    dialect: engine.dialect,
    root: kind,
    trivia: "api",
  });
  return engineError === undefined
    ? { ok: true }
    : { ok: false, message: engineError.message, start: engineError.start, end: engineError.end };
}

function same(a: EngineAnswer, theirs: EngineAnswer): boolean {
  if (a.ok || theirs.ok) return a.ok === theirs.ok;
  return a.message === theirs.message && a.start === theirs.start && (theirs.exactEnd !== true || a.end === theirs.end);
}

const engine = await start().catch((error: Error) => {
  console.log(`No engine here (${error.message.trim()}).\nInstall one with: pip install octorules-wirefilter`);
  process.exit(2);
});
const count = Number(options.count);
const random = new Random(Number(options.seed));
const generator = new ExpressionGenerator(engine.scheme, random, engine.dialect);
// That package parses filters only.
const kinds: readonly ("filter" | "value")[] =
  options.engine === undefined ? ["filter"] : ["filter", "filter", "filter", "value"];
const ask = async (expr: string, kind: string): Promise<EngineAnswer> =>
  readAnswer(expr, await engine.process.ask({ expr, kind }));

let accepted = 0;
const differences = new Map<string, string>();
for (let done = 0; done < count && differences.size < 20; done += 1000) {
  const batch = Array.from({ length: Math.min(1000, count - done) }, () => {
    const kind = random.pick(kinds);
    const whole = kind === "filter" ? generator.filter() : generator.value();
    return { kind, expr: random.chance(0.45) ? whole : generator.mutate(whole) };
  });
  if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${count}`);
  const answers = await Promise.all(batch.map(({ expr, kind }) => ask(expr, kind)));
  for (const [index, { expr, kind }] of batch.entries()) {
    const theirs = answers[index] as EngineAnswer;
    if (theirs.ok) accepted++;
    const differs = async (candidate: string) =>
      !engine.leavesOut(candidate) && !same(ours(engine, candidate, kind), await ask(candidate, kind));
    if (engine.leavesOut(expr) || same(ours(engine, expr, kind), theirs)) continue;
    const small = await shrink(expr, differs);
    const report = { kind, ours: ours(engine, small, kind), engine: await ask(small, kind) };
    if (!differences.has(small)) console.log(`${JSON.stringify(small)}\n  ${JSON.stringify(report)}`);
    differences.set(small, JSON.stringify(report));
  }
}
engine.process.close();
console.log(
  `${engine.title}: ${count} expressions, ${accepted} accepted, ${differences.size} differences (seed ${options.seed})`,
);
process.exitCode = differences.size === 0 ? 0 : 1;
