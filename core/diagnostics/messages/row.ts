/** One row of the message table. */
export interface MessageRow<Details> {
  readonly severity: "error" | "warning" | "info" | "hint";
  /** The sentence for the reader, in UX.md's voice. */
  readonly text: (details: Details) => string;
}

/** Keeps a table's exact keys and each row's placeholder type. */
export function messages<T extends Record<`${string}/${string}`, MessageRow<never>>>(table: T): T {
  return table;
}
