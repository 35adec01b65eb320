import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { RegexNode } from "#core/syntax/regex/ast.ts";
import type { Span } from "#core/text/span.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { plainText, regexesOf, sequencesOf } from "../../support/regexes.ts";
import { ADDRESSES } from "../../support/request-fields.ts";

/** Fields whose values have no backslashes, but for attempts at an attack. */
const WITHOUT: ReadonlySet<string> = new Set([...ADDRESSES, "http.host", "http.referer", "http.user_agent"]);

/** Once for each pattern: who doubles one doubles all. */
function* check(expression: LintedExpression): Generator<Finding> {
  for (const { ast, field, spanOf } of regexesOf(expression)) {
    if (field === undefined || !WITHOUT.has(field.name)) continue;
    const doubled = sequencesOf(ast).flatMap((items) => items.filter((_, index) => isDoubled(items, index)));
    const spans = doubled.map(spanOf).sort((a, b) => a.start - b.start);
    const [first] = spans;
    if (first !== undefined) yield { span: first, fixes: [halved(spans)] };
  }
}

/** A backslash as itself before what one is written for: a dot, a slash, or a class of characters that is repeated. */
function isDoubled(items: readonly RegexNode[], index: number): boolean {
  const [item, next] = items.slice(index, index + 2);
  if (item === undefined || next === undefined || plainText([item]) !== "\\") return false;
  const isRepeated = next.kind === "repetition";
  const escaped = isRepeated ? next.operand : next;
  if (escaped.kind === "dot") return true;
  const character = plainText([escaped]) ?? "";
  return character === "/" || (isRepeated && /^[dsw]$/i.test(character));
}

const halved = (spans: readonly Span[]): Fix => ({
  title: "Write one backslash",
  edits: spans.map(({ start }) => ({ start, end: start + 1, newText: "" })),
  preferred: true,
});

export const regexDoubledBackslash = lint({
  code: "regex/doubled-backslash",
  severity: "warning",
  preset: "recommended",
  title: "A backslash too many",
  what: "Two backslashes before a dot, a slash, or `d+`, `w+` and their kin, in a regex for a path, address, host or user agent.",
  why: "A regex takes backslashes as they are, in quotes too. Where text from JSON or a program is taken over, each is there twice: `\\\\.` is then a backslash and any character, and since paths and hosts hardly ever have a backslash, the condition is hardly ever true.",
  message: "`\\\\` is a backslash itself, which this field hardly ever has. Write one.",
  scope: "expression",
  of: "filters",
  needs: { operators: ["matches"] },
  check,
  bad: [
    {
      text: 'http.request.uri.path matches "«\\\\».(css|js)$"',
      fixed: 'http.request.uri.path matches "\\.(css|js)$"',
    },
    {
      note: "Once a pattern.",
      text: 'http.request.uri.path matches r"^«\\\\»/v\\\\d+\\\\/.*\\\\.json$"',
      fixed: 'http.request.uri.path matches r"^\\/v\\d+\\/.*\\.json$"',
    },
    {
      text: 'lower(http.host) matches "^[a-z]+«\\\\».example\\\\.com$"',
      fixed: 'lower(http.host) matches "^[a-z]+\\.example\\.com$"',
    },
  ],
  good: [
    { text: 'http.request.uri.path matches "\\.(css|js)$"' },
    { note: "A backslash is looked for.", text: 'http.request.uri.path matches "(\\.\\.\\\\|\\\\windows)"' },
    { note: "Other values have them.", text: 'http.request.body.raw matches "C:\\\\.*"' },
  ],
});
