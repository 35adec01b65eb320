import { DEFAULT_PHASE, RATELIMIT_PHASE } from "#core/catalog/catalog.ts";
import { fitsHeaderType, headerKey, REF_PATTERN, readPosition } from "./header-keys.ts";
import type { HeaderEntry, RuleSettings } from "./model.ts";

/** The header's meaning. A key given twice counts with its first value; a value of the wrong type counts as absent. */
export function readSettings(entries: readonly HeaderEntry[]): RuleSettings {
  const values = new Map<string, unknown>();
  for (const entry of entries) {
    const row = headerKey(entry.key);
    if (row !== undefined && !values.has(entry.key) && fitsHeaderType(row.type, entry.value)) {
      values.set(entry.key, entry.value);
    }
  }
  const text = (key: string) => values.get(key) as string | undefined;
  const map = (key: string) => values.get(key) as Readonly<Record<string, unknown>> | undefined;
  const zone = values.get("zone") as string | readonly string[] | undefined;
  const ratelimit = map("ratelimit");
  return {
    name: text("name") === "" ? undefined : text("name"),
    ref: text("ref") === "" ? undefined : text("ref"),
    action: text("action") === "" ? undefined : text("action"),
    parameters: map("parameters"),
    ratelimit,
    enabled: (values.get("enabled") as boolean | undefined) ?? true,
    logging: values.get("logging") as boolean | undefined,
    phase: text("phase") ?? (ratelimit === undefined ? DEFAULT_PHASE : RATELIMIT_PHASE),
    zones: zone === undefined ? [] : typeof zone === "string" ? [zone] : zone,
    position: readPosition(values.get("position")),
  };
}

/** The settings with the file's stem as ref, where there is no other and the stem is a legal one. */
export function withStem(settings: RuleSettings, stem: string | undefined): RuleSettings {
  if (settings.ref !== undefined || stem === undefined || !REF_PATTERN.test(stem)) return settings;
  return { ...settings, ref: stem };
}
