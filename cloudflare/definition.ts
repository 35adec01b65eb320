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
  const [of, other] = [canonicalMembers(left), canonicalMembers(right)];
  return NAMES.filter((member) => of[member] !== other[member]);
}

/** A hash of a rule's meaning (16 hexadecimal digits), equal exactly when `differingMembers` is empty but for collisions. */
export function definitionHash(rule: Definable): string {
  const known = hashes.get(rule);
  if (known !== undefined) return known;
  const members = canonicalMembers(rule);
  const hash = fnv1a64(`[${NAMES.map((name) => `["${name}",${members[name]}]`).join(",")}]`);
  hashes.set(rule, hash);
  return hash;
}

type CanonicalMembers = Readonly<Record<Member, string>>;

const NAMES = Object.keys(MEMBERS) as Member[];

export const isMember = (name: string): name is Member => Object.hasOwn(MEMBERS, name);

/** Planning compares the same rules again after each step, and rules are never changed in place. */
const canonicals = new WeakMap<Definable, CanonicalMembers>();
const hashes = new WeakMap<Definable, string>();

function canonicalMembers(rule: Definable): CanonicalMembers {
  const known = canonicals.get(rule);
  if (known !== undefined) return known;
  const entries = NAMES.map((name) => [name, canonical(MEMBERS[name](rule))]);
  const members = Object.fromEntries(entries) as CanonicalMembers;
  canonicals.set(rule, members);
  return members;
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

const WORD = 2 ** 32;
const UTF8 = new TextEncoder();

/**
 * FNV-1a over the text's UTF-8, 64 bits. It tells "changed" from "the same", nothing more. The prime is 2^40 + 435, so that
 * two halves of 32 bits and their carry stay below 2^53.
 */
function fnv1a64(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of UTF8.encode(text)) {
    low = (low ^ byte) >>> 0;
    const product = low * 435;
    high = (high * 435 + low * 256 + Math.floor(product / WORD)) % WORD;
    low = product % WORD;
  }
  return high.toString(16).padStart(8, "0") + low.toString(16).padStart(8, "0");
}
