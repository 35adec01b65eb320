import { analyse } from "#core/analysis/analyse.ts";
import type { Completion } from "#core/ide/completion/item.ts";
import { completionsAt } from "#core/ide/completion.ts";
import type { IdeFacts } from "#core/ide/facts.ts";
import { type Hover, hoverAt } from "#core/ide/hover.ts";
import { applyEdits } from "#core/text/edit.ts";

/** The cursor's mark in test inputs; no character of the language. */
const CURSOR = "┆";

/** The text without its cursor mark, and where that stood. */
export function atCursor(marked: string): { text: string; offset: number } {
  const offset = marked.indexOf(CURSOR);
  if (offset < 0 || marked.indexOf(CURSOR, offset + 1) >= 0) throw new Error(`one cursor wanted in ${marked}`);
  return { text: marked.replace(CURSOR, ""), offset };
}

/** What an editor would show at the cursor, best first, and what taking an entry would make of the text. */
export interface Completed {
  readonly all: readonly Completion[];
  /** Labels of the entries that an editor keeps for what was typed, in order. */
  readonly labels: readonly string[];
  item(label: string): Completion;
  /** The text after taking an entry; tab stops stay as they are written. */
  take(label: string): string;
}

/** Completes at the cursor of a `.rule` text. */
export function complete(marked: string, facts: IdeFacts = {}, trigger?: string): Completed {
  const { text, offset } = atCursor(marked);
  const analysis = analyse(text, facts);
  const all = completionsAt({ analysis, offset, facts, ...(trigger === undefined ? {} : { trigger }) });
  const sorted = [...all].sort((a, b) => (a.sortText < b.sortText ? -1 : a.sortText > b.sortText ? 1 : 0));
  const shown = sorted.filter((item) => isKept(item.filterText, text.slice(item.edit.start, offset)));
  const item = (label: string): Completion => {
    const found = shown.find((candidate) => candidate.label === label);
    if (found === undefined)
      throw new Error(`${label} is not offered, but ${shown.map((row) => row.label).join(", ")}`);
    return found;
  };
  return { all, labels: shown.map(({ label }) => label), item, take: (label) => applyEdits(text, [item(label).edit]) };
}

/** Editors keep an entry when the typed letters occur in its filter text in this order. */
function isKept(filterText: string, typed: string): boolean {
  let at = 0;
  const text = filterText.toLowerCase();
  for (const letter of typed.toLowerCase()) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

/** The hover at the cursor, with the text it is about. */
export function hover(marked: string, facts: IdeFacts = {}): (Hover & { readonly about: string }) | undefined {
  const { text, offset } = atCursor(marked);
  const found = hoverAt(analyse(text, facts), offset, facts);
  return found === undefined ? undefined : { ...found, about: text.slice(found.start, found.end) };
}
