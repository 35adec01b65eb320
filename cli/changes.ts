import type { DeployOptions } from "#cloudflare/deploy-document.ts";
import type { DeployView } from "#cloudflare/views.ts";
import { EXIT, type ExitCode } from "./exit.ts";
import type { Terminal } from "./terminal.ts";

/** Runs `work` with a signal that Ctrl-C gives: it stops between calls; a second Ctrl-C stops at once. */
export async function stoppable<T>(terminal: Terminal, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const stop = (): void => {
    terminal.err("Stopping after the present call. Press Ctrl-C again to stop at once.");
    controller.abort();
  };
  process.once("SIGINT", stop);
  try {
    return await work(controller.signal);
  } finally {
    process.off("SIGINT", stop);
  }
}

/** Carries a plan out and tells what was done and what was not. */
export function carryOut(terminal: Terminal, work: (options: DeployOptions) => Promise<DeployView>): Promise<ExitCode> {
  return stoppable(terminal, async (signal) => told(terminal, await work(reporting(terminal, signal))));
}

export function reporting(terminal: Terminal, signal: AbortSignal): DeployOptions {
  return { signal, onProgress: ({ message }) => terminal.err(`${message} …`) };
}

export async function told(terminal: Terminal, view: DeployView): Promise<ExitCode> {
  await terminal.out(`${view.message}\n`);
  if (view.outcome === "done") return EXIT.fine;
  for (const step of view.notDone) terminal.err(`Not done: ${step}`);
  return EXIT.couldNotRun;
}
