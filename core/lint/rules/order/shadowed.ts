import type { Ending } from "#core/analysis/others/model.ts";
import { CoverIndex } from "#core/analysis/reason/cover-index.ts";
import type { Rule } from "#core/document/model.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedFile } from "../../subject.ts";
import { endingOf } from "../../support/ending.ts";
import { meaningOf, nameOf, removeRuleFix } from "../../support/rule-meaning.ts";
import { isWherever, orderIn } from "../../support/rules-before.ts";

interface Details {
  readonly other: string;
  readonly how: Ending;
}

interface Taker {
  readonly rule: Rule;
  readonly how: Ending;
  readonly key: string;
}

function* check(file: LintedFile): Generator<Finding<Details>> {
  const { facts } = file;
  const takers = new CoverIndex<Taker>();
  const rules = file.file.rules.filter(({ settings }) => settings.enabled);
  const isBefore = orderIn(file);
  // What a rule means takes a while to find out, and a lone one has nothing to be compared with.
  for (const rule of rules.length > 1 ? rules : []) {
    const how = endingOf(rule.settings);
    const meaning = how === undefined ? undefined : meaningOf(rule);
    if (how !== undefined && meaning !== undefined) takers.add(meaning, { rule, how, key: meaning.key });
  }
  for (const rule of rules) {
    const meaning = rules.length > 1 ? meaningOf(rule) : undefined;
    const by =
      meaning === undefined
        ? undefined
        : takers.find(
            meaning,
            // Of rules that are the same another lint speaks.
            ({ rule: other, key }) =>
              key !== meaning.key && isWherever(other.settings, rule.settings, facts) && isBefore(other, rule),
          );
    if (by !== undefined) {
      const { root } = by.rule.expression;
      const related = [{ start: root.start, end: root.end, message: MATCH_HERE }];
      yield { ...found(rule, nameOf(by.rule.settings.name ?? by.rule.settings.ref), by.how), related };
      continue;
    }
    const other = facts.others?.takerOf(rule, file.file);
    if (other === undefined) continue;
    const elsewhere = [{ uri: other.uri, rule: other.rule, message: MATCH_HERE }];
    yield { ...found(rule, nameOf(other.name ?? other.ref, other.file), other.how), elsewhere };
  }
}

const MATCH_HERE = "All of these requests match here.";

function found(rule: Rule, other: string, how: Ending): Finding<Details> {
  const { start, end } = rule.expression.root;
  return { span: { start, end }, details: { other, how }, fixes: [removeRuleFix(rule)], tags: ["unnecessary"] };
}

const rule = (name: string, expression: string, rest = "action: block") =>
  `---\nname: ${name}\nref: ${name.toLowerCase().replaceAll(" ", "_")}\n${rest}\n---\n${expression}\n`;
const IN_ZONE = "action: block\nzone: example.com";
const SKIP = "action: skip\nparameters:\n  ruleset: current";

export const orderShadowed = lint<Details>({
  code: "order/shadowed",
  severity: "warning",
  preset: "recommended",
  title: "A rule that is never reached",
  what: "A rule whose every request an earlier rule of its phase and zones blocks, redirects or lets skip the rest.",
  why: "It does nothing, whatever it says. Often the two are in the wrong order, and the narrow one belongs before the wide one. Challenges and rate limits end nothing for certain. A rule of another file is taken into account where `position` says that it runs first: files are deployed in any order.",
  message: ({ other, how }) => {
    const what = {
      blocks: `${other} blocks every request that this rule matches`,
      redirects: `${other} redirects every request that this rule matches`,
      skips: `Every request that this rule matches skips it because of ${other}`,
    }[how];
    return `${what}, so it does nothing. Put this rule before that one, or remove it.`;
  },
  scope: "file",
  check,
  bad: [
    {
      note: "The office never gets to the rule that lets it in.",
      text:
        rule("Admin", 'starts_with(http.request.uri.path, "/admin")') +
        rule("Admin from the office", '«http.request.uri.path eq "/admin/login" and ip.src in {10.0.0.0/8}»', SKIP),
      fixed: rule("Admin", 'starts_with(http.request.uri.path, "/admin")'),
    },
    {
      text: rule("Office", "ip.src in {10.0.0.0/8}", SKIP) + rule("Printers", "«ip.src in {10.1.0.0/16} and ssl»"),
      fixed: rule("Office", "ip.src in {10.0.0.0/8}", SKIP),
    },
    {
      note: "One host of several.",
      text:
        rule("Hosts", 'http.host in {"a.example.com" "b.example.com"} and not ssl') +
        rule(
          "Login",
          '«not ssl and http.host eq "b.example.com" and http.request.uri.path eq "/login"»',
          "action: log",
        ),
      fixed: rule("Hosts", 'http.host in {"a.example.com" "b.example.com"} and not ssl'),
    },
    {
      note: "A rule of another file that is deployed to the first place.",
      text: rule("Login", '«http.host eq "old.example.com" and http.request.uri.path eq "/login"»', IN_ZONE),
      fixed: "",
      files: { "closed.rule": rule("Closed", 'http.host eq "old.example.com"', `${IN_ZONE}\nposition: first`) },
    },
  ],
  good: [
    {
      note: "The narrow rule comes first.",
      text:
        rule("Admin from the office", 'http.request.uri.path eq "/admin/login" and ip.src in {10.0.0.0/8}', SKIP) +
        rule("Admin", 'starts_with(http.request.uri.path, "/admin")'),
    },
    {
      note: "The earlier rule leaves these out.",
      text:
        rule("Office", "ip.src in {10.0.0.0/8} and not ip.src in {10.1.0.0/16}", SKIP) +
        rule("Printers", "ip.src in {10.1.0.0/16}"),
    },
    {
      note: "Who solves the challenge goes on.",
      text:
        rule("All", "ssl", "action: managed_challenge") + rule("Login", 'ssl and http.request.uri.path eq "/login"'),
    },
    {
      note: "Only logged.",
      text: rule("All", "ssl", "action: log") + rule("Login", 'ssl and http.host eq "a.example.com"'),
    },
    {
      note: "Switched off.",
      text: rule("All", "ssl", "action: block\nenabled: false") + rule("Login", 'ssl and http.host eq "a.example.com"'),
    },
    {
      note: "Another zone.",
      text:
        rule("All", "ssl", "action: block\nzone: [example.com]") +
        rule("Login", 'ssl and http.host eq "a.example.net"', "action: block\nzone: [example.com, example.net]"),
    },
    {
      note: "Put first by its position.",
      text: rule("All", "ssl") + rule("Login", 'ssl and http.host eq "a.example.com"', "action: log\nposition: first"),
    },
    {
      note: "Of two files nobody knows which one's rules run first, unless `position` says so.",
      text: rule("Login", 'http.host eq "old.example.com" and http.request.uri.path eq "/login"', IN_ZONE),
      files: { "closed.rule": rule("Closed", 'http.host eq "old.example.com"', IN_ZONE) },
    },
  ],
});
