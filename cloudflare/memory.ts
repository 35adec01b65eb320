/** What look-ups answered, with their age: as data, and as the text that outlives a session. Never holds a token. */
import type { HostInfo, ListInfo } from "#core/analysis/model.ts";
import type { Zone } from "./types.ts";

export interface Aged<T> {
  /** ISO 8601. */
  readonly at: string;
  readonly value: T;
}

/** Whether an answer is younger than `span` milliseconds. One from the future is not: a clock was set back. */
export function isFresh({ at }: Aged<unknown>, span: number, now: Date): boolean {
  const age = now.getTime() - Date.parse(at);
  return age >= 0 && age < span;
}

/** Remembered answers. Hosts are kept by zone id, lists by account id, so that accounts never mix. */
export interface Memory {
  readonly zones: Aged<readonly Zone[]> | undefined;
  readonly hosts: ReadonlyMap<string, Aged<readonly HostInfo[]>>;
  readonly lists: ReadonlyMap<string, Aged<readonly ListInfo[]>>;
}

export const NOTHING_KNOWN: Memory = { zones: undefined, hosts: new Map(), lists: new Map() };

const FORMAT = 1;

export function printMemory(memory: Memory): string {
  return JSON.stringify({
    format: FORMAT,
    zones: memory.zones,
    hosts: Object.fromEntries(memory.hosts),
    lists: Object.fromEntries(memory.lists),
  });
}

/** Reads what `printMemory` wrote; anything else is as good as nothing, because it can be looked up again. */
export function parseMemory(text: string | undefined): Memory {
  try {
    const value = JSON.parse(text ?? "null") as Partial<Record<string, unknown>> | null;
    if (value === null || value["format"] !== FORMAT) return NOTHING_KNOWN;
    return {
      zones: aged(value["zones"]) as Aged<readonly Zone[]> | undefined,
      hosts: agedMap(value["hosts"]) as Memory["hosts"],
      lists: agedMap(value["lists"]) as Memory["lists"],
    };
  } catch {
    return NOTHING_KNOWN;
  }
}

/** The memory after the visible zones were read: what belongs to zones and accounts out of sight is forgotten. */
export function withZones(memory: Memory, zones: Aged<readonly Zone[]>): Memory {
  const zoneIds = new Set(zones.value.map((zone) => zone.id));
  const accountIds = new Set(zones.value.map((zone) => zone.account.id));
  return {
    zones,
    hosts: new Map([...memory.hosts].filter(([id]) => zoneIds.has(id))),
    lists: new Map([...memory.lists].filter(([id]) => accountIds.has(id))),
  };
}

function agedMap(value: unknown): ReadonlyMap<string, Aged<unknown>> {
  const entries = Object.entries((value ?? {}) as Record<string, unknown>);
  return new Map(
    entries.flatMap(([key, entry]) => (aged(entry) === undefined ? [] : [[key, aged(entry) as Aged<unknown>]])),
  );
}

function aged(value: unknown): Aged<readonly unknown[]> | undefined {
  const entry = value as Partial<Aged<unknown>> | undefined | null;
  const whole = typeof entry?.at === "string" && Array.isArray(entry.value);
  return whole ? (entry as Aged<readonly unknown[]>) : undefined;
}
