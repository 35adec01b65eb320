import { type ChildProcess, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { onStop } from "./stopping.ts";

export interface CommandOptions {
  cwd?: string;
  /** The whole environment of the child; ours by default. */
  env?: NodeJS.ProcessEnv;
  /** `show` passes the child's output on as it comes; `keep` only returns it. */
  output?: "show" | "keep";
  /** Milliseconds after which the command and its children are killed. */
  timeLimit?: number;
}

export interface CommandResult {
  /** Exit code; 127 when the program is not there, 124 when it was killed for its time limit. */
  code: number;
  /** Standard output and standard error, as they came; empty with `show`. */
  output: string;
}

/** Runs a program to its end. Never throws for the program's failure: look at `code`. */
export async function runCommand(
  command: string,
  args: string[],
  options: CommandOptions = {},
): Promise<CommandResult> {
  const keep = options.output === "keep";
  const child = spawn(command, args, {
    cwd: options.cwd,
    env: options.env ?? process.env,
    stdio: keep ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
    detached: true,
  });
  let output = "";
  child.stdout?.on("data", (chunk) => (output += chunk));
  child.stderr?.on("data", (chunk) => (output += chunk));
  const stop = onStop(() => endProcessGroup(child));
  let late = false;
  const timer = setTimeout(
    () => {
      late = true;
      void endProcessGroup(child);
    },
    options.timeLimit ?? 2 ** 31 - 1,
  );
  const code = await new Promise<number>((resolve) => {
    child.on("error", (error) => {
      output += error.message;
      resolve(127);
    });
    child.on("close", (exitCode) => resolve(exitCode ?? 1));
  });
  clearTimeout(timer);
  await stop();
  return { code: late ? 124 : code, output };
}

/** Starts a service in a process group of its own, its output in `logFile`, to be ended by `endProcessGroup`. */
export function startService(command: string, args: string[], env: NodeJS.ProcessEnv, logFile: string): ChildProcess {
  const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const log = createWriteStream(logFile);
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  child.on("close", () => log.end());
  return child;
}

/** Ends a detached child and all it started: politely, and after five seconds for good. Resolves when it is gone. */
export async function endProcessGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((resolve) => child.once("exit", resolve));
    signalGroup(child.pid, "SIGTERM");
    const timer = setTimeout(() => signalGroup(child.pid!, "SIGKILL"), 5000);
    await gone;
    clearTimeout(timer);
  }
  signalGroup(child.pid, "SIGKILL");
}

function signalGroup(groupId: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-groupId, signal);
  } catch {
    // The group is already gone.
  }
}
