import { effectOf } from "#core/analysis/reason/client-certificate.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { partialPasses } from "../../support/partial-paths.ts";
import { PATHS } from "../../support/request-fields.ts";

/** The first such text of a rule: the others of a list say nothing new. */
function check(expression: LintedExpression): readonly Finding[] {
  const { settings } = expression;
  // An exception from single rules is for those that stop good requests there.
  if (effectOf(settings) !== "lets-in" || settings?.parameters?.["rules"] !== undefined) return [];
  for (const { start, end } of partialPasses(expression)) return [{ span: { start, end } }];
  return [];
}

const skip = (expression: string): string =>
  `---\nname: Payments\nref: payments\naction: skip\nparameters:\n  ruleset: current\n---\n${expression}\n`;

export const bypassSkippedPath = lint({
  code: "bypass/skipped-path",
  severity: "warning",
  preset: "recommended",
  title: "Any page can have such a path",
  what: "A `skip` rule for paths that hold or end with a text.",
  why: "Many servers show the page `/login.php` for `/login.php/paypal` too. Who writes that behind the page that he attacks is past all that the rule skips.",
  message:
    "Any path can hold this, such as `/login.php/…`, and is skipped too. Ask how the path starts, or for the whole path.",
  scope: "expression",
  needs: { fields: PATHS },
  check,
  bad: [
    { text: skip('http.request.uri.path contains «"/assets/"»') },
    { text: skip('ends_with(http.request.uri.path, «".css"»)') },
    {
      note: "Once in a rule.",
      text: skip('http.request.uri.path contains «"paypal"» or http.request.uri.path contains "stripe"'),
    },
  ],
  good: [
    {
      note: "Single rules that stop good requests.",
      text: '---\nname: Editor\nref: editor\naction: skip\nparameters:\n  rules:\n    efb7b8c949ac4650a09736fc376e9aee:\n      - 5de7edfa648c4d6891dc3e7f84534ffa\nphase: http_request_firewall_managed\n---\nhttp.request.uri.path contains "/editor/"\n',
    },
    { text: skip('starts_with(http.request.uri.path, "/assets/")') },
    { text: skip('http.request.uri.path matches "^/assets/.*\\.css$"') },
    {
      note: "Only from known addresses.",
      text: skip('ip.src in $office and http.request.uri.path contains "/assets/"'),
    },
  ],
});
