import { actionInfo } from "#core/catalog/catalog.ts";
import { RATELIMIT } from "#core/catalog/generated/ratelimit.ts";
import { type ActionParameterInfo, PLANS, type Plan, type RatelimitKeyInfo } from "#core/catalog/info.ts";
import type { Rule, RuleSettings } from "#core/document/model.ts";
import { parameterDocumentation, planText } from "../documentation.ts";
import { membersOf, parameterAt } from "../parameter-at.ts";
import { duration } from "../time-text.ts";
import { type Candidate, snippetText } from "./item.ts";
import { shortLine } from "./operands.ts";
import { BLOCK_STATUSES, MANAGED_RULESETS, parameterValueMeaning } from "./parameter-values.ts";

/** Keys of an action's parameters or of `ratelimit`, at any depth. */
export function parameterKeyCandidates(row: ActionParameterInfo | undefined, phase: string): Candidate[] {
  if (row === undefined) return [];
  return Object.entries(membersOf(row))
    .filter(([, child]) => isForPhase(child, phase))
    .map(([key, child]) => keyCandidate(key, child));
}

const isForPhase = ({ onlyPhases }: ActionParameterInfo, phase: string): boolean =>
  onlyPhases === undefined || onlyPhases.includes(phase);

function keyCandidate(key: string, row: ActionParameterInfo): Candidate {
  const insert = insertOf(row.type);
  return {
    label: key,
    kind: "key",
    detail: row.type,
    ...(row.summary === undefined ? {} : { description: shortLine(row.summary) }),
    documentation: parameterDocumentation(key, row),
    insert: `${key}${insert}`,
    snippet: insert.includes("$"),
    ...(row.required === true ? { rank: 0 } : {}),
    deprecated: row.deprecated !== undefined && row.deprecated !== false,
  };
}

function insertOf(type: string): string {
  if (type.startsWith("array<object")) return ":\n  - ";
  if (type.startsWith("array")) return ": [$1]";
  return type === "object" || type.startsWith("map") ? ":\n  " : ": ";
}

/** The action's parameters, each as an insertion after `parameters:`. */
export function parametersMap({ action, phase }: RuleSettings): Candidate[] {
  const rows = Object.entries((action === undefined ? undefined : actionInfo(action)?.parameters) ?? {}).filter(
    ([, row]) => isForPhase(row, phase),
  );
  return rows.map(([key, row]) => ({
    ...keyCandidate(key, row),
    insert: `\n  ${key}${insertOf(row.type).replaceAll("\n", "\n  ")}`,
  }));
}

/** Values of the parameter at `path`. */
export function parameterValueCandidates(path: readonly string[], rule: Rule, plan: Plan | undefined): Candidate[] {
  const { action, phase } = rule.settings;
  if (path[0] === "ratelimit" && path[1] !== undefined) return ratelimitValues(path[1], plan);
  const row = parameterAt(path, action);
  if (row === undefined) return [];
  const allowed = row.valuesByPhase?.[phase] ?? row.values ?? (row.type === "boolean" ? [true, false] : undefined);
  return (allowed ?? usualValues(path, rule)).map((value) => {
    const description = parameterValueMeaning(path, String(value));
    return { label: String(value), kind: "value", ...(description === undefined ? {} : { description }) };
  });
}

/** Values that are not the only ones, but the ones that people mean. */
function usualValues(path: readonly string[], { settings }: Rule): readonly string[] {
  const keys = path.filter((key) => key !== "-" && !/^\d+$/.test(key)).join(".");
  if (keys === "parameters.response.status_code" && settings.action === "block") return BLOCK_STATUSES;
  const runsManaged = keys === "parameters.id" && settings.action === "execute";
  const skipsManaged = keys === "parameters.rulesets" && settings.action === "skip";
  return runsManaged || skipsManaged ? Object.keys(MANAGED_RULESETS) : [];
}

interface Characteristic {
  readonly api: string;
  readonly dashboard: string | null;
  readonly minPlan?: string;
  readonly addOn?: string;
  readonly note?: string;
}

function ratelimitValues(key: string, plan: Plan | undefined): Candidate[] {
  const row = RATELIMIT.keys[key];
  if (row === undefined) return [];
  if (key === "characteristics") return (row.values as readonly Characteristic[]).map(characteristicCandidate);
  if (row.type === "boolean") return ["false", "true"].map((label) => ({ label, kind: "value" }));
  return (row.values ?? [])
    .filter((value) => typeof value === "number")
    .map((value) => secondsCandidate(value, row, plan));
}

/** `http.request.headers["<name>"]` becomes a snippet; in YAML it needs quotes, for it holds brackets. */
function characteristicCandidate(row: Characteristic): Candidate {
  const holes = row.api.match(/<[^>]+>/g) ?? [];
  const text = holes.reduce(
    (snippet, hole, place) => snippet.replace(hole, `\${${place + 1}:${snippetText(hole.slice(1, -1))}}`),
    row.api,
  );
  const needsQuotes = /["[\]{},:]/.test(row.api);
  return {
    label: row.api,
    kind: "value",
    description: row.dashboard ?? row.note ?? "always counted per data center",
    detail: planText({
      label: row.minPlan === "free" ? "all plans" : `${row.minPlan} or above`,
      min: row.minPlan ?? null,
    }),
    insert: needsQuotes ? `'${text}'` : text,
    snippet: holes.length > 0,
    concepts: row.dashboard === null ? [] : [row.dashboard],
  };
}

function secondsCandidate(value: number, row: RatelimitKeyInfo, plan: Plan | undefined): Candidate {
  const needed = PLANS.find((name) => value <= (row.maxByPlan?.[name] ?? Number.POSITIVE_INFINITY));
  const tooHigh = plan !== undefined && needed !== undefined && PLANS.indexOf(plan) < PLANS.indexOf(needed);
  return {
    label: String(value),
    kind: "value",
    description: [duration(value), tooHigh ? `${needed} or above` : undefined].filter(Boolean).join(" · "),
    rank: (tooHigh ? 100 : 0) + (row.values ?? []).indexOf(value),
  };
}
