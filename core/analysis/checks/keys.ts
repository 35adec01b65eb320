import { fieldInfo } from "#core/catalog/catalog.ts";
import { type Diagnostic, diagnostic, type Fix } from "#core/diagnostics/diagnostic.ts";
import type { Argument, Call, Field, Tree } from "#core/syntax/ast.ts";
import { textOf } from "#core/syntax/literals.ts";
import { quote } from "#core/syntax/value-slips.ts";
import type { Span } from "#core/text/span.ts";
import type { ExpressionCheck } from "./check.ts";

/** Keys of maps that Cloudflare keeps in lower case, such as header names: one with capitals never matches. */
export const checkKeys: ExpressionCheck = ({ tree, nodes }) => {
  const found: Diagnostic[] = [];
  for (const node of nodes) {
    const problem = node.kind === "field" ? ofIndex(node) : node.kind === "call" ? ofArgument(tree, node) : undefined;
    if (problem !== undefined) found.push(problem);
  }
  return found;
};

function ofIndex(field: Field): Diagnostic | undefined {
  const index = field.indexes[0];
  if (index?.key === undefined || !keepsLowerCase(field)) return undefined;
  return wrongCase(field.name, index.key, index.content);
}

/** `has_key(http.request.headers, "X-Token")`. */
function ofArgument(tree: Tree, call: Call): Diagnostic | undefined {
  const [map, key] = call.arguments;
  if (call.name !== "has_key" || !keepsLowerCase(map) || key?.kind !== "string") return undefined;
  const text = textOf(key, tree.text);
  return text === undefined ? undefined : wrongCase(map.name, text, key);
}

function keepsLowerCase(node: Argument | undefined): node is Field {
  return node?.kind === "field" && fieldInfo(node.name)?.keyCase === "lower";
}

function wrongCase(field: string, key: string, span: Span): Diagnostic | undefined {
  const lower = key.toLowerCase();
  if (lower === key) return undefined;
  const edits = [{ start: span.start, end: span.end, newText: quote(lower) }];
  const fixes: Fix[] = [{ title: `Write ${quote(lower)}`, edits, preferred: true }];
  return diagnostic("field/key-case", span, { field, key }, { fixes });
}
