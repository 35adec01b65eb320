import type { ParseOptions, Tree } from "./ast.ts";
import { Parser } from "./parser.ts";

/**
 * Parses and type-checks an expression in one pass; see `Tree`. Never throws, takes time linear in the text.
 * Offsets are UTF-16 in `text`.
 */
export function parse(text: string, options: ParseOptions): Tree {
  return new Parser(text, options).parse();
}
