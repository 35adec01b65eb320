/** What hover says of a literal or an index, by what it is compared with. */

import type { Rule } from "#core/document/model.ts";
import type { Comparison, Index, IntegerLiteral, IntegerRange, Node, StringLiteral, Tree } from "#core/syntax/ast.ts";
import { bytesOf } from "#core/syntax/literals.ts";
import { grouped } from "#core/text/grouped.ts";
import { touches } from "#core/text/span.ts";
import { comparedField } from "./compared-field.ts";
import { mtlsText } from "./completion/hosts.ts";
import { managedListText } from "./completion/lists.ts";
import { paragraphs } from "./documentation.ts";
import type { IdeFacts } from "./facts.ts";
import { headersOf } from "./http-headers.ts";
import { valueMeaning } from "./known-values.ts";
import { addressText, bytesText, isEncoded, meaningOf } from "./literal-text.ts";
import { inCode } from "./markdown.ts";
import { ENTRY_NOUNS } from "./plain-words/nouns.ts";
import { isTimeField } from "./plain-words/values.ts";
import { dateText } from "./time-text.ts";

/** Where a node stands that is hovered over. */
export interface NodePlace {
  readonly tree: Tree;
  readonly offset: number;
  readonly facts: IdeFacts;
  readonly rule: Rule;
  /** From the root down to the node's parent. */
  readonly parents: readonly Node[];
}

export function stringText(literal: StringLiteral, place: NodePlace): string | undefined {
  const bytes = bytesOf(literal, place.tree.text);
  const value = bytesText(bytes);
  const field = fieldAround(place.parents);
  const host = field === "http.host" ? place.facts.hosts?.find(({ name }) => name === value.toLowerCase()) : undefined;
  const isPlain = !isEncoded(literal, place.tree.text) && bytes.length === value.length;
  return paragraphs([
    isPlain ? undefined : `Reads as ${inCode(value)}. ${bytes.length} ${bytes.length === 1 ? "byte" : "bytes"}.`,
    sentences([meaningOf(value, field)]),
    host === undefined ? undefined : `\`${host.name}\` in ${host.zone}: ${mtlsText(host)}.`,
  ]);
}

export function integerText(literal: IntegerLiteral, { tree, parents }: NodePlace): string | undefined {
  const parent = parents.at(-1);
  if (parent?.kind === "integer-range") return undefined;
  const written = tree.text.slice(literal.start, literal.end);
  const value = String(literal.value);
  const field = fieldAround(parents);
  const isNetworkNumber = field?.endsWith(".asnum") === true;
  const isOrdered = ["lt", "le", "gt", "ge"].includes(comparisonAround(parents)?.operator ?? "");
  const meaning = field === undefined ? undefined : valueMeaning(field, value);
  // "at most this: attack" is about a threshold; elsewhere it would mislead.
  const said = meaning?.includes("this:") === true && !isOrdered ? undefined : meaning;
  const date = isTimeField(field) ? dateText(literal.value) : undefined;
  return paragraphs([
    written === value ? undefined : `${value} in decimal.`,
    date === undefined ? undefined : `${date}.`,
    said === undefined ? undefined : sentences([said]),
    isNetworkNumber
      ? `Autonomous system AS${value}. [Cloudflare Radar](https://radar.cloudflare.com/as${value})`
      : undefined,
  ]);
}

export function integerRangeText({ from, to }: IntegerRange, { parents }: NodePlace): string | undefined {
  const count = to.value - from.value + 1n;
  if (count < 1n) return undefined;
  const dates = isTimeField(fieldAround(parents)) ? [dateText(from.value), dateText(to.value)] : [];
  const [first, last] = dates;
  const time = first === undefined || last === undefined ? undefined : `${first} to ${last}.`;
  const numbers = `${grouped(count)} ${count === 1n ? "number" : "numbers"}, both ends included.`;
  return paragraphs([time, numbers]);
}

/** A key of a map, or a place in an array. */
export function indexText({ access, key, position }: Index, { parents }: NodePlace): string | undefined {
  const field = parents.at(-1);
  if (access === "each") return "Each element, one after the other; `any()` or `all()` takes the results together.";
  if (access === "position")
    return position === 0 ? "The first element." : `The element at place ${position}, counted from 0.`;
  if (access !== "key" || key === undefined || field?.kind !== "field") return undefined;
  const noun = ENTRY_NOUNS[field.name];
  const headers = headersOf(field.name);
  const about = headers !== undefined && Object.hasOwn(headers, key) ? headers[key] : undefined;
  return paragraphs([
    noun === undefined ? undefined : sentences([`${noun} ${inCode(key)}${about === undefined ? "" : `: ${about}`}`]),
    headers !== undefined && /[A-Z]/.test(key)
      ? "Header names are lower case here, so this one is never found."
      : undefined,
    noun === undefined ? undefined : "An array, with one value for each time that it occurs.",
  ]);
}

export function ipText(bytes: readonly number[], { tree, parents, offset }: NodePlace): string | undefined {
  const node = parents.at(-1);
  const canonical = addressText(bytes);
  const members = node?.kind === "set" ? node.members : [];
  const literal = members.find((member) => touches(member, offset));
  const written = literal === undefined ? canonical : tree.text.slice(literal.start, literal.end);
  return written === canonical ? undefined : `The address \`${canonical}\``;
}

export function listText(name: string, { lists }: IdeFacts): string | undefined {
  const list = lists?.find((row) => row.name === name);
  const managed = managedListText(name);
  if (list === undefined) return managed;
  const count = list.items === undefined ? "" : ` with ${list.items} ${list.items === 1 ? "item" : "items"}`;
  return paragraphs([`Account list \`$${name}\` (${list.kind})${count}.`, list.description]);
}

function fieldAround(parents: readonly Node[]): string | undefined {
  return comparedField(comparisonAround(parents)?.left);
}

export function comparisonAround(parents: readonly Node[]): Comparison | undefined {
  return parents.findLast((node): node is Comparison => node.kind === "comparison");
}

export function sentences(parts: readonly (string | undefined)[]): string | undefined {
  const said = parts.filter((part) => part !== undefined);
  if (said.length === 0) return undefined;
  return said.map((part) => `${part.charAt(0).toUpperCase()}${part.slice(1)}.`.replace(/\.\.$/, ".")).join(" ");
}
