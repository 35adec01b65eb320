/** Conditions that let visitors past: in a `skip` rule, or below a `not` in one that stops them. */
import { effectOf } from "#core/analysis/reason/client-certificate.ts";
import type { Node } from "#core/syntax/ast.ts";
import { descendants } from "#core/syntax/visit.ts";
import type { LintedExpression } from "../subject.ts";
import { isBeyondVisitors } from "./request-fields.ts";

/** Whether a visitor who makes this condition true gets past the rule, or past the rules that it skips. */
export function exempts(expression: LintedExpression, node: Node): boolean {
  const effect = expression.path.length > 0 ? undefined : effectOf(expression.settings);
  const polarity = expression.polarityOf(node);
  return effect === "lets-in" ? polarity === "positive" : effect === "stops" && polarity === "negative";
}

/**
 * Whether getting past takes more than this condition: something that a visitor cannot choose, such as an address, has to
 * hold beside it.
 */
export function isGuarded(expression: LintedExpression, node: Node): boolean {
  let below = node;
  for (let above = expression.parentOf(node); above !== undefined; above = expression.parentOf(above)) {
    // What stands beside a `not` narrows whom the rule stops, not whom it lets past.
    if (above.kind === "not") return false;
    if (above.kind === "logical" && above.operator === "and") {
      const others = above.items.filter((item) => item !== below);
      if (others.some(asksBeyondVisitors)) return true;
    }
    below = above;
  }
  return false;
}

function asksBeyondVisitors(node: Node): boolean {
  for (const part of descendants(node)) if (part.kind === "field" && isBeyondVisitors(part.name)) return true;
  return false;
}
