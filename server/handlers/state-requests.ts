import { FailureError } from "#cloudflare/errors.ts";
import { hitsText } from "#cloudflare/hits.ts";
import { type Lock, lockedRules, zoneKey } from "#cloudflare/lock.ts";
import { readLock } from "#cloudflare/lock-keeper.ts";
import { STATE_WORDS } from "#cloudflare/rule-state.ts";
import { zonesOfRule } from "#core/analysis/zones.ts";
import { DEFAULT_PHASE, RATELIMIT_PHASE } from "#core/catalog/catalog.ts";
import type { ServerContext } from "../context.ts";
import type { OpenFile } from "../documents.ts";
import type { LiveZoneView, RuleStateView } from "../protocol.ts";
import type { RequestHandlers } from "../requests.ts";
import { statesOf } from "../rule-states.ts";
import { deployedFile } from "./deploy-requests.ts";

/** Requests about what is live: the states of a file's rules, and a zone's rules in their order. */
export function stateRequests(context: ServerContext) {
  return {
    "rulewright/ruleStates": async ({ uri, refresh }, signal) => {
      const file = context.file(uri);
      if (refresh === true) await readPhases(context, file, signal);
      return { rules: statesOf(context, file).map((state) => stateView(file, state)) };
    },
    "rulewright/liveRules": async ({ uri, zone, refresh }, signal): Promise<LiveZoneView> => {
      const { session, deployments } = context.cloud();
      const lock = uri === undefined ? undefined : await readLock(deployedFile(context, uri));
      const phases = await Promise.all(
        [DEFAULT_PHASE, RATELIMIT_PHASE].map(async (phase) => {
          const seen = await deployments.seen.read(zone.toLowerCase(), phase, { refresh: refresh ?? false, signal });
          void deployments.seen.readHits(seen.zone.name, phase).catch(() => undefined);
          return { phase, seen };
        }),
      );
      const key = zoneKey(zone.toLowerCase(), session.base.loopback);
      return {
        zone: zone.toLowerCase(),
        account: phases[0]?.seen.zone.account.name ?? "",
        phases: phases.map(({ phase, seen }) => ({
          phase,
          rules: (seen.ruleset?.rules ?? []).map((rule) => {
            const hits = deployments.seen.hits(seen.zone.name, phase, rule.id);
            return {
              ref: rule.ref,
              name: rule.description ?? "",
              action: rule.action,
              enabled: rule.enabled ?? true,
              expression: rule.expression,
              file: fileOf(lock, key, seen.zone.id, phase, rule.ref),
              hits: hits === undefined ? null : hitsText(hits),
            };
          }),
        })),
      };
    },
  } satisfies Partial<RequestHandlers>;
}

function fileOf(lock: Lock | undefined, key: string, zoneId: string, phase: string, ref: string): string | null {
  return lock === undefined ? null : (lockedRules(lock, key, zoneId, phase).get(ref)?.file ?? null);
}

function stateView(
  { document }: OpenFile,
  { rule, zones, state, hits }: ReturnType<typeof statesOf>[number],
): RuleStateView {
  return {
    ref: rule.settings.ref as string,
    line: document.positionAt(rule.openFence?.start ?? rule.start).line,
    state: state ?? null,
    text: state === undefined ? "" : STATE_WORDS[state],
    zones: zones.map(({ zone, phase, state: here, enabled, at }) => ({
      zone,
      phase,
      state: here,
      enabled: enabled ?? null,
      at,
    })),
    hits: hits === undefined ? null : hitsText(hits),
  };
}

/** Reads every phase that the file's rules are in anew. */
async function readPhases(context: ServerContext, file: OpenFile, signal: AbortSignal): Promise<void> {
  const { session, deployments } = context.cloud();
  for (const [zone, phase] of phasesOf(context, file)) {
    await deployments.seen.read(zone, phase, { refresh: true, signal });
  }
  if (session.status.zone === null && phasesOf(context, file).length === 0) {
    throw new FailureError({ reason: "no-zone", message: "No zone is chosen.", action: "select-zone" });
  }
}

/** Zones and phases that the rules of a file go to, each pair once. */
export function phasesOf(
  { cloud, configFiles }: Pick<ServerContext, "cloud" | "configFiles">,
  { document, analysis }: OpenFile,
): readonly (readonly [zone: string, phase: string])[] {
  const config = configFiles.of(document.uri)?.config;
  const chosen = cloud().session.status.zone ?? undefined;
  const pairs = analysis.file.rules.flatMap(({ settings: { zones, phase } }) =>
    zonesOfRule(zones, config, chosen).map((zone) => [zone, phase] as const),
  );
  return [...new Map(pairs.map((pair) => [pair.join(" "), pair])).values()];
}
