/** The header's keys as rows: what each takes, means and checks. Completion, hover and the checks all read this table. */
import { actionInfo, DEFAULT_PHASE, phaseInfo } from "#core/catalog/catalog.ts";
import { ACTIONS } from "#core/catalog/generated/actions.ts";
import { PHASES } from "#core/catalog/generated/phases.ts";
import { type Diagnostic, diagnostic } from "#core/diagnostics/diagnostic.ts";
import { closest } from "#core/text/closest.ts";
import type { HeaderEntry, RulePosition } from "./model.ts";
import { isMapValue, replaceValueFix, slug } from "./values.ts";

export const NAME_LIMIT = 500;
export const REF_PATTERN = /^[A-Za-z0-9_-]{1,64}$/;
/** Names of account lists, without `$`. */
export const LIST_NAME = /^[a-z0-9_]{1,50}$/;

/** The shapes of values that header keys take. */
export type HeaderValueType = "text" | "boolean" | "map" | "zones" | "position";

/** A value to offer for a key, with one line on it. */
export interface HeaderValue {
  readonly value: string;
  readonly summary: string;
}

/** What a row's check may look at beside its entry. */
export interface HeaderCheckContext {
  readonly text: string;
  readonly phase: string;
}

export interface HeaderKey {
  readonly key: string;
  readonly type: HeaderValueType;
  /** Completes "`key` takes …". */
  readonly takes: string;
  readonly summary: string;
  /** The member of the rule object, or what stands in for it. */
  readonly onCloudflare: string;
  readonly default: string;
  readonly example: string;
  /** The values that are legal in a phase, where there are few. */
  readonly values?: (phase: string) => readonly HeaderValue[];
  /** What is wrong with a value of the right type. */
  readonly check?: (entry: HeaderEntry, context: HeaderCheckContext) => readonly Diagnostic[];
}

/** Actions of the retired firewall rules and what took their place. */
const RETIRED_ACTIONS: Readonly<Record<string, string>> = {
  allow: "skip",
  bypass: "skip",
  simulate: "log",
  jschallenge: "js_challenge",
  captcha: "challenge",
};

/** Names of the actions that a phase takes; all actions of an unknown or undocumented phase. */
export function actionsOf(phase: string): readonly string[] {
  const own = phaseInfo(phase)?.actions;
  if (own !== undefined) return own;
  const listed = ACTIONS.filter((row) => row.phases?.includes(phase));
  return (listed.length > 0 ? listed : ACTIONS).map((row) => row.action);
}

function checkName(entry: HeaderEntry): readonly Diagnostic[] {
  const length = [...(entry.value as string)].length;
  return length > NAME_LIMIT
    ? [diagnostic("header/name-too-long", entry.valueSpan, { length, limit: NAME_LIMIT })]
    : [];
}

function checkRef(entry: HeaderEntry, { text }: HeaderCheckContext): readonly Diagnostic[] {
  const ref = entry.value as string;
  if (REF_PATTERN.test(ref)) return [];
  const legal = slug(ref);
  const fixes = legal === "" ? [] : [replaceValueFix(text, entry, legal)];
  return [diagnostic("header/ref-characters", entry.valueSpan, {}, { fixes })];
}

function checkAction(entry: HeaderEntry, { text, phase }: HeaderCheckContext): readonly Diagnostic[] {
  const action = entry.value as string;
  const replacement = RETIRED_ACTIONS[action.toLowerCase()];
  if (replacement !== undefined) {
    const fixes = [replaceValueFix(text, entry, replacement)];
    return [diagnostic("header/retired-action", entry.valueSpan, { action, replacement }, { fixes })];
  }
  if (actionInfo(action) === undefined) {
    const suggestion = closest(action.replaceAll(/[\s-]/g, "_"), actionsOf(phase));
    const fixes = suggestion === undefined ? [] : [replaceValueFix(text, entry, suggestion)];
    return [diagnostic("header/unknown-action", entry.valueSpan, { action, suggestion }, { fixes })];
  }
  const actions = actionsOf(phase);
  if (actions.includes(action)) return [];
  return [diagnostic("header/action-in-phase", entry.valueSpan, { action, phase, actions })];
}

function checkPhase(entry: HeaderEntry, { text }: HeaderCheckContext): readonly Diagnostic[] {
  const phase = entry.value as string;
  const info = phaseInfo(phase);
  if (info === undefined) {
    const suggestion = closest(
      phase,
      PHASES.map((row) => row.phase),
    );
    const fixes = suggestion === undefined ? [] : [replaceValueFix(text, entry, suggestion)];
    return [diagnostic("header/unknown-phase", entry.valueSpan, { phase, suggestion }, { fixes })];
  }
  return info.customerRules === true ? [] : [diagnostic("header/phase-not-yours", entry.valueSpan, { phase })];
}

const ZONE_PATTERN = /^[\p{L}\p{N}_](?:[\p{L}\p{N}._-]*[\p{L}\p{N}_])?$/u;

