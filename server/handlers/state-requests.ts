import { FailureError } from "#cloudflare/errors.ts";
import { hitsText } from "#cloudflare/hits.ts";
import { STATE_WORDS } from "#cloudflare/rule-state.ts";
import { zonesOfRule } from "#core/analysis/zones.ts";
import type { ServerContext } from "../context.ts";
import type { OpenFile } from "../documents.ts";
import type { RuleStateView } from "../protocol.ts";
import type { RequestHandlers } from "../requests.ts";
import { statesOf } from "../rule-states.ts";

/** Requests about how a file's rules stand to what is live. */
export function stateRequests(context: ServerContext) {
  return {
    "rulewright/ruleStates": async ({ uri, refresh }, signal) => {
      const file = context.file(uri);
      if (refresh === true) await readPhases(context, file, signal);
      return { rules: statesOf(context, file).map((state) => stateView(file, state)) };
    },
  } satisfies Partial<RequestHandlers>;
}

function stateView(
  { document }: OpenFile,
  { rule, problem, zones, state, hits }: ReturnType<typeof statesOf>[number],
): RuleStateView {
  return {
    ref: rule.settings.ref as string,
    line: document.positionAt(rule.openFence?.start ?? rule.start).line,
    state: state ?? null,
    text: problem ?? (state === undefined ? "" : STATE_WORDS[state]),
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
