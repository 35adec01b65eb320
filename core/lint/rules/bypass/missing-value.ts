import { effectOf } from "#core/analysis/reason/client-certificate.ts";
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { Comparison, ComparisonOperator, Expression, Field, Node } from "#core/syntax/ast.ts";
import { textOf } from "#core/syntax/literals.ts";
import type { Span } from "#core/text/span.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { FOLDING } from "../../support/request-fields.ts";

/** What a request may come without, and how messages call an entry of it. */
const MAPS: ReadonlyMap<string, string> = new Map([
  ["http.request.headers", "header"],
  ["raw.http.request.headers", "header"],
  ["http.request.uri.args", "argument"],
  ["raw.http.request.uri.args", "argument"],
  ["http.request.cookies", "cookie"],
]);
/** Headers that have a field of their own, which is an empty text where the header is missing. */
const OWN_FIELDS: ReadonlyMap<string, string> = new Map([
  ["cookie", "http.cookie"],
  ["referer", "http.referer"],
  ["user-agent", "http.user_agent"],
  ["x-forwarded-for", "http.x_forwarded_for"],
]);

/** Functions that give no value for no value. */
const SEEN_THROUGH: readonly string[] = [...FOLDING, "len"];

/** Operators that are false for no value, and the one that says the opposite of a value. */
const OPPOSITES: Partial<Readonly<Record<ComparisonOperator, Opposite>>> = {
  ne: { word: "eq", symbol: "==" },
  lt: { word: "ge", symbol: ">=" },
  le: { word: "gt", symbol: ">" },
};

interface Opposite {
  readonly word: string;
  readonly symbol: string;
}

/** A condition that should stop whoever sends the wrong value, and is false for who sends none. */
interface Guard {
  /** The comparison, or the `any(…)` around it. */
  readonly node: Expression;
  readonly comparison: Comparison;
  readonly field: Field;
  /** The operator for what is let past; `any-text` where that is whatever is not empty. */
  readonly wanted: Opposite | "any-text";
}

interface Details {
  /** E.g. ``header `x-api-key` ``. */
  readonly value: string;
  /** What stops who sends none as well. */
  readonly advice: string;
}

function* check(expression: LintedExpression): Generator<Finding<Details>> {
  for (const fields of fieldsByEntry(expression)) {
    const guards = fields.flatMap((field) => guardOf(expression, field) ?? []);
    const [guard] = guards;
    // One that asks in another way may well see to those who send nothing.
    if (guard === undefined || guards.length < fields.length || asksForPresence(expression, guard.field)) continue;
    const what = MAPS.get(guard.field.name);
    const edits = guards.flatMap((one) => editsFor(expression, one));
    yield {
      span: spanOf(guard.node),
      details: { value: `${what} \`${keyOf(guard.field)}\``, advice: adviceFor(expression, guard) },
      fixes: [{ title: `Stop those without this ${what} too`, edits }],
    };
  }
}

/** The fields that read from these maps, those of one entry together. */
function fieldsByEntry(expression: LintedExpression): Iterable<readonly Field[]> {
  const byEntry = new Map<string, Field[]>();
  for (const field of expression.all("field")) {
    if (!MAPS.has(field.name)) continue;
    const entry = `${field.name} ${keyOf(field)}`;
    const known = byEntry.get(entry);
    if (known === undefined) byEntry.set(entry, [field]);
    else known.push(field);
  }
  return byEntry.values();
}

const keyOf = ({ indexes: [first] }: Field): string | undefined => first?.key;

/** Whether the expression asks by other fields whether the entry is there. */
function asksForPresence({ features: { fields } }: LintedExpression, field: Field): boolean {
  const own = MAPS.get(field.name) === "header" ? OWN_FIELDS.get(keyOf(field)?.toLowerCase() ?? "") : undefined;
  return fields.includes(`${field.name}.names`) || (own !== undefined && fields.includes(own));
}

function guardOf(expression: LintedExpression, field: Field): Guard | undefined {
  const [, second, ...more] = field.indexes;
  if (keyOf(field) === undefined || more.length > 0) return undefined;
  let below: Node = field;
  let above = expression.parentOf(field);
  while (above?.kind === "call" && above.arguments.length === 1 && SEEN_THROUGH.includes(above.name)) {
    below = above;
    above = expression.parentOf(above);
  }
  if (above?.kind !== "comparison" || above.left !== below) return undefined;
  const comparison = above;
  const wanted = wantedBy(comparison, expression.text);
  const outer = expression.parentOf(comparison);
  const node = outer?.kind === "quantifier" ? outer : comparison;
  // Of no values `all(…)` is true.
  const isAny = node.kind === "quantifier" && node.name === "any";
  if (wanted === undefined || isAny !== (second?.access === "each")) return undefined;
  return letsPastWhenFalse(expression, node) ? { node, comparison, field, wanted } : undefined;
}

/** What has to be sent for not being stopped; undefined where the comparison is not about that. */
function wantedBy({ operator, right }: Comparison, text: string): Guard["wanted"] | undefined {
  if (right.kind === "string") {
    const isEmpty = textOf(right, text) === "";
    if (operator === "eq") return isEmpty ? "any-text" : undefined;
    return operator === "ne" && !isEmpty ? OPPOSITES.ne : undefined;
  }
  if (right.kind !== "integer") return undefined;
  if (/^(?:eq 0|le 0|lt 1)$/.test(`${operator} ${right.value}`)) return "any-text";
  return right.value > 0n && operator !== "ne" ? OPPOSITES[operator] : undefined;
}

