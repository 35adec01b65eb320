import type { FileAnalysis } from "#core/analysis/model.ts";
import { functionInfo } from "#core/catalog/catalog.ts";
import { contextAt } from "#core/syntax/context.ts";
import { documentationOf, functionSignature } from "./documentation.ts";
import { embeddedAt, headerPart, ruleAt } from "./rule-at.ts";

export interface Signature {
  /** "starts_with(source: String, substring: String): Boolean". */
  readonly label: string;
  readonly documentation: string | undefined;
  /** Each parameter's place in the label, `[start, end)`. */
  readonly parameters: readonly (readonly [number, number])[];
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
  const parameters: [number, number][] = [];
  let at = name.length + 1;
  for (const text of label.slice(at, label.lastIndexOf("): ")).split(", ")) {
    if (text !== "") parameters.push([at, at + text.length]);
    at += text.length + 2;
  }
  const last = info.params.length - 1;
  const active = info.params[last]?.variadic === true ? Math.min(argument, last) : argument;
  return { label, documentation: documentationOf({ kind: "function", name }), parameters, active };
}
