import type { RuleSettings } from "#core/document/model.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedFile } from "../../subject.ts";
import { nameOf } from "../../support/rule-meaning.ts";
import { type EarlierRule, rulesInOrder, runTogether } from "../../support/rules-before.ts";

/** Phases of rulesets that Cloudflare keeps; one of your own may run more often. */
const MANAGED: ReadonlySet<string> = new Set([
  "http_request_firewall_managed",
  "http_response_firewall_managed",
  "ddos_l7",
  "ddos_l4",
  "magic_transit_managed",
  "magic_transit_ids_managed",
]);

interface Details {
  readonly other: string;
}

function* check(linted: LintedFile): Generator<Finding<Details>> {
  const seen: EarlierRule[] = [];
  for (const placed of executing(linted)) {
    const { settings } = placed.rule;
    const first = seen.find(
      ({ rule }) =>
        rulesetOf(rule.settings) === rulesetOf(settings) && runTogether(rule.settings, settings, linted.facts),
    );
    seen.push(placed);
    if (first === undefined || placed.file !== undefined) continue;
    const entry = linted.rules[placed.rule.index]?.entry("parameters", "id");
    if (entry !== undefined) yield { span: entry.valueSpan, details: { other: nameOf(first) } };
  }
}

function executing(linted: LintedFile): readonly EarlierRule[] {
  return rulesInOrder(linted).filter(({ rule: { settings } }) => rulesetOf(settings) !== undefined);
}

function rulesetOf({ action, phase, parameters }: RuleSettings): string | undefined {
  const id = parameters?.["id"];
  return action === "execute" && MANAGED.has(phase) && typeof id === "string" ? id : undefined;
}

const ID = "efb7b8c949ac4650a09736fc376e9aee";
const rule = (ref: string, id: string, expression: string): string =>
  `---\nname: ${ref}\nref: ${ref}\naction: execute\nphase: http_request_firewall_managed\nparameters:\n  id: ${id}\n---\n${expression}\n`;

export const actionExecutedTwice = lint<Details>({
  code: "action/executed-twice",
  severity: "warning",
  preset: "recommended",
  title: "A managed ruleset runs twice",
  what: "Two `execute` rules of one phase and zone that name the same managed ruleset.",
  why: "Cloudflare takes one such rule a phase and refuses the second, whatever its expression.",
  message: ({ other }) =>
    `${other} runs this ruleset already, and Cloudflare takes only one rule for it. Join their expressions with \`or\`, and put what differs into overrides.`,
  scope: "file",
  check,
  bad: [
    {
      text:
        rule("shop", ID, 'http.host eq "shop.example.com"') +
        rule("blog", `«${ID}»`, 'http.host eq "blog.example.com"'),
    },
  ],
  good: [
    { text: rule("one", ID, "true") + rule("two", "4814384a9e5d4991b9815dcfc25d2f1f", "true") },
    {
      note: "Other zones.",
      text: (rule("one", ID, "true") + rule("two", ID, "true"))
        .replace("ref: one", "ref: one\nzone: example.com")
        .replace("ref: two", "ref: two\nzone: example.net"),
    },
  ],
});
