/** A zone as a person looks through it: its phases, and in each the rules in the order they run, live or only in a file. */
import { hitsText } from "#cloudflare/hits.ts";
import { lockedRules, zoneKey } from "#cloudflare/lock.ts";
import { permissionFor } from "#cloudflare/permissions.ts";
import { STATE_WORDS } from "#cloudflare/rule-state.ts";
import { shownOrder } from "#cloudflare/shown-order.ts";
import type { RemoteRule } from "#cloudflare/types.ts";
import { DEFAULT_PHASE, phaseInfo, RATELIMIT_PHASE } from "#core/catalog/catalog.ts";
import { LineIndex } from "#core/text/line-index.ts";
import type { ServerContext } from "./context.ts";
import type { Failure, LivePhaseView, LiveRuleView, LiveZoneView } from "./protocol.ts";
import { bodyOnce, type StateOfRule, statesOfRules, type ZoneState } from "./rule-states.ts";
import { parentOf, relativePath } from "./uris.ts";
import { filesOfZone, type ReadFile, type ReadFiles } from "./zone-files.ts";

export interface LiveZoneOptions {
  readonly refresh: boolean;
  readonly signal: AbortSignal;
  /** Files whose lock files tell which rules were deployed from here, beside those of the workspace. */
  readonly uris: readonly string[];
  readonly known: ReadFiles;
}

/** A rule that a file wants in the zone. */
interface WantedRule {
  readonly uri: string;
  readonly path: string;
  readonly line: number;
  readonly of: StateOfRule;
  readonly here: ZoneState | undefined;
}

/**
 * Custom rules, rate limiting rules, and every other phase that a file or lock file of the workspace has rules in. What
 * could not be read now is told in its phase, with what was seen last. Hits are looked up in the background.
 */
export async function liveZone(context: ServerContext, name: string, options: LiveZoneOptions): Promise<LiveZoneView> {
  const { session, deployments } = context.cloud();
  const { refresh, signal } = options;
  const zone = name.toLowerCase();
  const found = await session.zoneNamed(zone, signal);
  const files = await filesOfZone(context, zone, options.known);
  const key = zoneKey(zone, session.base.loopback);
  const locks = [
    ...new Set([...files.map(({ uri }) => uri), ...options.uris].map((uri) => context.configFiles.lockOf(uri))),
  ];
  const useless = locks.flatMap((lock) => context.lockFiles.at(lock).problem ?? [])[0];
  const lockProblem: Failure | null = useless === undefined ? null : { reason: "lock-file", message: useless };
  const lockedIn = (phase: string) =>
    locks.flatMap((lock) => [...lockedRules(context.lockFiles.at(lock).lock, key, found.id, phase)]);
  const lockedPhases = locks.flatMap((lock) => Object.keys(context.lockFiles.at(lock).lock.zones[key]?.phases ?? {}));
  const ofFiles = files.flatMap(({ file }) => file.rules.map(({ settings }) => settings.phase));
  const phases = [...new Set([DEFAULT_PHASE, RATELIMIT_PHASE, ...ofFiles, ...lockedPhases])].sort(byRun);
  const read = await Promise.all(
    phases.map(async (phase) => ({ phase, ...(await deployments.seen.look(zone, phase, { refresh, signal })) })),
  );
  for (const { phase, failure } of read) {
    if (failure === undefined) void deployments.seen.readHits(zone, phase, { refresh }).catch(() => undefined);
  }
  const wanted = files.map((file) => wantedRules(context, file, zone));
  return {
    zone,
    account: found.account.name,
    phases: read.map(({ phase, seen, failure }): LivePhaseView => {
      const here = wanted.map((rules) => rules.filter(({ of }) => of.rule.settings.phase === phase));
      const left = new Map(lockedIn(phase).map(([ref, { file }]) => [ref, file]));
      return {
        phase,
        title: titleOf(phase),
        at: seen?.at ?? null,
        problem: failure ?? lockProblem,
        rules: rulesOf(seen?.value.ruleset?.rules ?? [], here).map(({ live, rule }): LiveRuleView => {
          const hits = live === undefined ? undefined : deployments.seen.hits(zone, phase, live.id);
          const settings = rule?.of.rule.settings;
          const ref = live?.ref ?? (settings?.ref as string);
          return {
            ref,
            id: live?.id ?? null,
            name: live?.description ?? settings?.name ?? "",
            action: live?.action ?? settings?.action ?? "",
            expression: live?.expression ?? (rule === undefined ? "" : bodyOnce(rule.of.rule).expression),
            enabled: live?.enabled ?? settings?.enabled ?? true,
            ...stateOf(live, rule, left.get(ref)),
            file: rule?.path ?? left.get(ref) ?? null,
            uri: rule?.uri ?? null,
            line: rule?.line ?? null,
            hits: hits === undefined ? null : hitsText(hits),
          };
        }),
      };
    }),
  };
}

const byRun = (a: string, b: string): number => rank(a) - rank(b) || (a < b ? -1 : 1);

function rank(phase: string): number {
  const info = phaseInfo(phase);
  return (info?.order ?? 1_000) + (info?.side === "response" ? 10_000 : 0);
}

function titleOf(phase: string): string {
  const { what } = permissionFor({ phase });
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}`;
}

/** The rules of a file that go to the zone and can be told from others. */
function wantedRules(context: ServerContext, { uri, file }: ReadFile, zone: string): WantedRule[] {
  const lock = context.configFiles.lockOf(uri);
  const path = relativePath(parentOf(lock) ?? lock, uri);
  const lines = new LineIndex(file.text);
  return statesOfRules(context, uri, file.rules)
    .filter(({ targets }) => targets.includes(zone))
    .map((of) => ({
      uri,
      path,
      line: lines.positionAt(of.rule.openFence?.start ?? of.rule.start).line,
      of,
      here: of.zones.find((one) => one.zone === zone),
    }));
}

function rulesOf(live: readonly RemoteRule[], files: readonly (readonly WantedRule[])[]) {
  const desired = files.map((rules) =>
    rules.map(({ of: { rule } }) => ({ body: bodyOnce(rule), position: rule.settings.position })),
  );
  // Of several files with one ref the first counts.
  const byRef = new Map(
    files
      .flat()
      .toReversed()
      .map((wanted) => [wanted.of.rule.settings.ref, wanted]),
  );
  return shownOrder(live, desired).map(({ ref, live: rule }) => ({ live: rule, rule: byRef.get(ref) }));
}

function stateOf(
  live: RemoteRule | undefined,
  rule: WantedRule | undefined,
  lockedFile: string | undefined,
): Pick<LiveRuleView, "state" | "text"> {
  if (rule !== undefined) {
    const state = rule.here?.state ?? (live === undefined ? "not-deployed" : "differs");
    return { state, text: STATE_WORDS[state] };
  }
  if (lockedFile === undefined) return { state: "foreign", text: "not in this workspace" };
  return { state: "left", text: `no longer in ${lockedFile}` };
}
