/** From Cloudflare's words about a refused rule to the characters in the rule file. */
import type { Span } from "#core/text/span.ts";
import type { DeployableRule, SentExpression } from "./desired.ts";
import { type ApiErrorItem, type ApiFailure, FailureError, type Refusal } from "./errors.ts";

/** `'VALUE' is not a valid value for FIELD because REASON`. */
const WRAPPER = /^'([\s\S]*)' is not a valid value for (\w+) because ([\s\S]*)$/;
/** The engine's report; the legacy form has no `(line:column)`, the dashboard flattens line breaks to spaces. */
const REPORT = /Filter parsing error(?: \((\d+):(\d+)\))?:\s*`?([^\n]*?)`?\n( *)(\^+) ?([\s\S]*?)\s*$/;
const FLAT_REPORT = /Filter parsing error(?: \((\d+):(\d+)\))?:[\s\S]*?(\^+) ([^^]*?)\s*$/;
const BARE_REPORT = /Filter parsing error \((\d+):(\d+)\): ([^\n]+)$/;
const NOT_ENTITLED = /the use of (\w+) (\S+) is not allowed/;

/** Where an engine's report points: 1-based line, 1-based column and length in UTF-8 bytes. */
export interface EngineReport {
  readonly line: number;
  readonly column: number;
  readonly length: number;
  readonly reason: string;
}

/** Reads the engine's report out of an error message; undefined when there is none. */
export function parseReport(message: string): EngineReport | undefined {
  const full = REPORT.exec(message);
  if (full !== null) {
    const column = full[2] === undefined ? (full[4] as string).length + 1 : Number(full[2]);
    return { line: Number(full[1] ?? 1), column, length: (full[5] as string).length, reason: full[6] as string };
  }
  const flat = FLAT_REPORT.exec(message);
  if (flat?.[2] !== undefined) {
    return {
      line: Number(flat[1]),
      column: Number(flat[2]),
      length: (flat[3] as string).length,
      reason: flat[4] as string,
    };
  }
  const bare = BARE_REPORT.exec(message);
  return bare === null
    ? undefined
    : { line: Number(bare[1]), column: Number(bare[2]), length: 1, reason: bare[3] as string };
}

/** The UTF-16 span that a report points at in the text it is about; clamped to the text. */
export function reportSpan(text: string, report: EngineReport): Span {
  const lines = text.split("\n");
  const line = Math.min(report.line, lines.length) - 1;
  const lineStart = lines.slice(0, line).reduce((sum, before) => sum + before.length + 1, 0);
  const content = lines[line] as string;
  const start = utf16Offset(content, report.column - 1);
  const end = utf16Offset(content, report.column - 1 + report.length);
  return { start: lineStart + start, end: lineStart + Math.max(start, end) };
}

/** UTF-16 offset of a UTF-8 byte offset; one inside a character goes to its start, one beyond the text to its end. */
function utf16Offset(text: string, bytes: number): number {
  let passed = 0;
  let offset = 0;
  for (const character of text) {
    const code = character.codePointAt(0) as number;
    passed += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    if (passed > bytes) return offset;
    offset += character.length;
  }
  return offset;
}

/**
 * Places each error of a refused call in the file. `submitted` gives the ref of each rule of the body, in its order (one
 * for a single-rule call); an error about a rule that is not the file's is left out.
 */
export function refusalsOf(
  items: readonly ApiErrorItem[],
  submitted: readonly string[],
  rules: readonly DeployableRule[],
): Refusal[] {
  return items.flatMap((item) => {
    const wrapped = WRAPPER.exec(item.message);
    const value = wrapped?.[1];
    const reason = wrapped?.[3] ?? item.message;
    const rule = ruleOf(item, value, submitted, rules);
    if (rule === undefined) return [];
    const source = rule.sources.find((sent) => sent.text === value) ?? rule.sources[0];
    const span = spanOf(item, reason, source, rule);
    return [{ ruleIndex: rule.rule.index, ...span, message: sentence(reason, wrapped?.[2]), original: item.message }];
  });
}

function ruleOf(
  item: ApiErrorItem,
  value: string | undefined,
  submitted: readonly string[],
  rules: readonly DeployableRule[],
): DeployableRule | undefined {
  const pointed = /^\/rules\/(\d+)(?:\/|$)/.exec(item.pointer ?? "");
  const ref = pointed !== null && submitted.length > 1 ? submitted[Number(pointed[1])] : undefined;
  if (ref !== undefined) return rules.find((rule) => rule.body.ref === ref);
  const sender = rules.filter((rule) => submitted.includes(rule.body.ref));
  if (value !== undefined && value !== "") {
    const matching = sender.find((rule) => rule.sources.some((sent) => sent.text === value));
    if (matching !== undefined) return matching;
  }
  return sender.length === 1 && submitted.length === 1 ? sender[0] : undefined;
}

function spanOf(item: ApiErrorItem, reason: string, source: SentExpression | undefined, rule: DeployableRule): Span {
  const member = /(?:^|\/)(action|description|ref|ratelimit|action_parameters|logging|enabled)(?:\/|$)/.exec(
    item.pointer ?? "",
  );
  const header = member === null ? undefined : headerSpan(rule, member[1] as string);
  const report = parseReport(item.message);
  if (report === undefined && header !== undefined) return header;
  if (source === undefined) return rule.rule.body;
  if (report !== undefined) return source.map.spanToSource(reportSpan(source.text, report));
  const named = NOT_ENTITLED.exec(reason);
  const at = named === null ? -1 : placeOfName(source.text, named[1] as string, named[2] as string);
  const whole = at < 0 ? { start: 0, end: source.text.length } : { start: at, end: at + lengthOfName(source.text, at) };
  return source.map.spanToSource(whole);
}

const HEADER_KEYS: Readonly<Record<string, string>> = {
  description: "name",
  action_parameters: "parameters",
};

function headerSpan(rule: DeployableRule, member: string): Span | undefined {
  const key = HEADER_KEYS[member] ?? member;
  const entry = rule.rule.header?.entries.find((candidate) => candidate.key === key);
  return entry === undefined ? undefined : { start: entry.start, end: entry.end };
}

function placeOfName(text: string, kind: string, name: string): number {
  if (kind !== "operator") return text.indexOf(name);
  const spelled =
    name.toLowerCase() === "matches"
      ? /\bmatches\b|~/
      : new RegExp(`\\b${name.toLowerCase().replace(/\W/g, "\\$&")}\\b`);
  return text.search(spelled);
}

function lengthOfName(text: string, at: number): number {
  return /^[\w.]+|^./.exec(text.slice(at))?.[0].length ?? 1;
}

function sentence(reason: string, field: string | undefined): string {
  const report = parseReport(reason);
  if (report !== undefined) return `Cloudflare refuses this expression: ${report.reason.replace(/\.$/, "")}.`;
  const what = field === undefined ? "this rule" : `\`${field.toLowerCase()}\``;
  return `Cloudflare refuses ${what}: ${reason
    .trim()
    .replace(/\s*\n\s*/g, " ")
    .replace(/\.$/, "")}.`;
}

/** The failure with its refusals placed in the file. */
export function refused(
  failure: ApiFailure,
  submitted: readonly string[],
  rules: readonly DeployableRule[],
): FailureError {
  const refusals = refusalsOf(failure.outcome.items, submitted, rules);
  const first = refusals[0];
  const kept = first === undefined || failure.failure.reason !== "refused";
  const message = kept ? failure.failure.message : `${first.message} Nothing was changed.`;
  return new FailureError({ ...failure.failure, message }, refusals, { cause: failure });
}
