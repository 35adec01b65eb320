import { DEFAULT_PHASE } from "#core/catalog/catalog.ts";
import type { Rule, RuleSettings } from "#core/document/model.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedFile } from "../../subject.ts";
import { runTogether } from "../../support/rules-before.ts";

function* check(linted: LintedFile): Generator<Finding> {
  const { facts, file, rules } = linted;
  for (const one of rules) {
    const { settings } = one.rule;
    if (!skipsOnlyWhatFollows(settings) || facts.others?.mayMeet(settings) === true) continue;
    const meets = (rule: Rule): boolean => runTogether(settings, rule.settings, facts);
    const isLast = file.rules.findLast(meets) === one.rule;
    // Of a rule that is alone nobody knows what it stands before.
    if (!isLast || file.rules.find(meets) === one.rule) continue;
    const entry = one.entry("parameters", "ruleset");
    if (entry !== undefined) yield { span: { start: entry.start, end: entry.end } };
  }
}

function skipsOnlyWhatFollows({ action, phase, parameters, position, enabled }: RuleSettings): boolean {
  if (action !== "skip" || phase !== DEFAULT_PHASE || !enabled) return false;
  if (position !== undefined && position !== "last") return false;
  const { ruleset, ...rest } = parameters ?? {};
  return ruleset === "current" && Object.keys(rest).length === 0;
}

const rule = (ref: string, rest: string, expression: string): string =>
  `---\nname: ${ref}\nref: ${ref}\n${rest}\n---\n${expression}\n`;
const ADMIN = rule("admin", "action: block", 'http.request.uri.path eq "/admin"');

export const actionSkipLast = lint({
  code: "action/skip-last",
  severity: "info",
  preset: "strict",
  title: "Nothing is left to skip",
  what: "A `skip` rule with `ruleset: current` alone that is the last custom rule of its file and zone.",
  why: "It skips the rules after it, and there are none: those before it have had their say. Mostly it was meant to stand before them. Looked at are rule files; a zone may have other rules.",
  message:
    "No rule of these files comes after this one, so it skips nothing. Put it before the rules that it should skip, or name `phases`.",
  scope: "file",
  check,
  bad: [
    {
      text: ADMIN + rule("office", "action: skip\nparameters:\n  «ruleset: current»", "ip.src in {203.0.113.0/24}"),
    },
  ],
  good: [
    { text: rule("office", "action: skip\nparameters:\n  ruleset: current", "ip.src in {203.0.113.0/24}") + ADMIN },
    {
      note: "It skips another phase too.",
      text:
        ADMIN +
        rule(
          "office",
          "action: skip\nparameters:\n  ruleset: current\n  phases: [http_ratelimit]",
          "ip.src in {203.0.113.0/24}",
        ),
    },
    {
      note: "It is put first.",
      text:
        ADMIN +
        rule("office", "action: skip\nposition: first\nparameters:\n  ruleset: current", "ip.src eq 203.0.113.7"),
    },
    {
      note: "The rules of another file of the zone may come after it.",
      text: ADMIN + rule("office", "action: skip\nparameters:\n  ruleset: current", "ip.src in {203.0.113.0/24}"),
      files: { "login.rule": rule("login", "action: block", 'http.request.uri.path eq "/login"') },
    },
    {
      note: "Alone in its file.",
      text: rule("office", "action: skip\nparameters:\n  ruleset: current", "ip.src eq 203.0.113.7"),
    },
  ],
});
