import type { FileAnalysis } from "#core/analysis/model.ts";
import { actionInfo, DEFAULT_PHASE, RATELIMIT_PHASE } from "#core/catalog/catalog.ts";
import { PHASES } from "#core/catalog/generated/phases.ts";
import { actionsOf, HEADER_KEYS } from "#core/document/header-keys.ts";
import type { Rule } from "#core/document/model.ts";
import { parse } from "#core/syntax/parse.ts";
import type { Span } from "#core/text/span.ts";
import { headerKeyDocumentation } from "../documentation.ts";
import type { IdeFacts } from "../facts.ts";
import { type HeaderCursor, headerCursor } from "../header-cursor.ts";
import { REQUEST_HEADERS, RESPONSE_HEADERS } from "../http-headers.ts";
import { parameterAt } from "../parameter-at.ts";
import { expressionCompletions } from "./expression.ts";
import { HEADER_INSERTS, PLAIN_INSERT } from "./header-inserts.ts";
import type { Candidate, Completion } from "./item.ts";
import { shortLine } from "./operands.ts";
import { finish } from "./order.ts";
import { parameterKeyCandidates, parametersMap, parameterValueCandidates } from "./parameters.ts";
import { headerSnippets } from "./rule-snippets.ts";

export interface HeaderPlace {
  readonly analysis: FileAnalysis;
  readonly offset: number;
  readonly facts: IdeFacts;
  readonly trigger?: string;
  readonly rule: Rule;
  readonly header: Span;
}

/** Keys and values of a rule's header. Edits are in the file. */
export function headerCompletions(place: HeaderPlace): Completion[] {
  const { analysis, header, offset, trigger } = place;
  const cursor = headerCursor(analysis.file.text, header, offset);
  if (cursor === undefined) return [];
  if (cursor.at === "key") {
    if (trigger === " ") return [];
    return [...keys(place, cursor), ...(trigger === undefined ? headerSnippets(place.rule, cursor) : [])];
  }
  return values(place, cursor);
}

function keys(place: HeaderPlace, cursor: HeaderCursor): Completion[] {
  const candidates = keyCandidates(place, cursor).filter(({ label }) => !cursor.present.includes(label));
  const bare = cursor.hasColon
    ? candidates.map(({ insert: _, snippet: __, ...candidate }): Candidate => candidate)
    : candidates;
  return finish(bare, cursor.replace, cursor.prefix);
}

function keyCandidates({ rule }: HeaderPlace, { path }: HeaderCursor): Candidate[] {
  if (path.length === 0) return topKeys(rule);
  if (path[0] === "position") return [positionKey("before"), positionKey("after")];
  if (path.at(-1) === "headers") return headerNames(rule.settings.phase);
  return parameterKeyCandidates(parameterAt(path, rule.settings.action), rule.settings.phase);
}

/** `logging` is for `skip` alone, and an action without parameters is not offered any. */
function topKeys(rule: Rule): Candidate[] {
  const action = rule.settings.action === undefined ? undefined : actionInfo(rule.settings.action);
  const offered = HEADER_KEYS.filter(({ key }) => {
    if (key === "logging") return action === undefined || action.action === "skip";
    if (key === "ratelimit") return mayBeLimited(rule);
    if (key === "parameters") return action === undefined || Object.keys(action.parameters ?? {}).length > 0;
    return true;
  });
  return offered.map((row, rank) => {
    const { after, concepts } = HEADER_INSERTS[row.key] ?? PLAIN_INSERT;
    return {
      label: row.key,
      kind: "key",
      description: shortLine(row.summary),
      documentation: headerKeyDocumentation(row),
      insert: `${row.key}${after}`,
      snippet: after.includes("$"),
      concepts,
      rank,
    };
  });
}

/** A rule of another product has no counter, nor has an action that rate limiting does not know. */
function mayBeLimited({ settings, header }: Rule): boolean {
  if (settings.action !== undefined && !actionsOf(RATELIMIT_PHASE).includes(settings.action)) return false;
  return settings.phase === RATELIMIT_PHASE || !header?.entries.some(({ key }) => key === "phase");
}

/** Names of headers to set or remove, in the spelling that people write. */
function headerNames(phase: string): Candidate[] {
  const names = phase.startsWith("http_response") ? RESPONSE_HEADERS : REQUEST_HEADERS;
  return Object.entries(names).map(([name, description]) => ({
    label: name,
    kind: "key",
    description,
    insert: `${name}:\n  operation: `,
  }));
}

const positionKey = (label: string): Candidate => ({
  label,
  kind: "key",
  insert: `${label}: `,
  description: `just ${label} the rule with this ref`,
});

function values(place: HeaderPlace, cursor: HeaderCursor): Completion[] {
  const parameter = parameterAt(cursor.path, place.rule.settings.action);
  if (parameter?.expressionKind !== undefined) return unreadExpression(place, cursor, parameter.expressionKind);
  const candidates = valueCandidates(place, cursor).filter(({ label }) => !cursor.present.includes(label));
  const blank = cursor.needsBlank ? " " : "";
  return finish(candidates, cursor.replace, cursor.prefix, (text) => blank + text);
}

