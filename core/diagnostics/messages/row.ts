/** One row of the message table. */
export interface MessageRow<Details> {
  readonly severity: "error" | "warning" | "info" | "hint";
  /** The sentence for the reader, in UX.md's voice. */
  readonly text: (details: Details) => string;
  /** For the code's page: one or two sentences on why this is so. */
  readonly why?: string;
  /** For the code's page: text that has the problem, as it would stand in a file. */
  readonly example?: string;
}

/** Placeholders of a text that needs none. */
export type NoDetails = Record<never, never>;

/** ` Did you mean …?`, or nothing without a suggestion. */
export function didYouMean(suggestion: string | undefined): string {
  return suggestion === undefined ? "" : ` Did you mean \`${suggestion}\`?`;
}

/** Names beyond these are left out of a sentence. */
const MOST_NAMES = 8;

/** `a`, `b` or `c`; of a long list the first ones. */
export function oneOf(names: readonly string[]): string {
  if (names.length > MOST_NAMES)
    return `${names
      .slice(0, MOST_NAMES)
      .map((name) => `\`${name}\``)
      .join(", ")} …`;
  const quoted = names.map((name) => `\`${name}\``);
  return quoted.length < 2 ? quoted.join("") : `${quoted.slice(0, -1).join(", ")} or ${quoted.at(-1)}`;
}

/** Keeps a table's exact keys and each row's placeholder type. */
export function messages<T extends Record<`${string}/${string}`, MessageRow<never>>>(table: T): T {
  return table;
}
