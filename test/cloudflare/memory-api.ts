/** The Rulesets API in memory: one zone, one phase, faults at will. Written from CLOUDFLARE-API.md §1.4. */
import { ApiFailure, type CallOutcome } from "#cloudflare/errors.ts";
import type { Placement, RemoteRule, RuleBody, Ruleset, RulesetApi, Zone } from "#cloudflare/types.ts";

export const ZONE: Zone = {
  id: "c3d1e5f7a9b84d2c8e6f0a1b2c3d4e5f",
  name: "example.com",
  status: "active",
  plan: "free",
  planName: "Free Website",
  account: { id: "0a1b2c3d4e5f60718293a4b5c6d7e8f9", name: "Example Ltd" },
};

export type Fault =
  | { readonly kind: "lost-before" | "lost-after" }
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly code?: number;
      readonly message?: string;
      readonly retryAfter?: number;
    };

export class MemoryApi implements RulesetApi {
  rules: readonly RemoteRule[];
  exists: boolean;
  version = 7;
  quota = Number.POSITIVE_INFINITY;
  /** Names of the writing calls made, refused ones included. */
  readonly writes: string[] = [];
  /** Asked before each write, by its number from 0. */
  faultAt: (write: number) => Fault | undefined = () => undefined;
  /** Told before each write, to edit as somebody else. */
  beforeWrite: (write: number) => void = () => undefined;
  readFault: (read: number) => Fault | undefined = () => undefined;
  reads = 0;
  #nextId = 1;

  constructor(rules: readonly RemoteRule[] | undefined) {
    this.rules = rules ?? [];
    this.exists = rules !== undefined;
  }

  /** Changes the rules as another writer. */
  edit(change: (rules: readonly RemoteRule[]) => readonly RemoteRule[]): void {
    const after = change(this.rules);
    if (after === this.rules) return;
    this.rules = after;
    this.exists = true;
    this.version += 1;
  }

  async entryPoint(): Promise<Ruleset | undefined> {
    const fault = this.readFault(this.reads);
    this.reads += 1;
    if (fault !== undefined) throw failureOf(fault);
    return this.exists ? this.#answer() : undefined;
  }

  createRuleset(_zone: Zone, _phase: string, bodies: readonly RuleBody[]): Promise<Ruleset> {
    return this.#write(`ruleset ${bodies.map((body) => body.ref).join(" ")}`, () => {
      if (this.exists)
        throw refusal(
          400,
          20217,
          "'zone' is not a valid value for kind because exceeded maximum number of zone rulesets for phase http_request_firewall_custom",
        );
      this.#limit(bodies.length);
      this.exists = true;
      this.version = 0;
      return bodies.map((body) => this.#stored(body));
    });
  }

  addRule(_zone: Zone, _ruleset: Ruleset, body: RuleBody, placement: Placement): Promise<Ruleset> {
    return this.#write(`create ${body.ref}`, () => {
      if (this.rules.some((rule) => rule.ref === body.ref))
        throw refusal(400, 20000, `'${body.ref}' is not a valid value for ref because it is not unique`);
      this.#limit(this.rules.length + 1);
      return this.#placed(this.rules, this.#stored(body), placement);
    });
  }

  editRule(_zone: Zone, _ruleset: Ruleset, ruleId: string, body: RuleBody, placement?: Placement): Promise<Ruleset> {
    return this.#write(`update ${body.ref}`, () => {
      const known = this.#rule(ruleId);
      const changed = { ...this.#stored(body), id: ruleId, version: String(Number(known.version) + 1) };
      if (placement === undefined) return this.rules.map((rule) => (rule.id === ruleId ? changed : rule));
      return this.#placed(
        this.rules.filter((rule) => rule.id !== ruleId),
        changed,
        placement,
      );
    });
  }

  deleteRule(_zone: Zone, _ruleset: Ruleset, ruleId: string): Promise<Ruleset> {
    return this.#write(`delete ${this.rules.find((rule) => rule.id === ruleId)?.ref}`, () => {
      this.#rule(ruleId);
      return this.rules.filter((rule) => rule.id !== ruleId);
    });
  }

  async dryRun(): Promise<"passed"> {
    return "passed";
  }

  async #write(name: string, change: () => readonly RemoteRule[]): Promise<Ruleset> {
    const number = this.writes.length;
    this.writes.push(name);
    this.beforeWrite(number);
    const fault = this.faultAt(number);
    if (fault !== undefined && fault.kind !== "lost-after") throw failureOf(fault);
    this.rules = change();
    this.version += 1;
    if (fault !== undefined) throw failureOf(fault);
    return this.#answer();
  }

  #answer(): Ruleset {
    return { id: "ruleset", version: String(this.version), phase: "http_request_firewall_custom", rules: this.rules };
  }

  #stored(body: RuleBody): RemoteRule {
    const id = `made-${this.#nextId}`;
    this.#nextId += 1;
    return { ...body, id, version: "1", last_updated: "2026-11-24T09:00:00.000001Z" };
  }

  #rule(id: string): RemoteRule {
    const found = this.rules.find((rule) => rule.id === id);
    if (found === undefined) throw refusal(404, 10003, "could not find rule");
    return found;
  }

  #limit(count: number): void {
    if (count > this.quota) {
      throw refusal(
        400,
        50001,
        `exceeded the maximum number of rules in the phase http_request_firewall_custom: ${count} out of ${this.quota}`,
      );
    }
  }

  #placed(rules: readonly RemoteRule[], rule: RemoteRule, placement: Placement): readonly RemoteRule[] {
    const id = "before" in placement ? placement.before : placement.after;
    if (id === "") return "before" in placement ? [rule, ...rules] : [...rules, rule];
    const at = rules.findIndex((other) => other.id === id);
    if (at < 0) throw refusal(400, 20000, "could not find the rule of the position");
    const index = "before" in placement ? at : at + 1;
    return [...rules.slice(0, index), rule, ...rules.slice(index)];
  }
}

const CONTEXT = {
  subject: { phase: "http_request_firewall_custom" },
  access: "edit",
  where: ZONE.name,
  server: "api.cloudflare.com",
  loopback: false,
} as const;

function failureOf(fault: Fault): ApiFailure {
  if (fault.kind !== "answer") return failure({ status: undefined, items: [], json: false });
  const { status, code, message, retryAfter } = fault;
  const items = message === undefined ? [] : [{ code, message, pointer: undefined }];
  return failure({ status, items, json: true, ...(retryAfter === undefined ? {} : { retryAfterSeconds: retryAfter }) });
}

function refusal(status: number, code: number, message: string): ApiFailure {
  return failure({ status, items: [{ code, message, pointer: undefined }], json: true });
}

function failure(outcome: Partial<CallOutcome> & Pick<CallOutcome, "status" | "items" | "json">): ApiFailure {
  return new ApiFailure({ retryAfterSeconds: undefined, aborted: false, ...outcome }, CONTEXT);
}
