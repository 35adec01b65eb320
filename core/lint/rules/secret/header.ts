import { effectOf } from "#core/analysis/reason/client-certificate.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { FOLDING } from "../../support/request-fields.ts";
import { looksRandom } from "../../support/secrets.ts";
import { type How, type TextTest, textTestsOf } from "../../support/text-tests.ts";

/** What a visitor sends and a server can ask for. */
const SENT: ReadonlySet<string> = new Set(
  ["http.request.headers", "http.request.uri.args", "http.request.uri.query"]
    .flatMap((name) => [name, `raw.${name}`])
    .concat(["http.request.cookies", "http.request.body.form"])
    .flatMap((name) => [name, `${name}.values`])
    .concat(["http.cookie", "http.user_agent"]),
);
const WHOLE: ReadonlySet<How> = new Set<How>(["eq", "ne", "in", "wildcard", "strict wildcard"]);
/** Texts that hold much, of which a secret is a part: a header with all cookies, a query with all arguments. */
const HOLDING: ReadonlySet<string> = new Set(["http.cookie", "http.request.uri.query", "raw.http.request.uri.query"]);
/** Headers with long texts that are no secrets. */
const OPEN = /^(?:if-(?:none-)?match|content-md5|(?:content-|repr-)?digest|etag|traceparent|cf-ray)$/;

function* check(expression: LintedExpression): Generator<Finding> {
  for (const test of textTestsOf(expression, SENT, FOLDING)) {
    const { how, field, literal } = test;
    if (!WHOLE.has(how) && !(how === "contains" && HOLDING.has(field.name))) continue;
    if (OPEN.test(field.indexes[0]?.key ?? "") || !looksRandom(secretIn(test))) continue;
    if (!turnsOthersAway(expression, test)) continue;
    yield { span: literal };
  }
}

/** Of `session=…` what is behind the first `=`. */
function secretIn({ field, value }: TextTest): string {
  return HOLDING.has(field.name) ? value.slice(value.indexOf("=") + 1) : value;
}

/** Not where the rule stops those who send the value: that is no pass, but the mark of somebody unwelcome. */
function turnsOthersAway(expression: LintedExpression, { node, how }: TextTest): boolean {
  if (effectOf(expression.settings) !== "stops") return true;
  const polarity = expression.polarityOf(node);
  return how === "ne" ? polarity === "positive" : polarity === "negative";
}

const TOKEN = "f3Zk91xQv7LmA2tR8sWb";
const skip = (expression: string): string =>
  `---\nname: Our robot\nref: robot\naction: skip\nparameters:\n  ruleset: current\n---\n${expression}\n`;

export const secretHeader = lint({
  code: "secret/header",
  severity: "warning",
  preset: "recommended",
  title: "A shared secret in plain text",
  what: "A long random text that lets those past who send it in a header, a cookie or an argument.",
  why: "Everybody who reads the file, its history or the rule in the dashboard can send the same, and nobody sees the difference. A client certificate proves who somebody is without a secret in the rule.",
  message:
    "Whoever can read this file or its history can send this and get past. Ask for a client certificate (`cf.tls_client_auth.cert_verified`) or for addresses instead, or keep the file where only those are who may know it.",
  scope: "expression",
  of: "filters",
  needs: { fields: SENT },
  check,
  bad: [
    { text: skip(`any(http.request.headers["x-robot-key"][*] eq «"${TOKEN}"»)`) },
    {
      note: "Below `not`, in a rule that blocks.",
      text: `http.host eq "api.example.com" and not any(http.request.headers["authorization"][*] in {«"Bearer ${TOKEN}"»})`,
    },
    { text: `starts_with(http.request.uri.path, "/hook") and http.request.uri.args["key"][0] ne «"${TOKEN}"»` },
    { text: `http.request.uri.path eq "/beta" and http.cookie ne «"beta=${TOKEN}"»` },
    { note: "One of all cookies.", text: skip(`http.cookie contains «"beta=${TOKEN}"»`) },
  ],
  good: [
    { note: "Short, and known to everybody.", text: skip('any(http.request.headers["x-beta"][*] eq "yes")') },
    { note: "Words.", text: skip('http.request.headers["content-type"][0] eq "application/x-www-form-urlencoded"') },
    { note: "Who sends it is stopped.", text: `any(http.request.headers["x-api-key"][*] eq "${TOKEN}")` },
    {
      note: "Only the start of it.",
      text: skip('any(http.request.headers["authorization"][*] contains "Bearer ")'),
    },
  ],
});
