import type { Plan } from "#core/catalog/info.ts";
import type { Severity } from "#core/diagnostics/diagnostic.ts";
import type { Config } from "./config.ts";
import type { Facts, HostInfo, ListInfo } from "./model.ts";

/** What was looked up at Cloudflare or set in the editor; each member is optional. */
export interface Lookups {
  readonly plan?: Plan;
  readonly lists?: readonly ListInfo[];
  readonly hosts?: readonly HostInfo[];
  /** The editor's own severities: they win over the configuration's. */
  readonly lint?: Readonly<Record<string, Severity | "off">>;
}

/** One set of facts for a file. What Cloudflare answered wins over what the configuration says. */
export function mergeFacts(stem: string | undefined, _config: Config | undefined, _lookups: Lookups = {}): Facts {
  throw new Error(`not written yet: ${stem}`);
}
