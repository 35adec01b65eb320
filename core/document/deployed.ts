import type { Tree } from "#core/syntax/ast.ts";
import type { DeployedExpression } from "./model.ts";

/**
 * The text that Cloudflare gets: without comments, each run of white space outside quotes one space, none at the ends.
 * The map leads from it to `tree.text` (UTF-16 offsets on both sides).
 */
export function deployedExpression(tree: Tree): DeployedExpression {
  throw new Error(`not written yet: ${tree.text.length}`);
}
