import { Deployments } from "#cloudflare/deployments.ts";
import { type KnownZone, Session } from "#cloudflare/session.ts";
import type { Config } from "#core/analysis/config.ts";
import type { Lookups } from "#core/analysis/facts.ts";
import type { FileAnalysis } from "#core/analysis/model.ts";
import { zonesOfRule } from "#core/analysis/zones.ts";
import { PLANS, type Plan } from "#core/catalog/info.ts";
import type { RuleSettings } from "#core/document/model.ts";
import type { InitializationOptions } from "./protocol.ts";
import { storeIn } from "./storage.ts";
import type { World } from "./world.ts";

/** Look-ups older than this are asked again, in the background, when a file that needs them is worked on. */
const FRESH_FOR = 10 * 60 * 1000;

/** What decides the zones of a file: a file that is analysed has it, and one of which only this is remembered. */
export interface ZonedRules {
  readonly file: { readonly rules: readonly { readonly settings: Pick<RuleSettings, "zones"> }[] };
}

/** How often the live rules of a file that is worked on are looked at. */
const LIVE_FOR = 5 * 60 * 1000;

/** The server's one connection to Cloudflare, and what the typing path may know of it. */
export interface Cloud {
  readonly session: Session;
  readonly deployments: Deployments;
  /** Has the live rules and hits of these phases looked up in the background where they are missing or old. */
  noticePhases(phases: readonly (readonly [zone: string, phase: string])[]): void;
  /** Names of the zones that the token can see, as far as known. */
  zoneNames(): readonly string[];
  /** Names of the zones that a deploy of the file would touch. */
  targetsOf(rules: ZonedRules | undefined, config: Config | undefined): readonly string[];
  /** What is remembered of the zones that a file's rules go to. Never asks. */
  lookupsFor(rules: ZonedRules | undefined, config: Config | undefined): Lookups;
  /** Has what the file needs looked up in the background where it is missing or old. */
  notice(analysis: FileAnalysis, config: Config | undefined): void;
}

/**
 * Connects to Cloudflare or the sandbox as the client's options and the environment say. `changed` is called when what is
 * known changes. @throws FailureError `api-base` for an API address that may not be sent a token.
 */
export function createCloud(
  world: World,
  options: InitializationOptions,
  changed: () => void,
  lensesChanged: () => void,
): Cloud {
  const online = options.trusted !== false;
  const api = options.api ?? world.env["RULEWRIGHT_API"];
  const storage = options.storage ?? world.stateFolder;
  const session = new Session({
    fetch: world.fetch,
    now: world.now,
    sleep: world.sleep,
    online,
    ...(api === undefined || api === "" ? {} : { api }),
    ...(options.zone === undefined ? {} : { zone: options.zone }),
    ...(storage === undefined ? {} : { store: storeIn(world.files, storage) }),
  });
  const asked = new Map<string, number>();
  const looked = new Map<string, number>();
  let zones: readonly string[] = [];
  let token = session.status.token;

  session.onChange(({ token: now }) => {
    if (now !== token) {
      token = now;
      asked.clear();
      looked.clear();
      if (now === "active") void readZones();
    }
    changed();
  });
  const readZones = async (): Promise<void> => {
    zones = (await session.zones().catch(() => [])).map(({ name }) => name);
    changed();
  };
  const given = world.env["CLOUDFLARE_API_TOKEN"];
  if (online && given !== undefined && given !== "") void session.setToken(given).catch(() => undefined);

  const wanted = (rules: ZonedRules | undefined, config: Config | undefined): string[] =>
    zonesFor(rules, config, session.status.zone);

  const deployments = new Deployments(session);
  deployments.seen.onChange(lensesChanged);

  return {
    session,
    deployments,
    noticePhases: (phases) => {
      if (!online || session.status.token !== "active") return;
      const now = world.now().getTime();
      for (const [zone, phase] of phases) {
        const key = `${zone} ${phase}`;
        if (now - (looked.get(key) ?? Number.NEGATIVE_INFINITY) < LIVE_FOR) continue;
        looked.set(key, now);
        const look = async (): Promise<void> => {
          await deployments.seen.read(zone, phase);
          await deployments.seen.readHits(zone, phase);
        };
        void look().catch(() => undefined);
      }
    },
    zoneNames: () => zones,
    targetsOf: wanted,
    lookupsFor: (rules, config) => merged(wanted(rules, config).map((zone) => session.known(zone))),
    notice: (analysis, config) => {
      if (!online || session.status.token !== "active") return;
      const now = world.now().getTime();
      for (const zone of wanted(analysis, config)) {
        if (now - (asked.get(zone) ?? Number.NEGATIVE_INFINITY) < FRESH_FOR) continue;
        asked.set(zone, now);
        void session.refresh(zone).catch(() => undefined);
      }
    },
  };
}

/** Names of the zones that a file's rules go to, aliases resolved; rules that name none go to the chosen zone, else the default one. */
function zonesFor(rules: ZonedRules | undefined, config: Config | undefined, chosen: string | null): string[] {
  const named = (rules?.file.rules ?? []).map(({ settings }) => settings.zones);
  const all = named.length === 0 ? [[]] : named;
  return [...new Set(all.flatMap((zones) => zonesOfRule(zones, config, chosen ?? undefined)))];
}

/** Several zones as one: what is known of all of them, on the cheapest of their plans. */
function merged(zones: readonly KnownZone[]): Lookups {
  if (zones.length === 0) return {};
  const plans = zones.flatMap(({ plan }) => (plan === undefined ? [] : [plan]));
  const hosts = everyKnown(zones.map((zone) => zone.hosts));
  const lists = everyKnown(zones.map((zone) => zone.lists));
  return {
    ...(plans.length === zones.length ? { plan: cheapest(plans) } : {}),
    ...(hosts === undefined ? {} : { hosts }),
    ...(lists === undefined ? {} : { lists }),
  };
}

const cheapest = (plans: readonly Plan[]): Plan => PLANS.find((plan) => plans.includes(plan)) ?? "free";

/** The one part of a single zone stays the same object, which tells at once that nothing changed. */
function everyKnown<T>(parts: readonly (readonly T[] | undefined)[]): readonly T[] | undefined {
  if (parts.length === 1) return parts[0];
  return parts.every((part) => part !== undefined) ? parts.flat() : undefined;
}
