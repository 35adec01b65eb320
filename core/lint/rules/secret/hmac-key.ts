import { textOf } from "#core/syntax/literals.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { isToFillIn } from "../../support/placeholders.ts";

const FUNCTION = "is_timed_hmac_valid_v0";

function* check(expression: LintedExpression): Generator<Finding> {
  for (const { name, arguments: given } of expression.all("call")) {
    const [key] = given;
    if (name !== FUNCTION || key?.kind !== "string") continue;
    const value = textOf(key, expression.text);
    // What is no text is a key of bytes.
    if (value === undefined || (value !== "" && !isToFillIn(value))) yield { span: key };
  }
}

export const secretHmacKey = lint({
  code: "secret/hmac-key",
  severity: "warning",
  preset: "recommended",
  title: "A signing key in plain text",
  what: "A key that is written out in `is_timed_hmac_valid_v0()`.",
  why: "Cloudflare takes the key only as text in the rule. Everybody who reads the file, its history or the rule in the dashboard can sign links with it, and taking it out of the file does not take it out of the history.",
  message:
    "Whoever can read this file or its history can sign links with this key. Keep the file where only those are who may, and change the key when it has been elsewhere.",
  scope: "expression",
  of: "filters",
  needs: { kinds: ["call"] },
  check,
  bad: [
    {
      text: 'http.host eq "downloads.example.com" and not is_timed_hmac_valid_v0(«"correct horse"», http.request.uri, 3600, http.request.timestamp.sec, 8)',
    },
  ],
  good: [
    {
      note: "Something else writes the key there.",
      text: 'not is_timed_hmac_valid_v0("{{download_key}}", http.request.uri, 3600, http.request.timestamp.sec, 8)',
    },
  ],
});
