/**
 * How long a key takes until its diagnostics are there, beside a server that does nothing on the same library and beside
 * VS Code's own JSON server, in one run. The servers take turns, so that a slow moment of the machine hits all of them.
 */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { programsBuild } from "#scripts/build/bundles.ts";
import { type Candidate, type Driven, drive } from "./support/driver.ts";
import { TYPINGS, type TypedText, type Typing } from "./support/texts.ts";

const ROUNDS = 7;
const STARTS = 15;
const KEYS = 60;
const root = path.resolve(import.meta.dirname, "..");
const folder = mkdtempSync(path.join(tmpdir(), "rulewright-bench-"));

const OURS = "rulewright";
const IDLE = "does nothing";

try {
  const candidates = await prepare();
  const runs: Run[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const candidate of candidates) runs.push(await measure(candidate));
  }
  const starts: Start[] = [];
  for (let round = 0; round < STARTS; round++) {
    for (const candidate of candidates) starts.push(await start(candidate));
  }
  report(candidates, runs, starts);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

interface Start {
  readonly server: string;
  readonly startUp: number;
  /** From the start of the process to the diagnostics of the first file. */
  readonly firstAnswer: number;
}

interface Run {
  readonly server: string;
  readonly keys: ReadonlyMap<string, readonly number[]>;
  readonly completion: number;
  readonly memory: number;
}

async function prepare(): Promise<Candidate[]> {
  await build({ ...programsBuild, outdir: folder });
  await build({ ...programsBuild, outdir: folder, entryPoints: { idle: "bench/support/idle-server.ts" } });
  const program = (name: string): string => path.join(folder, `${name}.cjs`);
  const candidates: Candidate[] = [
    { name: IDLE, script: program("idle"), languageId: "cloudflare-rule", diagnostics: "push" },
    { name: OURS, script: program("server"), languageId: "cloudflare-rule", diagnostics: "push" },
  ];
  const json = path.join(
    root,
    "test/vscode-host/node_modules/code-server/lib/vscode/extensions/json-language-features/server/dist/node/jsonServerMain.js",
  );
  if (existsSync(json)) {
    candidates.push({ name: "VS Code's JSON", script: json, languageId: "json", diagnostics: "pull" });
  } else console.log("VS Code's JSON server is not here: install test/vscode-host for it.");
  return candidates;
}

async function start(candidate: Candidate): Promise<Start> {
  const server = await drive(candidate);
  const [typing] = TYPINGS as [Typing];
  const opened = await server.open(uriOf(typing, candidate), textOf(typing, candidate).text);
  await server.stop();
  return { server: candidate.name, startUp: server.startUp, firstAnswer: server.startUp + opened };
}

async function measure(candidate: Candidate): Promise<Run> {
  const server = await drive(candidate);
  const keys = new Map<string, readonly number[]>();
  let completion = Number.NaN;
  for (const typing of TYPINGS) {
    keys.set(typing.name, await typeIn(server, candidate, typing));
    if (typing === TYPINGS[0]) completion = await askCompletions(server, candidate, typing);
  }
  const memory = server.memory();
  await server.stop();
  return { server: candidate.name, keys, completion, memory };
}

function uriOf(typing: Typing, { languageId }: Candidate): string {
  return `file:///bench/${typing.name.replaceAll(" ", "-")}.${languageId === "json" ? "json" : "rule"}`;
}

function textOf(typing: Typing, { languageId }: Candidate): TypedText {
  return languageId === "json" ? typing.json : typing.rule;
}

async function typeIn(server: Driven, candidate: Candidate, typing: Typing): Promise<number[]> {
  const { text, line, character } = textOf(typing, candidate);
  const uri = uriOf(typing, candidate);
  await server.open(uri, text);
  const times: number[] = [];
  for (let key = 0; key < KEYS; key++) {
    const grows = key % 2 === 0;
    times.push(await server.change(uri, { line, character, remove: grows ? 0 : 1, insert: grows ? "x" : "" }));
  }
  return times;
}

async function askCompletions(server: Driven, candidate: Candidate, typing: Typing): Promise<number> {
  const { line } = textOf(typing, candidate);
  const times: number[] = [];
  for (let ask = 0; ask < 20; ask++) times.push((await server.completion(uriOf(typing, candidate), line, 0)).time);
  return median(times);
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function report(candidates: readonly Candidate[], runs: readonly Run[], starts: readonly Start[]): void {
  const names = candidates.map(({ name }) => name);
  const row = (title: string, valuesOf: (name: string) => readonly number[], unit: string): void => {
    const medians = names.map((name) => median(valuesOf(name)));
    const idle = medians[names.indexOf(IDLE)] as number;
    const cells = medians.map((value) => `${value.toFixed(2)} ${unit}`.padStart(16));
    const ours = medians[names.indexOf(OURS)] as number;
    console.log(
      `${title.padEnd(30)}${cells.join("")}   +${(ours - idle).toFixed(2)} ${unit}, ${(ours / idle).toFixed(2)}x`,
    );
  };
  console.log(`medians of ${ROUNDS} runs, ${KEYS} keys each, and of ${STARTS} starts; node ${process.version}\n`);
  console.log(`${"".padEnd(30)}${names.map((name) => name.padStart(16)).join("")}   ${OURS} against "${IDLE}"`);
  const runsOf = (name: string): Run[] => runs.filter(({ server }) => server === name);
  const startsOf = (name: string): Start[] => starts.filter(({ server }) => server === name);
  row("start-up", (name) => startsOf(name).map(({ startUp }) => startUp), "ms");
  row("start to first diagnostics", (name) => startsOf(name).map(({ firstAnswer }) => firstAnswer), "ms");
  for (const typing of TYPINGS) {
    const medianOf = ({ keys }: Run): number => median(keys.get(typing.name) ?? []);
    row(`key in ${typing.name}`, (name) => runsOf(name).map(medianOf), "ms");
  }
  row("completion", (name) => runsOf(name).map(({ completion }) => completion), "ms");
  row("memory", (name) => runsOf(name).map(({ memory }) => memory), "MB");
}
