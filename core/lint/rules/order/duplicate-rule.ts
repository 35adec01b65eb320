import { type Finding, lint } from "../../lint.ts";
import type { LintedFile } from "../../subject.ts";
import { meaningOf, nameOf, removeRuleFix, runsBeforeWherever } from "../../support/rule-meaning.ts";
import { type EarlierRule, rulesInOrder } from "../../support/rules-before.ts";

interface Details {
  readonly other: string;
}

function* check(file: LintedFile): Generator<Finding<Details>> {
  const byKey = new Map<string, EarlierRule[]>();
  const rules = rulesInOrder(file);
  // What a rule means takes a while to find out, and a lone one has nothing to be compared with.
  for (const placed of rules.length > 1 ? rules : []) {
    const { rule, file: name } = placed;
    const key = meaningOf(rule)?.key;
    if (key === undefined) continue;
    const same = byKey.get(key);
    const earlier = same?.find((other) => runsBeforeWherever(other.rule.settings, rule.settings, file.facts));
    if (same === undefined) byKey.set(key, [placed]);
    else same.push(placed);
    if (earlier === undefined || name !== undefined) continue;
    const { start, end } = rule.expression.root;
    const { root } = earlier.rule.expression;
    yield {
      span: { start, end },
      details: { other: nameOf(earlier) },
      fixes: [removeRuleFix(rule)],
      ...(earlier.file === undefined
        ? { related: [{ start: root.start, end: root.end, message: "The same rule." }] }
        : {}),
      tags: ["unnecessary"],
    };
  }
}

const rule = (name: string, expression: string, rest = "action: block") =>
  `---\nname: ${name}\nref: ${name.toLowerCase().replaceAll(" ", "_")}\n${rest}\n---\n${expression}\n`;

export const orderDuplicateRule = lint<Details>({
  code: "order/duplicate-rule",
  severity: "warning",
  preset: "recommended",
  title: "Two rules are the same",
  what: "A rule that matches the same requests as an earlier one of its phase and zone, and does the same. Names, the order of conditions and the spelling of values make no difference.",
  why: "The second one counts against the plan's number of rules. When somebody changes one of the two, the other goes on doing what it did.",
  message: ({ other }) => `This rule matches and does the same as ${other}. Remove one of the two.`,
  scope: "file",
  check,
  bad: [
    {
      text:
        rule(
          "Login abroad",
          'http.request.uri.path eq "/login" and ip.src.country in {"KP" "IR"}',
          "action: managed_challenge",
        ) +
        rule(
          "Countries",
          '«ip.src.country in {"IR" "KP"} and http.request.uri.path in {"/login"}»',
          "action: managed_challenge",
        ),
      fixed: rule(
        "Login abroad",
        'http.request.uri.path eq "/login" and ip.src.country in {"KP" "IR"}',
        "action: managed_challenge",
      ),
    },
    {
      text:
        rule("One", "ip.src in {10.0.0.0/9 10.128.0.0/9}") +
        rule("Two", "«ip.src in {10.0.0.0/8}»") +
        rule("Three", "ssl"),
      fixed: rule("One", "ip.src in {10.0.0.0/9 10.128.0.0/9}") + rule("Three", "ssl"),
    },
  ],
  good: [
    { note: "Another action.", text: rule("One", "ssl", "action: log") + rule("Two", "ssl", "action: js_challenge") },
    {
      note: "A rule that is switched off.",
      text: rule("One", "ssl", "action: log\nenabled: false") + rule("Two", "ssl", "action: log"),
    },
    {
      note: "Different zones.",
      text:
        rule("One", "ssl", "action: log\nzone: [example.com]") + rule("Two", "ssl", "action: log\nzone: [example.net]"),
    },
    { text: rule("One", 'http.host eq "a"', "action: log") + rule("Two", 'http.host eq "A"', "action: log") },
  ],
});
