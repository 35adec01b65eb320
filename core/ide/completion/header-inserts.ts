/** How the header's keys are written by completion, and by which other words they are found. */
export interface HeaderInsert {
  /** What follows the key, with tab stops. */
  readonly after: string;
  readonly concepts: readonly string[];
}

const SCALAR = ": ";

export const HEADER_INSERTS: Readonly<Record<string, HeaderInsert>> = {
  name: { after: SCALAR, concepts: ["description", "title"] },
  ref: { after: SCALAR, concepts: ["id", "reference"] },
  action: { after: SCALAR, concepts: ["block", "challenge"] },
  parameters: { after: ":\n  ", concepts: ["action_parameters", "options", "response"] },
  ratelimit: {
    after: `:
  characteristics: [cf.colo.id, \${1:ip.src}]
  period: \${2:60}
  requests_per_period: \${3:100}
  mitigation_timeout: \${4:600}`,
    concepts: ["rate limiting", "throttle", "period"],
  },
  enabled: { after: SCALAR, concepts: ["disabled", "paused", "off"] },
  logging: { after: SCALAR, concepts: ["log", "events"] },
  phase: { after: SCALAR, concepts: ["ruleset", "product"] },
  zone: { after: SCALAR, concepts: ["domain", "site"] },
  position: { after: SCALAR, concepts: ["order", "priority", "before", "after"] },
};

export const PLAIN_INSERT: HeaderInsert = { after: SCALAR, concepts: [] };
