import { actionInfo } from "#core/catalog/catalog.ts";
import type { ActionParameterInfo } from "#core/catalog/info.ts";
import { type Diagnostic, diagnostic, type Fix } from "#core/diagnostics/diagnostic.ts";
import { closest } from "#core/text/closest.ts";
import type { HeaderEntry, RuleSettings } from "./model.ts";
import {
  type ParameterGroup,
  type ParameterRows,
  type ParameterSite,
  ratelimitRows,
  walkGroups,
  walkParameters,
} from "./parameters.ts";
import { booleanFix, describeValue, isMapValue, numberFix, quoteFix, renameKeyFix, replaceValueFix } from "./values.ts";

/** What a check of one written parameter or of one map may look at. */
interface Context {
  readonly text: string;
  readonly phase: string;
}

/** Checks the entry `parameters` against what the action takes in the phase. An unknown action is judged elsewhere. */
export function checkParameters(
  text: string,
  entry: HeaderEntry | undefined,
  settings: RuleSettings,
  actionEntry: HeaderEntry | undefined,
): Diagnostic[] {
  const { action, phase } = settings;
  const info = action === undefined ? undefined : actionInfo(action);
  if (action === undefined || info === undefined) return [];
  const rows = info.parameters ?? {};
  const given = entry !== undefined && isMapValue(entry.value) && entry.children.length > 0;
  if (!given) {
    const place = entry?.keySpan ?? actionEntry?.valueSpan;
    if (info.parametersRequired !== true || place === undefined) return [];
    if (entry !== undefined && entry.value !== null && !isMapValue(entry.value)) return [];
    return [diagnostic("parameter/none-given", place, { action, keys: Object.keys(rows) })];
  }
  if (Object.keys(rows).length === 0) return [diagnostic("parameter/not-taken", entry.keySpan, { action })];
  return checkMap(entry, rows, action, { text, phase });
}

/** Checks the entry `ratelimit`. */
export function checkRatelimit(text: string, entry: HeaderEntry, settings: RuleSettings): Diagnostic[] {
  if (!isMapValue(entry.value)) return [];
  const found = checkMap(entry, ratelimitRows(), "ratelimit", { text, phase: settings.phase });
  const keys = new Map(entry.children.map((child) => [child.key, child]));
  if (!keys.has("requests_per_period") && !keys.has("score_per_period")) {
    found.push(
      diagnostic("parameter/one-of", entry.keySpan, {
        key: "requests_per_period",
        other: "score_per_period",
        owner: "ratelimit",
      }),
    );
  }
  if (keys.has("score_per_period") && !keys.has("score_response_header_name")) {
    found.push(
      diagnostic("parameter/required", entry.keySpan, { key: "score_response_header_name", owner: "ratelimit" }),
    );
  }
  const characteristics = keys.get("characteristics");
  if (characteristics !== undefined) found.push(...checkCharacteristics(text, characteristics));
  return found;
}

function checkCharacteristics(text: string, entry: HeaderEntry): Diagnostic[] {
  if (!Array.isArray(entry.value) || !entry.value.every((item) => typeof item === "string")) return [];
  const found: Diagnostic[] = [];
  const items = entry.children;
  if (!entry.value.includes("cf.colo.id")) {
    const last = items.at(-1);
    const flow = text[entry.valueSpan.start] === "[";
    const fixes: Fix[] = [];
    if (last !== undefined) {
      const newText = flow ? ", cf.colo.id" : `\n${indentOf(text, last.valueSpan.start)}- cf.colo.id`;
      const at = last.valueSpan.end;
      fixes.push({ title: "Add `cf.colo.id`", edits: [{ start: at, end: at, newText }], preferred: true });
    }
    found.push(diagnostic("ratelimit/colo-missing", entry.valueSpan, {}, { fixes }));
  }
  const visitor = items.find((item) => item.value === "cf.unique_visitor_id");
  if (visitor !== undefined && entry.value.includes("ip.src")) {
    found.push(diagnostic("parameter/excludes", visitor.valueSpan, { key: "cf.unique_visitor_id", other: "ip.src" }));
  }
  for (const item of items) {
    const name = /^http\.request\.headers\["([^"]*)"\]/.exec(item.value as string)?.[1];
    if (name === undefined || name === name.toLowerCase()) continue;
    const at = text.indexOf(name, item.valueSpan.start);
    const place = at === -1 || at >= item.valueSpan.end ? item.valueSpan : { start: at, end: at + name.length };
    const fixes =
      place === item.valueSpan
        ? []
        : [{ title: "Write it in lower case", edits: [{ ...place, newText: name.toLowerCase() }], preferred: true }];
    found.push(diagnostic("ratelimit/header-case", place, { name }, { fixes }));
  }
  return found;
}

/** The blanks before the `-` of a block sequence's item. */
function indentOf(text: string, offset: number): string {
  const lineStart = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  return /^[ ]*/.exec(text.slice(lineStart, offset))?.[0] ?? "";
}

