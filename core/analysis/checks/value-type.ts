import { arrayOf, BOOL, BYTES, INT, IP, typeName, UNKNOWN, type ValueType } from "#core/catalog/value-type.ts";
import { diagnostic, type Fix } from "#core/diagnostics/diagnostic.ts";
import { resultType } from "#core/syntax/result-type.ts";
import type { ExpressionCheck } from "./check.ts";

/** Types that `to_string()` takes. */
const CONVERTIBLE: ReadonlySet<ValueType> = new Set<ValueType>([INT, BOOL, IP]);

/** Whether the value of a parameter is text, as rewrites and redirects want. */
export const checkValueType: ExpressionCheck = ({ tree, kind, path }) => {
  // Characteristics of rate limits count per value of any type.
  if (kind !== "value" || path[0] !== "parameters" || tree.engineError !== undefined) return [];
  const type = resultType(tree.root);
  // Cache tags (`parameters.expression`) are the one value that is a list.
  const wanted = path.length === 2 ? arrayOf(BYTES) : BYTES;
  if (type === wanted || type === UNKNOWN) return [];
  const { start, end } = tree.root;
  const edits = [
    { start, end: start, newText: "to_string(" },
    { start: end, end, newText: ")" },
  ];
  const fixes: Fix[] =
    CONVERTIBLE.has(type) && wanted === BYTES ? [{ title: "Wrap it in `to_string()`", edits, preferred: true }] : [];
  return [diagnostic("value/type", { start, end }, { found: typeName(type), wanted: typeName(wanted) }, { fixes })];
};
