/**
 * A small algebra of layouts, after Wadler's "A prettier printer": a document says where lines may break, and the printer
 * keeps each group on one line when what is left of the line holds it.
 */

/** A layout. Strings are printed as they are; one that holds a line break of its own breaks the groups around it. */
export type Doc = string | Concat | Line | Group | Indent;

interface Concat {
  readonly kind: "concat";
  readonly parts: readonly Doc[];
  readonly broken: boolean;
}

/** A place for a line break. In a group that fits it is `flat`; a hard one always breaks, and so do the groups around it. */
interface Line {
  readonly kind: "line";
  readonly flat: "" | " " | undefined;
}

/** Printed on one line when that fits, else with all its own lines broken. */
interface Group {
  readonly kind: "group";
  readonly content: Doc;
  readonly broken: boolean;
}

/** Lines broken inside start further to the right. */
interface Indent {
  readonly kind: "indent";
  readonly content: Doc;
  readonly broken: boolean;
}

/** A line break or one space. */
export const line: Line = { kind: "line", flat: " " };
/** A line break or nothing. */
export const softLine: Line = { kind: "line", flat: "" };
/** A line break. */
export const hardLine: Line = { kind: "line", flat: undefined };

export function concat(...parts: readonly Doc[]): Doc {
  return { kind: "concat", parts, broken: parts.some(isBroken) };
}

export function group(content: Doc): Doc {
  return { kind: "group", content, broken: isBroken(content) };
}

export function indent(content: Doc): Doc {
  return { kind: "indent", content, broken: isBroken(content) };
}

function isBroken(doc: Doc): boolean {
  if (typeof doc === "string") return doc.includes("\n");
  return doc.kind === "line" ? doc.flat === undefined : doc.broken;
}

export interface PrintOptions {
  /** Columns (code points) that a line may have. */
  readonly width: number;
  /** Columns that one level of `indent` adds. */
  readonly step: number;
  /** What ends a line; LF by default. */
  readonly lineEnd?: string;
}

/** What is still to be printed. */
interface Command {
  readonly column: number;
  readonly flat: boolean;
  readonly doc: Doc;
}

/** Prints a layout. Lines hold no blanks at their ends, but for those inside strings of the layout. */
export function printDoc(doc: Doc, { width, step, lineEnd = "\n" }: PrintOptions): string {
  const waiting: Command[] = [{ column: 0, flat: false, doc }];
  let result = "";
  let at = 0;
  // Indentation is written with the text that follows it, so that an empty line stays empty.
  let pending = "";
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { column, flat } = next;
    const { doc: now } = next;
    if (typeof now === "string") {
      if (now === "") continue;
      result += pending + now;
      pending = "";
      const newline = now.lastIndexOf("\n");
      at = newline === -1 ? at + columns(now) : columns(now.slice(newline + 1));
    } else if (now.kind === "concat") {
      for (let i = now.parts.length - 1; i >= 0; i--) waiting.push({ column, flat, doc: now.parts[i] as Doc });
    } else if (now.kind === "indent") {
      waiting.push({ column: column + step, flat, doc: now.content });
    } else if (now.kind === "group") {
      const content: Command = { column, flat: flat || !now.broken, doc: now.content };
      waiting.push(
        content.flat && !flat && !fits(content, waiting, width - at) ? { ...content, flat: false } : content,
      );
    } else if (flat && now.flat !== undefined) {
      waiting.push({ column, flat, doc: now.flat });
    } else {
      result += lineEnd;
      pending = " ".repeat(column);
      at = column;
    }
  }
  return result;
}

/** Whether `first` and what follows it up to the next possible line break has at most `room` columns. */
function fits(first: Command, after: readonly Command[], room: number): boolean {
  const waiting: Command[] = [first];
  let left = room;
  let rest = after.length;
  while (left >= 0) {
    let next = waiting.pop();
    if (next === undefined) {
      if (rest === 0) return true;
      next = after[--rest] as Command;
    }
    const { column, flat, doc } = next;
    if (typeof doc === "string") {
      const newline = doc.indexOf("\n");
      if (newline !== -1) return columns(doc.slice(0, newline)) <= left;
      left -= columns(doc);
    } else if (doc.kind === "concat") {
      for (let i = doc.parts.length - 1; i >= 0; i--) waiting.push({ column, flat, doc: doc.parts[i] as Doc });
    } else if (doc.kind === "line") {
      if (!flat || doc.flat === undefined) return true;
      left -= doc.flat.length;
    } else {
      waiting.push({ column, flat: flat && !(doc.kind === "group" && doc.broken), doc: doc.content });
    }
  }
  return false;
}

function columns(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}
