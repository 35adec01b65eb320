import type { FileAnalysis } from "#core/analysis/model.ts";
import { deployedExpression } from "#core/document/deployed.ts";
import { formatExpression } from "#core/document/format/expression.ts";
import type { HeaderEntry, Rule, RuleSettings } from "#core/document/model.ts";
import { applyEdits, type TextEdit } from "#core/text/edit.ts";
import { editsBetween } from "#core/text/edits-between.ts";
import { type Span, touches } from "#core/text/span.ts";
import { ruleAt } from "../rule-at.ts";
import { spellingFor } from "./notation.ts";
import { brackets } from "./pieces.ts";
import type { Refactoring } from "./refactoring.ts";
import { isDivisible } from "./rule-effects.ts";
import { hasLayout, lineEndOf, parseBody } from "./site.ts";

/** Characters of an expression that Cloudflare takes. */
const LONGEST = 4096;

/** Makes one rule of the two that a selection lies in, where they stand next to each other and do the same. */
export function mergeRules({ file, diagnostics }: FileAnalysis, span: Span): Refactoring[] {
  const [first, second] = [ruleAt(file, span.start), ruleAt(file, span.end)];
  if (first === undefined || second === undefined || second.index !== first.index + 1) return [];
  if (span.end === second.start) return [];
  const isSound = [first, second].every(
    (rule) => rule.closeFence !== undefined && rule.expression.engineError === undefined && isDivisible(file, rule),
  );
  const hasErrors = diagnostics.some(
    ({ severity, start }) => severity === "error" && isInHeaders(start, first, second),
  );
  if (!isSound || hasErrors || effectOf(first.settings) !== effectOf(second.settings)) return [];

  const { text } = file;
  const wasLaidOut = [first, second].every(({ body, expression }) => {
    return hasLayout(text.slice(body.start, body.end), expression);
  });
  const start = first.body.start;
  const before = text.slice(start, second.end);
  const edits = mergeEdits(text, first, second, wasLaidOut).map((edit) => ({
    ...edit,
    start: edit.start - start,
    end: edit.end - start,
  }));
  const merged = applyEdits(before, edits);
  const tree = parseBody(merged, first.expression);
  if (tree.engineError !== undefined || deployedExpression(tree).text.length > LONGEST) return [];
  const layout = wasLaidOut ? formatExpression(tree, { lineEnd: lineEndOf(text) }) : undefined;
  const settled = layout === undefined ? merged : layout + (/\s*$/.exec(merged)?.[0] ?? "");
  return [{ title: "Merge the two rules with `or`", kind: "inline", edits: editsBetween(before, settled, start) }];
}

function isInHeaders(offset: number, ...rules: readonly Rule[]): boolean {
  return rules.some(({ header }) => header !== undefined && touches(header, offset));
}

/** What a rule does, as text that is the same for rules that do the same. */
function effectOf({ name: _, ref: __, ...rest }: RuleSettings): string {
  return JSON.stringify(rest);
}

/** `A`, then what is said of the second rule in comments, then `or B`. */
function mergeEdits(text: string, first: Rule, second: Rule, isFormatted: boolean): TextEdit[] {
  const lineEnd = lineEndOf(text);
  const [a, b] = [first.expression, second.expression];
  const between = text.slice(first.body.start, first.body.end);
  const end = first.body.start + between.trimEnd().length;
  const name = second.settings.name;
  const comments = [
    ...(name === undefined ? [] : name.split(/\s*[\r\n]+\s*/).map((line) => `# ${line}`)),
    ...headerComments(text, second),
    ...text.slice(second.body.start, b.root.start).split(/\r?\n/),
  ];
  const kept = comments.map((line) => line.trim()).filter((line) => line !== "");
  const seam = [...kept, `${spellingFor(a)("or")} `].map((line) => lineEnd + line).join("");
  return [
    ...around(text, first, isFormatted),
    { start: end, end: b.root.start, newText: seam },
    ...around(text, second, isFormatted),
  ];
}

/** Brackets around a chain of another operator, so that nobody has to think of what binds more tightly. */
function around(text: string, { expression: { root } }: Rule, isFormatted: boolean): TextEdit[] {
  return root.kind === "logical" && root.operator !== "or" ? brackets(text, root, () => isFormatted) : [];
}

/** The comments of a header: every `#` that stands at a word's start and in no value. */
function headerComments(text: string, { header }: Rule): string[] {
  if (header === undefined) return [];
  const values = leavesOf(header.entries);
  const found: string[] = [];
  let at = header.start;
  for (const line of text.slice(header.start, header.end).split("\n")) {
    const hash = [...line.matchAll(/(?<=^|\s)#/g)]
      .map(({ index }) => index)
      .find((index) => !values.some((value) => value.start <= at + index && at + index < value.end));
    if (hash !== undefined) found.push(line.slice(hash).trimEnd());
    at += line.length + 1;
  }
  return found;
}

function leavesOf(entries: readonly HeaderEntry[]): Span[] {
  return entries.flatMap(({ valueSpan, children }) => (children.length === 0 ? [valueSpan] : leavesOf(children)));
}
