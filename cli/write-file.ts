import { writeWhole } from "#server/write-file.ts";
import { CannotRun } from "./exit.ts";

/** Writes a file in one step. `shown` names it in a failure. @throws CannotRun when it cannot be written. */
export function replaceFile(absolute: string, shown: string, text: string): void {
  try {
    writeWhole(absolute, text);
  } catch (error) {
    throw new CannotRun(`${shown} cannot be written: ${(error as Error).message}.`);
  }
}
