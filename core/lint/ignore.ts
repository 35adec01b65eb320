/** Comments that silence advice: `# rulewright-ignore code[, code]: reason`, above a line or at its end. */
import type { Facts } from "#core/analysis/model.ts";
import { type Diagnostic, diagnostic, type Fix } from "#core/diagnostics/diagnostic.ts";
import type { RuleFile } from "#core/document/model.ts";
import { closest } from "#core/text/closest.ts";
import { IGNORE_WORD, type IgnoreComment, IgnoreComments, type IgnoredCode } from "./ignore-comments.ts";
import { isAdvice, isCode, levelOf, SEVERITIES, withLevels } from "./levels.ts";

/** The findings that no comment silences, and what is wrong with the comments themselves. */
export function withoutIgnored(file: RuleFile, found: readonly Diagnostic[], facts: Facts): readonly Diagnostic[] {
  // Most files have no such comment, and looking for it costs next to nothing.
  if (!file.text.includes(IGNORE_WORD)) return found;
  const comments = new IgnoreComments(file);
  const byLine = new Map<number, IgnoredCode[]>();
  for (const { line, codes } of comments.all) {
    const known = byLine.get(line);
    if (known === undefined) byLine.set(line, [...codes]);
    else known.push(...codes);
  }
  const used = new Set<IgnoredCode>();
  const kept = found.filter((item) => {
    if (!isAdvice(item.code)) return true;
    const match = byLine.get(comments.lineOf(item.start))?.find(({ code }) => code === item.code);
    if (match !== undefined) used.add(match);
    return match === undefined;
  });
  const isUnused = (comment: IgnoreComment, ignored: IgnoredCode): boolean =>
    !used.has(ignored) && levelOf(ignored.code, facts) !== "off" && !isInBroken(comment, file, found);
  const problems = comments.all.flatMap((comment) => problemsOf(comment, isUnused, file.text));
  return [...kept, ...withLevels(problems, facts)];
}

/** Lints say nothing of a broken expression, so a comment there may be needed again. */
function isInBroken({ start }: IgnoreComment, { rules }: RuleFile, found: readonly Diagnostic[]): boolean {
  const rule = rules.findLast((candidate) => candidate.start <= start) ?? rules[0];
  return (
    rule !== undefined &&
    found.some((item) => !isAdvice(item.code) && rule.start <= item.start && item.start <= rule.end)
  );
}

function problemsOf(
  comment: IgnoreComment,
  isUnused: (comment: IgnoreComment, ignored: IgnoredCode) => boolean,
  text: string,
): Diagnostic[] {
  if (comment.codes.length === 0) return [diagnostic("ignore/no-code", comment, {})];
  return comment.codes.flatMap((ignored) => {
    const { code } = ignored;
    if (!isCode(code)) {
      const suggestion = closest(code, SEVERITIES.keys());
      const edits = [{ start: ignored.start, end: ignored.end, newText: suggestion ?? "" }];
      const fixes: Fix[] =
        suggestion === undefined ? [] : [{ title: `Change to \`${suggestion}\``, edits, preferred: true }];
      return [diagnostic("ignore/unknown-code", ignored, { code, suggestion }, { fixes })];
    }
    if (!isAdvice(code)) return [diagnostic("ignore/error", ignored, { code })];
    if (!isUnused(comment, ignored)) return [];
    const fix = removal(comment, ignored, text);
    return [diagnostic("ignore/unused", ignored, { code }, { fixes: [fix], tags: ["unnecessary"] })];
  });
}

/** Takes out a code of several, or the whole comment with its line when nothing else is left of either. */
function removal(comment: IgnoreComment, ignored: IgnoredCode, text: string): Fix {
  const title = "Remove it";
  if (comment.codes.length > 1) {
    const index = comment.codes.indexOf(ignored);
    const next = comment.codes[index + 1];
    const before = comment.codes[index - 1];
    const span =
      next !== undefined
        ? { start: ignored.start, end: next.start }
        : { start: before?.end ?? ignored.start, end: ignored.end };
    return { title, edits: [{ ...span, newText: "" }], preferred: true };
  }
  let start = comment.start;
  while (start > 0 && /[ \t]/.test(text[start - 1] as string)) start--;
  const ownLine = start === 0 || /[\n\r]/.test(text[start - 1] as string);
  let end = comment.end;
  while (ownLine && end < text.length && /[ \t]/.test(text[end] as string)) end++;
  if (ownLine && text[end] === "\r") end++;
  if (ownLine && text[end] === "\n") end++;
  return { title, edits: [{ start, end, newText: "" }], preferred: true };
}
