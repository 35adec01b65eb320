/** How the rules of a file stand to what was last seen live. From memory only: lenses ask for it. */
import { bodyOfRule } from "#cloudflare/desired.ts";
import { type RuleHits, sumOfHits } from "#cloudflare/hits.ts";
import { lockedRules, zoneKey } from "#cloudflare/lock.ts";
import { gravest, type RuleState, ruleState } from "#cloudflare/rule-state.ts";
import type { RuleBody } from "#cloudflare/types.ts";
import { zonesOfRule } from "#core/analysis/zones.ts";
import type { Rule } from "#core/document/model.ts";
import type { ServerContext } from "./context.ts";
import type { OpenFile } from "./documents.ts";

/** What stands in the place of a state while the lock file cannot be used; the Problems view has the whole sentence. */
export const LOCK_UNUSABLE = "the lock file cannot be used";

export interface ZoneState {
  readonly zone: string;
  readonly phase: string;
  readonly state: RuleState;
  readonly enabled: boolean | undefined;
  /** When that was seen, ISO 8601. */
  readonly at: string;
  readonly hits: RuleHits | undefined;
}

export interface StateOfRule {
  readonly rule: Rule;
  /** Names of all zones that it goes to. */
  readonly targets: readonly string[];
  /** Why the lock file cannot be used: what was changed outside is then not known. */
  readonly problem?: string;
  /** Zones whose live rules were seen. */
  readonly zones: readonly ZoneState[];
  /** The gravest of its zones; undefined while nothing is known. */
  readonly state: RuleState | undefined;
  readonly hits: RuleHits | undefined;
}

/** States of the rules that can be deployed: those with a header and a ref. */
export function statesOf(context: ServerContext, { document, analysis }: OpenFile): readonly StateOfRule[] {
  return statesOfRules(context, document.uri, analysis.file.rules);
}

/** The same of rules that were read for this alone. */
export function statesOfRules(context: ServerContext, uri: string, rules: readonly Rule[]): readonly StateOfRule[] {
  const { session, deployments } = context.cloud();
  const config = context.configFiles.of(uri)?.config;
  const { lock, problem } = context.lockFiles.at(context.configFiles.lockOf(uri));
  const sandbox = session.base.loopback;
  return rules.flatMap((rule): StateOfRule[] => {
    const { ref, phase, zones: written } = rule.settings;
    if (ref === undefined || rule.header === undefined) return [];
    const targets = zonesOfRule(written, config, session.status.zone ?? undefined);
    const zones = targets.flatMap((name): ZoneState[] => {
      const known = deployments.seen.known(name, phase);
      if (known === undefined) return [];
      const { zone, ruleset } = known.value;
      const live = ruleset?.rules.find((candidate) => candidate.ref === ref);
      const locked = lockedRules(lock, zoneKey(zone.name, sandbox), zone.id, phase).get(ref);
      const state = ruleState(bodyOnce(rule), live, locked);
      const hits = live === undefined ? undefined : deployments.seen.hits(name, phase, live.id);
      return [{ zone: name, phase, state, enabled: live?.enabled, at: known.at, hits }];
    });
    const hits = zones.flatMap((zone) => zone.hits ?? []);
    return [
      {
        rule,
        targets,
        ...(problem === undefined ? {} : { problem }),
        zones,
        state: gravest(zones.map((zone) => zone.state)),
        hits: hits.length === 0 ? undefined : sumOfHits(hits),
      },
    ];
  });
}

const bodies = new WeakMap<Rule, RuleBody>();

/** The rule as it would be sent, worked out once. */
export function bodyOnce(rule: Rule): RuleBody {
  const body = bodies.get(rule) ?? bodyOfRule(rule);
  bodies.set(rule, body);
  return body;
}
