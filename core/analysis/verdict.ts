import type { Plan } from "#core/catalog/info.ts";
import type { Scheme } from "#core/catalog/scheme.ts";
import type { Diagnostic } from "#core/diagnostics/diagnostic.ts";
import type { Tree } from "#core/syntax/ast.ts";

/** An expression as the API would receive it. */
export interface VerdictRequest {
  readonly expression: string;
  readonly kind: "filter" | "value";
  readonly phase?: string;
  readonly plan?: Plan;
  readonly dialect?: "cloudflare" | "engine";
  /** Replaces the catalogue. */
  readonly scheme?: Scheme;
}

export interface Verdict {
  /** Would Cloudflare accept it. */
  readonly ok: boolean;
  readonly tree: Tree;
  /** Errors first found first; `errors[0].engine` is the engine's own first error. */
  readonly errors: readonly Diagnostic[];
  /** Lints and plan or phase hints: they never change `ok`. */
  readonly warnings: readonly Diagnostic[];
}

/** Cloudflare's verdict on one expression: the same answer for editor, command line and sandbox. */
export function verdict(request: VerdictRequest): Verdict {
  throw new Error(`not written yet: ${request.kind}`);
}
