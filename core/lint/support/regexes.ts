/** The regexes of an expression as trees. */
import type { Comparison, Field, RegexLiteral } from "#core/syntax/ast.ts";
import { patternOf } from "#core/syntax/literals.ts";
import type { RegexNode, RegexSpan } from "#core/syntax/regex/ast.ts";
import { parseRegex } from "#core/syntax/regex/judge.ts";
import type { Span } from "#core/text/span.ts";
import { fieldOf } from "./comparisons.ts";
import { oncePerExpression } from "./once-per-expression.ts";
import { FOLDING } from "./request-fields.ts";

/** One `matches` and its pattern. */
export interface RegexUse {
  readonly comparison: Comparison;
  readonly literal: RegexLiteral;
  /** The field that is matched, seen through functions that fold case or decode; undefined for anything else. */
  readonly field: Field | undefined;
  readonly ast: RegexNode;
  /** Where a part of the pattern stands in the expression's text. */
  spanOf(part: RegexSpan): Span;
}

/** Every `matches` with a literal, in the order of the text. */
export const regexesOf = oncePerExpression((expression): readonly RegexUse[] =>
  expression.all("comparison").flatMap((comparison) => {
    const { right: literal, left } = comparison;
    if (literal.kind !== "regex") return [];
    const { pattern, map } = patternOf(literal, expression.text);
    const parsed = parseRegex(pattern);
    if ("error" in parsed) return [];
    const spanOf = (part: RegexSpan): Span => map.spanToSource(part);
    return [{ comparison, literal, field: fieldOf(left, FOLDING), ast: parsed.ast, spanOf }];
  }),
);

/** Sequences of a regex, each with its items: the whole, what groups hold, each alternative. A lone part is a sequence of one. */
export function sequencesOf(ast: RegexNode): readonly (readonly RegexNode[])[] {
  const found: (readonly RegexNode[])[] = [];
  const waiting: RegexNode[] = [ast];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    const items = itemsOf(node);
    found.push(items);
    for (const item of items) waiting.push(...bodiesIn(item));
  }
  return found;
}

/** What stands inside a part as a sequence of its own. */
function bodiesIn(item: RegexNode): readonly RegexNode[] {
  if (item.kind === "group") return [item.body];
  if (item.kind === "alternation") return item.alternatives;
  return item.kind === "repetition" ? bodiesIn(item.operand) : [];
}

/** The items of the whole regex, in order. */
export const itemsOf = (ast: RegexNode): readonly RegexNode[] => (ast.kind === "concat" ? ast.items : [ast]);

/** Whether a part holds the start (or end) of the text. Without the flag `m`, which rules never need, `^` and `$` do. */
export function isEdge(node: RegexNode | undefined, edge: "start" | "end"): boolean {
  return node?.kind === "assertion" && (node.assertion === `${edge}-text` || node.assertion === `${edge}-line`);
}

/** The text of parts that are all single characters; undefined where one is not, or is a byte beyond ASCII. */
export function plainText(items: readonly RegexNode[]): string | undefined {
  let text = "";
  for (const item of items) {
    if (item.kind !== "literal" || (item.form === "hex-byte" && item.codePoint > 0x7f)) return undefined;
    text += String.fromCodePoint(item.codePoint);
  }
  return text;
}

/** Whether a flag may say that letters of both kinds match. */
export function ignoresCase(ast: RegexNode): boolean {
  switch (ast.kind) {
    case "flags":
      return ast.flags.enabled.includes("i");
    case "group":
      return ast.flags?.enabled.includes("i") === true || ignoresCase(ast.body);
    case "repetition":
      return ignoresCase(ast.operand);
    case "alternation":
      return ast.alternatives.some(ignoresCase);
    case "concat":
      return ast.items.some(ignoresCase);
    default:
      return false;
  }
}

/** Whether a part can match nothing at all. Assertions count as parts that cannot. */
export function canBeEmpty(node: RegexNode): boolean {
  switch (node.kind) {
    case "empty":
    case "flags":
      return true;
    case "repetition":
      return node.min === 0 || canBeEmpty(node.operand);
    case "group":
      return canBeEmpty(node.body);
    case "alternation":
      return node.alternatives.some(canBeEmpty);
    case "concat":
      return node.items.every(canBeEmpty);
    default:
      return false;
  }
}
