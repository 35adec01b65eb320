/**
 * How long a key takes until its diagnostics are there, beside a server that does nothing on the same library and beside
 * VS Code's own JSON server, in one run. The servers take turns, so that a slow moment of the machine hits all of them.
 */
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { type Candidate, type Driven, drive } from "./support/driver.ts";
import { TYPINGS, type TypedText, type Typing } from "./support/texts.ts";

const ROUNDS = 7;
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
  report(candidates, runs);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

interface Run {
  readonly server: string;
  readonly startUp: number;
  readonly keys: ReadonlyMap<string, readonly number[]>;
  readonly completion: number;
  readonly memory: number;
}

async function prepare(): Promise<Candidate[]> {
  const bundle = async (name: string, entry: string): Promise<string> => {
    const outfile = path.join(folder, `${name}.cjs`);
    const entryPoints = [path.join(root, entry)];
    await build({
      entryPoints,
      outfile,
      bundle: true,
      minify: true,
      platform: "node",
      format: "cjs",
      target: "node20",
    });
    return outfile;
  };
  const candidates: Candidate[] = [
    {
      name: IDLE,
      script: await bundle("idle", "bench/support/idle-server.ts"),
      languageId: "cloudflare-rule",
      diagnostics: "push",
    },
    {
      name: OURS,
      script: await bundle("server", "server/main.ts"),
      languageId: "cloudflare-rule",
      diagnostics: "push",
    },
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
  return { server: candidate.name, startUp: server.startUp, keys, completion, memory };
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

function report(candidates: readonly Candidate[], runs: readonly Run[]): void {
  const names = candidates.map(({ name }) => name);
  const row = (title: string, of: (run: Run) => number, unit: string): void => {
    const medians = names.map((name) => median(runs.filter(({ server }) => server === name).map(of)));
    const idle = medians[names.indexOf(IDLE)] as number;
    const cells = medians.map((value) => `${value.toFixed(2)} ${unit}`.padStart(16));
    const ours = medians[names.indexOf(OURS)] as number;
    console.log(
      `${title.padEnd(30)}${cells.join("")}   +${(ours - idle).toFixed(2)} ${unit}, ${(ours / idle).toFixed(2)}x`,
    );
  };
  console.log(`median of ${ROUNDS} runs, ${KEYS} keys each; node ${process.version}\n`);
  console.log(`${"".padEnd(30)}${names.map((name) => name.padStart(16)).join("")}   ${OURS} against "${IDLE}"`);
  row("start-up", ({ startUp }) => startUp, "ms");
  for (const { name } of TYPINGS) row(`key in ${name}`, ({ keys }) => median(keys.get(name) ?? []), "ms");
  row("completion", ({ completion }) => completion, "ms");
  row("memory", ({ memory }) => memory, "MB");
}
