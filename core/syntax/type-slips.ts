import { typeName } from "#core/catalog/value-type.ts";
import type { Span } from "#core/text/span.ts";
import type { ComparisonOperator, Operand } from "./ast.ts";
import type { Failure } from "./engine-errors.ts";
import type { Scanner } from "./scanner.ts";

const WORKS_ON: Readonly<Record<ComparisonOperator, string>> = {
  eq: "String, Integer and IP address",
  ne: "String, Integer and IP address",
  lt: "String, Integer and IP address",
  le: "String, Integer and IP address",
  gt: "String, Integer and IP address",
  ge: "String, Integer and IP address",
  in: "String, Integer and IP address",
  bitwise_and: "Integer",
  contains: "String",
  matches: "String",
  wildcard: "String",
  "strict wildcard": "String",
};

const ADVICE: Readonly<Record<string, string>> = {
  Ip: "Use `in {…}` with a network.",
  Int: "Use `eq`, `in {…}` or an ordering operator.",
  Bytes: "Use `eq`, `contains` or `in {…}`.",
};

/** Reports an operator that the left side's type does not have. */
export function reportUnsupported(
  scanner: Scanner,
  left: Operand,
  operator: ComparisonOperator,
  span: Span,
  failure: Failure,
): void {
  const { type } = left;
  const operand = scanner.text.slice(left.start, left.end);
  const name = typeName(type);
  if (type.kind === "Array") {
    const edits = [{ start: left.end, end: left.end, newText: "[*]" }];
    scanner.report(failure, "type/needs-each", span, { operand, type: name }, [{ title: "Add [*]", edits }]);
  } else if (type.kind === "Map") scanner.report(failure, "type/needs-index", span, { operand, type: name });
  else {
    const written = scanner.text.slice(span.start, span.end);
    const details = {
      operator: written,
      works: WORKS_ON[operator],
      operand,
      type: name,
      advice: ADVICE[type.kind] ?? "",
    };
    scanner.report(failure, "type/operator", span, details);
  }
}
