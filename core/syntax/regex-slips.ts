import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { Span } from "#core/text/span.ts";
import type { Operand, RegexLiteral } from "./ast.ts";
import { balancedGroupEnd } from "./recovery.ts";
import type { Scanner } from "./scanner.ts";
import { replaceFix } from "./value-slips.ts";

const LOOK_AHEAD = /^\(\?([!=])/;

/**
 * A pattern that starts with `^` and look-aheads says the same as several comparisons joined with `and`: one for what
 * each look-ahead wants or forbids, one for the rest. None for look-around anywhere else.
 */
export function lookAheadFixes(scanner: Scanner, left: Operand, operatorSpan: Span, literal: RegexLiteral): Fix[] {
  const { text } = scanner;
  const content = text.slice(literal.content.start, literal.content.end);
  if (!content.startsWith("^")) return [];
  const before = `${text.slice(left.start, left.end)} ${text.slice(operatorSpan.start, operatorSpan.end)} `;
  const opening = text.slice(literal.start, literal.content.start);
  const closing = text.slice(literal.content.end, literal.end);
  const comparison = (pattern: string): string => `${before}${opening}^${pattern}${closing}`;
  const parts: string[] = [];
  let rest = content.slice(1);
  for (let found = LOOK_AHEAD.exec(rest); found !== null; found = LOOK_AHEAD.exec(rest)) {
    const end = balancedGroupEnd(rest);
    if (end === -1) return [];
    // Without a group of its own an alternative would reach beyond the `^`.
    const inner = rest.slice(3, end - 1);
    const pattern = inner.includes("|") ? `(?:${inner})` : inner;
    parts.push(`${found[1] === "!" ? "not " : ""}${comparison(pattern)}`);
    rest = rest.slice(end);
  }
  // What is left over may itself look around, or be an alternative to all of this.
  if (parts.length === 0 || /\(\?<?[!=]/.test(rest) || rest.includes("|")) return [];
  if (!/^(?:\.\*)?\$?$/.test(rest)) parts.push(comparison(rest));
  const newText = parts.length === 1 ? (parts[0] as string) : `(${parts.join(" and ")})`;
  return [replaceFix("Write comparisons without look-ahead", { start: left.start, end: literal.end }, newText)];
}

/** `matches "*.example.com"`: a pattern that is none but reads like a wildcard. */
export function wildcardFixes(scanner: Scanner, operatorSpan: Span, literal: RegexLiteral): Fix[] {
  const content = scanner.text.slice(literal.content.start, literal.content.end);
  if (!/^[\w./:*-]*\*[\w./:*-]*$/.test(content) || !content.startsWith("*") || content.includes("**")) return [];
  return [replaceFix("Write wildcard", operatorSpan, "wildcard")];
}