/** Whether the rule is there to stop whoever makes this true, or to let past whoever does not. */
function letsPastWhenFalse(expression: LintedExpression, node: Expression): boolean {
  const effect = effectOf(expression.settings);
  const polarity = expression.polarityOf(node);
  return effect === "stops" ? polarity === "positive" : effect === "lets-in" && polarity === "negative";
}

function adviceFor(expression: LintedExpression, { node, wanted }: Guard): string {
  const said = wanted === "any-text" ? 'any(… ne "")' : `… ${wanted.word} …`;
  return expression.parentOf(node)?.kind === "not" ? said : `not ${said}`;
}

/** Says what is wanted below a `not`: what is false for no value is true there. */
function editsFor(expression: LintedExpression, { node, comparison, field, wanted }: Guard): Fix["edits"] {
  const { text } = expression;
  const above = expression.parentOf(node);
  const isSymbol = /[=<>]/.test(text[comparison.operatorSpan.end - 1] ?? "");
  // A `not` that is there already goes: two of them say nothing together.
  const negation =
    above?.kind === "not"
      ? { start: above.start, end: node.start, newText: "" }
      : { start: node.start, end: node.start, newText: isSymbol ? "!" : "not " };
  if (wanted !== "any-text")
    return [negation, { ...spanOf(comparison.operatorSpan), newText: isSymbol ? wanted.symbol : wanted.word }];
  const values = `${text.slice(field.start, field.indexes[0]?.end)}[*]`;
  return [negation, { ...spanOf(node), newText: `any(${values} ${isSymbol ? "!=" : "ne"} "")` }];
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });

const rule = (expression: string, action = "block"): string =>
  `---\nname: Keys\nref: keys\naction: ${action}\n${action === "skip" ? "parameters:\n  ruleset: current\n" : ""}---\n${expression}\n`;

export const bypassMissingValue = lint<Details>({
  code: "bypass/missing-value",
  severity: "warning",
  preset: "recommended",
  title: "Who sends no header gets past",
  what: "A rule that stops whoever sends an empty or a wrong header, cookie or argument, by a condition that is false where it is missing.",
  why: "Where a request does not have the header, there is no value, and Cloudflare documents every comparison with no value as false, be it by `ne` or with an empty text; `any(…)` finds nothing either. Below a `not` that becomes true, and who sends nothing is stopped as well.",
  message: ({ value, advice }) =>
    `Without the ${value} there is nothing to compare, which Cloudflare documents as false: such a request gets past. Write \`${advice}\`.`,
  scope: "expression",
  needs: { fields: MAPS },
  check,
  bad: [
    {
      text: rule('starts_with(http.request.uri.path, "/v1/") and «http.request.headers["x-api-key"][0] eq ""»'),
      fixed: rule('starts_with(http.request.uri.path, "/v1/") and not any(http.request.headers["x-api-key"][*] ne "")'),
    },
    {
      text: 'http.host == "api.example.com" && «any(http.request.headers["authorization"][*] == "")»',
      fixed: 'http.host == "api.example.com" && !any(http.request.headers["authorization"][*] != "")',
    },
    {
      text: 'ssl and «lower(http.request.headers["x-token"][0]) ne "s3cret"»',
      fixed: 'ssl and not lower(http.request.headers["x-token"][0]) eq "s3cret"',
    },
    {
      text: '«any(http.request.cookies["beta"][*] ne "on")»',
      fixed: 'not any(http.request.cookies["beta"][*] eq "on")',
    },
    {
      note: "No value has no length either.",
      text: 'ssl and «len(http.request.uri.args["token"]) eq 0»',
      fixed: 'ssl and not any(http.request.uri.args["token"][*] ne "")',
    },
    {
      text: '«len(http.request.headers["accept-language"][0]) < 5»',
      fixed: '!len(http.request.headers["accept-language"][0]) >= 5',
    },
    {
      note: "The header is named twice, and found once.",
      text: '«http.request.headers["x-env"][0] ne "a"» and http.request.headers["x-env"][0] ne "b"',
      fixed: 'not http.request.headers["x-env"][0] eq "a" and not http.request.headers["x-env"][0] eq "b"',
    },
    {
      note: "A rule that lets visitors past.",
      text: rule('ssl and not «http.request.headers["x-api-key"][0] eq ""»', "skip"),
      fixed: rule('ssl and any(http.request.headers["x-api-key"][*] ne "")', "skip"),
    },
  ],
  good: [
    { text: 'not any(http.request.headers["x-api-key"][*] eq "s3cret")' },
    { text: 'not http.request.headers["x-api-key"][0] in {"s3cret" "0ther"}' },
    {
      note: "Fields of their own are empty where the header is missing.",
      text: 'http.user_agent eq "" or http.referer eq ""',
    },
    {
      note: "The field of its own is asked as well.",
      text: 'http.user_agent eq "" or http.request.headers["user-agent"][0] eq ""',
    },
    {
      note: "Who does not send it is stopped by the other condition.",
      text: 'not any(http.request.headers.names[*] eq "x-api-key") or http.request.headers["x-api-key"][0] eq ""',
    },
    {
      note: "Only those who send it are meant.",
      text: 'http.request.headers["x-debug"][0] ne "" and http.request.headers["x-debug"][0] ne "off"',
    },
    { note: "Of no values all are.", text: 'all(http.request.headers["x-api-key"][*] ne "s3cret")' },
    { note: "Nobody is stopped.", text: rule('http.request.headers["x-api-key"][0] ne "s3cret"', "skip") },
    { note: "Who sends this value is stopped.", text: 'http.request.headers["x-debug"][0] eq "1"' },
  ],
});
