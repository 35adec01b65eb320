import type { Scheme } from "#core/catalog/scheme.ts";

export function suggestName(_scheme: Scheme, _name: string, _isCall: boolean): string | undefined {
  return undefined;
}
