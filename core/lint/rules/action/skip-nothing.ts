import type { HeaderEntry } from "#core/document/model.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedRule } from "../../subject.ts";

function* check(linted: LintedRule): Generator<Finding<{ keys: readonly string[] }>> {
  if (linted.settings?.action !== "skip") return;
  const { children = [] } = linted.entry("parameters") ?? {};
  const [first] = children;
  if (first === undefined || !children.every(isEmpty)) return;
  yield { span: first.valueSpan, details: { keys: children.map(({ key }) => key) } };
}

function isEmpty({ value, children }: HeaderEntry): boolean {
  return children.length === 0 && typeof value === "object" && value !== null;
}

const skip = (parameters: string, phase = "http_request_firewall_managed"): string =>
  `---\nname: Exception\nref: exception\naction: skip\nphase: ${phase}\nparameters:\n${parameters}\n---\nhttp.host eq "www.example.com"\n`;

export const actionSkipNothing = lint({
  code: "action/skip-nothing",
  severity: "warning",
  preset: "recommended",
  title: "A rule that skips nothing",
  what: "A `skip` rule whose lists of what to skip are all empty.",
  why: "The exception is not made, and what it was meant for is stopped as before. Mostly a variable was empty when the rule was written.",
  message: ({ keys }: { keys: readonly string[] }) =>
    `${keys.map((key) => `\`${key}\``).join(" and ")} ${keys.length === 1 ? "is" : "are"} empty, so this rule skips nothing. Name what it should skip.`,
  scope: "rule",
  needsKey: "parameters",
  check,
  bad: [
    { text: skip("  rulesets: «[]»") },
    { text: skip("  phases: «[]»\n  products: []", "http_request_firewall_custom") },
  ],
  good: [
    { text: skip("  rulesets: [efb7b8c949ac4650a09736fc376e9aee]") },
    { text: skip("  ruleset: current\n  products: []", "http_request_firewall_custom") },
  ],
});
