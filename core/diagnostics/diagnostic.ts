import type { TextEdit } from "#core/text/edit.ts";
import type { Span } from "#core/text/span.ts";
import { type AnyCode, type Code, type Details, MESSAGES } from "./messages.ts";

/** An error is what Cloudflare would refuse; everything softer is advice and never changes the verdict. */
export type Severity = "error" | "warning" | "info" | "hint";

/** The engine's own first error: its text, and its span (UTF-16) in the same text as the diagnostic that carries it. */
export interface EngineError extends Span {
  /** Rust name of the error kind without its fields, e.g. `ExpectedName`. */
  readonly kind: string;
  readonly message: string;
}

/** A change that would mend the finding. `preferred` marks the one that an editor may apply without asking which. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly preferred?: boolean;
}

/** A second place that explains the first, in the same text. */
export interface Related extends Span {
  readonly message: string;
}

/** A rule in another file that explains the finding. */
export interface RelatedElsewhere {
  readonly uri: string;
  /** Zero-based place of the rule in that file. */
  readonly rule: number;
  readonly message: string;
}

/** One finding. Offsets are UTF-16 in the text that was analysed (the file, or the raw expression of an API call). */
export interface Diagnostic extends Span {
  readonly code: AnyCode;
  readonly severity: Severity;
  readonly message: string;
  readonly engine?: EngineError;
  readonly related?: readonly Related[];
  readonly elsewhere?: readonly RelatedElsewhere[];
  readonly fixes?: readonly Fix[];
  readonly tags?: readonly ("deprecated" | "unnecessary")[];
}

/** What may ride along with a diagnostic. */
export interface Extras {
  readonly severity?: Severity;
  readonly engine?: EngineError;
  readonly related?: readonly Related[];
  readonly elsewhere?: readonly RelatedElsewhere[];
  readonly fixes?: readonly Fix[];
  readonly tags?: readonly ("deprecated" | "unnecessary")[];
}

/** Makes a diagnostic from the table: the code decides severity and text, `details` fills the text's placeholders. */
export function diagnostic<C extends Code>(code: C, span: Span, details: Details<C>, extras: Extras = {}): Diagnostic {
  const row = MESSAGES[code] as { severity: Severity; text: (details: Details<C>) => string };
  return { code, severity: row.severity, start: span.start, end: span.end, message: row.text(details), ...extras };
}
