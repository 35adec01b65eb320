import type { Span } from "#core/text/span.ts";
import type { Candidate, Completion } from "./item.ts";

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
  return candidates.map((candidate, place) => {
    const snippet = candidate.snippet ?? false;
    const concepts = candidate.concepts ?? [];
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

function nearness(label: string, concepts: readonly string[], typed: string): 0 | 1 | 2 {
  const name = label.toLowerCase();
  if (name.startsWith(typed)) return 0;
  const words = [...name.split(/[._\s-]+/), ...concepts.map((concept) => concept.toLowerCase())];
  return words.some((word) => word.startsWith(typed)) ? 1 : 2;
}
