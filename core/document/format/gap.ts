/** What stands between two tokens of an expression: white space and comments. */

interface Comment {
  /** With its `#`, without blanks at its end. */
  readonly text: string;
  /** Whether it stands behind a token on that token's line. */
  readonly trailing: boolean;
  /** Whether an empty line stands before it. */
  readonly apart: boolean;
}

export interface Gap {
  readonly comments: readonly Comment[];
  /** Whether there is any white space or comment at all. */
  readonly spaced: boolean;
  /** Whether a line ends here. */
  readonly broken: boolean;
  /** Whether an empty line stands after the last comment. */
  readonly apart: boolean;
}

const NEWLINE = 0x0a;
const HASH = 0x23;
const BLANK = /[ \t\r\u0085\u00a0]+$/;

/**
 * Reads the gap `[start, end)` of a text; undefined when something else than trivia stands in it. `first`: no token stands
 * before it. Comments exist in files only: in an API text a `#` is something else.
 */
export function readGap(text: string, start: number, end: number, first: boolean, inFile: boolean): Gap | undefined {
  const comments: Comment[] = [];
  let newlines = 0;
  let broken = false;
  for (let at = start; at < end; ) {
    const code = text.charCodeAt(at);
    if (code === HASH && inFile) {
      const newline = text.indexOf("\n", at);
      const next = newline === -1 || newline > end ? end : newline;
      const trailing = !first && comments.length === 0 && newlines === 0;
      const apart = newlines > 1 && !(first && comments.length === 0);
      comments.push({ text: text.slice(at, next).replace(BLANK, ""), trailing, apart });
      newlines = 0;
      at = next;
      continue;
    }
    if (code === NEWLINE) {
      newlines++;
      broken = true;
    } else if (code !== 0x20 && code !== 0x0d && code !== 0x09) return undefined;
    at++;
  }
  return { comments, spaced: end > start, broken, apart: comments.length > 0 && newlines > 1 };
}

/** Two gaps with a token between them that is printed after both: what was read around it as one. */
export function joinGaps(before: Gap, after: Gap): Gap {
  const sameLine = !before.broken && before.comments.length === 0;
  const moved = after.comments.map((comment) => ({ ...comment, trailing: comment.trailing && sameLine }));
  return {
    comments: [...before.comments, ...moved],
    spaced: before.spaced,
    broken: before.broken || after.broken,
    apart: after.comments.length > 0 ? after.apart : before.apart,
  };
}
