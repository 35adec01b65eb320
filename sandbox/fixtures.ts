import type { Json } from "./state/model.ts";

/** One row of the security events that the analytics stub counts. */
export interface HitFixture {
  readonly ruleId: string;
  readonly action?: string;
  readonly source?: string;
  readonly count: number;
  /** Above 1 the count is an estimate. */
  readonly sampleInterval?: number;
  readonly datetime?: string;
}

/** Answers that are set, not computed. */
export interface Fixtures {
  /** Events by zone id. */
  hits: Record<string, readonly HitFixture[]>;
  /** The whole answer of the next GraphQL calls; undefined: answered from `hits`. */
  graphql: Json | undefined;
  /** `result` of trace calls; undefined: the deployed rules, none of them matched. */
  trace: Json | undefined;
}

export const emptyFixtures = (): Fixtures => ({ hits: {}, graphql: undefined, trace: undefined });
