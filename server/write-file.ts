import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);

/**
 * Writes a file in one step, so that nobody ever reads half of it and a full disk costs nothing that was there. Folders
 * above it are made. A link stays a link; an existing file keeps its permissions and its byte order mark.
 * @throws what the file system says when it cannot be written.
 */
export function writeWhole(absolute: string, text: string): void {
  const there = statSync(absolute, { throwIfNoEntry: false });
  const target = there === undefined ? absolute : realpathSync(absolute);
  if (there === undefined) mkdirSync(path.dirname(target), { recursive: true });
  const hasMark = there !== undefined && readFileSync(target).subarray(0, 3).equals(BYTE_ORDER_MARK);
  const unique = randomBytes(6).toString("hex");
  const temporary = path.join(path.dirname(target), `.${path.basename(target)}.${unique}.tmp`);
  const mode = there === undefined ? {} : { mode: there.mode };
  try {
    writeFileSync(temporary, hasMark ? `\ufeff${text}` : text, { flag: "wx", ...mode });
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
