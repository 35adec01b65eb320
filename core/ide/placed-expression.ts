import type { Rule, RuleFile } from "#core/document/model.ts";
import type { Tree } from "#core/syntax/ast.ts";
import type { Span } from "#core/text/span.ts";
import { embeddedAt, headerPart, ruleAt } from "./rule-at.ts";

/** An expression with the way between its own offsets and the file's: they differ where a header holds it. */
export interface PlacedExpression {
  readonly tree: Tree;
  /** Whether it is the rule's own, below the header. */
  readonly isBody: boolean;
  readonly toFile: (span: Span) => Span;
  readonly toTree: (offset: number) => number;
}

/** Every expression of a rule in the order of the file: those in its header, then its own. */
export function expressionsOf(rule: Rule): PlacedExpression[] {
  return [...rule.embedded.map(placed), body(rule)];
}

/** The expression that holds `offset`; undefined in the rest of a header and on a fence. */
export function expressionAt(file: RuleFile, offset: number): PlacedExpression | undefined {
  const rule = ruleAt(file, offset);
  if (rule === undefined) return undefined;
  const embedded = embeddedAt(file, rule, offset);
  if (embedded !== undefined) return placed(embedded);
  const header = headerPart(rule);
  const isHeader = header !== undefined && offset <= header.end;
  return isHeader || offset < rule.body.start ? undefined : body(rule);
}

function placed({ tree, map }: Rule["embedded"][number]): PlacedExpression {
  return {
    tree,
    isBody: false,
    toFile: (span) => map.spanToSource(span),
    toTree: (offset) => map.toDerived(offset),
  };
}

function body({ expression }: Rule): PlacedExpression {
  return {
    tree: expression,
    isBody: true,
    toFile: ({ start, end }) => ({ start, end }),
    toTree: (offset) => offset,
  };
}
