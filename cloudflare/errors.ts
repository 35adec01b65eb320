import type { Failure } from "./views.ts";

/** UTF-16, half-open, in a file's text. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** What Cloudflare refused, at its place in the rule file. */
export interface Refusal extends TextSpan {
  /** Zero-based rule of the file. */
  readonly ruleIndex: number;
  readonly message: string;
}

/** A failure with a sentence for the reader. `message` is that sentence. */
export class FailureError extends Error {
  override readonly name = "FailureError";
  readonly failure: Failure;
  readonly refusals: readonly Refusal[];

  constructor(failure: Failure, refusals: readonly Refusal[] = [], options?: ErrorOptions) {
    super(failure.message, options);
    this.failure = failure;
    this.refusals = refusals;
  }
}
