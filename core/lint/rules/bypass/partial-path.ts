import { effectOf } from "#core/analysis/reason/client-certificate.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { partialPasses } from "../../support/partial-paths.ts";
import { PATHS } from "../../support/request-fields.ts";

function* check(expression: LintedExpression): Generator<Finding> {
  // What a rule skips for is another lint's.
  if (effectOf(expression.settings) === "lets-in") return;
  for (const { start, end } of partialPasses(expression)) yield { span: { start, end } };
}

export const bypassPartialPath = lint({
  code: "bypass/partial-path",
  severity: "info",
  preset: "strict",
  title: "Any path can hold that",
  what: "A rule that stops visitors lets those past whose path fits in its middle or at its end.",
  why: "Many servers take `/admin/x.css` or `/admin/health` for `/admin`. A visitor who writes the path so gets past the rule and reaches the page.",
  message: "A path that starts with something else can hold this too. Ask how the path starts, or for the whole path.",
  scope: "expression",
  needs: { fields: PATHS },
  check,
  bad: [
    { text: 'ip.src.country eq "XX" and not http.request.uri.path contains «"/assets/"»' },
    { text: 'ip.src.country eq "XX" and not ends_with(http.request.uri.path, «".css"»)' },
    { text: 'ip.src.country eq "XX" and not lower(http.request.uri.path) matches «"\\.(css|js)$"»' },
  ],
  good: [
    { text: 'ip.src.country eq "XX" and not starts_with(http.request.uri.path, "/assets/")' },
    { text: 'ip.src.country eq "XX" and not http.request.uri.path matches "^/assets/.*\\.css$"' },
    { text: 'http.request.uri.path contains "/admin"' },
    {
      note: "Of rules that skip another lint tells.",
      text: '---\nname: Static\nref: static\naction: skip\nparameters:\n  ruleset: current\n---\nhttp.request.uri.path contains "/assets/"\n',
    },
  ],
});
