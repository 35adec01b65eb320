import type { Span } from "#core/text/span.ts";
import type { Candidate, Completion, CompletionKind } from "./item.ts";

/**
 * Gives candidates their place in the text and their order: names that start with what was typed, then names or concepts with
 * a word that does, then the rest by use; what is deprecated comes last in any case.
 * @param insertText turns a candidate's text into what the place needs (quoting, escaping).
 */
export function finish(
  candidates: readonly Candidate[],
  replace: Span,
  prefix: string,
  insertText: (text: string, snippet: boolean) => string = (text) => text,
): Completion[] {
  const typed = prefix.toLowerCase();
  return candidates.flatMap((candidate, place) => {
    const snippet = candidate.snippet ?? false;
    const concepts = candidate.concepts ?? [];
    if (MANY.has(candidate.kind) && ![candidate.label, ...concepts].some((name) => abbreviates(typed, name))) return [];
    const tier = candidate.deprecated ? 3 : nearness(candidate.label, concepts, typed);
    return {
      label: candidate.label,
      kind: candidate.kind,
      ...(candidate.detail === undefined ? {} : { detail: candidate.detail }),
      ...(candidate.description === undefined ? {} : { description: candidate.description }),
      ...(candidate.documentation === undefined ? {} : { documentation: candidate.documentation }),
      ...(candidate.topic === undefined ? {} : { topic: candidate.topic }),
      edit: { ...replace, newText: insertText(candidate.insert ?? candidate.label, snippet) },
      snippet,
      filterText: [candidate.label, ...concepts.filter((word) => !candidate.label.includes(word))].join(" "),
      sortText: `${tier}${String(Math.min(candidate.rank ?? place, 9999)).padStart(4, "0")}`,
      deprecated: candidate.deprecated ?? false,
    };
  });
}

/** Kinds of which there are hundreds, so that an editor's loose matching would keep many that nobody means. */
const MANY: ReadonlySet<CompletionKind> = new Set<CompletionKind>(["field", "function", "snippet"]);

/**
 * Whether `typed`, in lower case, is made of beginnings of the name's words, in their order: `reqmeth` and `http.req` of
 * `http.request.method`. What a text does not abbreviate no longer text does, so editors may keep the list while typing.
 */
export function abbreviates(typed: string, name: string): boolean {
  const text = name.toLowerCase();
  // Places after the last letter that was found; each letter follows the one before it or begins a word.
  let ends: ReadonlySet<number> = new Set([0]);
  for (const letter of typed) {
    const next = new Set<number>();
    for (const end of ends) {
      for (let at = text.indexOf(letter, end); at >= 0; at = text.indexOf(letter, at + 1)) {
        if (at === end || !isWordCharacter(text[at - 1]) || !isWordCharacter(letter)) next.add(at + 1);
      }
    }
    if (next.size === 0) return false;
    ends = next;
  }
  return true;
}

const isWordCharacter = (character: string | undefined): boolean =>
  character !== undefined && /[a-z0-9]/.test(character);

function nearness(label: string, concepts: readonly string[], typed: string): 0 | 1 | 2 {
  const name = label.toLowerCase();
  if (name.startsWith(typed)) return 0;
  const words = [...name.split(/[._\s-]+/), ...concepts.map((concept) => concept.toLowerCase())];
  return words.some((word) => word.startsWith(typed)) ? 1 : 2;
}
