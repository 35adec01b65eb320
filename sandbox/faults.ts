import type { ApiMessage } from "./envelope.ts";
import type { OtherWrite } from "./other-writer.ts";
import type { RateLimitCode } from "./refusals.ts";

/** What goes wrong. `when: "after"` lets the call take effect first: the answer is lost, the write is not. */
export type FaultEffect =
  /** 429 with `retry-after` in seconds (default 1). */
  | { readonly kind: "rate-limited"; readonly retryAfter?: number; readonly code?: RateLimitCode }
  /** Any failure; an envelope with `errors` by default, or an HTML page, or no body. */
  | {
      readonly kind: "failure";
      readonly status: number;
      readonly when?: "before" | "after";
      readonly body?: "envelope" | "html" | "empty";
      readonly errors?: readonly ApiMessage[];
    }
  /** The connection ends without an answer; `mid-body` ends it within one, after the call took effect. */
  | { readonly kind: "cut"; readonly when?: "before" | "after" | "mid-body" }
  /** The answer waits. */
  | { readonly kind: "latency"; readonly milliseconds: number }
  /** Somebody else writes just before the call is handled, or just after. */
  | { readonly kind: "other-writer"; readonly write: OtherWrite; readonly when?: "before" | "after" };

/** A fault for the next calls that match. */
export interface Fault {
  /** HTTP method; any when absent. */
  readonly method?: string;
  /** Regular expression on the path below `/client/v4`, query included; any when absent. */
  readonly path?: string;
  /** Number of calls; 1 by default. */
  readonly times?: number;
  /** Matching calls that pass first; 0 by default. */
  readonly skip?: number;
  readonly effect: FaultEffect;
}

interface ArmedFault {
  readonly fault: Fault;
  readonly path: RegExp | undefined;
  skip: number;
  remaining: number;
}

/** The faults in waiting, in the order in which they were added. */
export class FaultQueue {
  #armed: ArmedFault[] = [];

  /** Throws a `SyntaxError` when `path` is no regular expression. */
  add(fault: Fault): void {
    const path = fault.path === undefined ? undefined : new RegExp(fault.path);
    this.#armed.push({ fault, path, skip: fault.skip ?? 0, remaining: fault.times ?? 1 });
  }

  clear(): void {
    this.#armed = [];
  }

  /** Effects for this call; each counts as used. */
  take(method: string, path: string): FaultEffect[] {
    const effects: FaultEffect[] = [];
    for (const armed of this.#armed) {
      const wanted = armed.fault.method?.toUpperCase() ?? method;
      if (wanted !== method || armed.path?.test(path) === false) continue;
      if (armed.skip > 0) {
        armed.skip -= 1;
        continue;
      }
      armed.remaining -= 1;
      effects.push(armed.fault.effect);
    }
    this.#armed = this.#armed.filter((armed) => armed.remaining > 0);
    return effects;
  }

  /** Number of faults that have not been used up. */
  get size(): number {
    return this.#armed.length;
  }
}
