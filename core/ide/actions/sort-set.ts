import type { SetLiteral } from "#core/syntax/ast.ts";
import { type Span, sliceOf } from "#core/text/span.ts";
import { type Comment, indentAt, partsOf } from "./pieces.ts";
import type { Draft } from "./refactoring.ts";
import { compareValues, joinValues, type MemberValue, memberValue, textOfStretch } from "./set-values.ts";
import { lineEndOf, type Site } from "./site.ts";

/** A member with the comments behind it on its line. */
interface Unit extends Span {
  readonly value: MemberValue;
  /** Of a member that several were joined into. */
  readonly newText?: string;
  readonly commented: boolean;
}

/** `{3 1 2 1}` → `{1 2 3}`. A comment on a line of its own starts a part that is sorted by itself. */
export function sortSet({ text, tree, path }: Site): Draft[] {
  const set = path.map((node) => (node.kind === "comparison" ? node.right : node)).findLast(isSet);
  if (set === undefined) return [];
  const edits = [];
  let dropped = 0;
  for (const units of sectionsOf(set, partsOf(set, tree), text)) {
    const sorted = withoutCovered([...units].sort((a, b) => compareValues(a.value, b.value)));
    dropped += units.length - sorted.length;
    const [start, end] = [(units[0] as Unit).start, (units.at(-1) as Unit).end];
    const newText = laidOut(sorted, units, text);
    if (newText !== text.slice(start, end)) edits.push({ start, end, newText });
  }
  return [{ title: dropped > 0 ? "Sort the set and drop what is said twice" : "Sort the set", edits }];
}

const isSet = (node: { readonly kind: string }): node is SetLiteral => node.kind === "set";

/** The runs of members between comments that have lines of their own. */
function sectionsOf(set: SetLiteral, parts: ReturnType<typeof partsOf>, text: string): Unit[][] {
  const sections: Unit[][] = [[]];
  let at = set.start + 1;
  for (const part of parts) {
    const units = sections.at(-1) as Unit[];
    if (part.kind !== "comment") units.push({ ...spanOf(part), value: memberValue(part, text), commented: false });
    else if (isBehind(part, units.at(-1), at, text))
      units.push({ ...(units.pop() as Unit), end: part.end, commented: true });
    else sections.push([]);
    at = part.end;
  }
  return sections.filter(({ length }) => length > 0);
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });

function isBehind(comment: Comment, unit: Unit | undefined, at: number, text: string): boolean {
  return unit !== undefined && unit.end === at && !text.slice(at, comment.start).includes("\n");
}

/** Sorted members without those that others cover, and with neighbours joined. What has a comment stays. */
function withoutCovered(sorted: readonly Unit[]): Unit[] {
  const kept: Unit[] = [];
  for (const unit of sorted) {
    let next: Unit | undefined = unit;
    while (next !== undefined && !next.commented) {
      const last: Unit | undefined = kept.at(-1);
      const joined: MemberValue | undefined = last === undefined ? undefined : joinValues(last.value, next.value);
      if (last === undefined || joined === undefined) break;
      if (joined === last.value) next = undefined;
      else if (last.commented) break;
      else {
        kept.pop();
        next = { start: last.start, end: last.end, value: joined, newText: textOfStretch(joined), commented: false };
      }
    }
    if (next !== undefined) kept.push(next);
  }
  return kept;
}

/** Members in the places of the old ones: line breaks and blanks stay, but behind a comment a line ends. */
function laidOut(sorted: readonly Unit[], old: readonly Unit[], text: string): string {
  const newLine = lineEndOf(text) + indentAt(text, (old[0] as Unit).start);
  return sorted
    .map((unit, index) => {
      const gap = text.slice((old[index] as Unit).end, old[index + 1]?.start ?? (old[index] as Unit).end);
      const isLast = index === sorted.length - 1;
      const follows = isLast ? text.slice((old.at(-1) as Unit).end).match(/^[^\S\n]*\n/) !== null : gap.includes("\n");
      const own = unit.newText ?? sliceOf(text, unit);
      if (unit.commented && !follows) return own + newLine;
      return isLast ? own : own + (gap === "" ? " " : gap);
    })
    .join("");
}
