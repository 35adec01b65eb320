import type { RuleSettings } from "#core/document/model.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { bare } from "../../support/claims.ts";

interface Details {
  readonly how: "block" | "skip";
}

function* check({ tree, settings, neighbours }: LintedExpression): Generator<Finding<Details>> {
  const how = settings === undefined ? undefined : effectOnAll(settings);
  const whole = bare(tree.root);
  if (how === undefined || whole.kind !== "field" || whole.name !== "true") return;
  // Rules that let some in before the rest is blocked are a way to write a list of who may come in.
  if (how === "block" && neighbours.some((rule) => rule.settings.action === "skip" && rule.settings.enabled)) return;
  yield { span: { start: whole.start, end: whole.end }, details: { how } };
}

/** What a rule does to everybody that is worth a word. To challenge, log or count everybody is usual. */
function effectOnAll({ action, phase, ratelimit, enabled }: RuleSettings): Details["how"] | undefined {
  if (ratelimit !== undefined || !enabled) return undefined;
  if (action === "block" && phase === "http_request_firewall_custom") return "block";
  return action === "skip" ? "skip" : undefined;
}

const rule = (action: string, expression: string): string =>
  `---\nname: Everybody\nref: everybody\naction: ${action}\n---\n${expression}\n`;

export const actionEveryRequest = lint<Details>({
  code: "action/every-request",
  severity: "warning",
  preset: "recommended",
  title: "Every request",
  what: "A rule with the expression `true` that blocks, in a file without a `skip` rule, or that skips other rules.",
  why: "It shuts the site, or switches off what it skips. Both are rarely meant for longer than a test. A rule against everybody is better told who may come in.",
  message: ({ how }) =>
    how === "block"
      ? "This blocks every request of the zone. Say whom it should stop, or who may come in: `not ip.src in $office`."
      : "Every request skips these rules, so they protect nothing. Say which requests may skip them.",
  scope: "expression",
  heeds: "skip",
  needs: { fields: ["true"] },
  check,
  bad: [
    { text: rule("block", "«true»") },
    { text: rule("skip\nphase: http_request_firewall_managed\nparameters:\n  ruleset: current", "(«true»)") },
  ],
  good: [
    { text: rule("block", "not ip.src in {203.0.113.0/24}") },
    {
      note: "Some are let in before.",
      text: `---\nname: Office\nref: office\naction: skip\nparameters:\n  ruleset: current\n---\nip.src in {203.0.113.0/24}\n${rule("block", "true")}`,
    },
    { text: rule("log", "true") },
    { note: "Off.", text: rule("block\nenabled: false", "true") },
    {
      note: "Everybody is counted.",
      text: rule(
        "block\nratelimit:\n  characteristics: [ip.src, cf.colo.id]\n  period: 60\n  requests_per_period: 1000\n  mitigation_timeout: 60",
        "true",
      ),
    },
  ],
});
