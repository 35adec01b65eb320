import type { FileAnalysis } from "#core/analysis/model.ts";
import type { Rule } from "#core/document/model.ts";
import type { Span } from "#core/text/span.ts";

/** A rule in the outline. */
export interface RuleSymbol extends Span {
  readonly name: string;
  /** "block · api-mtls"; "disabled" first for a rule that is not enabled. */
  readonly detail: string;
  /** What is selected when the reader goes there. */
  readonly selection: Span;
}

/** The file's rules by name, else by ref, else by number. */
export function symbolsOf(analysis: FileAnalysis): RuleSymbol[] {
  const { rules, text } = analysis.file;
  return rules.filter((rule) => text.slice(rule.start, rule.end).trim() !== "").map((rule) => symbol(rule, text));
}

function symbol(rule: Rule, text: string): RuleSymbol {
  const { name, ref, action, enabled } = rule.settings;
  const start = rule.openFence?.start ?? rule.start;
  const end = Math.max(start, rule.start + text.slice(rule.start, rule.end).trimEnd().length);
  const shown = name?.trim() || ref || `Rule ${rule.index + 1}`;
  const detail = [enabled ? undefined : "disabled", action, shown === ref ? undefined : ref];
  return {
    name: shown,
    detail: detail.filter(Boolean).join(" · "),
    start,
    end,
    selection: selectionOf(rule, { start, end }),
  };
}

function selectionOf(rule: Rule, whole: Span): Span {
  const entry = rule.header?.entries.find(({ key }) => key === "name") ?? rule.header?.entries[0];
  const span = entry === undefined ? undefined : { start: entry.keySpan.start, end: entry.valueSpan.end };
  const fits = span !== undefined && span.start >= whole.start && span.end <= whole.end;
  return fits ? span : { start: whole.start, end: whole.start };
}
