import { type Diagnostic, diagnostic, type Fix } from "#core/diagnostics/diagnostic.ts";
import type { Comparison, StringLiteral, Tree, WildcardLiteral } from "#core/syntax/ast.ts";
import { sliceOf } from "#core/text/span.ts";
import type { ExpressionCheck } from "./check.ts";

/** Fields whose values never hold a `*`, so that one in a comparison was meant as a wildcard. */
const WITHOUT_STARS: ReadonlySet<string> = new Set(["http.host"]);

/** Patterns in the notation of another operator. */
export const checkPatterns: ExpressionCheck = ({ tree, nodes }) => {
  const found: Diagnostic[] = [];
  for (const node of nodes) {
    if (node.kind !== "comparison") continue;
    const { right } = node;
    const problem =
      right.kind === "wildcard"
        ? regexInWildcard(tree, right)
        : right.kind === "string"
          ? starInText(tree, node, right)
          : undefined;
    if (problem !== undefined) found.push(problem);
  }
  return found;
};

/** `wildcard "^/api/.*"`: anchors, and `.*` where no dot can be meant. */
function regexInWildcard(tree: Tree, literal: WildcardLiteral): Diagnostic | undefined {
  const written = sliceOf(tree.text, literal.content);
  // `*/.*` is a file whose name starts with a dot: who writes a star for any text at the start knows what one means.
  const isRegex = /^\^|\$$|^\.\*|^[^*]*\/\.\*/.test(written);
  if (!isRegex) return undefined;
  const meant = written
    .replace(/^\^/, "")
    .replace(/\$$/, "")
    .replaceAll(".*", "*")
    .replaceAll(/\*{2,}/g, "*");
  const fixes: Fix[] = [
    { title: `Write "${meant}"`, edits: [{ ...literal.content, newText: meant }], preferred: true },
  ];
  return diagnostic("value/regex-in-wildcard", literal, {}, { fixes });
}

/** `http.host eq "*.example.com"`. */
function starInText(tree: Tree, comparison: Comparison, literal: StringLiteral): Diagnostic | undefined {
  const { left, operator, operatorSpan } = comparison;
  if (!WITHOUT_STARS.has(left.name) || (operator !== "eq" && operator !== "ne")) return undefined;
  const written = sliceOf(tree.text, literal.content);
  if (!written.includes("*") || written.includes("**") || literal.form === "bytes") return undefined;
  const edits = [{ ...operatorSpan, newText: "wildcard" }];
  if (operator === "ne") edits.push({ start: left.start, end: left.start, newText: "not " });
  const fixes: Fix[] = [{ title: "Write wildcard", edits, preferred: true }];
  return diagnostic("value/star-in-text", literal, { operator: sliceOf(tree.text, operatorSpan) }, { fixes });
}
