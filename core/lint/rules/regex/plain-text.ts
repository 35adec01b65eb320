import type { Comparison } from "#core/syntax/ast.ts";
import type { RegexNode } from "#core/syntax/regex/ast.ts";
import { quote } from "#core/syntax/value-slips.ts";
import { sliceOf } from "#core/text/span.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { isEdge, itemsOf, plainText, regexesOf } from "../../support/regexes.ts";

/** What says the same as a regex. */
interface Plain {
  readonly how: "eq" | "contains" | "in" | "starts_with" | "ends_with";
  readonly texts: readonly string[];
}

function* check(expression: LintedExpression): Generator<Finding<{ how: Plain["how"] }>> {
  for (const { comparison, literal, ast } of regexesOf(expression)) {
    const plain = plainOf(ast);
    const newText = plain === undefined ? undefined : writtenAs(comparison, plain, expression.text);
    if (plain === undefined || newText === undefined) continue;
    const edits = [{ start: comparison.start, end: comparison.end, newText }];
    yield {
      span: { start: literal.start, end: literal.end },
      details: { how: plain.how },
      fixes: [{ title: `Write \`${plain.how}\``, edits, preferred: true }],
    };
  }
}

function plainOf(ast: RegexNode): Plain | undefined {
  const items = itemsOf(ast);
  const start = isEdge(items[0], "start");
  const end = isEdge(items.at(-1), "end");
  const inner = items.slice(start ? 1 : 0, end ? -1 : undefined);
  const text = plainText(inner);
  if (text !== undefined) {
    if (text === "") return undefined;
    return { how: start ? (end ? "eq" : "starts_with") : end ? "ends_with" : "contains", texts: [text] };
  }
  const [group, ...others] = inner;
  if (!start || !end || others.length > 0 || group?.kind !== "group" || group.flags !== undefined) return undefined;
  const { body } = group;
  const texts = (body.kind === "alternation" ? body.alternatives : [body]).map((one) => plainText(itemsOf(one)));
  const known = texts.filter((one) => one !== undefined);
  return known.length === texts.length ? { how: "in", texts: known } : undefined;
}

/** The comparison without its regex; undefined where that could mean something else, as calls do without a value. */
function writtenAs({ left }: Comparison, { how, texts }: Plain, text: string): string | undefined {
  const operand = sliceOf(text, left);
  const quoted = texts.map(quote);
  if (how === "eq" || how === "contains") return `${operand} ${how} ${quoted[0]}`;
  if (how === "in") return `${operand} in {${quoted.join(" ")}}`;
  return left.kind === "field" && left.indexes.length === 0 ? `${how}(${operand}, ${quoted[0]})` : undefined;
}

export const regexPlainText = lint({
  code: "regex/plain-text",
  severity: "hint",
  preset: "recommended",
  title: "A regex where plain text is enough",
  what: "A regex that only says which text a value is, holds, starts or ends with.",
  why: "`eq`, `in`, `contains`, `starts_with` and `ends_with` say it without escapes to get wrong, and work on every plan. Regexes need a Business plan, and a rule may hold 64.",
  message: ({ how }: { how: Plain["how"] }) => `\`${how}\` says the same without a regex.`,
  scope: "expression",
  of: "filters",
  needs: { operators: ["matches"] },
  check,
  bad: [
    { text: 'http.request.uri.path matches «"^/login$"»', fixed: 'http.request.uri.path eq "/login"' },
    { text: 'http.host matches «r"^(www|api)$"»', fixed: 'http.host in {"www" "api"}' },
    { text: 'http.user_agent matches «"curl"»', fixed: 'http.user_agent contains "curl"' },
    { text: 'http.request.uri.path matches «"^/api/"»', fixed: 'starts_with(http.request.uri.path, "/api/")' },
    { text: 'http.request.uri.path matches «"\\.php$"»', fixed: 'ends_with(http.request.uri.path, ".php")' },
  ],
  good: [
    { text: 'http.request.uri.path matches "^/api/v[0-9]"' },
    { note: "The flag makes a difference.", text: 'http.user_agent matches "(?i)curl"' },
    {
      note: "A header may be absent, and a call on it is then no plain false.",
      text: 'http.request.headers["x-client"][0] matches "^app/"',
    },
  ],
});
