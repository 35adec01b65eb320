/** The command line as a real process: bundled once a test file, with its own folder and environment. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, onTestFinished } from "vitest";
import { programsBuild } from "#scripts/build/bundles.ts";

export interface Result {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

let bundle = "";

/** Bundles the command line for the tests of a file. */
export function useCli(): void {
  let folder = "";
  beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), "rulewright-cli-"));
    await build({ ...programsBuild, outdir: folder, sourcemap: false });
    bundle = path.join(folder, "cli.cjs");
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
}

/** A folder of the test's own, with these files in it. */
export function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "rulewright-test-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) write(folder, name, text);
  return folder;
}

export function write(folder: string, name: string, text: string): void {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

export function read(folder: string, name: string): string {
  return readFileSync(path.join(folder, name), "utf8");
}

export interface Settings {
  readonly cwd?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** Starts `rulewright` with these arguments. Only what `env` says of Cloudflare reaches it. */
export function start(args: readonly string[], { cwd, env = {} }: Settings = {}): ChildProcessWithoutNullStreams {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(CLOUDFLARE|RULEWRIGHT|NO_COLOR|FORCE_COLOR|NODE_OPTIONS)/.test(name),
  );
  return spawn(process.execPath, [bundle, ...args], {
    cwd,
    env: { ...Object.fromEntries(inherited), XDG_STATE_HOME: path.join(path.dirname(bundle), "state"), ...env },
    stdio: "pipe",
  });
}

/** Runs it to its end. */
export function run(args: readonly string[], settings: Settings = {}): Promise<Result> {
  const child = start(args, settings);
  child.stdin.on("error", () => {});
  child.stdin.end(settings.input ?? "");
  return ended(child);
}

export function ended(child: ChildProcessWithoutNullStreams): Promise<Result> {
  let out = "";
  let err = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  return new Promise((resolve) => child.once("close", (code) => resolve({ code, out, err })));
}

export function lines(text: string): unknown[] {
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}
