import { type Diagnostic, diagnostic, type EngineError, type Fix } from "#core/diagnostics/diagnostic.ts";
import type { Code, Details } from "#core/diagnostics/messages.ts";
import type { Span } from "#core/text/span.ts";

/** A value, or a way to get it that is taken when it is asked for. */
export type Late<T extends object> = T | (() => T);

/**
 * A finding as the parser notes it: what a diagnostic is made of. Most expressions that are refused are only asked for
 * the verdict, so texts, suggestions and fixes wait until somebody looks at the findings.
 */
export interface Finding<C extends Code = Code> extends Span {
  readonly code: C;
  readonly details: Late<Details<C>>;
  readonly fixes: Late<readonly Fix[]> | undefined;
  readonly engine: EngineError | undefined;
}

function get<T extends object>(value: Late<T>): T {
  return typeof value === "function" ? (value as () => T)() : value;
}

export function diagnosticOf({ code, start, end, details, fixes, engine }: Finding): Diagnostic {
  return diagnostic(code, { start, end }, get(details), {
    ...(engine === undefined ? {} : { engine }),
    ...(fixes === undefined ? {} : { fixes: get(fixes) }),
  });
}
