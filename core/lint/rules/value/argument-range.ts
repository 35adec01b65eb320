import { functionInfo } from "#core/catalog/catalog.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";

interface Details {
  readonly name: string;
  readonly min: number;
  readonly max: number;
}

function* check(expression: LintedExpression): Generator<Finding<Details>> {
  for (const { name, arguments: given } of expression.all("call")) {
    for (const [index, { range }] of (functionInfo(name)?.params ?? []).entries()) {
      const [min, max] = range ?? [];
      const argument = given[index];
      if (min === undefined || max === undefined || argument?.kind !== "integer") continue;
      const { value } = argument;
      // Zero bits are a network too, and written where the other family does not matter.
      const least = name.startsWith("cidr") ? 0 : min;
      if (value < BigInt(least) || value > BigInt(max)) yield { span: argument, details: { name, min, max } };
    }
  }
}

export const valueArgumentRange = lint<Details>({
  code: "value/argument-range",
  severity: "warning",
  preset: "recommended",
  title: "A number that a function does not take",
  what: "A number in a call that is outside what Cloudflare documents, such as 40 bits of an IPv4 address.",
  why: "Cloudflare refuses such a call, or the call gives no value and nothing matches.",
  message: ({ name, min, max }) => `\`${name}()\` takes ${min} to ${max} here. Correct the number.`,
  scope: "expression",
  of: "all",
  needs: { kinds: ["call"] },
  check,
  bad: [{ text: "cidr(ip.src, «40», 64) eq 203.0.113.0" }, { text: "cidr6(ip.src, «129») eq 2001:db8::" }],
  good: [{ text: "cidr(ip.src, 24, 0) eq 203.0.113.0" }, { text: "cidr(ip.src, 24, 64) eq 203.0.113.0" }],
});
