import type { Facts } from "#core/analysis/model.ts";

/** The facts of a file, and names that only an editor offers. */
export interface IdeFacts extends Facts {
  /** Names of the zones that the token can see. */
  readonly zones?: readonly string[];
}
