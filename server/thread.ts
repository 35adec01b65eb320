import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import type { HelperStart, HelperThread } from "./workspace/check-messages.ts";

/** Little for what is soon forgotten, so that it is given back soon; and an end before the machine has none left. */
const LIMITS = { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 512 };

/** A thread that checks files; undefined where the program that it runs is not there: in a test of the sources. */
export function startHelper(start: HelperStart, program = programFile()): HelperThread | undefined {
  if (program === undefined) return undefined;
  // Read when it is first needed: the server's start does not wait for it.
  const { Worker } = createRequire(process.execPath)("node:worker_threads") as typeof import("node:worker_threads");
  const worker = new Worker(program, { workerData: start, name: "checker", resourceLimits: LIMITS });
  // Nothing waits for it: a server that is done ends.
  worker.unref();
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => void worker.on("message", listener),
    onEnd: (listener) => {
      let error: unknown;
      worker.on("error", (reason) => {
        error = reason;
      });
      worker.once("exit", () => listener(error));
    },
    stop: () => void worker.terminate(),
  };
}

/** Beside the program that runs, as the build puts it. */
function programFile(): string | undefined {
  if (typeof __dirname === "undefined") return undefined;
  const file = path.join(__dirname, "checker.cjs");
  return existsSync(file) ? file : undefined;
}

/** Lets the other threads go first, where a priority is a thread's own: elsewhere it is that of the whole process. */
export function lowerPriority(): void {
  if (process.platform !== "linux") return;
  try {
    os.setPriority(0, os.constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It works as it is.
  }
}
