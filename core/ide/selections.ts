import type { FileAnalysis } from "#core/analysis/model.ts";
import type { Rule } from "#core/document/model.ts";
import type { Node } from "#core/syntax/ast.ts";
import { tokensOf } from "#core/syntax/tokens.ts";
import { contains, type Span, touches } from "#core/text/span.ts";
import { nodesAt } from "./node-at.ts";
import { expressionAt, type PlacedExpression } from "./placed-expression.ts";
import { entriesAt, insideQuotes, ruleAt } from "./rule-at.ts";

/**
 * What a selection grows through from `offset`, the smallest first: the word, then all that it is a part of (operand,
 * comparison, group, chain, expression; or value, entry, header), the rule, the file. Each lies in the next and is shorter.
 */
export function selectionsAt({ file }: FileAnalysis, offset: number): Span[] {
  const { text } = file;
  const rule = ruleAt(file, offset);
  const expression = expressionAt(file, offset);
  const spans = [
    wordAt(text, offset),
    ...(expression === undefined ? [] : expressionSpans(expression, offset)),
    ...(rule === undefined ? [] : ruleSpans(rule, text, offset)),
    { start: 0, end: text.length },
  ];
  return nested(spans.filter((span) => span.end > span.start && touches(span, offset)));
}

/** Those of the spans that hold each other, from the smallest on. */
function nested(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.end - a.start - (b.end - b.start))) {
    const last = result.at(-1);
    const span = { start, end };
    if (last === undefined || (contains(span, last) && !contains(last, span))) result.push(span);
  }
  return result;
}

const WORD = /[\p{L}\p{M}\p{N}_]/u;

function wordAt(text: string, offset: number): Span {
  const isWord = (at: number): boolean => WORD.test(text[at] ?? "");
  let start = offset;
  let end = offset;
  while (isWord(start - 1)) start--;
  while (isWord(end)) end++;
  return { start, end };
}

function expressionSpans({ tree, toFile, toTree }: PlacedExpression, offset: number): Span[] {
  const at = toTree(offset);
  const path = nodesAt(tree, at);
  const comments = tokensOf(tree).filter((token) => token.kind === "comment" && touches(token, at));
  return [
    ...comments.flatMap((comment) => [trimmed(tree.text, { start: comment.start + 1, end: comment.end }), comment]),
    ...path.flatMap((node) => [node, ...partsOf(node, tree.text)]),
    tree.root,
  ].map(toFile);
}

/** Parts of a node that are worth a selection and no nodes themselves. */
function partsOf(node: Node, text: string): readonly Span[] {
  switch (node.kind) {
    case "field":
      return [{ start: node.start, end: node.nameEnd }];
    case "call":
      return [
        { start: node.start, end: node.nameEnd },
        { start: node.start, end: node.close },
        ...across(node.arguments),
      ];
    case "quantifier":
      return [{ start: node.start, end: node.nameEnd }];
    case "comparison":
      return [node.operatorSpan];
    case "logical":
      return node.operators;
    case "not":
      return [node.operator];
    case "set":
      return across(node.members);
    case "index":
      return node.access === "key" ? [node.content, insideQuotes(text, node.content)] : [node.content];
    case "string":
    case "regex":
    case "wildcard":
      return [node.content];
    default:
      return [];
  }
}

/** From the first to the last of several nodes. */
function across(nodes: readonly Span[]): Span[] {
  const first = nodes[0];
  const last = nodes.at(-1);
  return first === undefined || last === undefined ? [] : [{ start: first.start, end: last.end }];
}

function ruleSpans(rule: Rule, text: string, offset: number): Span[] {
  const { header, openFence, closeFence, body } = rule;
  const entries = entriesAt(header?.entries ?? [], offset).flatMap((entry) => [
    entry.keySpan,
    insideQuotes(text, entry.valueSpan),
    entry.valueSpan,
    entry,
  ]);
  const fenced = openFence === undefined ? [] : [{ start: openFence.start, end: (closeFence ?? header ?? rule).end }];
  return [
    ...entries,
    ...[...(header === undefined ? [] : [header]), ...fenced, body].map((span) => trimmed(text, span)),
    trimmed(text, { start: openFence?.start ?? rule.start, end: rule.end }),
  ];
}

/** Without white space at either end. */
function trimmed(text: string, { start, end }: Span): Span {
  const part = text.slice(start, end);
  const from = start + part.length - part.trimStart().length;
  return { start: from, end: Math.max(from, start + part.trimEnd().length) };
}
