import { tokensOf } from "#core/syntax/tokens.ts";
import { sliceOf } from "#core/text/span.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";

function* check({ tree, text }: LintedExpression): Generator<Finding> {
  if (!/todo|fixme/i.test(text.slice(tree.start, tree.end))) return;
  for (const token of tokensOf(tree)) {
    if (token.kind !== "comment") continue;
    const mark = /\b(?:TODO|FIXME)\b|\b(?:[Tt]odo|[Ff]ixme)(?=:)/.exec(sliceOf(text, token));
    if (mark === null) continue;
    const start = token.start + mark.index;
    yield { span: { start, end: start + mark[0].length } };
  }
}

export const upkeepTodo = lint({
  code: "upkeep/todo",
  severity: "hint",
  preset: "strict",
  title: "Something is left to do",
  what: "`TODO` or `FIXME` in a comment of an expression.",
  why: "Comments are not deployed. At Cloudflare nobody sees that the rule is not finished.",
  message: "This rule is not finished. Do it before the rule is deployed, or write down where it is tracked.",
  scope: "expression",
  needs: { signs: ["#"] },
  check,
  bad: [{ text: 'http.host eq "a.example.com" # «TODO»: the other hosts\n' }, { text: "ssl # «todo»: narrow it\n" }],
  good: [{ text: 'http.host eq "a.example.com" # only this host, as agreed\n' }, { text: 'http.host eq "TODO"' }],
});
