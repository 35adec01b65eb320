/**
 * Where in a header a cursor stands, read from the lines and not from the YAML tree: half-typed YAML has no tree worth asking.
 * Understood are block maps and sequences, and flow maps and sequences on the cursor's line.
 */
import type { Span } from "#core/text/span.ts";

export interface HeaderCursor {
  /** Keys from the top to the map or sequence that holds the cursor; members of a sequence are `-`. */
  readonly path: readonly string[];
  /** `key`: a key of the map at `path`. `value`: the value of `path`'s last key, or a member of its sequence. */
  readonly at: "key" | "value";
  /** The partial word around the cursor, offsets in the file. */
  readonly replace: Span;
  readonly prefix: string;
  /** Keys that the map at `path` has already, or members of a flow sequence. */
  readonly present: readonly string[];
  /** Whether a colon stands after the word already. */
  readonly hasColon: boolean;
  /** Whether the cursor's value stands inside a flow sequence or map. */
  readonly flow: boolean;
  /** Whether the value needs a blank before it, as in `action:┆`. */
  readonly needsBlank: boolean;
}

const KEY = /^(\s*)((?:- +)*)(?:"([^"]*)"|'([^']*)'|([^\s:#'"[\]{},-][^:#'"[\]{},]*?))\s*:(?=\s|$)/;

/** `header` is the part between the fences, `offset` lies in it. Undefined inside a comment. */
export function headerCursor(text: string, header: Span, offset: number): HeaderCursor | undefined {
  const lineStart = Math.max(header.start, text.lastIndexOf("\n", offset - 1) + 1);
  const lineEnd = endOfLine(text, offset, header.end);
  const before = text.slice(lineStart, offset);
  const after = text.slice(offset, lineEnd);
  if (/(^|\s)#/.test(withoutQuotes(before))) return undefined;
  const above = text.slice(header.start, lineStart).split(/\r?\n/);
  const below = text.slice(lineEnd, header.end).split(/\r?\n/);

  const indent = /^\s*/.exec(before)?.[0].length ?? 0;
  const dashes = /^\s*((?:- +)*)(-$)?/.exec(before)?.[1]?.length ?? 0;
  const column = indent + dashes;
  const inSequence = /^\s*-( |$)/.test(before);
  const parents = parentsOf(above, indent, inSequence);
  const path = inSequence ? [...parents, "-"] : parents;
  const line = { before, after, offset };

  const key = KEY.exec(before);
  if (key !== null) {
    const value = before.slice(key[0].length);
    const valuePath = [...path, keyOf(key)];
    return inFlow(line, valuePath, value) ?? valueCursor(line, valuePath, value, [], value === "", false);
  }
  const word = before.slice(column);
  if (inSequence && !/^\s*\w*\s*:/.test(after)) {
    return inFlow(line, parents, word) ?? valueCursor(line, parents, word, [], false, false);
  }
  if (!/^[\w./-]*$/.test(word)) return undefined;
  const tail = /^[\w./-]*/.exec(after)?.[0] ?? "";
  return {
    path,
    at: "key",
    replace: { start: offset - word.length, end: offset + tail.length },
    prefix: word,
    present: siblings(above, below, column),
    hasColon: /^\s*:/.test(after.slice(tail.length)),
    flow: false,
    needsBlank: false,
  };
}

interface CursorLine {
  readonly before: string;
  readonly after: string;
  readonly offset: number;
}

function valueCursor(
  { after, offset }: CursorLine,
  path: readonly string[],
  value: string,
  present: readonly string[],
  needsBlank: boolean,
  flow: boolean,
): HeaderCursor {
  const word = /[^\s"'[{,]*$/.exec(value.trimStart())?.[0] ?? "";
  const tail = /^[^\s"'\]},#]*/.exec(after)?.[0] ?? "";
  return {
    path,
    at: "value",
    replace: { start: offset - word.length, end: offset + tail.length },
    prefix: word,
    present,
    hasColon: false,
    flow,
    needsBlank,
  };
}

/** The cursor inside `[…` or `{…` that opened on its line. */
function inFlow(line: CursorLine, path: readonly string[], value: string): HeaderCursor | undefined {
  const stack: { open: string; start: number; key: string | undefined }[] = [];
  let quote: string | undefined;
  for (let at = 0; at < value.length; at++) {
    const char = value[at] as string;
    const top = stack.at(-1);
    if (quote !== undefined) {
      if (char === quote) quote = undefined;
    } else if (char === '"' || char === "'") quote = char;
    else if (char === "[" || char === "{") stack.push({ open: char, start: at + 1, key: undefined });
    else if (char === "]" || char === "}") stack.pop();
    else if (char === "," && top !== undefined) stack[stack.length - 1] = { ...top, key: undefined, start: at + 1 };
    else if (char === ":" && top?.open === "{") {
      stack[stack.length - 1] = { ...top, key: value.slice(top.start, at).trim(), start: at + 1 };
    }
  }
  const top = stack.at(-1);
  if (top === undefined) return undefined;
  const flowPath = [...path, ...stack.flatMap(({ key }) => (key === undefined ? [] : [key]))];
  const word = value.slice(top.start);
  const members = `${value.slice(0, top.start)},${/^[^\]}]*/.exec(line.after.replace(/^[^\s,\]}]*/, ""))?.[0] ?? ""}`;
  const present = [...members.matchAll(top.open === "[" ? /[^\s[\],"']+/g : /([\w./-]+)\s*:/g)].map(
    (m) => m[1] ?? m[0],
  );
  if (top.open === "[" || top.key !== undefined) return valueCursor(line, flowPath, word, present, false, true);
  const tail = /^[\w./-]*/.exec(line.after)?.[0] ?? "";
  const prefix = word.trimStart();
  return {
    path: flowPath,
    at: "key",
    replace: { start: line.offset - prefix.length, end: line.offset + tail.length },
    prefix,
    present,
    hasColon: /^\s*:/.test(line.after.slice(tail.length)),
    flow: true,
    needsBlank: false,
  };
}

/** Keys of the maps around a line at `indent`, from the top. */
function parentsOf(above: readonly string[], indent: number, inSequence: boolean): string[] {
  const path: string[] = [];
  // A sequence's dashes may stand at the column of the key that holds it.
  let keysBelow = inSequence ? indent + 1 : indent;
  let dashesBelow = indent;
  for (let at = above.length - 1; at >= 0 && keysBelow > 0; at--) {
    const line = above[at] as string;
    if (line.trim() === "" || line.trimStart().startsWith("#")) continue;
    const key = KEY.exec(line);
    const lineIndent = /^\s*/.exec(line)?.[0].length ?? 0;
    const keyColumn = lineIndent + (key?.[2]?.length ?? 0);
    if (key !== null && keyColumn < keysBelow) {
      path.unshift(keyOf(key));
      keysBelow = keyColumn;
      dashesBelow = keyColumn;
    }
    if (/^\s*-( |$)/.test(line) && lineIndent < dashesBelow) {
      path.unshift("-");
      keysBelow = lineIndent + 1;
      dashesBelow = lineIndent;
    }
  }
  return path;
}

/** Keys in the same block map: lines at the same column, up and down to the first line further left. */
function siblings(above: readonly string[], below: readonly string[], column: number): string[] {
  return [...keysUntilOutdent([...above].reverse(), column), ...keysUntilOutdent(below, column)];
}

function keysUntilOutdent(lines: readonly string[], column: number): string[] {
  const keys: string[] = [];
  for (const line of lines) {
    if (line.trim() === "" || line.trimStart().startsWith("#")) continue;
    const key = KEY.exec(line);
    const keyColumn = (/^\s*/.exec(line)?.[0].length ?? 0) + (key?.[2]?.length ?? 0);
    if (keyColumn < column) break;
    if (key !== null && keyColumn === column) keys.push(keyOf(key));
  }
  return keys;
}

const keyOf = (match: RegExpExecArray): string => (match[3] ?? match[4] ?? match[5] ?? "").trim();

const withoutQuotes = (text: string): string => text.replaceAll(/"[^"]*"|'[^']*'/g, "");

function endOfLine(text: string, offset: number, limit: number): number {
  const at = text.slice(offset, limit).search(/\r?\n/);
  return at < 0 ? limit : offset + at;
}
