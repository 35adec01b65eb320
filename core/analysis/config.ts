import { schemeWithFields } from "#core/catalog/catalog-scheme.ts";
import { PLANS, type Plan } from "#core/catalog/info.ts";
import { UNKNOWN } from "#core/catalog/value-type.ts";
import { type Diagnostic, diagnostic } from "#core/diagnostics/diagnostic.ts";
import { LIST_NAME } from "#core/document/header-keys.ts";
import type { HeaderEntry } from "#core/document/model.ts";
import { describeValue, isMapValue, renameKeyFix, replaceValueFix } from "#core/document/values.ts";
import { readYamlMap } from "#core/document/yaml-map.ts";
import { ADVICE_CATEGORIES, isAdvice, isCode, SEVERITIES } from "#core/lint/levels.ts";
import { LEVELS, type Level, PRESETS, type Preset } from "#core/lint/presets.ts";
import { closest } from "#core/text/closest.ts";
import { LIST_KINDS, type ListKind } from "./config-keys.ts";

/** What `rulewright.yaml` says (FORMAT.md §3). What is wrongly typed counts as absent. */
export interface Config {
  /** Alias → zone name. */
  readonly zones: Readonly<Record<string, string>>;
  /** Alias or zone name that is used when a file names none. */
  readonly defaultZone: string | undefined;
  readonly plan: Plan | undefined;
  /** Code or category → level. */
  readonly lint: Readonly<Record<string, Level>>;
  readonly preset: Preset | undefined;
  /** Field name → type text. */
  readonly fields: Readonly<Record<string, string>>;
  /** List name without `$` → kind. */
  readonly lists: Readonly<Record<string, ListKind>>;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the text of a `rulewright.yaml`. Never throws; diagnostics have UTF-16 offsets in `text`. */
export function parseConfig(text: string): Config {
  const { entries, diagnostics } = readYamlMap(text, { start: 0, end: text.length });
  const reader = new ConfigReader(text, [...diagnostics]);
  const zones: Record<string, string> = {};
  const lint: Record<string, Level> = {};
  const fields: Record<string, string> = {};
  const lists: Record<string, ListKind> = {};
  let plan: Plan | undefined;
  let preset: Preset | undefined;
  let defaultEntry: HeaderEntry | undefined;
  const keys: Readonly<Record<string, (entry: HeaderEntry) => void>> = {
    zones: (entry) =>
      reader.each(entry, "zone names by alias", (item) => {
        const zone = reader.text(item);
        if (zone !== undefined) zones[item.key] = zone;
      }),
    default: (entry) => {
      if (reader.text(entry) !== undefined) defaultEntry = entry;
    },
    plan: (entry) => {
      plan = reader.oneOf(entry, PLANS);
    },
    lint: (entry) =>
      reader.each(entry, "levels by code", (item) => {
        if (item.key === "preset") preset = reader.oneOf(item, PRESETS);
        else {
          const level = reader.oneOf(item, LEVELS);
          if (reader.isLintCode(item) && level !== undefined) lint[item.key] = level;
        }
      }),
    fields: (entry) =>
      reader.each(entry, "types by field name", (item) => {
        const type = reader.fieldType(item);
        if (type !== undefined) fields[item.key] = type;
      }),
    lists: (entry) =>
      reader.each(entry, "kinds by list name", (item) => {
        const kind = reader.oneOf(item, Object.keys(LIST_KINDS) as ListKind[]);
        if (reader.isListName(item) && kind !== undefined) lists[item.key] = kind;
      }),
  };
  for (const entry of entries) {
    const read = Object.hasOwn(keys, entry.key) ? keys[entry.key] : undefined;
    if (read === undefined) reader.unknownKey(entry, Object.keys(keys));
    else if (entry.value !== null && !isBroken(entry, diagnostics)) read(entry);
  }
  const defaultZone = defaultEntry === undefined ? undefined : reader.defaultZone(defaultEntry, zones);
  return { zones, defaultZone, plan, lint, preset, fields, lists, diagnostics: reader.diagnostics };
}

/** Whether the YAML itself is at fault there: then its value says nothing. */
function isBroken(entry: HeaderEntry, problems: readonly Diagnostic[]): boolean {
  return problems.some((problem) => problem.start <= entry.end && entry.start <= problem.end);
}

/** Reads values and notes what is wrong with them. */
class ConfigReader {
  readonly diagnostics: Diagnostic[];
  readonly #text: string;

