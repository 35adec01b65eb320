import type { Plan } from "#core/catalog/info.ts";
import type { Level, Preset } from "#core/lint/presets.ts";
import type { Config } from "./config.ts";
import type { Facts, HostInfo, ListInfo } from "./model.ts";

/** What was looked up at Cloudflare or set in the editor; each member is optional. */
export interface Lookups {
  readonly plan?: Plan;
  readonly lists?: readonly ListInfo[];
  readonly hosts?: readonly HostInfo[];
  /** The editor's own levels, by code or category: they win over the configuration's. */
  readonly lint?: Readonly<Record<string, Level>>;
  /** The editor's own preset: it wins too. */
  readonly preset?: Preset | undefined;
}

/** One set of facts for a file. What Cloudflare answered wins over what the configuration says. */
export function mergeFacts(stem: string | undefined, config: Config | undefined, lookups: Lookups = {}): Facts {
  const plan = lookups.plan ?? config?.plan;
  const lists = lookups.lists ?? declaredLists(config);
  const preset = lookups.preset ?? config?.preset;
  return {
    ...(stem === undefined ? {} : { stem }),
    ...(plan === undefined ? {} : { plan }),
    ...(lists === undefined ? {} : { lists }),
    ...(lookups.hosts === undefined ? {} : { hosts: lookups.hosts }),
    ...(config === undefined ? {} : { fields: config.fields, aliases: config.zones }),
    ...(config?.defaultZone === undefined ? {} : { defaultZone: config.defaultZone }),
    ...(preset === undefined ? {} : { preset }),
    lint: { ...config?.lint, ...lookups.lint },
  };
}

/** A configuration that declares no list says nothing of which lists there are. */
function declaredLists(config: Config | undefined): readonly ListInfo[] | undefined {
  const lists = Object.entries(config?.lists ?? {}).map(([name, kind]) => ({ name, kind }));
  return lists.length === 0 ? undefined : lists;
}
