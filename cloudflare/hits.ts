/** How often rules matched, from Cloudflare's analytics. */

/** `sampled`: extrapolated. `more`: there are at least so many. */
export interface RuleHits {
  readonly count: number;
  readonly sampled: boolean;
  readonly more: boolean;
}

export const HITS_HOURS = 24;
const MOST_EVENTS = 10_000;

const FILTER = "filter: {datetime_geq: $since, datetime_lt: $until, ruleId_in: $ids}";

/** One node of the schema that can be asked for: the query, and how its rows are counted. */
export interface HitsNode {
  readonly query: string;
  readonly read: (rows: readonly unknown[]) => ReadonlyMap<string, RuleHits>;
}

/** Counted by Cloudflare; not open to zones on the Free plan. */
export const HITS_GROUPED: HitsNode = {
  query: queryOf(
    `firewallEventsAdaptiveGroups(limit: 1000, orderBy: [count_DESC], ${FILTER}) { count avg { sampleInterval } dimensions { ruleId } }`,
  ),
  read: (rows) => {
    const hits = new Map<string, RuleHits>();
    for (const row of rows) {
      const { count, avg, dimensions } = row as {
        count?: number;
        avg?: { sampleInterval?: number };
        dimensions?: { ruleId?: string };
      };
      if (typeof dimensions?.ruleId !== "string" || typeof count !== "number") continue;
      const known = hits.get(dimensions.ruleId);
      const sampled = (avg?.sampleInterval ?? 1) > 1 || (known?.sampled ?? false);
      hits.set(dimensions.ruleId, { count: count + (known?.count ?? 0), sampled, more: false });
    }
    return hits;
  },
};

/** Events one by one, counted here. */
export const HITS_LISTED: HitsNode = {
  query: queryOf(`firewallEventsAdaptive(limit: ${MOST_EVENTS}, orderBy: [datetime_DESC], ${FILTER}) { ruleId }`),
  read: (rows) => {
    const hits = new Map<string, RuleHits>();
    const more = rows.length >= MOST_EVENTS;
    for (const row of rows) {
      const { ruleId } = row as { ruleId?: string };
      if (typeof ruleId !== "string") continue;
      hits.set(ruleId, { count: (hits.get(ruleId)?.count ?? 0) + 1, sampled: false, more });
    }
    return hits;
  },
};

function queryOf(node: string): string {
  return `query Hits($zone: string!, $since: Time!, $until: Time!, $ids: [string!]) { viewer { zones(filter: {zoneTag: $zone}) { hits: ${node} } } }`;
}

/** Rows of an answer; undefined when it holds none, with why. */
export function hitRows(answer: unknown): { readonly rows?: readonly unknown[]; readonly problem: string } {
  const { data, errors } = (answer ?? {}) as {
    data?: { viewer?: { zones?: readonly { hits?: readonly unknown[] }[] } } | null;
    errors?: readonly { message?: string }[] | null;
  };
  const rows = data?.viewer?.zones?.[0]?.hits;
  const problem = errors?.map((error) => error.message ?? "").join(" ") ?? "";
  return Array.isArray(rows) ? { rows, problem } : { problem };
}

/** "≈ 1,240 hits in 24 h", "at least 10,000 hits in 24 h", "no hits in 24 h". */
export function hitsText({ count, sampled, more }: RuleHits): string {
  const number = String(count).replace(/\B(?=(\d{3})+$)/g, ",");
  const amount = count === 0 ? "no hits" : count === 1 ? "1 hit" : `${number} hits`;
  return `${more ? "at least " : sampled ? "≈ " : ""}${amount} in ${HITS_HOURS} h`;
}

export function sumOfHits(all: readonly RuleHits[]): RuleHits {
  return {
    count: all.reduce((sum, { count }) => sum + count, 0),
    sampled: all.some(({ sampled }) => sampled),
    more: all.some(({ more }) => more),
  };
}
