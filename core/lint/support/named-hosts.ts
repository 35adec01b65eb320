/** The hosts that a rule names, and what it asks of visitors of one of them. */
import type { HostInfo } from "#core/analysis/model.ts";
import { type Assignment, atomsOf, type Formula } from "#core/analysis/reason/formula.ts";
import type { StringLiteral } from "#core/syntax/ast.ts";
import { textOf } from "#core/syntax/literals.ts";

const HOST_FIELD = "http.host";

/** A host that a rule compares `http.host` with. */
export interface NamedHost {
  /** In lower case and without a port. */
  readonly name: string;
  readonly literal: StringLiteral;
  /** The key of the question whether a request is for it. */
  readonly key: string;
  /** Requests for this host and for none of the others that the rule names. */
  readonly here: Assignment;
}

/** The hosts that a rule names by `eq`, `ne` or a set, in the order of the text. */
export function namedHosts(formula: Formula, text: string): readonly NamedHost[] {
  const questions = [...atomsOf(formula).values()].filter((atom) => atom.field === HOST_FIELD);
  const names = questions.map(({ node }) => (node.kind === "string" ? hostName(node, text) : undefined));
  return questions.flatMap(({ node: literal, key }, index) => {
    const name = names[index];
    if (literal.kind !== "string" || name === undefined) return [];
    // The same host may be written twice, as `lower(http.host)` or with a port.
    return [{ name, literal, key, here: new Map(questions.map((other, at) => [other.key, names[at] === name])) }];
  });
}

/** What is known of a host; undefined for one that the look-up did not find. */
export function infoOf(name: string, hosts: readonly HostInfo[]): HostInfo | undefined {
  return hosts.find((info) => info.name.toLowerCase() === name);
}

function hostName(literal: StringLiteral, text: string): string | undefined {
  const host = textOf(literal, text)?.toLowerCase().replace(/:\d+$/, "");
  return host === "" ? undefined : host;
}
