import type { EmbeddedExpression, Rule, RuleFile } from "#core/document/model.ts";
import { type Span, touches } from "#core/text/span.ts";

/** The rule whose part of the file holds `offset`; at a seam between two rules the later one. */
export function ruleAt(file: RuleFile, offset: number): Rule | undefined {
  let found: Rule | undefined;
  for (const rule of file.rules) {
    if (rule.start > offset) break;
    found = rule;
  }
  return found;
}

/** The expression that a header holds at `offset`: in the scalar, its borders included but not outside of its quotes. */
export function embeddedAt(file: RuleFile, rule: Rule, offset: number): EmbeddedExpression | undefined {
  return rule.embedded.find(({ span }) => {
    const first = file.text[span.start];
    const quoted = span.end - span.start > 1 && (first === '"' || first === "'");
    return touches(quoted ? { start: span.start + 1, end: span.end - 1 } : span, offset);
  });
}

/** The lines between the fences, their line ends included; undefined when the rule has no opening fence. */
export function headerPart(rule: Rule): Span | undefined {
  if (rule.openFence === undefined) return undefined;
  const end = rule.closeFence?.start ?? rule.end;
  return { start: Math.min(rule.openFence.end, end), end };
}
