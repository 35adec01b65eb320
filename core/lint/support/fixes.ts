/** Changes that lints offer. Each leaves an expression that Cloudflare takes. */
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { Expression, Logical, Node, SetLiteral, SetMember } from "#core/syntax/ast.ts";
import type { Span } from "#core/text/span.ts";

/** Writes something else where a node (or an operator) stands. `preferred` unless the reader has to choose. */
export function replaceFix(title: string, { start, end }: Span, newText: string, preferred = true): Fix {
  return { title, edits: [{ start, end, newText }], preferred };
}

/** Takes one condition out of a chain `a and b and c`, with the operator beside it and what stands between them. */
export function removeItemFix(title: string, { items }: Logical, item: Expression, preferred = true): Fix {
  const index = items.indexOf(item);
  const previous = items[index - 1];
  const next = items[index + 1];
  const start = previous?.end ?? item.start;
  const end = previous === undefined ? (next?.start ?? item.end) : item.end;
  return { title, edits: [{ start, end, newText: "" }], preferred };
}

/** Takes members out of a set, each with the blanks before it. */
export function removeMembersFix(title: string, set: SetLiteral, gone: readonly SetMember[], preferred = true): Fix {
  const members = set.members;
  const kept = members.filter((member) => !gone.includes(member));
  const edits = gone.map((member) => {
    const index = members.indexOf(member);
    const previous = members[index - 1];
    const next = members[index + 1];
    const isLeading = kept[0] === undefined || member.start < kept[0].start;
    if (isLeading && next !== undefined) return { start: member.start, end: next.start, newText: "" };
    return { start: previous === undefined ? member.start : previous.end, end: member.end, newText: "" };
  });
  return { title, edits, preferred };
}

/** The text of a node, in parentheses where it would not hold together below `not` or beside other operators. */
export function groupedText(node: Node, text: string): string {
  const written = text.slice(node.start, node.end);
  return node.kind === "logical" ? `(${written})` : written;
}
