import type { FileAnalysis } from "#core/analysis/model.ts";
import type { HeaderEntry, Rule } from "#core/document/model.ts";
import type { Span } from "#core/text/span.ts";

export interface Fold extends Span {
  readonly kind: "rule" | "header" | "comment";
}

/** What can be folded: each rule of several, each header, maps in a header, runs of comment lines. */
export function foldsOf(analysis: FileAnalysis): Fold[] {
  const { text, rules } = analysis.file;
  const folds: Fold[] = [];
  for (const rule of rules) {
    if (rule.header !== undefined) folds.push(...headerFolds(rule, text));
    if (rules.length > 1) folds.push({ ...trimmed(rule, text), kind: "rule" });
    folds.push(...commentFolds(text, rule.body));
  }
  return folds.filter((fold) => text.slice(fold.start, fold.end).includes("\n"));
}

function headerFolds(rule: Rule, text: string): Fold[] {
  const start = rule.openFence?.start ?? rule.start;
  const end = rule.closeFence?.end ?? rule.header?.end ?? rule.end;
  const maps = (rule.header?.entries ?? []).flatMap((entry) => mapFolds(entry, text));
  return [{ start, end, kind: "header" }, ...maps];
}

function mapFolds(entry: HeaderEntry, text: string): Fold[] {
  if (entry.children.length === 0) return [];
  const own = trimmed({ start: entry.keySpan.start, end: entry.valueSpan.end }, text);
  return [{ ...own, kind: "header" }, ...entry.children.flatMap((child) => mapFolds(child, text))];
}

function trimmed(span: Span, text: string): Span {
  return { start: span.start, end: span.start + text.slice(span.start, span.end).trimEnd().length };
}

/** Two or more lines in a row that hold nothing but a comment. A `#` line inside a string folds too; nothing breaks by it. */
function commentFolds(text: string, body: Span): Fold[] {
  const source = text.slice(body.start, body.end);
  return [...source.matchAll(/^[ \t]*#.*(?:\r?\n[ \t]*#.*)+/gm)].map((match) => ({
    start: body.start + match.index,
    end: body.start + match.index + match[0].length,
    kind: "comment",
  }));
}
