import type { Node, RegexLiteral, StringLiteral, Tree, WildcardLiteral } from "#core/syntax/ast.ts";
import { patternOf, textOf } from "#core/syntax/literals.ts";
import { printTree } from "#core/syntax/print.ts";
import { sliceOf } from "#core/text/span.ts";
import type { Draft } from "./refactoring.ts";
import type { Site } from "./site.ts";

/** More `#` than these around a raw string are refused. */
const MOST_HASHES = 255;
/** Characters that nobody would see in a raw string. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

type Quotable = StringLiteral | RegexLiteral | WildcardLiteral;

/** `"\\d"` ↔ `r"\d"`, where both stand for the same text. */
export function changeStringForm({ text, path }: Site): Draft[] {
  const literal = path.findLast(isQuotable);
  if (literal === undefined || literal.form === "bytes") return [];
  const content = literal.kind === "regex" ? patternOf(literal, text).pattern : textOf(literal, text);
  if (content === undefined) return [];
  const toRaw = literal.form === "quoted";
  // A raw string without anything that a quoted one escapes has no use.
  if (toRaw && (!sliceOf(text, literal.content).includes("\\") || INVISIBLE.test(content))) return [];
  const newText = toRaw ? raw(content) : quoted(content, literal.kind === "regex");
  if (newText === undefined) return [];
  const title = toRaw ? "Write as a raw string" : "Write as a quoted string";
  return [{ title, edits: [{ start: literal.start, end: literal.end, newText }], keeps: saysTheSame }];
}

function isQuotable(node: Node): node is Quotable {
  return node.kind === "string" || node.kind === "regex" || node.kind === "wildcard";
}

function saysTheSame(before: Tree, after: Tree): boolean {
  return printTree(before) === printTree(after);
}

function raw(content: string): string | undefined {
  let hashes = "";
  while (content.includes(`"${hashes}`)) hashes += "#";
  return hashes.length > MOST_HASHES ? undefined : `r${hashes}"${content}"${hashes}`;
}

/** In a pattern a backslash stands for itself, and a quote needs one where it is in no class: whether it is, is tried out. */
function quoted(content: string, isPattern: boolean): string {
  if (!isPattern) return `"${content.replace(/[\\"]/g, "\\$&")}"`;
  let result = "";
  let inClass = false;
  for (let at = 0; at < content.length; at++) {
    const character = content[at] as string;
    if (character === "\\") result += character + (content[++at] ?? "");
    else if (character === '"' && !inClass) result += '\\"';
    else result += character;
    if (character === "[") inClass = true;
    else if (character === "]") inClass = false;
  }
  return `"${result}"`;
}
