import type { ComparisonOperator, WildcardLiteral } from "#core/syntax/ast.ts";
import { wildcardOf } from "#core/syntax/literals.ts";
import { bytesText } from "./literal-text.ts";
import { inCode } from "./markdown.ts";

/** What a wildcard takes: "The whole text, in any letter case: any characters, then `.example.com`." */
export function wildcardInWords(
  literal: WildcardLiteral,
  text: string,
  operator: ComparisonOperator,
): string | undefined {
  const pieces = wildcardOf(literal, text)?.pieces.map(bytesText);
  if (pieces === undefined) return undefined;
  const parts = pieces.flatMap((piece, place) => [
    ...(place === 0 ? [] : ["any characters or none"]),
    ...(piece === "" ? [] : [inCode(piece)]),
  ]);
  const how = operator === "strict wildcard" ? "with letter case as written" : "in any letter case";
  if (parts.length === 0) return "Matches the empty text only.";
  return `Matches the whole text, ${how}: ${parts.join(", then ")}.`;
}
