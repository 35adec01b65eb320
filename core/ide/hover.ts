import type { FileAnalysis } from "#core/analysis/model.ts";
import { typeName } from "#core/catalog/value-type.ts";
import type { Rule } from "#core/document/model.ts";
import type { Comparison, Field, IntegerLiteral, Node, StringLiteral, Tree } from "#core/syntax/ast.ts";
import { bytesOf } from "#core/syntax/literals.ts";
import type { SourceMap } from "#core/text/source-map.ts";
import { type Span, touches } from "#core/text/span.ts";
import { mtlsText } from "./completion/hosts.ts";
import { code, documentationOf, paragraphs } from "./documentation.ts";
import type { IdeFacts } from "./facts.ts";
import { headerHover } from "./hover-header.ts";
import { addressText, bytesText, isEncoded, meaningOf, networkText, purposeText, rangeText } from "./literal-text.ts";
import { nodesAt } from "./node-at.ts";
import { embeddedAt, headerPart, ruleAt } from "./rule-at.ts";

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
  const header = headerPart(rule);
  if (header !== undefined && offset <= header.end) return headerHover(rule, offset);
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

interface NodePlace {
  readonly tree: Tree;
  readonly offset: number;
  readonly facts: IdeFacts;
  readonly rule: Rule;
  readonly parents: readonly Node[];
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
      return operatorHover(node.operator, "not", place.offset);
    case "logical": {
      const span = node.operators.find((operator) => touches(operator, place.offset));
      return span === undefined ? undefined : operatorHover(span, node.operator, place.offset);
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
    case "list":
      return whole(node, listText(node.name, place));
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
  return markdown === undefined || markdown === "" ? undefined : { start: span.start, end: span.end, markdown };
}

/** A field of the catalogue with its page; one that the workspace declares with its type. */
function fieldText(field: Field): string | undefined {
  const documented = documentationOf({ kind: "field", name: field.name });
  if (documented !== undefined || field.definition === undefined) return documented;
  return paragraphs([code(`${field.name}: ${typeName(field.definition.type)}`), "Declared in `rulewright.yaml`."]);
}

function stringText(literal: StringLiteral, place: NodePlace): string | undefined {
  const value = bytesText(bytesOf(literal, place.tree.text));
  const field = comparedField(place.parents);
  const host = field === "http.host" ? place.facts.hosts?.find(({ name }) => name === value.toLowerCase()) : undefined;
  return paragraphs([
    isEncoded(literal, place.tree.text) ? `Reads as ${inCode(value)}.` : undefined,
    sentences([meaningOf(value, field)]),
    host === undefined ? undefined : `\`${host.name}\` in ${host.zone}: ${mtlsText(host)}.`,
  ]);
}

function integerText(literal: IntegerLiteral, { tree, parents }: NodePlace): string | undefined {
  const written = tree.text.slice(literal.start, literal.end);
  const field = comparedField(parents);
  const isNetworkNumber = field?.endsWith(".asnum") === true;
  return paragraphs([
    written === String(literal.value) ? undefined : `${literal.value} in decimal.`,
    isNetworkNumber
      ? `Autonomous system AS${literal.value}. [Cloudflare Radar](https://radar.cloudflare.com/as${literal.value})`
      : undefined,
  ]);
}

function ipText(bytes: readonly number[], { tree, parents, offset }: NodePlace): string | undefined {
  const node = parents.at(-1);
  const canonical = addressText(bytes);
  const members = node?.kind === "set" ? node.members : [];
  const literal = members.find((member) => touches(member, offset));
  const written = literal === undefined ? canonical : tree.text.slice(literal.start, literal.end);
  return written === canonical ? undefined : `The address \`${canonical}\``;
}

function listText(name: string, { facts }: NodePlace): string | undefined {
  const list = facts.lists?.find((row) => row.name === name);
  if (list === undefined) return name.startsWith("cf.") ? `A list of addresses that Cloudflare keeps.` : undefined;
  const count = list.items === undefined ? "" : ` with ${list.items} ${list.items === 1 ? "item" : "items"}`;
  return paragraphs([`Account list \`$${name}\` (${list.kind})${count}.`, list.description]);
}

/** The field on the left of the comparison that holds the literal; seen through `lower()` and its like. */
function comparedField(parents: readonly Node[]): string | undefined {
  const comparison = parents.findLast((node): node is Comparison => node.kind === "comparison");
  let left: Node | undefined = comparison?.left;
  while (left?.kind === "call") left = left.arguments[0];
  return left?.kind === "field" ? left.name : undefined;
}

function sentences(parts: readonly (string | undefined)[]): string | undefined {
  const said = parts.filter((part) => part !== undefined);
  if (said.length === 0) return undefined;
  return said.map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}.`.replace(/\.\.$/, ".")).join(" ");
}

/** Inline code that may itself hold backticks. */
function inCode(text: string): string {
  const fence = "`".repeat(Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  const pad = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${fence}${pad}${text}${pad}${fence}`;
}
