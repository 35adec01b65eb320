/**
 * A rule said in plain words: "Block requests to `api.example.com` when the client certificate is not verified, or was
 * revoked." The words come from tables and never say more than the expression: what has no sure words is quoted.
 */
import type { Rule } from "#core/document/model.ts";
import type { Expression, Tree } from "#core/syntax/ast.ts";
import { actionPhrase, rateLimitText } from "./plain-words/actions.ts";
import { bullets, type Clause, heading, joined, prose } from "./plain-words/clause.ts";
import { conditionOf } from "./plain-words/condition.ts";

/**
 * The rule as one Markdown paragraph, or a sentence with a list below it where the expression is long. Undefined when the
 * expression is empty or has an error, for then nobody knows what it means.
 */
export function ruleInWords(rule: Rule): string | undefined {
  if (!isWhole(rule.expression)) return undefined;
  const condition = conditionOf(rule.expression.root, rule.expression.text);
  const { qualifiers, rest } = qualified(condition);
  const { settings } = rule;
  const what = settings.phase.startsWith("magic_transit") || settings.phase === "ddos_l4" ? "packets" : "requests";
  const requests = requestsText(qualifiers, what, rest === undefined);
  const action = actionPhrase(rule).replace("%", () => requests);
  const said = rest === undefined ? `${action}.` : whenText(action, rest);
  const more = [countingText(rule), settings.enabled ? undefined : "The rule is switched off."];
  return [said, ...more].filter((part) => part !== undefined).join("\n\n");
}

function countingText({ settings, embedded }: Rule): string | undefined {
  const counting = embedded.find(({ path }) => path[0] === "ratelimit" && path[1] === "counting_expression");
  const text = rateLimitText(settings.ratelimit);
  const counted = counting === undefined ? undefined : conditionInWords(counting.tree);
  if (text === undefined || counted === undefined) return text;
  return `${text} Requests are counted when ${counted}`;
}

/** What a filter expression says, without a rule: "the path starts with `/admin`." or a heading with a list. */
export function conditionInWords(tree: Tree): string | undefined {
  return isWhole(tree) ? partInWords(tree.root, tree.text) : undefined;
}

/** The same for a part of an expression that has no error. */
export function partInWords(expression: Expression, text: string): string | undefined {
  const clause = conditionOf(expression, text);
  if (clause === undefined) return undefined;
  const said = prose(clause);
  if (said !== undefined) return `${said}.`;
  return clause.kind === "fact" ? undefined : `${heading(clause)}:\n\n${bullets(clause)}`;
}

function isWhole(tree: Tree): boolean {
  return tree.options.root === "filter" && tree.root.kind !== "missing" && tree.engineError === undefined;
}

function whenText(action: string, clause: Clause): string {
  const said = prose(clause);
  if (said !== undefined) return `${action} when ${said}.`;
  if (clause.kind === "fact") return `${action} when ${clause.subject} ${clause.predicate}.`;
  return `${action} when ${heading(clause)}:\n\n${bullets(clause)}`;
}

/** Facts that are said beside "requests": which hosts, methods and countries. */
const QUALIFYING = ["http.request.method", "http.host", "ip.src.country"] as const;
type Qualifying = (typeof QUALIFYING)[number];
type Qualifiers = Readonly<Partial<Record<Qualifying, readonly string[]>>>;

/** Takes out of a conjunction at most one fact of each kind that can be said beside "requests". */
function qualified(condition: Clause | undefined): {
  readonly qualifiers: Qualifiers;
  readonly rest: Clause | undefined;
} {
  if (condition === undefined) return { qualifiers: {}, rest: undefined };
  const items = condition.kind === "list" && condition.joiner === "and" ? condition.items : [condition];
  const qualifiers: Partial<Record<Qualifying, readonly string[]>> = {};
  const rest = items.filter((item) => {
    const values = qualifyingValues(item);
    const field = item.kind === "fact" ? (item.field as Qualifying) : undefined;
    if (values === undefined || field === undefined || qualifiers[field] !== undefined) return true;
    qualifiers[field] = values;
    return false;
  });
  const [first] = rest;
  if (rest.length < 2) return { qualifiers, rest: first };
  return { qualifiers, rest: { kind: "list", joiner: "and", items: rest } };
}

const MOST_VALUES = 5;

function qualifyingValues(item: Clause): readonly string[] | undefined {
  if (item.kind !== "fact" || item.oneOf === undefined || item.oneOf.negated) return undefined;
  if (!QUALIFYING.some((field) => field === item.field)) return undefined;
  const { values } = item.oneOf;
  return values.length > MOST_VALUES || values.includes("empty") ? undefined : values;
}

function requestsText(qualifiers: Qualifiers, what: string, isAll: boolean): string {
  const methods = qualifiers["http.request.method"];
  const hosts = qualifiers["http.host"];
  const countries = qualifiers["ip.src.country"];
  const every = isAll && methods === undefined && hosts === undefined && countries === undefined;
  return [
    every ? "all" : undefined,
    methods === undefined ? undefined : joined(methods, "or"),
    what,
    hosts === undefined ? undefined : `to ${joined(hosts, "or")}`,
    countries === undefined ? undefined : `from ${joined(countries, "or")}`,
  ]
    .filter((part) => part !== undefined)
    .join(" ");
}
