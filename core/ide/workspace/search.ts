import type { WorkspaceFile, WorkspaceRule } from "./model.ts";

export interface FoundRule {
  readonly uri: string;
  readonly rule: WorkspaceRule;
}

/** Rules whose name or ref has the letters of `query` in their order, in any case. An empty query finds all. */
export function searchRules(files: readonly WorkspaceFile[], query: string): FoundRule[] {
  const letters = query.toLowerCase().replaceAll(/\s/g, "");
  return files.flatMap(({ uri, rules }) =>
    rules
      .filter(({ name, ref }) => [name, ref].some((text) => text !== undefined && hasLetters(text, letters)))
      .map((rule) => ({ uri, rule })),
  );
}

function hasLetters(text: string, letters: string): boolean {
  const lower = text.toLowerCase();
  let at = 0;
  for (const letter of letters) {
    at = lower.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
