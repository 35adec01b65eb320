import type { Logical, LogicalOperator } from "#core/syntax/ast.ts";
import { sliceOf } from "#core/text/span.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";

interface Details {
  readonly inner: LogicalOperator;
  readonly outer: LogicalOperator;
}

/** The first chain without brackets in each chain; the fix puts brackets around all of them. */
function* check(expression: LintedExpression): Generator<Finding<Details>> {
  for (const chain of expression.all("logical")) {
    const inner = chain.items.filter((item): item is Logical => item.kind === "logical");
    const [first] = inner;
    if (first === undefined) continue;
    const edits = inner.flatMap(({ start, end }) => [
      { start, end: start, newText: "(" },
      { start: end, end, newText: ")" },
    ]);
    // A bracket behind a comment would be part of it.
    const isCommented = sliceOf(expression.text, chain).includes("#");
    const fixes = isCommented ? [] : [{ title: "Add brackets", edits, preferred: true }];
    yield { span: first, details: { inner: first.operator, outer: chain.operator }, fixes };
  }
}

export const stylePrecedence = lint<Details>({
  code: "style/precedence",
  severity: "hint",
  preset: "strict",
  title: "Two operators without brackets",
  what: "`and` beside `or` (or `xor`) without brackets that say what belongs together.",
  why: "`and` binds before `xor`, and that before `or`. Who does not know reads `a or b and c` as `(a or b) and c`, which stops other visitors.",
  message: ({ inner, outer }) =>
    `\`${inner}\` binds before \`${outer}\`. Put brackets around it, so that everybody sees it.`,
  scope: "expression",
  of: "filters",
  needs: { kinds: ["logical"] },
  check,
  bad: [
    {
      text: 'ssl or «cf.client.bot and http.user_agent eq ""»',
      fixed: 'ssl or (cf.client.bot and http.user_agent eq "")',
    },
    {
      text: '«ssl and cf.client.bot» or http.host eq "a" and not ssl',
      fixed: '(ssl and cf.client.bot) or (http.host eq "a" and not ssl)',
    },
  ],
  good: [{ text: 'ssl or (cf.client.bot and http.user_agent eq "")' }, { text: "ssl and cf.client.bot and not ssl" }],
});
