import type { FileAnalysis } from "#core/analysis/model.ts";
import type { Diagnostic } from "#core/diagnostics/diagnostic.ts";
import type { RuleFile } from "#core/document/model.ts";
import { categoryOf } from "#core/lint/categories.ts";
import { IGNORE_WORD, IgnoreComments } from "#core/lint/ignore-comments.ts";
import { isAdvice } from "#core/lint/levels.ts";
import type { TextEdit } from "#core/text/edit.ts";
import { type Span, touches } from "#core/text/span.ts";
import { type CodeAction, findingsAt } from "../code-actions.ts";
import { ruleAt } from "../rule-at.ts";

/** For each piece of advice at `span` the comment that silences it, above its line or in the comment that is there. */
export function ignoreActionsAt({ file, diagnostics }: FileAnalysis, span: Span): CodeAction[] {
  const found = findingsAt(diagnostics, span).filter(
    ({ code, start }) => isAdvice(code) && categoryOf(code) !== "ignore" && !isUnclear(file, start),
  );
  if (found.length === 0) return [];
  const comments = new IgnoreComments(file);
  const seen = new Set<string>();
  return found.flatMap((diagnostic) => {
    const edit = ignoringEdit(file.text, comments, diagnostic);
    const key = `${diagnostic.code} ${edit?.start}`;
    if (edit === undefined || seen.has(key)) return [];
    seen.add(key);
    return [{ title: `Ignore \`${diagnostic.code}\` here`, edits: [edit], preferred: false, diagnostic }];
  });
}

/** Whether an offset is in an expression with text that nobody can read: where strings start and end there is not known. */
function isUnclear(file: RuleFile, offset: number): boolean {
  const rule = ruleAt(file, offset);
  return rule !== undefined && touches(rule.body, offset) && rule.expression.skipped.length > 0;
}

/** Undefined where no comment can stand: on a line that is blank, or that starts inside a text. */
function ignoringEdit(text: string, comments: IgnoreComments, { code, start }: Diagnostic): TextEdit | undefined {
  const line = comments.lineOf(start);
  const codes = comments.all.find((comment) => comment.line === line)?.codes;
  const last = codes?.at(-1);
  if (last !== undefined) return { start: last.end, end: last.end, newText: `, ${code}` };
  const lineStart = comments.lines.lineStart(line);
  const content = text.slice(lineStart, comments.lines.lineStart(line + 1));
  const indent = /^[ \t]*/.exec(content)?.[0] ?? "";
  if (content.trim() === "" || comments.isInText(lineStart)) return undefined;
  const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
  return { start: lineStart, end: lineStart, newText: `${indent}# ${IGNORE_WORD} ${code}: reason${lineEnd}` };
}
