import type { OtherRule } from "#core/analysis/others/model.ts";
import type { Rule } from "#core/document/model.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedFile } from "../../subject.ts";
import { meaningOf, nameOf, removeRuleFix } from "../../support/rule-meaning.ts";
import { isWherever, orderIn } from "../../support/rules-before.ts";

interface Details {
  readonly other: string;
}

function* check(file: LintedFile): Generator<Finding<Details>> {
  const { facts } = file;
  const others = facts.others?.isEmpty === false ? facts.others : undefined;
  const enabled = file.file.rules.filter(({ settings }) => settings.enabled);
  // What a rule means takes a while to find out, and a lone one has nothing to be compared with.
  const rules = enabled.length > 1 || others !== undefined ? enabled : [];
  const isBefore = orderIn(file);
  const byKey = new Map<string, Rule[]>();
  for (const rule of enabled.length > 1 ? rules : []) {
    const key = meaningOf(rule)?.key;
    if (key === undefined) continue;
    const same = byKey.get(key);
    if (same === undefined) byKey.set(key, [rule]);
    else same.push(rule);
  }
  for (const rule of rules) {
    const like = byKey.size === 0 ? [] : (byKey.get(meaningOf(rule)?.key ?? "") ?? []);
    const earlier = like.find(
      (other) =>
        other !== rule &&
        isWherever(other.settings, rule.settings, facts) &&
        (isBefore(other, rule) || (other.index < rule.index && !isBefore(rule, other))),
    );
    if (earlier !== undefined) yield besides(rule, earlier);
    else {
      const theirs = others?.same(rule, file.file) ?? [];
      if (theirs.length > 0) yield elsewhere(rule, theirs);
    }
  }
}

function besides(rule: Rule, earlier: Rule): Finding<Details> {
  const { root } = earlier.expression;
  return {
    ...found(rule, nameOf(earlier.settings.name ?? earlier.settings.ref)),
    related: [{ start: root.start, end: root.end, message: "The same rule." }],
    tags: ["unnecessary"],
  };
}

/** Each of the two may be the one that stays. */
function elsewhere(rule: Rule, theirs: readonly OtherRule[]): Finding<Details> {
  const [first] = theirs as readonly [OtherRule];
  return {
    ...found(rule, nameOf(first.name ?? first.ref, first.file)),
    elsewhere: theirs.map(({ uri, rule: index }) => ({ uri, rule: index, message: "The same rule." })),
  };
}

function found(rule: Rule, other: string) {
  const { start, end } = rule.expression.root;
  return { span: { start, end }, details: { other }, fixes: [removeRuleFix(rule)] };
}

const rule = (name: string, expression: string, rest = "action: block") =>
  `---\nname: ${name}\nref: ${name.toLowerCase().replaceAll(" ", "_")}\n${rest}\n---\n${expression}\n`;

export const orderDuplicateRule = lint<Details>({
  code: "order/duplicate-rule",
  severity: "warning",
  preset: "recommended",
  title: "Two rules are the same",
  what: "A rule that matches the same requests as an earlier one of its phase and zone, or one of another file, and does the same. Names, the order of conditions and the spelling of values make no difference.",
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
    {
      note: "The other one is in another file of the zone. Files are deployed in any order, so it is told in both.",
      text: rule("Office", "«not ip.src in {10.0.0.0/8}»", "action: block\nzone: example.com"),
      fixed: "",
      files: {
        "admin.rule": rule("Only from inside", "not ip.src in {10.0.0.0/8}", "action: block\nzone: example.com"),
      },
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
    {
      note: "The file beside it is for another zone.",
      text: rule("One", "ssl", "action: log\nzone: example.com"),
      files: { "net.rule": rule("Two", "ssl", "action: log\nzone: example.net") },
    },
    { text: rule("One", 'http.host eq "a"', "action: log") + rule("Two", 'http.host eq "A"', "action: log") },
  ],
});
