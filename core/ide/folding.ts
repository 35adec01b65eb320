import type { FileAnalysis } from "#core/analysis/model.ts";
import type { HeaderEntry, Rule } from "#core/document/model.ts";
import { descendants } from "#core/syntax/visit.ts";
import type { Span } from "#core/text/span.ts";

export interface Fold extends Span {
  readonly kind: "rule" | "header" | "group" | "comment" | "region";
}

/**
 * What can be folded: each rule of several, the header of a single one, maps in a header, what stands in brackets, runs of
 * comment lines and what stands between `# region` and `# endregion`. The first line of a fold stays in sight.
 */
export function foldsOf(analysis: FileAnalysis): Fold[] {
  const { text, rules } = analysis.file;
  const folds: Fold[] = regionFolds(text);
  for (const rule of rules) {
    folds.push(rules.length > 1 ? ruleFold(rule, text) : headerFold(rule));
    for (const entry of rule.header?.entries ?? []) folds.push(...mapFolds(entry, text));
    folds.push(...groupFolds(rule, text), ...commentFolds(text, rule.body));
  }
  return folds.filter((fold) => text.slice(fold.start, fold.end).includes("\n"));
}

/** From the line with its name on, so that of a file that is folded the names remain. */
function ruleFold(rule: Rule, text: string): Fold {
  const { header } = rule;
  const name = header?.entries.find(({ key }) => key === "name") ?? header?.entries[0];
  const whole = trimmed(rule, text);
  return { start: name?.start ?? rule.openFence?.start ?? whole.start, end: whole.end, kind: "rule" };
}

function headerFold(rule: Rule): Fold {
  const end = rule.header === undefined ? rule.start : (rule.closeFence?.end ?? rule.header.end);
  return { start: rule.openFence?.start ?? rule.start, end, kind: "header" };
}

/** The closing bracket stays in sight. */
function groupFolds({ expression }: Rule, text: string): Fold[] {
  const folds: Fold[] = [];
  for (const { kind, start, end } of descendants(expression.root)) {
    if (!BRACKETED.has(kind)) continue;
    const lineEnd = text.lastIndexOf("\n", end - 1);
    if (lineEnd > start) folds.push({ start, end: lineEnd - (text[lineEnd - 1] === "\r" ? 1 : 0), kind: "group" });
  }
  return folds;
}

const BRACKETED: ReadonlySet<string> = new Set(["group", "set", "call", "quantifier"]);

/** Between marks that belong together; a mark without another folds nothing. */
function regionFolds(text: string): Fold[] {
  const folds: Fold[] = [];
  const open: number[] = [];
  for (const match of text.matchAll(/^[ \t]*#[ \t]*(end)?region\b.*$/gm)) {
    if (match[1] === undefined) open.push(match.index);
    else {
      const start = open.pop();
      if (start !== undefined) folds.push({ start, end: match.index + match[0].trimEnd().length, kind: "region" });
    }
  }
  return folds;
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
