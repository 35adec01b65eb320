/**
 * How long a key takes while the 2,000 other rule files of the workspace are checked, and after that in a rule that runs before
 * all of theirs, beside the same server with one loose file. They take turns, so that a slow moment of the machine hits all.
 */
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { programsBuild } from "#scripts/build/bundles.ts";
import { type Candidate, drive } from "./support/driver.ts";
import { TYPINGS } from "./support/texts.ts";

const ROUNDS = 7;
const KEYS = 60;
const FILES = 2_000;
/** Keys that are not sent right after each other, and the milliseconds between them: so long that the check goes on. */
const SINGLE_KEYS = 20;
const PAUSE = 300;
const work = mkdtempSync(path.join(tmpdir(), "rulewright-bench-"));

interface Run {
  /** One right after the other. */
  readonly keys: readonly number[];
  /** With a pause before each, in which the check goes on. */
  readonly spaced: readonly number[];
  /** Of the keys, those that were answered before the check was over. */
  readonly during: number;
  readonly startToFirst: number;
  /** From the first file's diagnostics to those of the last other file; NaN without other files. */
  readonly check: number;
  /** Megabytes when the last file was just told, and a moment later. */
  readonly peak: number;
  readonly memory: number;
}

try {
  await build({ ...programsBuild, outdir: work });
  const folder = path.join(work, "rules");
  writeFiles(folder, (at) => `z${at % 40}.example.com`);
  const alone: Candidate = {
    name: "one loose file",
    script: path.join(work, "server.cjs"),
    languageId: "cloudflare-rule",
    diagnostics: "push",
  };
  const among: Candidate = { ...alone, name: `${FILES} files being checked`, folder: pathToFileURL(folder).href };
  const zone = path.join(work, "zone");
  writeFiles(zone, () => "example.com");
  // Where the program of the other thread is missing, the server checks the files itself.
  const single = path.join(work, "single");
  for (const name of ["server", "language", "protocol"]) {
    cpSync(path.join(work, `${name}.cjs`), path.join(single, `${name}.cjs`), { recursive: true });
  }
  const inOne: Candidate = { ...among, name: "the same in one thread", script: path.join(single, "server.cjs") };
  const before: Candidate = {
    ...alone,
    name: `a rule before those of ${FILES} files`,
    folder: pathToFileURL(zone).href,
  };
  const runs = new Map<Candidate, Run[]>([
    [alone, []],
    [among, []],
    [inOne, []],
    [before, []],
  ]);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [candidate, own] of runs) own.push(await measure(candidate, folder, candidate === before));
  }
  report(runs);
} finally {
  rmSync(work, { recursive: true, force: true });
}

/** Small files and some of a few kilobytes, each with a finding, so that the check of each can be seen from outside. */
function writeFiles(folder: string, zoneOf: (at: number) => string): void {
  for (let at = 0; at < FILES; at++) {
    const below = path.join(folder, `zone-${at % 40}`);
    mkdirSync(below, { recursive: true });
    const rules = Array.from({ length: 1 + (at % 5) }, (_, row) => rule(`r${at}-${row}`, at, zoneOf(at)));
    writeFileSync(path.join(below, `file-${at}.rule`), rules.join(""));
  }
}

function rule(ref: string, at: number, zone: string): string {
  const more = Array.from({ length: at % 8 }, (_, row) => `or (http.request.uri.path eq "/p${row}" and not ssl)\n`);
  return `---\nname: Rule ${ref}\nref: ${ref}\naction: block\nzone: ${zone}\n---\nhttp.host eq "h${at}.example.com" and not cf.tls_client_auth.cert_verified\n${more.join("")}`;
}

/** With `afterwards`, typing begins when all files are checked, in a rule that says to run first. */
async function measure(candidate: Candidate, folder: string, afterwards: boolean): Promise<Run> {
  const server = await drive(candidate);
  const [typing] = TYPINGS;
  if (typing === undefined) throw new Error("there is nothing to type");
  const { text: plain, line: place, character } = typing.rule;
  const text = afterwards ? plain.replace("\n", "\nposition: first\n") : plain;
  const line = afterwards ? place + 1 : place;
  const uri =
    candidate.folder === undefined
      ? pathToFileURL(path.join(folder, "typed.rule")).href
      : `${candidate.folder}/typed.rule`;
  const startToFirst = server.startUp + (await server.open(uri, text));
  const started = performance.now();
  const checked = async (): Promise<void> => {
    while (candidate.folder !== undefined && server.published() <= FILES) await wait(5);
  };
  if (afterwards) await checked();
  const keys: number[] = [];
  const spaced: number[] = [];
  let during = 0;
  for (let key = 0; key < KEYS + SINGLE_KEYS; key++) {
    const grows = key % 2 === 0;
    const times = key < KEYS ? keys : spaced;
    if (times === spaced) await wait(PAUSE);
    times.push(await server.change(uri, { line, character, remove: grows ? 0 : 1, insert: grows ? "x" : "" }));
    if (candidate.folder !== undefined && server.published() <= FILES) during++;
  }
  await checked();
  const check = candidate.folder === undefined ? Number.NaN : performance.now() - started;
  const peak = server.memory();
  await wait(1_000);
  const memory = server.memory();
  await server.stop();
  return { keys, spaced, during, startToFirst, check, peak, memory };
}

function report(runs: ReadonlyMap<Candidate, readonly Run[]>): void {
  console.log(`medians of ${ROUNDS} runs, ${KEYS} and ${SINGLE_KEYS} keys each; node ${process.version}\n`);
  for (const [{ name }, own] of runs) {
    const line = (times: (run: Run) => readonly number[]): string => {
      const all = own.flatMap(times).toSorted((a, b) => a - b);
      const at = (part: number): string => `${(all[Math.floor(all.length * part)] ?? Number.NaN).toFixed(2)} ms`;
      return `median ${at(0.5)}, 95 of 100 below ${at(0.95)}, worst ${at(0.9999)}`;
    };
    const middle = (of: (run: Run) => number): number =>
      own.map(of).toSorted((a, b) => a - b)[ROUNDS >> 1] ?? Number.NaN;
    console.log(`${name}`);
    console.log(`  start to first diagnostics  ${middle(({ startToFirst }) => startToFirst).toFixed(0)} ms`);
    console.log(`  key after key               ${line(({ keys }) => keys)}`);
    console.log(`  key after ${PAUSE} ms            ${line(({ spaced }) => spaced)}`);
    console.log(`  keys during the check       ${middle(({ during }) => during)} of ${KEYS + SINGLE_KEYS}`);
    console.log(`  check of all files          ${middle(({ check }) => check).toFixed(0)} ms`);
    console.log(
      `  memory                      ${middle(({ peak }) => peak).toFixed(0)} MB, later ${middle(({ memory }) => memory).toFixed(0)} MB`,
    );
  }
}
