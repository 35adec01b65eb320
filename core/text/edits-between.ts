import type { TextEdit } from "./edit.ts";

/** Beyond this many lines on either side the search for common ones is left out, and a text is replaced in one piece. */
const MOST_LINES = 2_000;

/**
 * Edits that make `after` of `before`, each as small as whole lines allow: what two texts have in common stays, so that
 * cursors, folds and marks in it do. `offset` is added to every place.
 */
export function editsBetween(before: string, after: string, offset = 0): TextEdit[] {
  if (before === after) return [];
  const old = linesOf(before);
  const wanted = linesOf(after);
  const edits: TextEdit[] = [];
  let [oldAt, wantedAt, at] = [0, 0, 0];
  for (const [oldIndex, wantedIndex] of [...commonLines(old, wanted), [old.length, wanted.length] as const]) {
    const removed = old.slice(oldAt, oldIndex).join("");
    const added = wanted.slice(wantedAt, wantedIndex).join("");
    if (removed !== added) edits.push(trimmed(at, removed, added, offset));
    at += removed.length + (old[oldIndex]?.length ?? 0);
    oldAt = oldIndex + 1;
    wantedAt = wantedIndex + 1;
  }
  return edits;
}

/** An edit without what both sides begin and end with. */
function trimmed(at: number, removed: string, added: string, offset: number): TextEdit {
  const limit = Math.min(removed.length, added.length);
  let head = 0;
  while (head < limit && removed[head] === added[head]) head++;
  let tail = 0;
  while (tail < limit - head && removed.at(-1 - tail) === added.at(-1 - tail)) tail++;
  return {
    start: offset + at + head,
    end: offset + at + removed.length - tail,
    newText: added.slice(head, added.length - tail),
  };
}

/** Lines with their line ends. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

/** Pairs of indexes of equal lines, ascending: a longest common subsequence. */
function commonLines(old: readonly string[], wanted: readonly string[]): (readonly [number, number])[] {
  let start = 0;
  while (start < old.length && start < wanted.length && old[start] === wanted[start]) start++;
  let end = 0;
  const limit = Math.min(old.length, wanted.length) - start;
  while (end < limit && old.at(-1 - end) === wanted.at(-1 - end)) end++;
  const pairs: (readonly [number, number])[] = [];
  for (let i = 0; i < start; i++) pairs.push([i, i]);
  const [rows, columns] = [old.length - start - end, wanted.length - start - end];
  if (rows <= MOST_LINES && columns <= MOST_LINES) {
    // `lengths[row][column]`: lines in common of what is left from there on.
    const lengths = Array.from({ length: rows + 1 }, () => new Uint16Array(columns + 1));
    const lengthAt = (row: number, column: number): number => lengths[row]?.[column] ?? 0;
    for (let row = rows - 1; row >= 0; row--) {
      for (let column = columns - 1; column >= 0; column--) {
        (lengths[row] as Uint16Array)[column] =
          old[start + row] === wanted[start + column]
            ? lengthAt(row + 1, column + 1) + 1
            : Math.max(lengthAt(row + 1, column), lengthAt(row, column + 1));
      }
    }
    for (let [row, column] = [0, 0]; row < rows && column < columns; ) {
      if (old[start + row] === wanted[start + column]) pairs.push([start + row++, start + column++]);
      else if (lengthAt(row + 1, column) >= lengthAt(row, column + 1)) row++;
      else column++;
    }
  }
  for (let i = end; i > 0; i--) pairs.push([old.length - i, wanted.length - i]);
  return pairs;
}
