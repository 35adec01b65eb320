import type { Refusal } from "#cloudflare/errors.ts";
import { type Diagnostic, diagnostic } from "#core/diagnostics/diagnostic.ts";

/** What Cloudflare refused of each file, kept at its place until the file changes. */
export interface Refusals {
  of(uri: string): readonly Diagnostic[];
  set(uri: string, refusals: readonly Refusal[]): void;
  /** Returns whether there was anything to forget. */
  forget(uri: string): boolean;
}

export function createRefusals(): Refusals {
  const byUri = new Map<string, readonly Diagnostic[]>();
  return {
    of: (uri) => byUri.get(uri) ?? [],
    set: (uri, refusals) => {
      byUri.set(
        uri,
        refusals.map((refusal) => diagnostic("cloudflare/refused", refusal, { answer: refusal.message })),
      );
    },
    forget: (uri) => byUri.delete(uri),
  };
}
