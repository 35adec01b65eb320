import type { Config } from "./config.ts";

/** What a configuration says of zones. */
export type ZoneNames = Pick<Config, "zones" | "defaultZone">;

/**
 * Names of the zones that a rule goes to, each once: those that its header names, else the chosen one, else the
 * configuration's default. Aliases are resolved. Empty where nothing says which.
 */
export function zonesOfRule(
  written: readonly string[],
  config: ZoneNames | undefined,
  chosen?: string | undefined,
): readonly string[] {
  const fallback = chosen ?? config?.defaultZone;
  const named = written.length > 0 ? written : fallback === undefined ? [] : [fallback];
  const nameOf = (zone: string): string =>
    config !== undefined && Object.hasOwn(config.zones, zone) ? (config.zones[zone] as string) : zone;
  return [...new Set(named.map((zone) => nameOf(zone).toLowerCase()))];
}
