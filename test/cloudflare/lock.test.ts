import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FailureError } from "#cloudflare/errors.ts";
import {
  EMPTY_LOCK,
  type Lock,
  type LockedRule,
  lockedPhases,
  lockedRules,
  parseLock,
  printLock,
  withRule,
  zoneKey,
} from "#cloudflare/lock.ts";

const ZONE = "c3d1e5f7a9b84d2c8e6f0a1b2c3d4e5f";
const PHASE = "http_request_firewall_custom";
const entry: LockedRule = { id: "b1", version: "3", hash: "0123456789abcdef", file: "rules/api.rule" };

function failureOf(text: string): string {
  try {
    parseLock(text);
  } catch (error) {
    if (error instanceof FailureError && error.failure.reason === "lock-file") return error.message;
  }
  throw new Error(`taken: ${text}`);
}

describe("the lock file", () => {
  it("remembers a rule for its zone, phase and ref", () => {
    const lock = withRule(EMPTY_LOCK, "example.com", ZONE, PHASE, "api", entry);
    expect(lockedRules(lock, "example.com", ZONE, PHASE).get("api")).toEqual(entry);
    expect(lockedPhases(lock, "example.com", ZONE, "rules/api.rule")).toEqual([PHASE]);
    expect(lockedPhases(lock, "example.com", ZONE, "rules/other.rule")).toEqual([]);
  });

  it("says nothing about another zone of the same name, and keeps the sandbox apart", () => {
    const lock = withRule(EMPTY_LOCK, zoneKey("example.com", false), ZONE, PHASE, "api", entry);
    expect(lockedRules(lock, "example.com", "another", PHASE).size).toBe(0);
    expect(lockedRules(lock, zoneKey("example.com", true), ZONE, PHASE).size).toBe(0);
    const moved = withRule(lock, "example.com", "another", PHASE, "web", entry);
    expect([...lockedRules(moved, "example.com", "another", PHASE).keys()]).toEqual(["web"]);
  });

  it("is empty again when the last rule is forgotten", () => {
    const lock = withRule(EMPTY_LOCK, "example.com", ZONE, PHASE, "api", entry);
    expect(withRule(lock, "example.com", ZONE, PHASE, "api", undefined)).toEqual(EMPTY_LOCK);
  });

  it("prints the same text whatever the order of the deploys", () => {
    const order = (refs: readonly string[]): string =>
      printLock(refs.reduce<Lock>((lock, ref) => withRule(lock, "example.com", ZONE, PHASE, ref, entry), EMPTY_LOCK));
    expect(order(["b", "a", "c"])).toBe(order(["c", "b", "a"]));
    expect(order(["a"])).toMatch(/\n$/);
  });

  it("reads back what it printed", () => {
    const hash = fc.stringMatching(/^[0-9a-f]{16}$/);
    const text = fc.string({ maxLength: 12 });
    const rule = fc.record(
      { id: text, version: text, hash, sent: hash, file: text },
      { requiredKeys: ["id", "version", "hash", "file"] },
    );
    const ref = fc.oneof(
      fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/),
      fc.constant("__proto__"),
      fc.constant("constructor"),
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom("a.com", "b.com"), fc.constantFrom("p", "q"), ref, rule)),
        (entries) => {
          const lock = entries.reduce<Lock>(
            (all, [zone, phase, name, value]) => withRule(all, zone, ZONE, phase, name, value),
            EMPTY_LOCK,
          );
          const again = parseLock(printLock(lock));
          expect(printLock(again)).toBe(printLock(lock));
          for (const [zone, phase, name] of entries) {
            expect(lockedRules(again, zone, ZONE, phase).get(name)).toEqual(
              lockedRules(lock, zone, ZONE, phase).get(name),
            );
            expect(lockedRules(again, zone, ZONE, phase).get(name)).toBeDefined();
          }
        },
      ),
    );
  });

  it("is empty when there is none, and refuses what it cannot trust, saying why and what is safe", () => {
    expect(parseLock(undefined)).toEqual(EMPTY_LOCK);
    expect(failureOf('{"format":1,\n<<<<<<< ours\n"zones":{}}')).toContain("merge conflict marks");
    expect(failureOf("{")).toContain("no JSON");
    expect(failureOf("[]")).toContain("not a JSON object");
    expect(failureOf('{"format":2,"zones":{}}')).toContain("newer Rulewright");
    expect(failureOf('{"format":1}')).toContain("`zones` is missing");
    expect(failureOf(`{"format":1,"zones":{"a.com":{"id":"x","phases":{"p":{"r":{"id":1}}}}}}`)).toContain(
      "entry of `r`",
    );
    expect(failureOf("{")).toContain("Deleting it is safe");
  });
});
