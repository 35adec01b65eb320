import type { Scheme } from "#core/catalog/scheme.ts";
import type { Span } from "#core/text/span.ts";
import type { Failure } from "./engine-errors.ts";
import type { Scanner } from "./scanner.ts";
import { suggestName } from "./suggest.ts";
import { replaceFix } from "./value-slips.ts";

/** A scanner that knows the names. */
export interface NamingScanner extends Scanner {
  readonly scheme: Scheme;
}

/** Reports a name that the scheme does not know, with the nearest one that it does. */
export function reportUnknownName(
  scanner: NamingScanner,
  failure: Failure,
  span: Span,
  name: string,
  isCall: boolean,
): void {
  if (scanner.engineError !== undefined && scanner.isReported(span)) {
    scanner.mistakes++;
    return;
  }
  const suggestion = suggestName(scanner.scheme, name, isCall);
  const fixes = suggestion === undefined ? [] : [replaceFix(`Write ${suggestion}`, span, suggestion)];
  const code = isCall ? "type/unknown-function" : "type/unknown-field";
  scanner.report(failure, code, span, { name, suggestion }, fixes);
}

/** Whether an unknown name where a string may stand is rather a string without quotes: it is near no known name. */
export function isUnquotedText(scanner: NamingScanner, name: string): boolean {
  return suggestName(scanner.scheme, name, false) === undefined;
}
