/** Conditions that let visitors past: in a `skip` rule, or below a `not` in one that stops them. */
import { effectOf } from "#core/analysis/reason/client-certificate.ts";
import type { ComparisonOperator, Expression, Node } from "#core/syntax/ast.ts";
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
      if (others.some((other) => asksBeyondVisitors(other))) return true;
    }
    below = above;
  }
  return false;
}

/** Whether it asks for what a visitor cannot choose to be. Not to be somebody in particular is easy, so `not` of that does not count. */
function asksBeyondVisitors(node: Node, isNegated = false): boolean {
  switch (node.kind) {
    case "not":
      return asksBeyondVisitors(node.operand, !isNegated);
    case "group":
      return asksBeyondVisitors(node.inner, isNegated);
    case "logical":
      return node.items.some((item) => asksBeyondVisitors(item, isNegated));
    case "field":
      return !isNegated && isBeyondVisitors(node.name);
    case "comparison": {
      const isExclusion = node.operator === "ne" ? !isNegated : isNegated && IDENTIFYING.has(node.operator);
      return !isExclusion && mentionsWhatIsBeyondVisitors(node);
    }
    default:
      return mentionsWhatIsBeyondVisitors(node);
  }
}

/** Operators that ask for certain values. */
const IDENTIFYING: ReadonlySet<ComparisonOperator> = new Set<ComparisonOperator>(["eq", "in"]);

function mentionsWhatIsBeyondVisitors(node: Node): boolean {
  for (const part of descendants(node)) if (part.kind === "field" && isBeyondVisitors(part.name)) return true;
  return false;
}

/** How a rule lets those past for whom one of its conditions has a certain answer. */
export interface Exemption {
  /** What has to hold (or not to hold) as well for getting past. */
  readonly companions: readonly Expression[];
  /** What a rule that stops visitors asks of them besides. */
  readonly targets: readonly Expression[];
}

/** The exemption of those for whom the node is `answer`; undefined where that does not let them past. */
export function exemptionBy(expression: LintedExpression, node: Node, answer: boolean): Exemption | undefined {
  const effect = expression.path.length > 0 ? undefined : effectOf(expression.settings);
  const companions: Expression[] = [];
  const targets: Expression[] = [];
  let below = node;
  let value = answer;
  for (let above = expression.parentOf(below); above !== undefined; above = expression.parentOf(above)) {
    if (above.kind === "not") value = !value;
    else if (above.kind === "logical") {
      if (above.operator === "xor") return undefined;
      const others = above.items.filter((item) => item !== below);
      if (value === (above.operator === "and")) companions.push(...others);
      else if (above.operator === "and") targets.push(...others);
    } else if (above.kind !== "group") return undefined;
    below = above;
  }
  return effect === (value ? "lets-in" : "stops") ? { companions, targets } : undefined;
}
