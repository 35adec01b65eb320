import { type Diagnostic, diagnostic, type EngineError } from "#core/diagnostics/diagnostic.ts";
import type { TextEdit } from "#core/text/edit.ts";
import { overlaps } from "#core/text/span.ts";
import type { ParseOptions, Tree } from "./ast.ts";
import { Parser } from "./parser.ts";
import { tokensOf } from "./tokens.ts";

const TAB = 0x09;
const HASH = 0x23;

/**
 * Parses and type-checks an expression in one pass; see `Tree`. Never throws, takes time linear in the text.
 * Offsets are UTF-16 in `text`.
 */
export function parse(text: string, options: ParseOptions): Tree {
  const tree = new Parser(text, options).parse();
  const { engineError } = tree;
  if (engineError === undefined || options.trivia === "file") return tree;
  const at = strayTrivia(text, engineError, tree.end);
  return at === -1 ? tree : parseWithTrivia(tree, at, engineError);
}

/** The offset of a tab or `#` that the engine stumbles over, which a file may hold and the API may not; else -1. */
function strayTrivia(text: string, error: EngineError, end: number): number {
  let at = error.start;
  while (at < end && (text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0x0a || text.charCodeAt(at) === 0x0d))
    at++;
  const code = at < end ? text.charCodeAt(at) : -1;
  if (code === TAB) return at;
  // A `#` in the middle of a word belongs to something else, such as a raw string gone wrong.
  return code === HASH && (at === 0 || text.charCodeAt(at - 1) <= 0x20) ? at : -1;
}

/** Reads the text again as a file would be read, and says about the tab or comment at `at` what the engine means. */
function parseWithTrivia(refused: Tree, at: number, engine: EngineError): Tree {
  const { text, options } = refused;
  const tree = new Parser(text, { ...options, trivia: "file" }).parse();
  const isComment = text.charCodeAt(at) === HASH;
  const tokens = tokensOf({ ...tree, options: { ...options, trivia: "file" } });
  const found = tokens.find((token) => token.start <= at && at < token.end);
  // The same characters inside a string or in text that makes no sense anyway are no slip of this kind.
  if (found === undefined || found.kind !== (isComment ? "comment" : "whitespace")) return refused;
  const edits: TextEdit[] = tokens
    .filter((token) => token.kind === found.kind)
    .map(({ start, end }) => ({ start, end, newText: isComment ? "" : text.slice(start, end).replaceAll("\t", " ") }));
  const fixes = [{ title: isComment ? "Remove the comments" : "Write blanks instead of tabs", edits, preferred: true }];
  const slip = isComment
    ? diagnostic("syntax/comment", found, {}, { engine, fixes })
    : diagnostic("syntax/tab", { start: at, end: at + 1 }, {}, { engine, fixes });
  const others = tree.diagnostics
    .filter((other) => !overlaps(other, slip))
    .map(({ engine: _, ...rest }: Diagnostic): Diagnostic => rest);
  return { ...tree, options, diagnostics: [slip, ...others], engineError: engine };
}
