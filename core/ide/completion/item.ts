import type { TextEdit } from "#core/text/edit.ts";
import type { Topic } from "../documentation.ts";

export type CompletionKind =
  | "field"
  | "function"
  | "operator"
  | "keyword"
  | "value"
  | "host"
  | "list"
  | "key"
  | "action"
  | "phase"
  | "zone"
  | "ref"
  | "snippet";

/** One thing that may stand at the cursor. */
export interface Completion {
  /** The whole name, as it is read. */
  readonly label: string;
  readonly kind: CompletionKind;
  /** Its type, after the label. */
  readonly detail?: string;
  /** One short line at the right. */
  readonly description?: string;
  /** Markdown, or the topic that has it. */
  readonly documentation?: string;
  readonly topic?: Topic;
  /** In the file's text. The edited span holds the cursor and lies on the cursor's line. */
  readonly edit: TextEdit;
  /** Whether the new text has tab stops (`$1`, `${1:name}`, `$0`). */
  readonly snippet: boolean;
  /** The label, and words by which the thing is also known. */
  readonly filterText: string;
  /** Completions are shown in this order where the typed text fits several as well. */
  readonly sortText: string;
  readonly deprecated: boolean;
}

/** What a provider says of a completion; place and order are filled in by `finish`. */
export interface Candidate {
  readonly label: string;
  readonly kind: CompletionKind;
  readonly detail?: string;
  readonly description?: string;
  readonly documentation?: string;
  readonly topic?: Topic;
  /** Defaults to the label. */
  readonly insert?: string;
  readonly snippet?: boolean;
  /** Words beside the label by which it is found. */
  readonly concepts?: readonly string[];
  /** Smaller is nearer to the top among equals, 0 to 9999. Defaults to the candidate's place in the list. */
  readonly rank?: number;
  readonly deprecated?: boolean;
}

/** Escapes what a snippet would take for a tab stop. */
export function snippetText(text: string): string {
  return text.replaceAll(/[\\$}]/g, "\\$&");
}