function checkMap(holder: HeaderEntry, rows: ParameterRows, owner: string, context: Context): Diagnostic[] {
  const found: Diagnostic[] = [];
  for (const site of walkParameters(holder, rows, owner)) found.push(...checkSite(site, context));
  for (const group of walkGroups(holder, rows, owner)) found.push(...checkGroup(group));
  return found;
}

function checkSite(site: ParameterSite, context: Context): Diagnostic[] {
  const { entry, row, group } = site;
  if (row === undefined) {
    // A member of a list that should be a map is told as such by the list's own type.
    const suggestion = closest(entry.key, Object.keys(group.rows));
    const fixes = suggestion === undefined ? [] : [renameKeyFix(entry, suggestion)];
    return [
      diagnostic("parameter/unknown", entry.keySpan, { key: entry.key, owner: group.owner, suggestion }, { fixes }),
    ];
  }
  const wrong = checkType(entry, row, context);
  if (wrong !== undefined) return [wrong];
  return [...checkValue(entry, row, context), ...checkPlace(site, context)];
}

/** Types as the catalogue writes them: what the reader is told, and whether a value has it. */
const TYPES: Readonly<Record<string, { readonly takes: string; readonly fits: (value: unknown) => boolean }>> = {
  string: { takes: "a text", fits: (value) => typeof value === "string" },
  boolean: { takes: "`true` or `false`", fits: (value) => typeof value === "boolean" },
  integer: { takes: "a whole number", fits: (value) => Number.isInteger(value) },
  object: { takes: "a map", fits: isMapValue },
  "array<string>": { takes: "a list of texts", fits: listOf((value) => typeof value === "string") },
  "array<integer>": { takes: "a list of whole numbers", fits: listOf(Number.isInteger) },
  "array<object>": { takes: "a list of maps", fits: listOf(isMapValue) },
  "map<string,object>": { takes: "a map of maps", fits: mapOfValues(isMapValue) },
  "map<string,array<string>>": {
    takes: "a map of lists of texts",
    fits: mapOfValues(listOf((value) => typeof value === "string")),
  },
};

function listOf(fits: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => Array.isArray(value) && value.every(fits);
}

function mapOfValues(fits: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => isMapValue(value) && Object.values(value).every(fits);
}

/** How a scalar of another type is most likely mended. */
const TYPE_FIXES: Readonly<Record<string, (entry: HeaderEntry, text: string) => Fix | undefined>> = {
  string: (entry, text) => quoteFix(text, entry),
  boolean: booleanFix,
  integer: numberFix,
};

function checkType(entry: HeaderEntry, row: ActionParameterInfo, { text }: Context): Diagnostic | undefined {
  const type = TYPES[row.type];
  if (type === undefined || type.fits(entry.value)) return undefined;
  const place = entry.valueSpan.end > entry.valueSpan.start ? entry.valueSpan : entry.keySpan;
  const fix = TYPE_FIXES[row.type]?.(entry, text);
  const wrongMember = memberOfWrongType(entry, row.type);
  return diagnostic(
    "header/wrong-type",
    wrongMember?.valueSpan ?? place,
    { key: entry.key, expected: type.takes, found: describeValue((wrongMember ?? entry).value) },
    { fixes: fix === undefined ? [] : [fix] },
  );
}

/** The first member that keeps a list or map from having its type, when the container itself is right. */
function memberOfWrongType(entry: HeaderEntry, type: string): HeaderEntry | undefined {
  const inner = /^(?:array<(.*)>|map<string,(.*)>)$/.exec(type);
  if (inner === null) return undefined;
  if (type.startsWith("array") !== Array.isArray(entry.value)) return undefined;
  const fits = TYPES[(inner[1] ?? inner[2]) as string]?.fits;
  const member = entry.children.find((child) => fits !== undefined && !fits(child.value));
  return member !== undefined && member.valueSpan.end > member.valueSpan.start ? member : undefined;
}

function checkValue(entry: HeaderEntry, row: ActionParameterInfo, context: Context): Diagnostic[] {
  const found: Diagnostic[] = [];
  const key = entry.key;
  const values = row.valuesByPhase?.[context.phase] ?? row.values;
  if (values !== undefined) {
    const tolerated = (row["sdkValues"] ?? []) as readonly unknown[];
    for (const item of Array.isArray(entry.value) ? entry.children : [entry]) {
      if (values.includes(item.value as string)) continue;
      const names = values.map(String);
      if (tolerated.includes(item.value)) {
        found.push(diagnostic("parameter/unusual-value", item.valueSpan, { key, values: names }));
        continue;
      }
      const suggestion = typeof item.value === "string" ? closest(item.value, names) : undefined;
      const fixes = suggestion === undefined ? [] : [replaceValueFix(context.text, item, suggestion)];
      found.push(diagnostic("parameter/value", item.valueSpan, { key, values: names, suggestion }, { fixes }));
    }
  }
  const usual = row["usualValues"] as readonly number[] | undefined;
  if (usual !== undefined && !usual.includes(entry.value as number)) {
    found.push(
      diagnostic("parameter/unusual-value", entry.valueSpan, { key, values: nearest(usual, entry.value as number) }),
    );
  }
  const { min, max } = row;
  if (typeof entry.value === "number" && (entry.value < (min ?? -Infinity) || entry.value > (max ?? Infinity))) {
    found.push(diagnostic("parameter/range", entry.valueSpan, { key, min, max }));
  }
  const members = entry.children.length;
  if (members < (row.minItems ?? 0) || members > (row.maxItems ?? Infinity)) {
    const count = { key, min: row.minItems, max: row.maxItems, found: members };
    found.push(diagnostic("parameter/count", entry.valueSpan, count));
  }
  if (typeof entry.value === "string") found.push(...checkText(entry, entry.value, row, context));
  return found;
}

