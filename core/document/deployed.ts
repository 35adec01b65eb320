import type { Tree } from "#core/syntax/ast.ts";
import { descendants } from "#core/syntax/visit.ts";
import { type Segment, SourceMap } from "#core/text/source-map.ts";
import type { Span } from "#core/text/span.ts";
import type { DeployedExpression } from "./model.ts";

/**
 * The text that Cloudflare gets: without comments, each run of white space outside quotes one space, none at the ends.
 * `trivia` is what the tree was parsed with: an API text has no comments, and its tabs are no white space.
 * The map leads from it to `tree.text` (UTF-16 offsets on both sides).
 */
export function deployedExpression(tree: Tree, trivia: "file" | "api" = "file"): DeployedExpression {
  const { text, end } = tree;
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
      else if (skipTrivia(text, at, at + 1, trivia) > at) break;
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

/** The end of the white space and comments at `from`, at most `limit`. */
function skipTrivia(text: string, from: number, limit: number, trivia: "file" | "api"): number {
  let at = from;
  while (at < limit) {
    const character = text[at];
    if (character === " " || character === "\n" || character === "\r") at++;
    else if (trivia === "file" && character === "\t") at++;
    else if (trivia === "file" && character === "#") {
      const newline = text.indexOf("\n", at);
      at = newline === -1 ? limit : Math.min(newline, limit);
    } else break;
  }
  return at;
}
