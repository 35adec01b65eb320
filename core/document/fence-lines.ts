import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { parse } from "#core/syntax/parse.ts";
import { descendants } from "#core/syntax/visit.ts";
import { applyEdits, type TextEdit } from "#core/text/edit.ts";
import { findFences } from "./fences.ts";

/**
 * Writes the first hyphen of a line `---` inside a string as an escape, because a file would take that line for a fence.
 * A raw string has no escapes: it becomes a quoted one. Text without such a line stays as it is.
 */
export function hideFenceLines(expression: string): string {
  const fences = findFences(expression);
  if (fences.length === 0) return expression;
  const tree = parse(expression, { scheme: catalogScheme(), dialect: "cloudflare", root: "filter", trivia: "file" });
  const edits: TextEdit[] = [];
  for (const node of descendants(tree.root)) {
    if (node.kind !== "string" && node.kind !== "regex" && node.kind !== "wildcard") continue;
    const inside = fences.filter((fence) => fence.start > node.start && fence.end < node.end);
    if (inside.length === 0) continue;
    if (node.form === "raw" && node.kind !== "regex") {
      const content = expression.slice(node.content.start, node.content.end);
      const quoted = content.replace(/["\\]/g, "\\$&").replace(/(?<=^|[\n\r])-(?=--[ \t]*(?:$|[\n\r]))/g, "\\x2d");
      edits.push({ start: node.start, end: node.end, newText: `"${quoted}"` });
    } else {
      for (const fence of inside) edits.push({ start: fence.start, end: fence.start + 1, newText: "\\x2d" });
    }
  }
  return applyEdits(expression, edits);
}
