import { createHash } from "node:crypto";
import type { Diagnostic } from "#core/diagnostics/diagnostic.ts";
import type { RuleFile } from "#core/document/model.ts";

/**
 * A name for each finding that stays the same when lines move: from its code, the `ref` of its rule, what it marks, and how
 * many like it stand before. So a finding that somebody dismissed stays dismissed. Order as given; `file` is absent for a
 * configuration.
 */
export function fingerprints(text: string, found: readonly Diagnostic[], file: RuleFile | undefined): string[] {
  const seen = new Map<string, number>();
  return found.map(({ code, start, end }) => {
    const rule = file?.rules.findLast((candidate) => candidate.start <= start);
    const marked = text.slice(start, end).replace(/\s+/g, " ").trim();
    const key = JSON.stringify([code, rule?.settings.ref ?? "", marked]);
    const occurrence = seen.get(key) ?? 0;
    seen.set(key, occurrence + 1);
    return createHash("sha256").update(`${key} ${occurrence}`).digest("hex").slice(0, 32);
  });
}
