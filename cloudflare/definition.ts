/** What a rule means apart from its identity and place, so that a live rule and a file's rule can be compared. */
import { collapseWhiteSpace } from "./white-space.ts";

/** A member of a rule that a file can say. */
export type Member =
  | "action"
  | "expression"
  | "description"
  | "enabled"
  | "logging"
  | "action_parameters"
  | "ratelimit";

/** The members a definition may have; both `RemoteRule` and `RuleBody` fit. */
export interface Definable {
  readonly action: string;
  readonly expression: string;
  readonly description?: string | undefined;
  readonly enabled?: boolean | undefined;
  readonly action_parameters?: Readonly<Record<string, unknown>> | undefined;
  readonly ratelimit?: Readonly<Record<string, unknown>> | undefined;
  readonly logging?: { readonly enabled?: boolean } | undefined;
}

const MEMBERS: Readonly<Record<Member, (rule: Definable) => unknown>> = {
  action: (rule) => rule.action,
  expression: (rule) => collapseWhiteSpace(rule.expression),
  description: (rule) => rule.description ?? "",
  enabled: (rule) => rule.enabled ?? true,
  logging: (rule) => (rule.action === "skip" ? (rule.logging?.enabled ?? true) : undefined),
  action_parameters: (rule) => normalParameters(rule.action_parameters),
  ratelimit: (rule) => normalRatelimit(rule.ratelimit),
};

/** Members in which two rules differ in meaning; key order, white space outside quotes and defaults do not count. */
export function differingMembers(left: Definable, right: Definable): Member[] {
  return (Object.keys(MEMBERS) as Member[]).filter(
    (member) => canonical(MEMBERS[member](left)) !== canonical(MEMBERS[member](right)),
  );
}

/** A hash of a rule's meaning (16 hexadecimal digits), equal exactly when `differingMembers` is empty but for collisions. */
export function definitionHash(rule: Definable): string {
  return fnv1a64(canonical(Object.entries(MEMBERS).map(([name, of]) => [name, of(rule)])));
}

function normalParameters(parameters: Readonly<Record<string, unknown>> | undefined): unknown {
  if (parameters === undefined || parameters === null) return undefined;
  const { version, ...rest } = parameters;
  const kept = version === undefined || version === "latest" ? rest : parameters;
  return Object.keys(kept).length === 0 ? undefined : kept;
}

function normalRatelimit(ratelimit: Readonly<Record<string, unknown>> | undefined): unknown {
  if (ratelimit === undefined || ratelimit === null) return undefined;
  const { counting_expression: counting, requests_to_origin: toOrigin, ...rest } = ratelimit;
  return {
    ...rest,
    ...(typeof counting === "string" && counting !== "" ? { counting_expression: collapseWhiteSpace(counting) } : {}),
    ...(toOrigin === true ? { requests_to_origin: true } : {}),
  };
}

/** JSON with sorted keys and without undefined members. */
function canonical(value: unknown): string {
  if (value === undefined) return "null";
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
    return `{${members.join(",")}}`;
  }
  return JSON.stringify(value);
}

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/** FNV-1a over the text's UTF-8, 64 bits. It tells "changed" from "the same", nothing more. */
function fnv1a64(text: string): string {
  let hash = OFFSET;
  for (const byte of new TextEncoder().encode(text)) hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * PRIME);
  return hash.toString(16).padStart(16, "0");
}
