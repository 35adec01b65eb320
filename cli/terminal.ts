import { once } from "node:events";
import { createInterface } from "node:readline/promises";
import type { Severity } from "#core/diagnostics/diagnostic.ts";

/** Standard output, standard error and the person before them. */
export interface Terminal {
  /** Writes results. Resolves when more may be written. */
  out(text: string): Promise<void>;
  /** Writes progress, questions and failures, with a line end. */
  err(text: string): void;
  /** Whether a person can be asked: standard input and standard error are a terminal. */
  readonly interactive: boolean;
  /** A yes or no question; anything but yes is no. */
  confirm(question: string): Promise<boolean>;
  /** Colours a severity word where standard output is a terminal that wants colours. */
  colour(severity: Severity, text: string): string;
}

const CODES: Readonly<Record<Severity, number>> = { error: 31, warning: 33, info: 36, hint: 90 };

/** The process's own terminal. A reader that goes away (`| head`) ends the process quietly. */
export function processTerminal(): Terminal {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
      throw error;
    });
  }
  const colours = wantsColour(process.stdout.isTTY, process.env);
  return {
    out: async (text) => {
      if (!process.stdout.write(text)) await once(process.stdout, "drain");
    },
    err: (text) => void process.stderr.write(`${text}\n`),
    interactive: process.stdin.isTTY && process.stderr.isTTY,
    confirm: async (question) => {
      const lines = createInterface({ input: process.stdin, output: process.stderr });
      const controller = new AbortController();
      lines.once("close", () => controller.abort());
      try {
        return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `, { signal: controller.signal })).trim());
      } catch {
        return false;
      } finally {
        lines.close();
      }
    },
    colour: (severity, text) => (colours ? `\u001b[${CODES[severity]}m${text}\u001b[0m` : text),
  };
}

/** https://no-color.org: any value of NO_COLOR but an empty one turns colours off. */
export function wantsColour(
  isTerminal: boolean | undefined,
  env: Readonly<Record<string, string | undefined>>,
): boolean {
  return isTerminal === true && (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb";
}
