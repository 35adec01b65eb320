/** What is said of a condition that has the same answer for every request. */
import type { Settled } from "#core/analysis/reason/claims.ts";
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { Span } from "#core/text/span.ts";
import type { Finding } from "../lint.ts";
import type { LintedExpression } from "../subject.ts";
import { bothCompare, claimsAbout, isLoosePair, ownerOf, quoted } from "./claims.ts";
import { removeItemFix, replaceFix } from "./fixes.ts";
import { misfoldedTest } from "./misfolded.ts";
import { contentFix } from "./text-tests.ts";

export interface SettledDetails {
  /** The part that decides it together with this one, as text. */
  readonly other: string | undefined;
  /** Whether the rule's whole expression has always the same answer. */
  readonly isWhole: boolean;
  /** The function because of which a part has that answer on its own: its values have no letters of the other kind. */
  readonly folding: "lower" | "upper" | undefined;
}

/** What differs between "never" and "always". */
export interface SettledWords {
  readonly kind: Settled["kind"];
  /** Two comparisons by this operator settle a chain that should have been joined by the other one. */
  readonly compared: "eq" | "ne";
  readonly meant: { readonly title: string; readonly word: "and" | "or"; readonly symbol: "&&" | "||" };
  /** In a chain of this operator the part can go. */
  readonly needlessIn: "and" | "or";
  /** Stands at the other part. */
  readonly related: string;
}

/** Every part of the expression that is settled so, but for those that `isTold` elsewhere. */
export function* settledFindings(
  expression: LintedExpression,
  words: SettledWords,
  isTold: (claim: Settled) => boolean = () => false,
): Generator<Finding<SettledDetails>> {
  for (const claim of claimsAbout(expression, words.kind)) {
    if (isTold(claim)) continue;
    const { node, pair } = claim;
    const [first, second] = pair ?? [];
    const isWhole = expression.path.length === 0 && ownerOf(expression, node).owner === undefined;
    yield {
      span: second ?? node,
      details: {
        other: first && quoted(expression, first),
        isWhole,
        folding: first === undefined ? misfoldedTest(expression, node)?.folding : undefined,
      },
      fixes: fixesFor(expression, claim, words),
      ...(first === undefined ? {} : { related: [{ start: first.start, end: first.end, message: words.related }] }),
    };
  }
}

function fixesFor(expression: LintedExpression, { node, pair }: Settled, words: SettledWords): readonly Fix[] {
  const fixes: Fix[] = [];
  const misfolded = pair === undefined ? misfoldedTest(expression, node) : undefined;
  if (misfolded !== undefined) {
    const { literal, value, folded } = misfolded;
    fixes.push(...contentFix({ literal, value }, expression.text, folded, false));
  }
  if (node.kind === "logical" && pair !== undefined && isLoosePair(expression, node)) {
    if (bothCompare(expression, pair, words.compared)) {
      const [operator] = node.operators as readonly [Span];
      const { title, word, symbol } = words.meant;
      const isSymbol = /[|&]/.test(expression.text[operator.start] ?? "");
      fixes.push(replaceFix(title, operator, isSymbol ? symbol : word, false));
    }
  }
  const { owner, item } = ownerOf(expression, node);
  if (owner?.kind === "logical" && owner.operator === words.needlessIn) {
    fixes.push(removeItemFix("Remove it", owner, item, false));
  }
  return fixes;
}
