import type { FileAnalysis } from "#core/analysis/model.ts";
import { typeName } from "#core/catalog/value-type.ts";
import type { Rule } from "#core/document/model.ts";
import type { Field, Logical, Node, Not, Tree } from "#core/syntax/ast.ts";
import { patternOf } from "#core/syntax/literals.ts";
import type { SourceMap } from "#core/text/source-map.ts";
import { type Span, touches } from "#core/text/span.ts";
import { code, documentationOf, paragraphs } from "./documentation.ts";
import type { IdeFacts } from "./facts.ts";
import { headerHover } from "./hover-header.ts";
import {
  comparisonAround,
  indexText,
  integerRangeText,
  integerText,
  ipText,
  listText,
  type NodePlace,
  sentences,
  stringText,
} from "./hover-literal.ts";
import { networkText, purposeText, rangeText } from "./literal-text.ts";
import { nodesAt } from "./node-at.ts";
import { partInWords, ruleInWords } from "./plain-words.ts";
import { regexInWords } from "./regex-words.ts";
import { embeddedAt, headerPart, ruleAt } from "./rule-at.ts";
import { wildcardInWords } from "./wildcard-words.ts";

/** What is to be said of the text `[start, end)` of the file. */
export interface Hover extends Span {
  readonly markdown: string;
}

/** What a name or literal under the cursor means; undefined where there is nothing to say. Never throws. */
export function hoverAt(analysis: FileAnalysis, offset: number, facts: IdeFacts): Hover | undefined {
  const rule = ruleAt(analysis.file, offset);
  if (rule === undefined) return undefined;
  const embedded = embeddedAt(analysis.file, rule, offset);
  if (embedded !== undefined) {
    const hover = expressionHover(embedded.tree, embedded.map.toDerived(offset), rule, facts);
    const placed = hover === undefined ? undefined : inFile(hover, embedded.map);
    return placed !== undefined && touches(placed, offset) ? placed : undefined;
  }
  const fence = [rule.openFence, rule.closeFence].find((span) => span !== undefined && touches(span, offset));
  if (fence !== undefined) return whole(fence, ruleInWords(rule));
  const header = headerPart(rule);
  if (header !== undefined && offset <= header.end) return headerHover(analysis, rule, offset, facts);
  if (offset < rule.body.start) return undefined;
  return expressionHover(rule.expression, offset, rule, facts);
}

function inFile(hover: Hover, map: SourceMap): Hover {
  return { ...map.spanToSource(hover), markdown: hover.markdown };
}

function expressionHover(tree: Tree, offset: number, rule: Rule, facts: IdeFacts): Hover | undefined {
  const path = nodesAt(tree, offset);
  for (let depth = path.length - 1; depth >= 0; depth--) {
    const hover = nodeHover(path[depth] as Node, { tree, offset, facts, rule, parents: path.slice(0, depth) });
    if (hover !== undefined) return hover;
  }
  return undefined;
}

function nodeHover(node: Node, place: NodePlace): Hover | undefined {
  switch (node.kind) {
    case "field":
      return nameHover(node, place.offset, fieldText(node));
    case "call":
    case "quantifier":
      return nameHover(node, place.offset, documentationOf({ kind: "function", name: node.name }));
    case "comparison":
      return operatorHover(node.operatorSpan, node.operator, place.offset);
    case "not":
      return withMeaning(operatorHover(node.operator, "not", place.offset), node, place);
    case "logical": {
      const span = node.operators.find((operator) => touches(operator, place.offset));
      return span === undefined
        ? undefined
        : withMeaning(operatorHover(span, node.operator, place.offset), node, place);
    }
    case "string":
      return whole(node, stringText(node, place));
    case "integer":
      return whole(node, integerText(node, place));
    case "cidr":
      return whole(node, sentences([networkText(node), purposeText(node)]));
    case "ip":
      if (place.parents.at(-1)?.kind === "ip-range") return undefined;
      return whole(node, sentences([ipText(node.bytes, place), purposeText(node)]));
    case "ip-range":
      return whole(node, sentences([rangeText(node)]));
    case "integer-range":
      return whole(node, integerRangeText(node, place));
    case "regex":
      return whole(node, regexInWords(patternOf(node, place.tree.text).pattern));
    case "wildcard":
      return whole(
        node,
        wildcardInWords(node, place.tree.text, comparisonAround(place.parents)?.operator ?? "wildcard"),
      );
    case "index":
      return whole(node, indexText(node, place));
    case "list":
      return whole(node, listText(node.name, place.facts));
    default:
      return undefined;
  }
}

function nameHover(node: Span & { nameEnd: number }, offset: number, markdown: string | undefined): Hover | undefined {
  const span = { start: node.start, end: node.nameEnd };
  return touches(span, offset) ? whole(span, markdown) : undefined;
}

function operatorHover(span: Span, operator: string, offset: number): Hover | undefined {
  return touches(span, offset) ? whole(span, documentationOf({ kind: "operator", name: operator })) : undefined;
}

function whole(span: Span, markdown: string | undefined): Hover | undefined {
  // What is missing in half-typed text is an empty span.
  if (span.start === span.end) return undefined;
  return markdown === undefined || markdown === "" ? undefined : { start: span.start, end: span.end, markdown };
}

/** A field of the catalogue with its page; one that the workspace declares with its type. */
function fieldText(field: Field): string | undefined {
  const documented = documentationOf({ kind: "field", name: field.name });
  if (documented !== undefined || field.definition === undefined) return documented;
  return paragraphs([code(`${field.name}: ${typeName(field.definition.type)}`), "Declared in `rulewright.yaml`."]);
}

/** The operator's page, and what the part that it makes says here. */
function withMeaning(hover: Hover | undefined, node: Logical | Not, { tree }: NodePlace): Hover | undefined {
  if (hover === undefined || tree.engineError !== undefined) return hover;
  const said = partInWords(node, tree.text);
  return said === undefined ? hover : { ...hover, markdown: `Here: ${said}\n\n---\n\n${hover.markdown}` };
}
