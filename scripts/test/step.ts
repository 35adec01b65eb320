import { runCommand } from "../lib/child-process.ts";
import { inProject } from "../lib/project.ts";
import { oneFailed, onePassed, type Tally } from "../lib/tally.ts";

/** The parts that `npm test -- PART` can run alone. */
export const parts = ["checks", "unit", "editors", "e2e", "ui"] as const;
export type Part = (typeof parts)[number];

/** One line of the test run. */
export interface Step {
  name: string;
  /** The parts that want this step. */
  parts: readonly Part[];
  /** Later steps make no sense when this one fails. */
  isNeeded?: boolean;
  /** `filter` are the words after the part on the command line. */
  run(filter: string[]): Promise<Tally>;
}

/** A step that is one command and counts as one test. */
export function commandStep(name: string, stepParts: readonly Part[], program: string, ...args: string[]): Step {
  return {
    name,
    parts: stepParts,
    run: async () => ((await runProgram(program, args, 5)).code === 0 ? onePassed : oneFailed),
  };
}

/** Runs a program of ours (`.ts`) or of a package (path below the project) with this Node; killed after `minutes`. */
export async function runProgram(program: string, args: string[], minutes: number, env: Record<string, string> = {}) {
  const loader = program.endsWith(".ts") ? ["--import", "tsx"] : [];
  const result = await runCommand(process.execPath, [...loader, inProject(program), ...args], {
    cwd: inProject(),
    env: { ...process.env, ...plainOutput(), ...env },
    timeLimit: minutes * 60_000,
  });
  if (result.code === 124) console.error(`${program} was stopped: it did not end within ${minutes} minutes.`);
  return result;
}

/** Some programs colour their output for any CI, terminal or not; then tools could not read it. */
function plainOutput(): Record<string, string> {
  return process.stdout.isTTY ? {} : { NO_COLOR: "1" };
}
