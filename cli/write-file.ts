import { randomBytes } from "node:crypto";
import { readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { CannotRun } from "./exit.ts";

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Replaces the text of an existing file in one step, so that nobody ever reads half of it. A link stays a link; the file
 * keeps its permissions and its byte order mark. `shown` names it in a failure. @throws CannotRun when it cannot be written.
 */
export function replaceFile(absolute: string, shown: string, text: string): void {
  let temporary: string | undefined;
  try {
    const target = realpathSync(absolute);
    const { mode } = statSync(target);
    const hasMark = readFileSync(target).subarray(0, 3).equals(BYTE_ORDER_MARK);
    const unique = randomBytes(6).toString("hex");
    temporary = path.join(path.dirname(target), `.${path.basename(target)}.${unique}.tmp`);
    writeFileSync(temporary, hasMark ? `\ufeff${text}` : text, { flag: "wx", mode });
    renameSync(temporary, target);
  } catch (error) {
    if (temporary !== undefined) rmSync(temporary, { force: true });
    throw new CannotRun(`${shown} cannot be written: ${(error as Error).message}.`);
  }
}
