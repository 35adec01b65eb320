import type { FileAnalysis } from "#core/analysis/model.ts";
import type { Rule } from "#core/document/model.ts";
import type { Node } from "#core/syntax/ast.ts";
import { descendants } from "#core/syntax/visit.ts";
import { LineIndex } from "#core/text/line-index.ts";
import { type Span, touches } from "#core/text/span.ts";
import { bracketsOf } from "./brackets.ts";
import { nodesAt } from "./node-at.ts";
import { expressionAt, expressionsOf } from "./placed-expression.ts";
import { entriesAt, ruleAt } from "./rule-at.ts";
import { occurrencesOf } from "./workspace/occurrences.ts";

/** A place that belongs to what the cursor is on: a use of a name, its definition, or a bracket or operator. */
export interface Highlight extends Span {
  readonly kind: "read" | "write" | "text";
}

/**
 * What belongs to the thing at `offset`: the same field, function or list in its rule, the partner of a bracket, the
 * operators of its chain, a `ref` with the positions in the file that name it, a zone alias. Empty where there is nothing of the kind.
 */
export function highlightsAt(analysis: FileAnalysis, offset: number): Highlight[] {
  const { file } = analysis;
  const rule = ruleAt(file, offset);
  if (rule === undefined) return [];
  const expression = expressionAt(file, offset);
  if (expression === undefined) {
    const [entry] = entriesAt(rule.header?.entries ?? [], offset);
    return entry !== undefined && NAMING_KEYS.has(entry.key) ? sharedNamesAt(analysis, offset) : [];
  }
  const { tree, toFile } = expression;
  const at = expression.toTree(offset);
  const path = nodesAt(tree, at);
  const name = path.map(nameOf).find((found) => found !== undefined && touches(found, at));
  if (name !== undefined) return sameNames(rule, name);
  return touchedSigns(path, at).map((span) => ({ ...toFile(span), kind: "text" }));
}

/** A name in an expression. Functions and fields may share one, so the sort tells them apart. */
interface Name extends Span {
  readonly sort: "field" | "function" | "list";
  readonly name: string;
}

function nameOf(node: Node): Name | undefined {
  switch (node.kind) {
    case "field":
      return { sort: "field", name: node.name, start: node.start, end: node.nameEnd };
    case "call":
    case "quantifier":
      return { sort: "function", name: node.name, start: node.start, end: node.nameEnd };
    case "list":
      return { sort: "list", name: node.name, start: node.start, end: node.end };
    default:
      return undefined;
  }
}

function sameNames(rule: Rule, wanted: Name): Highlight[] {
  return expressionsOf(rule).flatMap(({ tree, toFile }) =>
    [...descendants(tree.root)].flatMap((node): Highlight[] => {
      const name = nameOf(node);
      return name?.sort === wanted.sort && name.name === wanted.name ? [{ ...toFile(name), kind: "read" }] : [];
    }),
  );
}

/** The pair of brackets that `offset` touches, else the operators of the chain that it touches; the innermost ones. */
function touchedSigns(path: readonly Node[], offset: number): readonly Span[] {
  for (const node of path.toReversed()) {
    const brackets = bracketsOf(node);
    const pair = brackets === undefined ? [] : [brackets.open, brackets.close].map(oneAt);
    if (pair.some((span) => touches(span, offset))) return pair;
    if (node.kind === "logical" && node.operators.some((span) => touches(span, offset))) return node.operators;
  }
  return [];
}

const oneAt = (start: number): Span => ({ start, end: start + 1 });

/** Keys whose values name something that other places of the file may name too. */
const NAMING_KEYS: ReadonlySet<string> = new Set(["ref", "position", "zone"]);

/** The places of the ref or zone alias at `offset`, if one stands there. */
function sharedNamesAt(analysis: FileAnalysis, offset: number): Highlight[] {
  const lines = new LineIndex(analysis.file.text);
  const places = occurrencesOf(analysis)
    .filter(({ implicit }) => implicit !== true)
    .map(({ kind, name, role, start, end }) => ({
      id: `${kind} ${name}`,
      kind: role === "definition" ? ("write" as const) : ("read" as const),
      start: lines.offsetAt(start),
      end: lines.offsetAt(end),
    }));
  const here = places.find((place) => touches(place, offset));
  return places.filter(({ id }) => id === here?.id).map(({ kind, start, end }) => ({ kind, start, end }));
}
