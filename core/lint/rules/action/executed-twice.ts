import type { RuleSettings } from "#core/document/model.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedFile } from "../../subject.ts";
import { rulesetRunBy } from "../../support/executed-ruleset.ts";
import { nameOf } from "../../support/rule-meaning.ts";
import { runTogether } from "../../support/rules-before.ts";

interface Details {
  readonly other: string;
}

function* check(linted: LintedFile): Generator<Finding<Details>> {
  const { facts } = linted;
  const seen: RuleSettings[] = [];
  for (const one of linted.rules) {
    const { settings } = one.rule;
    const ruleset = settings.enabled ? rulesetRunBy(settings) : undefined;
    const entry = one.entry("parameters", "id");
    if (ruleset === undefined || entry === undefined) continue;
    const span = entry.valueSpan;
    const first = seen.find((other) => rulesetRunBy(other) === ruleset && runTogether(other, settings, facts));
    seen.push(settings);
    if (first !== undefined) {
      yield { span, details: { other: nameOf(first.name ?? first.ref) } };
      continue;
    }
    const [other] = facts.others?.runningTheSame(one.rule) ?? [];
    if (other === undefined) continue;
    const elsewhere = [{ uri: other.uri, rule: other.rule, message: "The same ruleset runs here." }];
    yield { span, details: { other: nameOf(other.name ?? other.ref, other.file) }, elsewhere };
  }
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
    {
      note: "In two files of one zone.",
      text: rule("shop", `«${ID}»`, 'http.host eq "shop.example.com"'),
      facts: { defaultZone: "example.com" },
      files: { "blog.rule": rule("blog", ID, 'http.host eq "blog.example.com"') },
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
