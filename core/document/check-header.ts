import { RATELIMIT_PHASE } from "#core/catalog/catalog.ts";
import { type Diagnostic, diagnostic, type Fix } from "#core/diagnostics/diagnostic.ts";
import { closest } from "#core/text/closest.ts";
import type { Span } from "#core/text/span.ts";
import { checkParameters, checkRatelimit } from "./check-parameters.ts";
import { fitsHeaderType, HEADER_KEYS, headerKey } from "./header-keys.ts";
import type { HeaderEntry, RuleSettings } from "./model.ts";
import { booleanFix, describeValue, quoteFix, renameKeyFix } from "./values.ts";

/** Phases whose rules may carry `ratelimit`. */
const RATELIMIT_PHASES: ReadonlySet<string> = new Set([RATELIMIT_PHASE, "magic_transit_ratelimit"]);

/**
 * Everything that is wrong with one header, seen alone. `place` is where to say that a key is missing, which is not said of
 * a header that is not complete.
 */
export function checkHeader(
  text: string,
  entries: readonly HeaderEntry[],
  settings: RuleSettings,
  place: Span,
  yamlProblems: readonly Diagnostic[],
  isComplete: boolean,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const first = new Map<string, HeaderEntry>();
  for (const entry of entries) {
    if (!first.has(entry.key)) first.set(entry.key, entry);
    // What YAML could not read has no type to judge, and what stands on a broken line may be no key at all.
    if (yamlProblems.some((problem) => problem.code !== "yaml/duplicate-key" && isAt(text, problem, entry))) continue;
    found.push(...checkEntry(text, entry, settings));
  }
  if (isComplete && yamlProblems.length === 0) found.push(...checkMissing(entries, first, settings, place));
  found.push(...checkTogether(text, first, settings));
  return found;
}

/** Whether a problem lies in an entry or before it on its line. */
function isAt(text: string, problem: Span, entry: HeaderEntry): boolean {
  if (problem.start > entry.end) return false;
  return problem.start >= entry.start || !/[\n\r]/.test(text.slice(problem.start, entry.start));
}

/** What every rule should say. A misspelt key is told once, not as missing too. */
function checkMissing(
  entries: readonly HeaderEntry[],
  first: ReadonlyMap<string, HeaderEntry>,
  settings: RuleSettings,
  place: Span,
): Diagnostic[] {
  const found: Diagnostic[] = [];
  const meant = new Set(
    entries.filter((entry) => headerKey(entry.key) === undefined).map((entry) => suggestKey(entry.key)),
  );
  if (settings.name === undefined && !isBroken(first.get("name")) && !meant.has("name")) {
    found.push(diagnostic("header/name-missing", first.get("name")?.keySpan ?? place, {}));
  }
  if (settings.action === undefined && !isBroken(first.get("action")) && !meant.has("action")) {
    found.push(diagnostic("header/action-missing", first.get("action")?.keySpan ?? place, {}));
  }
  return found;
}

/** Whether a key is there with a value of another type: that is told already. */
function isBroken(entry: HeaderEntry | undefined): boolean {
  return entry !== undefined && entry.value !== null && entry.value !== "";
}

function checkEntry(text: string, entry: HeaderEntry, settings: RuleSettings): readonly Diagnostic[] {
  const row = headerKey(entry.key);
  if (row === undefined) {
    const suggestion = suggestKey(entry.key);
    const fixes = suggestion === undefined ? [] : [renameKeyFix(entry, suggestion)];
    return [diagnostic("header/unknown-key", entry.keySpan, { key: entry.key, suggestion }, { fixes })];
  }
  // A key without a value is unfinished, or says nothing: both are no mistake of type.
  if (entry.value === null && entry.valueSpan.start === entry.valueSpan.end) return [];
  if (!fitsHeaderType(row.type, entry.value)) {
    const fix = row.type === "text" ? quoteFix(text, entry) : row.type === "boolean" ? booleanFix(entry) : undefined;
    const fixes: Fix[] = fix === undefined ? [] : [fix];
    // Of a list it is the member that is wrong.
    const culprit =
      row.type === "zones" ? (entry.children.find((item) => typeof item.value !== "string") ?? entry) : entry;
    const details = { key: entry.key, expected: row.takes, found: describeValue(culprit.value) };
    return [diagnostic("header/wrong-type", culprit.valueSpan, details, { fixes })];
  }
  return row.check?.(entry, { text, phase: settings.phase }) ?? [];
}

/** Names that the API, Terraform or the dashboard use for a header key. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  description: "name",
  title: "name",
  id: "ref",
  action_parameters: "parameters",
  params: "parameters",
  rate_limit: "ratelimit",
  enable: "enabled",
  disabled: "enabled",
  paused: "enabled",
  zones: "zone",
  domain: "zone",
  order: "position",
  priority: "position",
  log: "logging",
};

function suggestKey(key: string): string | undefined {
  return (
    OTHER_NAMES[key.toLowerCase()] ??
    closest(
      key,
      HEADER_KEYS.map((row) => row.key),
    )
  );
}

/** What keys say together. */
function checkTogether(text: string, first: ReadonlyMap<string, HeaderEntry>, settings: RuleSettings): Diagnostic[] {
  const found: Diagnostic[] = [];
  const logging = first.get("logging");
  if (
    logging !== undefined &&
    settings.logging !== undefined &&
    settings.action !== undefined &&
    settings.action !== "skip"
  ) {
    found.push(diagnostic("header/logging-only-skip", logging.keySpan, {}));
  }
  const ratelimit = first.get("ratelimit");
  if (ratelimit !== undefined) {
    if (RATELIMIT_PHASES.has(settings.phase)) found.push(...checkRatelimit(text, ratelimit, settings));
    else found.push(diagnostic("header/ratelimit-phase", ratelimit.keySpan, { phase: settings.phase }));
  } else if (settings.phase === RATELIMIT_PHASE && settings.action !== undefined && settings.action !== "execute") {
    const phase = first.get("phase");
    if (phase !== undefined) found.push(diagnostic("header/ratelimit-missing", phase.valueSpan, {}));
  }
  found.push(...checkParameters(text, first.get("parameters"), settings, first.get("action")));
  return found;
}