/** The few numbers of an ascending list that are nearest to a value. */
function nearest(numbers: readonly number[], value: number): string[] {
  const byDistance = [...numbers].sort((a, b) => Math.abs(a - value) - Math.abs(b - value));
  return byDistance
    .slice(0, 4)
    .sort((a, b) => a - b)
    .map(String);
}

function checkText(entry: HeaderEntry, value: string, row: ActionParameterInfo, { phase }: Context): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (row.pattern !== undefined && !new RegExp(row.pattern).test(value)) {
    found.push(diagnostic("parameter/pattern", entry.valueSpan, { key: entry.key, pattern: row.pattern }));
  }
  const limit =
    typeof row.maxBytes === "number"
      ? row.maxBytes
      : (row.maxBytes as Readonly<Record<string, number>> | undefined)?.[phase];
  if (limit !== undefined) {
    const bytes = utf8Length(value);
    if (bytes > limit)
      found.push(diagnostic("parameter/length", entry.valueSpan, { key: entry.key, limit, found: bytes }));
  }
  return found;
}

function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) as number;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}

/** Siblings, phase, age: whether the parameter may stand where it stands. */
function checkPlace({ entry, row, group }: ParameterSite, { phase }: Context): Diagnostic[] {
  if (row === undefined) return [];
  const found: Diagnostic[] = [];
  const key = entry.key;
  const before = group.entries.slice(0, group.entries.indexOf(entry));
  const excluded = [...(row.conflictsWith ?? []), ...(row.xor === undefined ? [] : [row.xor])];
  for (const other of before) {
    // Told once, at the later of the two.
    const mutual = excluded.includes(other.key) || (group.rows[other.key]?.conflictsWith ?? []).includes(key);
    if (mutual) found.push(diagnostic("parameter/excludes", entry.keySpan, { key, other: other.key }));
  }
  if (row.onlyPhases !== undefined && !row.onlyPhases.includes(phase)) {
    found.push(diagnostic("parameter/phase", entry.keySpan, { key, phases: row.onlyPhases }));
  }
  const strangers =
    row.onlyWith === undefined
      ? []
      : group.entries.filter((other) => other !== entry && !row.onlyWith?.includes(other.key));
  for (const other of strangers) {
    found.push(diagnostic("parameter/excludes", entry.keySpan, { key, other: other.key }));
  }
  if (row.deprecated !== undefined && row.deprecated !== false) {
    found.push(diagnostic("parameter/deprecated", entry.keySpan, { key, note: row.note }, { tags: ["deprecated"] }));
  }
  return found;
}

/** What a map lacks. */
function checkGroup({ owner, holder, entries, rows }: ParameterGroup): Diagnostic[] {
  if (!isMapValue(holder.value) && holder.value !== null) return [];
  const found: Diagnostic[] = [];
  const written = new Map(entries.map((entry) => [entry.key, entry]));
  const place = holder.keySpan.end > holder.keySpan.start ? holder.keySpan : holder.valueSpan;
  for (const [key, row] of Object.entries(rows)) {
    if (written.has(key)) continue;
    if (row.required === true || isDue(row.requiredIf, written)) {
      found.push(diagnostic("parameter/required", place, { key, owner }));
    }
    // The first of an exclusive pair speaks for both.
    const other = row.xor;
    const needed =
      other !== undefined && !written.has(other) && Object.keys(rows).indexOf(key) < Object.keys(rows).indexOf(other);
    if (needed && needsOneOf(written)) found.push(diagnostic("parameter/one-of", place, { key, other, owner }));
  }
  return found;
}

/** A header that is removed has neither value nor expression. */
function needsOneOf(written: ReadonlyMap<string, HeaderEntry>): boolean {
  return written.get("operation")?.value !== "remove";
}

/** `{mode: "override_origin"}`: due when the sibling has that value; `"present"`: due when it is written at all. */
function isDue(condition: unknown, written: ReadonlyMap<string, HeaderEntry>): boolean {
  if (!isMapValue(condition)) return false;
  return Object.entries(condition).every(([sibling, wanted]) => {
    const entry = written.get(sibling);
    return entry !== undefined && (wanted === "present" || entry.value === wanted);
  });
}
