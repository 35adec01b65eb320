/** The documentation pages that came with the program. */
import { existsSync, realpathSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

/**
 * The URI of the folder `docs` beside the folder that the program is in, whose path may lead over a link, as those of npm
 * do. Undefined where the pages were not installed.
 */
export function installedDocs(program = process.argv[1]): string | undefined {
  if (program === undefined || !existsSync(program)) return undefined;
  const docs = path.resolve(path.dirname(realpathSync(program)), "../docs");
  return existsSync(path.join(docs, "rules/mtls/revoked-not-checked.md")) ? pathToFileURL(docs).href : undefined;
}
