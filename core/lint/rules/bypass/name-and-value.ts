import type { Comparison, Expression, Field, Logical } from "#core/syntax/ast.ts";
import { textOf } from "#core/syntax/literals.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { bare } from "../../support/claims.ts";
import { fieldOf } from "../../support/comparisons.ts";
import { removeItemFix } from "../../support/fixes.ts";
import { FOLDING } from "../../support/request-fields.ts";

/** A condition that some name, or some value, of a map fits. */
interface Part {
  readonly item: Expression;
  readonly comparison: Comparison;
  readonly field: Field;
  /** The map, such as `http.request.headers`. */
  readonly map: string;
  readonly of: "names" | "values";
}

interface Details {
  readonly meant: string;
}

function* check(expression: LintedExpression): Generator<Finding<Details>> {
  for (const chain of expression.all("logical")) {
    if (chain.operator !== "and") continue;
    const parts = chain.items.flatMap((item) => partOf(item) ?? []);
    for (const value of parts.filter((part) => part.of === "values")) {
      const names = parts.filter(({ of, map }) => of === "names" && map === value.map);
      const [name] = names;
      const key = name === undefined ? undefined : keyOf(name, expression.text);
      if (name === undefined || key === undefined) continue;
      const meant = `${value.map}["${key}"]`;
      const fixes = names.length === 1 ? [joined(chain, name, value, meant)] : [];
      yield { span: value.item, details: { meant }, fixes, related: [{ ...spanOf(name.item), message: "The name." }] };
    }
  }
}

function partOf(item: Expression): Part | undefined {
  const node = bare(item);
  if (node.kind !== "quantifier" || node.name !== "any" || node.argument.kind !== "comparison") return undefined;
  const comparison = node.argument;
  const field = fieldOf(comparison.left, FOLDING);
  const [, map, of] = /^(.+)\.(names|values)$/.exec(field?.name ?? "") ?? [];
  if (field === undefined || map === undefined || (of !== "names" && of !== "values")) return undefined;
  return { item, comparison, field, map, of };
}

/** The one name that is asked for; undefined where it needs escapes. */
function keyOf({ comparison: { operator, right }, map }: Part, text: string): string | undefined {
  const name = operator === "eq" && right.kind === "string" ? textOf(right, text) : undefined;
  if (name === undefined || !/^[\w.-]+$/.test(name)) return undefined;
  return map.endsWith("headers") ? name.toLowerCase() : name;
}

function joined(chain: Logical, name: Part, value: Part, meant: string) {
  const [removal] = removeItemFix("", chain, name.item).edits;
  const { start, nameEnd: end } = value.field;
  const edits = [...(removal === undefined ? [] : [removal]), { start, end, newText: meant }];
  return { title: `Ask for \`${meant}\``, edits };
}

const spanOf = ({ start, end }: Expression) => ({ start, end });

export const bypassNameAndValue = lint<Details>({
  code: "bypass/name-and-value",
  severity: "warning",
  preset: "recommended",
  title: "A name and a value that need not belong together",
  what: "One `any(…)` for a name of a header, cookie or argument, and another one for a value, joined by `and`.",
  why: "Each `any` looks through all of them by itself. A request with one header of that name and another one of that value matches too.",
  message: ({ meant }) =>
    `This may be the value of another one: the two conditions do not speak of the same. Ask for \`${meant}\`.`,
  scope: "expression",
  of: "filters",
  needs: { kinds: ["quantifier"] },
  check,
  bad: [
    {
      text: 'any(http.request.headers.names[*] eq "X-Api-Key") and «any(http.request.headers.values[*] eq "on")»',
      fixed: 'any(http.request.headers["x-api-key"][*] eq "on")',
    },
    {
      text: 'ssl and «any(lower(http.request.uri.args.values[*])[*] contains "a")» and any(http.request.uri.args.names[*] eq "q")',
      fixed: 'ssl and any(lower(http.request.uri.args["q"][*])[*] contains "a")',
    },
  ],
  good: [
    { text: 'any(http.request.headers["x-api-key"][*] eq "on")' },
    { text: 'any(http.request.headers.names[*] eq "x-a") and any(http.request.uri.args.values[*] eq "on")' },
    { text: 'any(http.request.headers.names[*] eq "x-a") or any(http.request.headers.values[*] eq "on")' },
    {
      note: "Both are asked of all.",
      text: 'not any(http.request.headers.names[*] eq "x-a") and any(http.request.headers.values[*] eq "b")',
    },
  ],
});
