/**
 * `rulewright.lock.json`: what was deployed last, for each zone, phase and ref. Pure: the text is read and written by
 * others. It only remembers; without it nothing is ever deleted.
 */
import { FailureError } from "./errors.ts";

export interface Lock {
  /** By zone key: the zone's name, for the sandbox with ` (sandbox)` after it. */
  readonly zones: Readonly<Record<string, LockedZone>>;
}

export interface LockedZone {
  /** Entries of another zone that happens to have the same name say nothing about this one. */
  readonly id: string;
  readonly phases: Readonly<Record<string, Readonly<Record<string, LockedRule>>>>;
}

export interface LockedRule {
  /** Rule id. */
  readonly id: string;
  /** The rule's version after the deploy. */
  readonly version: string;
  /** Hash of the live rule's meaning after the deploy. */
  readonly hash: string;
  /** Hash of what was sent, where Cloudflare stores it in another way. */
  readonly sent?: string;
  /** Path of the rule file, relative to the lock file, with `/`. */
  readonly file: string;
}

export const LOCK_FILE = "rulewright.lock.json";
export const EMPTY_LOCK: Lock = { zones: {} };

const FORMAT = 1;
const NAME = /^[A-Za-z0-9_.:-]{1,128}$/;
const HASH = /^[0-9a-f]{16}$/;

/**
 * Reads the text of a lock file; undefined text is an empty lock. `at` says where it is, for the sentence.
 * @throws FailureError `lock-file` for text that is none, such as one with merge marks in it: guessing would delete rules.
 */
export function parseLock(text: string | undefined, at: string = LOCK_FILE): Lock {
  if (text === undefined || text.trim() === "") return EMPTY_LOCK;
  try {
    return readText(text);
  } catch (error) {
    if (!(error instanceof Unusable)) throw error;
    throw new FailureError({
      reason: "lock-file",
      message:
        `\`${at}\` cannot be used: ${error.message}. Mend it or take it back from version control. ` +
        "Deleting it is safe too: then no rule is ever deleted until the next deploy has written a new one.",
    });
  }
}

/** Why a text is no lock file. */
class Unusable extends Error {}

function readText(text: string): Lock {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    const marks = /^(<{7}|={7}|>{7})/m.exec(text);
    if (marks === null) throw broken(`it is no JSON (${(error as Error).message})`);
    throw broken(`it holds merge conflict marks (line ${text.slice(0, marks.index).split("\n").length})`);
  }
  if (!isRecord(value)) throw broken("it is not a JSON object");
  if (value["format"] !== FORMAT)
    throw broken(`its \`format\` is not ${FORMAT}; a newer Rulewright may have written it`);
  const zones = value["zones"];
  if (!isRecord(zones)) throw broken("`zones` is missing");
  return { zones: Object.fromEntries(Object.entries(zones).map(([name, zone]) => [name, readZone(name, zone)])) };
}

function readZone(name: string, value: unknown): LockedZone {
  if (!isRecord(value) || typeof value["id"] !== "string" || !isRecord(value["phases"])) {
    throw broken(`the entry of \`${name}\` lacks \`id\` or \`phases\``);
  }
  const phases = Object.entries(value["phases"]).map(([phase, rules]) => {
    if (!isRecord(rules)) throw broken(`\`${phase}\` of \`${name}\` is no object`);
    return [phase, Object.fromEntries(Object.entries(rules).map(([ref, rule]) => [ref, readRule(ref, rule)]))] as const;
  });
  return { id: value["id"], phases: Object.fromEntries(phases) };
}

function readRule(ref: string, value: unknown): LockedRule {
  if (isRecord(value)) {
    const { id, version, hash, sent, file } = value;
    const whole =
      NAME.test(ref) &&
      typeof id === "string" &&
      typeof version === "string" &&
      typeof hash === "string" &&
      HASH.test(hash) &&
      (sent === undefined || (typeof sent === "string" && HASH.test(sent))) &&
      typeof file === "string";
    if (whole) return { id, version, hash, file, ...(typeof sent === "string" ? { sent } : {}) };
  }
  throw broken(`the entry of \`${ref}\` is not as Rulewright wrote it`);
}

function broken(why: string): Unusable {
  return new Unusable(why);
}

/** The lock's text: keys sorted, one member a line, so that two people's deploys merge well. */
export function printLock(lock: Lock): string {
  return `${JSON.stringify({ format: FORMAT, zones: sorted(lock.zones) }, null, 2)}\n`;
}

/** The name under which a zone is remembered. The sandbox's zones never mix with Cloudflare's. */
export function zoneKey(name: string, sandbox: boolean): string {
  return sandbox ? `${name} (sandbox)` : name;
}

/** Names of the zones in which the lock remembers rules of the file; the sandbox's, or Cloudflare's. */
export function zonesOf(lock: Lock, file: string, sandbox: boolean): readonly string[] {
  return Object.entries(lock.zones).flatMap(([key, zone]) => {
    const name = key.replace(/ \(sandbox\)$/, "");
    const holds = Object.values(zone.phases).some((rules) => Object.values(rules).some((rule) => rule.file === file));
    return holds && key === zoneKey(name, sandbox) ? [name] : [];
  });
}

/** What the lock remembers of a phase of a zone, by ref; nothing when the zone is another one of the same name. */
export function lockedRules(lock: Lock, key: string, zoneId: string, phase: string): ReadonlyMap<string, LockedRule> {
  const zone = own(lock.zones, key);
  if (zone === undefined || zone.id !== zoneId) return new Map();
  return new Map(Object.entries(own(zone.phases, phase) ?? {}));
}

/** Phases of the zone in which the lock remembers rules of the file. */
export function lockedPhases(lock: Lock, key: string, zoneId: string, file: string): readonly string[] {
  const zone = own(lock.zones, key);
  if (zone === undefined || zone.id !== zoneId) return [];
  return Object.entries(zone.phases)
    .filter(([, rules]) => Object.values(rules).some((rule) => rule.file === file))
    .map(([phase]) => phase);
}

/** The lock with one rule remembered, or forgotten when `rule` is undefined. */
export function withRule(
  lock: Lock,
  key: string,
  zoneId: string,
  phase: string,
  ref: string,
  rule: LockedRule | undefined,
): Lock {
  const known = own(lock.zones, key);
  const zone = known?.id === zoneId ? known : { id: zoneId, phases: {} };
  const { [ref]: _replaced, ...others } = own(zone.phases, phase) ?? {};
  const rules = rule === undefined ? others : { ...others, [ref]: rule };
  const { [phase]: _phase, ...otherPhases } = zone.phases;
  const phases = Object.keys(rules).length === 0 ? otherPhases : { ...otherPhases, [phase]: rules };
  const { [key]: _zone, ...otherZones } = lock.zones;
  return { zones: Object.keys(phases).length === 0 ? otherZones : { ...otherZones, [key]: { id: zoneId, phases } } };
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function sorted(value: unknown): unknown {
  if (!isRecord(value)) return value;
  const keys = Object.keys(value).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
