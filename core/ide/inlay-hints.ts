import type { FileAnalysis } from "#core/analysis/model.ts";
import type { TextEdit } from "#core/text/edit.ts";
import { overlaps, type Span, touches } from "#core/text/span.ts";
import type { IdeFacts } from "./facts.ts";
import { groupingHints } from "./inlay-hints/grouping.ts";
import { HINT_KINDS, type HintFinder, type HintKind, type InlayHint } from "./inlay-hints/hint.ts";
import { lengthHints } from "./inlay-hints/length.ts";
import { countryHints, listHints } from "./inlay-hints/values.ts";
import { expressionsOf, type PlacedExpression } from "./placed-expression.ts";

const FINDERS: Readonly<Record<HintKind, HintFinder>> = {
  countries: countryHints,
  lists: listHints,
  grouping: groupingHints,
  length: lengthHints,
};

export interface InlayHintOptions {
  readonly facts: IdeFacts;
  /** Kinds that are switched off; what is absent is on. */
  readonly off?: ReadonlySet<HintKind>;
}

/** The hints in `span`, in the order in which they stand in the text. Hints whose edits reach out of `span` are there too. */
export function inlayHintsOf({ file }: FileAnalysis, span: Span, { facts, off }: InlayHintOptions): InlayHint[] {
  const kinds = HINT_KINDS.filter((kind) => off?.has(kind) !== true);
  const hints = file.rules
    .filter((rule) => overlaps(rule, span) || touches(rule, span.start))
    .flatMap(expressionsOf)
    .flatMap((expression) =>
      kinds.flatMap((kind) => FINDERS[kind](expression.tree, facts).map((hint) => inFile(hint, expression))),
    );
  return hints.filter((hint) => touches(span, hint.offset)).sort((a, b) => a.offset - b.offset || rank(a) - rank(b));
}

/** At one place: what a value means, then what closes behind it, then the whole expression's length, then what opens. */
function rank({ kind, label }: InlayHint): number {
  if (kind === "length") return 2;
  return kind !== "grouping" ? 0 : label === ")" ? 1 : 3;
}

/** A hint belongs to the character before it, or to the one behind it if it opens something. */
function inFile(hint: InlayHint, { isBody, toFile }: PlacedExpression): InlayHint {
  if (isBody) return hint;
  const place = (offset: number, opens: boolean): number =>
    opens || offset === 0
      ? toFile({ start: offset, end: offset + 1 }).start
      : toFile({ start: offset - 1, end: offset }).end;
  const moved = { ...hint, offset: place(hint.offset, hint.label === "(") };
  if (hint.edits === undefined) return moved;
  const edits = hint.edits.map(({ start, newText }): TextEdit => {
    const at = place(start, newText === "(");
    return { start: at, end: at, newText };
  });
  return { ...moved, edits };
}
