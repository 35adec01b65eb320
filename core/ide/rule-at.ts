import type { EmbeddedExpression, HeaderEntry, Rule, RuleFile } from "#core/document/model.ts";
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
  return rule.embedded.find(({ span }) => touches(insideQuotes(file.text, span), offset));
}

/** A YAML scalar without the quotes around it, where it has any. */
export function insideQuotes(text: string, span: Span): Span {
  const first = text[span.start];
  const quoted = span.end - span.start > 1 && (first === '"' || first === "'");
  return quoted ? { start: span.start + 1, end: span.end - 1 } : span;
}

/** The header's entries that hold `offset`, from the top to the innermost. */
export function entriesAt(entries: readonly HeaderEntry[], offset: number): HeaderEntry[] {
  const entry = entries.find((candidate) => touches(candidate, offset));
  return entry === undefined ? [] : [entry, ...entriesAt(entry.children, offset)];
}

/** The lines between the fences, their line ends included; undefined when the rule has no opening fence. */
export function headerPart(rule: Rule): Span | undefined {
  if (rule.openFence === undefined) return undefined;
  const end = rule.closeFence?.start ?? rule.end;
  return { start: Math.min(rule.openFence.end, end), end };
}
