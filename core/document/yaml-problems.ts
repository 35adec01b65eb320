import { type Diagnostic, diagnostic } from "#core/diagnostics/diagnostic.ts";
import type { Span } from "#core/text/span.ts";

/** What to tell the reader for each error code of `yaml`; a code that is not listed is told in the library's words. */
const ADVICE: Readonly<Record<string, string>> = {
  ALIAS_PROPS: "An alias (`*name`) takes neither an anchor nor a tag.",
  BAD_ALIAS: "The name of an alias (`*name`) or anchor (`&name`) is missing or ends with a colon.",
  BAD_DIRECTIVE: "A line that starts with `%` is a YAML directive, which has no place here.",
  BAD_DQ_ESCAPE: "This escape is not known in double quotes: write `\\\\` for a backslash, or use single quotes.",
  BAD_INDENT: "This line is indented differently from the lines it belongs to.",
  BAD_PROP_ORDER: "Anchors and tags stand before the value, on its first line.",
  BAD_SCALAR_START: "A text that starts with this character needs quotes.",
  BAD_COLLECTION_TYPE: "The tag does not fit this kind of collection.",
  BLOCK_AS_IMPLICIT_KEY: "A text with a colon and a blank in it needs quotes.",
  BLOCK_IN_FLOW: "Inside `[ ]` and `{ }` only values on one line are possible.",
  KEY_OVER_1024_CHARS: "A key has at most 1,024 characters.",
  MISSING_CHAR: "Something is not closed here: a quote, a bracket or a comma is missing.",
  MULTILINE_IMPLICIT_KEY: "A line holds a key, a colon and a blank: `key: value`.",
  MULTIPLE_ANCHORS: "A value has one anchor at most.",
  MULTIPLE_DOCS: "A header is one YAML document: what follows is not read.",
  MULTIPLE_TAGS: "A value has one tag at most.",
  NON_STRING_KEY: "A key is a text.",
  TAG_RESOLVE_FAILED: "This tag is not known in YAML 1.2.",
  UNEXPECTED_TOKEN: "This has no place here.",
};

/** The diagnostic for an error of `yaml` at `place`, inside `part` of `text`. */
export function yamlProblem(code: string, text: string, place: Span, part: Span, message: string): Diagnostic {
  if (code === "TAB_AS_INDENT") return diagnostic("yaml/tab", withinLine(text, place, part), {});
  const quoteSpan = code === "MISSING_CHAR" ? openQuote(text, part) : undefined;
  if (quoteSpan !== undefined) return diagnostic("yaml/open-quote", quoteSpan, {});
  const advice = ADVICE[code] ?? `${message.replace(/\.$/, "")}.`;
  const wide = WHOLE_LINE.has(code) ? { start: place.start, end: lineEnd(text, place.start, part.end) } : place;
  return diagnostic("yaml/syntax", withinLine(text, wide, part), { advice });
}

/** Errors that the library places on one character although the whole rest of the line is meant. */
const WHOLE_LINE: ReadonlySet<string> = new Set(["BLOCK_AS_IMPLICIT_KEY", "MULTILINE_IMPLICIT_KEY"]);

/** The value that starts with a quote and runs out of the part: its line is where the reader has to look. */
function openQuote(text: string, part: Span): Span | undefined {
  const lines = /(?:^|[\n\r])[ \t]*(?:- +)*(?:[\w-]+[ \t]*:[ \t]+)?(["'])/g;
  const source = text.slice(part.start, part.end);
  let found: Span | undefined;
  for (const match of source.matchAll(lines)) {
    const quote = match[1] as string;
    const start = match.index + match[0].length - 1;
    let at = start + 1;
    while (at < source.length) {
      if (quote === '"' && source[at] === "\\") at += 2;
      else if (source[at] === quote && quote === "'" && source[at + 1] === "'") at += 2;
      else if (source[at] === quote) break;
      else at++;
    }
    if (at >= source.length) {
      found = { start: part.start + start, end: lineEnd(text, part.start + start, part.end) };
      break;
    }
  }
  return found;
}

function withinLine(text: string, place: Span, part: Span): Span {
  let start = Math.min(place.start, part.end);
  // An error at the very end belongs to the last line that holds something.
  while (start > part.start && start >= part.end && /[\n\r]/.test(text[start - 1] as string)) start--;
  const end = Math.max(start, Math.min(place.end, lineEnd(text, start, part.end)));
  return { start, end };
}

function lineEnd(text: string, start: number, limit: number): number {
  let end = start;
  while (end < limit && !/[\n\r]/.test(text[end] as string)) end++;
  while (end > start && /[ \t]/.test(text[end - 1] as string)) end--;
  return end;
}