  constructor(text: string, diagnostics: Diagnostic[]) {
    this.#text = text;
    this.diagnostics = diagnostics;
  }

  unknownKey(entry: HeaderEntry, keys: readonly string[]): void {
    const suggestion = closest(entry.key, keys);
    const fixes = suggestion === undefined ? [] : [renameKeyFix(entry, suggestion)];
    this.diagnostics.push(diagnostic("config/unknown-key", entry.keySpan, { key: entry.key, suggestion }, { fixes }));
  }

  /** Reads each member of a map. */
  each(entry: HeaderEntry, what: string, read: (item: HeaderEntry) => void): void {
    if (!isMapValue(entry.value)) this.#wrongType(entry, `a map of ${what}`);
    else for (const item of entry.children) read(item);
  }

  text(entry: HeaderEntry): string | undefined {
    if (typeof entry.value === "string" && entry.value !== "") return entry.value;
    this.#wrongType(entry, "a text");
    return undefined;
  }

  oneOf<T extends string>(entry: HeaderEntry, values: readonly T[]): T | undefined {
    const found = values.find((value) => value === entry.value);
    if (found !== undefined) return found;
    const suggestion = typeof entry.value === "string" ? closest(entry.value, values) : undefined;
    const fixes = suggestion === undefined ? [] : [replaceValueFix(this.#text, entry, suggestion)];
    const place = entry.valueSpan.end > entry.valueSpan.start ? entry.valueSpan : entry.keySpan;
    this.diagnostics.push(diagnostic("config/value", place, { key: entry.key, values, suggestion }, { fixes }));
    return undefined;
  }

  isLintCode(entry: HeaderEntry): boolean {
    const code = entry.key;
    if (ADVICE_CATEGORIES.has(code)) return true;
    if (!isCode(code)) {
      const suggestion = closest(code, ["preset", ...ADVICE_CATEGORIES, ...SEVERITIES.keys()]);
      const fixes = suggestion === undefined ? [] : [renameKeyFix(entry, suggestion)];
      this.diagnostics.push(diagnostic("config/unknown-code", entry.keySpan, { code, suggestion }, { fixes }));
      return false;
    }
    if (isAdvice(code)) return true;
    this.diagnostics.push(diagnostic("config/error-code", entry.keySpan, { code }));
    return false;
  }

  isListName(entry: HeaderEntry): boolean {
    if (LIST_NAME.test(entry.key)) return true;
    this.diagnostics.push(diagnostic("config/list-name", entry.keySpan, { name: entry.key }));
    return false;
  }

  /** The type's text; both the documentation's names and the engine's are read. */
  fieldType(entry: HeaderEntry): string | undefined {
    const type = this.text(entry);
    if (type === undefined || isType(type)) return type;
    this.diagnostics.push(diagnostic("config/field-type", entry.valueSpan, { type }));
    return undefined;
  }

  /** A zone name has a dot; anything else has to be an alias. */
  defaultZone(entry: HeaderEntry, zones: Config["zones"]): string | undefined {
    const zone = entry.value as string;
    if (Object.hasOwn(zones, zone) || zone.includes(".")) return zone;
    const suggestion = closest(zone, Object.keys(zones));
    const fixes = suggestion === undefined ? [] : [replaceValueFix(this.#text, entry, suggestion)];
    this.diagnostics.push(diagnostic("config/unknown-zone", entry.valueSpan, { zone }, { fixes }));
    return undefined;
  }

  #wrongType(entry: HeaderEntry, expected: string): void {
    const place = entry.valueSpan.end > entry.valueSpan.start ? entry.valueSpan : entry.keySpan;
    const details = { key: entry.key, expected, found: describeValue(entry.value) };
    this.diagnostics.push(diagnostic("config/wrong-type", place, details));
  }
}

function isType(text: string): boolean {
  return schemeWithFields({ field: text }).field("field")?.type !== UNKNOWN;
}
