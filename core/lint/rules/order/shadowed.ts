import { CoverIndex } from "#core/analysis/reason/cover-index.ts";
import type { Rule, RuleSettings } from "#core/document/model.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedFile } from "../../subject.ts";
import { meaningOf, nameOf, removeRuleFix, runsBeforeWherever } from "../../support/rule-meaning.ts";
import { type EarlierRule, rulesInOrder } from "../../support/rules-before.ts";

interface Details {
  readonly other: string;
  readonly how: "blocks" | "redirects" | "skips";
}

/** Phases in which a rule acts on other grounds than its match alone. */
const NOT_BY_MATCH: ReadonlySet<string> = new Set([
  "http_ratelimit",
  "http_request_sbfm",
  "ddos_l4",
  "ddos_l7",
  "magic_transit_ratelimit",
]);

/**
 * How a match ends the run of the phase for good; undefined when later rules may still be asked. A challenge does not: who
 * has solved it goes on to the next rule.
 */
function endingOf({ action, phase, parameters, ratelimit }: RuleSettings): Details["how"] | undefined {
  if (NOT_BY_MATCH.has(phase) || ratelimit !== undefined) return undefined;
  if (action === "block") return "blocks";
  if (action === "redirect") return "redirects";
  if (action !== "skip") return undefined;
  const { ruleset, phase: skipped } = parameters ?? {};
  return ruleset === "current" || skipped === "current" ? "skips" : undefined;
}

interface Ending {
  readonly placed: EarlierRule;
  readonly how: Details["how"];
  readonly key: string;
}

function* check(file: LintedFile): Generator<Finding<Details>> {
  const endings = new CoverIndex<Ending>();
  const rules = rulesInOrder(file);
  // What a rule means takes a while to find out, and a lone one has nothing to be compared with.
  for (const placed of rules.length > 1 ? rules : []) {
    const { settings } = placed.rule;
    const meaning = meaningOf(placed.rule);
    if (meaning === undefined) continue;
    if (placed.file === undefined) {
      const by = endings.find(meaning, (ending) =>
        runsBeforeWherever(ending.placed.rule.settings, settings, file.facts),
      );
      // Of rules that are the same another lint speaks.
      if (by !== undefined && by.key !== meaning.key) yield found(placed.rule, by);
    }
    const how = endingOf(settings);
    if (how !== undefined) endings.add(meaning, { placed, how, key: meaning.key });
  }
}

function found(rule: Rule, { placed, how }: Ending): Finding<Details> {
  const { start, end } = rule.expression.root;
  const { root } = placed.rule.expression;
  const related = [{ start: root.start, end: root.end, message: "All of these requests match here." }];
  return {
    span: { start, end },
    details: { other: nameOf(placed), how },
    fixes: [removeRuleFix(rule)],
    ...(placed.file === undefined ? { related } : {}),
    tags: ["unnecessary"],
  };
}

const rule = (name: string, expression: string, rest = "action: block") =>
  `---\nname: ${name}\nref: ${name.toLowerCase().replaceAll(" ", "_")}\n${rest}\n---\n${expression}\n`;
const SKIP = "action: skip\nparameters:\n  ruleset: current";

export const orderShadowed = lint<Details>({
  code: "order/shadowed",
  severity: "warning",
  preset: "recommended",
  title: "A rule that is never reached",
  what: "A rule whose every request an earlier rule of its phase and zones blocks, redirects or lets skip the rest.",
  why: "It does nothing, whatever it says. Often the two are in the wrong order, and the narrow one belongs before the wide one. Looked at are the rules of the file; challenges and rate limits end nothing for certain.",
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
  ],
});