function valueCandidates(place: HeaderPlace, cursor: HeaderCursor): Candidate[] {
  const [key, child] = cursor.path;
  if (child !== undefined && (key === "parameters" || key === "ratelimit")) {
    return parameterValueCandidates(cursor.path, place.rule, place.facts.plan);
  }
  if (key === "position" && child !== undefined) return refCandidates(place);
  const provider = key === undefined ? undefined : TOP_VALUES[key];
  return provider?.(place, cursor) ?? [];
}

type ValueProvider = (place: HeaderPlace, cursor: HeaderCursor) => Candidate[];

const TOP_VALUES: Readonly<Record<string, ValueProvider>> = {
  action: actionCandidates,
  phase: phaseCandidates,
  zone: ({ facts }) => zoneCandidates(facts),
  enabled: () => booleanCandidates(),
  logging: () => booleanCandidates(),
  parameters: ({ rule }) => parametersMap(rule.settings),
  position: (place) => [
    { label: "first", kind: "value", description: "before all other rules" },
    { label: "last", kind: "value", description: "after all other rules" },
    ...refCandidates(place).flatMap(({ label }) => [
      { label: `{ before: ${label} }`, kind: "ref" as const },
      { label: `{ after: ${label} }`, kind: "ref" as const },
    ]),
  ],
};

/** The phase's actions with their labels; in the order of the phase's row. */
function actionCandidates({ rule }: HeaderPlace): Candidate[] {
  const rows = actionsOf(rule.settings.phase).flatMap((action) => actionInfo(action) ?? []);
  return rows.map((row) => ({
    label: row.action,
    kind: "action",
    detail: row.label,
    description: shortLine(row.summary),
    topic: { kind: "action", name: row.action },
    concepts: [row.label, ...(row.action.includes("challenge") ? ["captcha"] : [])],
  }));
}

/** The two phases of firewall rules first. */
function phaseCandidates(): Candidate[] {
  const first = [DEFAULT_PHASE, RATELIMIT_PHASE];
  return PHASES.filter((row) => row.customerRules === true).map((row) => ({
    label: row.phase,
    kind: "phase",
    description: row.product,
    topic: { kind: "phase", name: row.phase },
    concepts: [row.product],
    rank: first.includes(row.phase) ? first.indexOf(row.phase) : first.length + row.order,
  }));
}

function zoneCandidates(facts: IdeFacts): Candidate[] {
  const aliases = Object.entries(facts.aliases ?? {});
  const known = [...(facts.zones ?? []), ...aliases.map(([, zone]) => zone), ...(facts.hosts ?? []).map((h) => h.zone)];
  return [
    ...aliases.map(([alias, zone]): Candidate => ({ label: alias, kind: "zone", description: zone, concepts: [zone] })),
    ...[...new Set(known)].map((label): Candidate => ({ label, kind: "zone" })),
  ];
}

function booleanCandidates(): Candidate[] {
  return [
    { label: "true", kind: "value" },
    { label: "false", kind: "value" },
  ];
}

/** Refs of the file's other rules of the same phase. */
function refCandidates({ analysis, rule }: HeaderPlace): Candidate[] {
  return analysis.file.rules
    .filter((other) => other.index !== rule.index && other.settings.phase === rule.settings.phase)
    .flatMap(({ settings }) =>
      settings.ref === undefined
        ? []
        : [
            {
              label: settings.ref,
              kind: "ref" as const,
              ...(settings.name === undefined ? {} : { description: settings.name }),
            },
          ],
    );
}

/**
 * An expression whose scalar is still empty has no tree of its own, and one that ends in a blank ends before it for YAML:
 * what stands on the line up to the cursor is read instead.
 */
function unreadExpression(place: HeaderPlace, cursor: HeaderCursor, kind: string): Completion[] {
  const { analysis, facts, rule, offset } = place;
  const typed = valueBefore(analysis.file.text, offset);
  if (typed === undefined) return [];
  const tree = parse(typed, {
    scheme: analysis.scheme,
    dialect: "cloudflare",
    root: kind.startsWith("value") ? "value" : "filter",
    trivia: "api",
  });
  const expression = { tree, offset: typed.length, scheme: analysis.scheme, phase: rule.settings.phase, facts };
  const blank = cursor.needsBlank ? " " : "";
  const start = offset - typed.length;
  return expressionCompletions({ ...expression, file: analysis.file, rule }, place.trigger).map((completion) => ({
    ...completion,
    edit: { start: start + completion.edit.start, end: offset, newText: blank + completion.edit.newText },
  }));
}

/** The plain scalar between the colon and the cursor; undefined in a quoted one, which the tree holds. */
function valueBefore(text: string, offset: number): string | undefined {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  const value = /^\s*(?:- +)*[\w.-]+:\s*(.*)$/.exec(line)?.[1];
  return value === undefined || /^["'|>]/.test(value) ? undefined : value;
}