function checkZone(entry: HeaderEntry, { text }: HeaderCheckContext): readonly Diagnostic[] {
  const written = Array.isArray(entry.value) ? entry.children : [entry];
  return written.flatMap((item) => {
    const zone = item.value as string;
    if (ZONE_PATTERN.test(zone)) return [];
    const host = /^[a-z]+:\/\/([^/:?#]+)/i.exec(zone)?.[1];
    const fixes = host === undefined ? [] : [replaceValueFix(text, item, host)];
    return [diagnostic("header/zone", item.valueSpan, { zone }, { fixes })];
  });
}

/** Reads a `position`; undefined for what is none. */
export function readPosition(value: unknown): RulePosition | undefined {
  if (value === "first" || value === "last") return value;
  if (!isMapValue(value)) return undefined;
  const { before, after, ...rest } = value;
  if (Object.keys(rest).length > 0) return undefined;
  if (typeof before === "string" && after === undefined && REF_PATTERN.test(before)) return { before };
  if (typeof after === "string" && before === undefined && REF_PATTERN.test(after)) return { after };
  return undefined;
}

function checkPosition(entry: HeaderEntry): readonly Diagnostic[] {
  return readPosition(entry.value) === undefined ? [diagnostic("header/position", entry.valueSpan, {})] : [];
}

const BOOLEAN_VALUES: readonly HeaderValue[] = [
  { value: "true", summary: "Yes." },
  { value: "false", summary: "No." },
];

/** In the order in which a header is written. */
export const HEADER_KEYS: readonly HeaderKey[] = [
  {
    key: "name",
    type: "text",
    takes: "a text",
    summary: `What the rule is for, at most ${NAME_LIMIT} characters. The dashboard and security events show it.`,
    onCloudflare: "`description`",
    default: "none; a rule without a name gets a warning",
    example: "name: Require a client certificate on the API",
    check: checkName,
  },
  {
    key: "ref",
    type: "text",
    takes: "a text",
    summary: "The rule's lasting identity: it finds the rule again at Cloudflare, whatever else changes.",
    onCloudflare: "`ref`",
    default: "the file's name in a file of one rule; needed with several rules",
    example: "ref: api-mtls",
    check: checkRef,
  },
  {
    key: "action",
    type: "text",
    takes: "the name of an action",
    summary: "What happens to a request that the expression matches.",
    onCloudflare: "`action`",
    default: "none; needed to deploy",
    example: "action: block",
    values: (phase) => actionsOf(phase).map((value) => ({ value, summary: actionInfo(value)?.summary ?? "" })),
    check: checkAction,
  },
  {
    key: "parameters",
    type: "map",
    takes: "a map of the action's parameters",
    summary: "How the action is done. Keys and nesting are those of Cloudflare's pages.",
    onCloudflare: "`action_parameters`",
    default: "none",
    example: "parameters:\n  ruleset: current",
  },
  {
    key: "ratelimit",
    type: "map",
    takes: "a map that says what to count",
    summary: "Makes the rule a rate limiting rule: what to count, over how long, and how many are too many.",
    onCloudflare: "`ratelimit`",
    default: "none",
    example:
      "ratelimit:\n  characteristics: [ip.src, cf.colo.id]\n  period: 60\n  requests_per_period: 20\n  mitigation_timeout: 600",
  },
  {
    key: "enabled",
    type: "boolean",
    takes: "`true` or `false`",
    summary: "Whether Cloudflare runs the rule. A disabled rule stays in its place and does nothing.",
    onCloudflare: "`enabled`",
    default: "`true`",
    example: "enabled: false",
    values: () => BOOLEAN_VALUES,
  },
  {
    key: "logging",
    type: "boolean",
    takes: "`true` or `false`",
    summary: "Whether matches of a `skip` rule are logged. Other actions always log.",
    onCloudflare: "`logging.enabled`",
    default: "`true`",
    example: "logging: false",
    values: () => BOOLEAN_VALUES,
  },
  {
    key: "phase",
    type: "text",
    takes: "the name of a phase",
    summary: "When during a request the rule runs, and so which fields and actions it has.",
    onCloudflare: "the phase's entry point ruleset",
    default: `\`http_ratelimit\` with \`ratelimit\`, else \`${DEFAULT_PHASE}\``,
    example: `phase: ${DEFAULT_PHASE}`,
    values: () =>
      PHASES.filter((row) => row.customerRules === true).map((row) => ({ value: row.phase, summary: row.summary })),
    check: checkPhase,
  },
  {
    key: "zone",
    type: "zones",
    takes: "the name of a zone, an alias of `rulewright.yaml`, or a list of them",
    summary: "Where the rule is deployed.",
    onCloudflare: "the zone",
    default: "the selected zone",
    example: "zone: example.com",
    check: checkZone,
  },
  {
    key: "position",
    type: "position",
    takes: "`first`, `last`, `{before: REF}` or `{after: REF}`",
    summary: "Where the rule stands among the zone's rules of its phase. Rules run in order.",
    onCloudflare: "`position`",
    default: "where the rule is; a new rule goes last",
    example: "position: first",
    values: () => [
      { value: "first", summary: "Before all other rules." },
      { value: "last", summary: "After all other rules." },
    ],
    check: checkPosition,
  },
];

const byKey = new Map(HEADER_KEYS.map((row) => [row.key, row]));

/** The row of a top-level header key; undefined for a key that there is not. */
export function headerKey(key: string): HeaderKey | undefined {
  return byKey.get(key);
}

/** Whether a value has the shape that a key takes. What is inside a map is not looked at. */
export function fitsHeaderType(type: HeaderValueType, value: unknown): boolean {
  switch (type) {
    case "text":
      return typeof value === "string";
    case "boolean":
      return typeof value === "boolean";
    case "map":
      return isMapValue(value);
    case "zones":
      return typeof value === "string" || (Array.isArray(value) && value.every((zone) => typeof zone === "string"));
    case "position":
      // Whatever stands there, what a position looks like is told by the key's own check.
      return true;
  }
}
