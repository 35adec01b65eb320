import type { Tree } from "#core/syntax/ast.ts";
import { descendants } from "#core/syntax/visit.ts";
import { type Segment, SourceMap } from "#core/text/source-map.ts";
import type { Span } from "#core/text/span.ts";
import type { DeployedExpression } from "./model.ts";

/**
 * The text that Cloudflare gets: without comments, each run of white space outside quotes one space, none at the ends.
 * In a text that was parsed as the API's there are no comments, and tabs are no white space.
 * The map leads from it to `tree.text` (UTF-16 offsets on both sides).
 */
export function deployedExpression(tree: Tree): DeployedExpression {
  const { text, end } = tree;
  const { trivia } = tree.options;
  const verbatim = verbatimSpans(tree);
  const segments: Segment[] = [];
  let result = "";
  let at = skipTrivia(text, tree.start, end, trivia);
  let next = 0;
  while (at < end) {
    const start = at;
    while (at < end) {
      while (next < verbatim.length && (verbatim[next] as Span).end <= at) next++;
      const span = verbatim[next];
      if (span !== undefined && span.start <= at) at = span.end;
      else if (text[at] === '"') at = afterStrayQuote(text, at, span?.start ?? end);
      else if (startsTrivia(text.charCodeAt(at), trivia)) break;
      else at++;
    }
    segments.push({ derived: result.length, source: start, length: at - start });
    result += text.slice(start, at);
    at = skipTrivia(text, at, end, trivia);
    if (at < end) result += " ";
  }
  return { text: result, map: new SourceMap(segments) };
}

/** Where white space means itself: strings, patterns, keys. In the order of the text. */
function verbatimSpans(tree: Tree): Span[] {
  const spans: Span[] = [];
  for (const node of descendants(tree.root)) {
    const quoted = node.kind === "string" || node.kind === "regex" || node.kind === "wildcard";
    if (quoted && node.end > node.start) spans.push({ start: node.start, end: node.end });
    if (node.kind === "index" && node.access === "key" && node.content.end > node.content.start)
      spans.push(node.content);
  }
  return spans.sort((a, b) => a.start - b.start);
}

/** In text that belongs to no node a quote still holds its content together, up to the next quote or to `limit`. */
function afterStrayQuote(text: string, quote: number, limit: number): number {
  for (let at = quote + 1; at < limit; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at + 1;
  }
  return limit;
}

const SPACE = 0x20;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const TAB = 0x09;
const HASH = 0x23;

function startsTrivia(code: number, trivia: "file" | "api"): boolean {
  if (code === SPACE || code === LINE_FEED || code === CARRIAGE_RETURN) return true;
  return trivia === "file" && (code === TAB || code === HASH);
}

/** The end of the white space and comments at `from`, at most `limit`. */
function skipTrivia(text: string, from: number, limit: number, trivia: "file" | "api"): number {
  let at = from;
  while (at < limit) {
    const code = text.charCodeAt(at);
    if (!startsTrivia(code, trivia)) break;
    if (code === HASH) {
      const newline = text.indexOf("\n", at);
      at = newline === -1 ? limit : Math.min(newline, limit);
    } else at++;
  }
  return at;
}
