import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { FOLDING, PATHS } from "../../support/request-fields.ts";
import { type TextTest, textTestsOf } from "../../support/text-tests.ts";

const FIELDS: ReadonlySet<string> = new Set([...PATHS, "http.request.uri", "raw.http.request.uri"]);

interface Details {
  readonly name: string;
  /** Whether the start page may have been meant. */
  readonly isSlash: boolean;
}

function* check(expression: LintedExpression): Generator<Finding<Details>> {
  for (const test of textTestsOf(expression, FIELDS, FOLDING)) {
    if (!isMetByAll(test)) continue;
    yield { span: test.literal, details: { name: test.field.name, isSlash: test.value !== "" } };
  }
}

function isMetByAll({ how, value }: TextTest): boolean {
  if (how === "contains" || how === "starts_with") return value === "/";
  if (how === "wildcard" || how === "strict wildcard") return value === "/*";
  return how === "ne" && value === "";
}

export const logicEveryPath = lint<Details>({
  code: "logic/every-path",
  severity: "warning",
  preset: "recommended",
  title: "A condition that every path meets",
  what: 'A path, or an address without its host, that has to hold or start with `/`, or fit `"/*"`.',
  why: "Every path starts with `/`, so the condition limits nothing. Where the start page was meant, the rule applies to all pages.",
  message: ({ name, isSlash }) =>
    isSlash
      ? `\`${name}\` always starts with \`/\`, so this is true of every request. Write \`eq "/"\` for the start page, or remove it.`
      : `\`${name}\` is never empty, so this is true of every request. Remove it.`,
  scope: "expression",
  of: "filters",
  needs: { fields: FIELDS, kinds: ["string", "wildcard"] },
  check,
  bad: [
    { text: 'http.host eq "example.com" and http.request.uri.path contains «"/"»' },
    { text: 'ssl and not starts_with(lower(http.request.uri), «"/"»)' },
    { text: 'http.host eq "example.com" and http.request.uri.path wildcard «"/*"»' },
    { text: 'http.request.uri.path ne «""» and http.request.uri.path ne "/"' },
  ],
  good: [
    { text: 'http.request.uri.path eq "/" or http.request.uri.path wildcard "/*/"' },
    { note: "A query may be without.", text: 'http.request.uri.query contains "/"' },
  ],
});
