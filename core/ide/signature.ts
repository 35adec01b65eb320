import type { FileAnalysis } from "#core/analysis/model.ts";
import { functionInfo } from "#core/catalog/catalog.ts";
import type { FunctionParameterInfo } from "#core/catalog/info.ts";
import { contextAt } from "#core/syntax/context.ts";
import { documentationOf, functionSignature, parameterText } from "./documentation.ts";
import { inCode } from "./markdown.ts";
import { joined } from "./plain-words/clause.ts";
import { embeddedAt, headerPart, ruleAt } from "./rule-at.ts";

export interface SignatureParameter {
  /** The parameter's place in the label, `[start, end)`. */
  readonly span: readonly [number, number];
  /** What it takes beyond its type: "A literal only, one of `r`, `u`." Undefined when there is nothing to add. */
  readonly documentation: string | undefined;
}

export interface Signature {
  /** "starts_with(source: String, substring: String): Boolean". */
  readonly label: string;
  readonly documentation: string | undefined;
  readonly parameters: readonly SignatureParameter[];
  /** Index of the parameter at the cursor; a variadic one takes all further arguments. */
  readonly active: number;
}

/** The signature of the innermost call whose parentheses hold the cursor. */
export function signatureAt(analysis: FileAnalysis, offset: number): Signature | undefined {
  const rule = ruleAt(analysis.file, offset);
  if (rule === undefined) return undefined;
  const embedded = embeddedAt(analysis.file, rule, offset);
  const header = headerPart(rule);
  if (embedded === undefined && header !== undefined && offset <= header.end) return undefined;
  const { call } =
    embedded === undefined
      ? contextAt(rule.expression, offset)
      : contextAt(embedded.tree, embedded.map.toDerived(offset));
  return call === undefined ? undefined : signatureOf(call.name, call.argument);
}

function signatureOf(name: string, argument: number): Signature | undefined {
  const info = functionInfo(name);
  if (info === undefined) return undefined;
  const label = functionSignature(info);
  const parameters: SignatureParameter[] = [];
  let at = name.length + 1;
  for (const parameter of info.params) {
    const { length } = parameterText(parameter);
    parameters.push({ span: [at, at + length], documentation: parameterWords(parameter) });
    at += length + ", ".length;
  }
  const last = info.params.length - 1;
  const active = info.params[last]?.variadic === true ? Math.min(argument, last) : argument;
  return { label, documentation: documentationOf({ kind: "function", name }), parameters, active };
}

const LITERALS: Readonly<Record<string, string>> = {
  required: "a literal only",
  forbidden: "a field or a call, no literal",
};

function parameterWords(parameter: FunctionParameterInfo): string | undefined {
  const { optional, variadic, literal, values, allowedFields, range, unit } = parameter;
  const code = (names: readonly string[]): string => joined(names.map(inCode), "or");
  const parts = [
    optional ? "may be left out" : undefined,
    variadic ? "may be repeated" : undefined,
    LITERALS[literal],
    values === undefined ? undefined : `one of ${code(values)}`,
    allowedFields === undefined ? undefined : `only ${code(allowedFields)}`,
    range === undefined ? undefined : `${range[0] ?? "…"} to ${range[1] ?? "…"}`,
    unit === undefined ? undefined : `in ${unit === "s" ? "seconds" : unit}`,
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  const text = parts.join(", ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
