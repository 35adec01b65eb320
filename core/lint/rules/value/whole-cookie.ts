import type { Fix } from "#core/diagnostics/diagnostic.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { replaceFix } from "../../support/fixes.ts";
import { type TextTest, textTestsOf, WHOLE } from "../../support/text-tests.ts";

const FIELDS: ReadonlySet<string> = new Set(["http.cookie"]);

/** Where the cookie has to stand among all: nowhere else than alone, or before the others. */
type Place = "alone" | "first";

/** The first of each kind: the others of a list say nothing new. */
function* check(expression: LintedExpression): Generator<Finding<{ place: Place }>> {
  const told = new Set<Place>();
  for (const test of textTestsOf(expression, FIELDS, ["lower"])) {
    const place = placeOf(test);
    if (place === undefined || told.has(place)) continue;
    told.add(place);
    yield { span: test.literal, details: { place }, fixes: fixesOf(test) };
  }
}

function placeOf({ how, value }: TextTest): Place | undefined {
  if (value === "" || value.includes(";")) return undefined;
  if (how === "starts_with") return "first";
  if (how !== "wildcard" && how !== "strict wildcard") return WHOLE.has(how) ? "alone" : undefined;
  if (value.startsWith("*")) return undefined;
  return value.endsWith("*") ? "first" : "alone";
}

function fixesOf({ how, literal, node }: TextTest): readonly Fix[] {
  if (node.kind !== "comparison") return [];
  if (how === "eq") return [replaceFix("Write `contains`", node.operatorSpan, "contains", false)];
  if (how !== "wildcard" && how !== "strict wildcard") return [];
  const { start } = literal.content;
  return [{ title: "Write `*` before it", edits: [{ start, end: start, newText: "*" }] }];
}

const PLACES: Readonly<Record<Place, string>> = { alone: "there is no other", first: "this one comes first" };

export const valueWholeCookie = lint<{ place: Place }>({
  code: "value/whole-cookie",
  severity: "info",
  preset: "recommended",
  title: "One cookie compared with all of them",
  what: "`http.cookie` compared with a single cookie by `eq`, `ne` or `in`, or by its start.",
  why: "`http.cookie` is the whole header, `a=1; b=2`. As soon as the visitor has a second cookie, the first comparison is false, and the second wherever another comes first.",
  message: ({ place }) =>
    `\`http.cookie\` holds all cookies of the visitor, so this matches only where ${PLACES[place]}. Write \`contains\`, or ask for \`http.request.cookies\`.`,
  scope: "expression",
  of: "filters",
  needs: { fields: FIELDS },
  check,
  bad: [
    { text: 'http.cookie eq «"beta=1"»', fixed: 'http.cookie contains "beta=1"' },
    { text: 'not http.cookie in {«"a=1"»}' },
    { text: 'http.cookie wildcard «r"wordpress_logged_in*"»', fixed: 'http.cookie wildcard r"*wordpress_logged_in*"' },
    { note: "Once in a rule.", text: 'starts_with(http.cookie, «"session="») or starts_with(http.cookie, "auth=")' },
  ],
  good: [
    { text: 'http.cookie contains "beta=1" or http.cookie eq ""' },
    { text: 'any(http.request.cookies["beta"][*] eq "1")' },
    { text: 'http.cookie wildcard "*session=*" or http.cookie wildcard "*"' },
  ],
});
