import { functionInfo } from "#core/catalog/catalog.ts";
import { textOf } from "#core/syntax/literals.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";

interface Details {
  readonly name: string;
  readonly values: readonly string[];
}

function* check(expression: LintedExpression): Generator<Finding<Details>> {
  for (const { name, arguments: given } of expression.all("call")) {
    for (const [index, { values }] of (functionInfo(name)?.params ?? []).entries()) {
      const argument = given[index];
      if (values === undefined || argument?.kind !== "string") continue;
      const value = textOf(argument, expression.text);
      if (value !== undefined && value !== "" && !values.includes(value)) {
        yield { span: argument, details: { name, values } };
      }
    }
  }
}

export const valueArgumentFlag = lint<Details>({
  code: "value/argument-flag",
  severity: "warning",
  preset: "recommended",
  title: "A flag that a function does not take",
  what: "A text of flags in a call that is none of those that Cloudflare documents.",
  why: "Cloudflare refuses such a call, or does without the flag and decodes or replaces something else than was meant.",
  message: ({ name, values }) =>
    `\`${name}()\` takes ${values.map((value) => `\`"${value}"\``).join(", ")} here. Correct the flags.`,
  scope: "expression",
  of: "all",
  needs: { kinds: ["call"] },
  check,
  bad: [
    { text: 'url_decode(http.request.uri.path, «"recursive"») contains "../"' },
    { text: 'not is_timed_hmac_valid_v0("{{key}}", http.request.uri, 60, http.request.timestamp.sec, 1, «"S"»)' },
  ],
  good: [
    { text: 'url_decode(http.request.uri.path, "r") contains "../"' },
    { text: 'url_decode(http.request.uri.path) contains "../"' },
  ],
});
