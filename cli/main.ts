#!/usr/bin/env node
/** Entry of the command line. Results go to standard output, everything else to standard error. */
import { CommanderError } from "commander";
import { FailureError } from "#cloudflare/errors.ts";
import { CannotRun, EXIT } from "./exit.ts";
import { createProgram } from "./program.ts";
import { processTerminal } from "./terminal.ts";

const terminal = processTerminal();
const program = createProgram(terminal, (code) => {
  process.exitCode = code;
});

program.parseAsync(process.argv).catch((error: unknown) => {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.fine : EXIT.couldNotRun;
    return;
  }
  process.exitCode = EXIT.couldNotRun;
  if (error instanceof CannotRun || error instanceof FailureError) {
    terminal.err(`rulewright: ${error.message}`);
    if (error instanceof FailureError && error.failure.url !== undefined) {
      terminal.err(`A token with what is needed is made at ${error.failure.url}`);
    }
  } else terminal.err(`rulewright: this is a defect. ${withoutToken((error as Error).stack ?? String(error))}`);
});

/** What a reader may send on to report a defect. */
function withoutToken(text: string): string {
  const token = process.env["CLOUDFLARE_API_TOKEN"]?.trim() ?? "";
  return token === "" ? text : text.replaceAll(token, "(token)");
}
