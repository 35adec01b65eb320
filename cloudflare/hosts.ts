import { type HostInfo, MANAGED_CA } from "#core/analysis/model.ts";
import type { CloudflareApi } from "./adapter.ts";
import { ApiFailure } from "./errors.ts";
import type { Zone } from "./types.ts";

/**
 * Hosts of a zone: those that ask for client certificates, with the authorities, and those of the DNS records. What the
 * token may not read besides is left out and told in `notes`. Rejects when the mTLS hosts themselves cannot be read:
 * without them every host would look as if mTLS were off.
 */
export async function readHosts(
  api: CloudflareApi,
  zone: Zone,
): Promise<{ hosts: readonly HostInfo[]; notes: readonly string[] }> {
  const notes: string[] = [];
  const optional = async <T>(call: Promise<T[]>): Promise<T[]> => {
    try {
      return await call;
    } catch (error) {
      if (!(error instanceof ApiFailure) || !FORGIVEN.includes(error.failure.reason)) throw error;
      if (error.failure.reason === "permission") notes.push(error.failure.message);
      return [];
    }
  };
  const [managed, authorities, records] = await Promise.all([
    api.mtlsHosts(zone, undefined),
    optional(api.accountCas(zone.account.id, zone.account.name)),
    optional(api.dnsHosts(zone)),
  ]);
  const found = new Map<string, string[]>(records.map((name) => [name.toLowerCase(), []]));
  const add = (names: readonly string[], authority: string): void => {
    for (const name of names) {
      const known = found.get(name.toLowerCase()) ?? [];
      found.set(name.toLowerCase(), [...known, authority]);
    }
  };
  add(managed, MANAGED_CA);
  for (const authority of authorities) add(await api.mtlsHosts(zone, authority.id), authority.name);
  const hosts = [...found].map(([name, list]) => ({ name, zone: zone.name, authorities: list }));
  return { hosts: hosts.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0)), notes };
}

/** A plan or token without these look-ups is no failure of the whole. */
const FORGIVEN: readonly string[] = ["permission", "missing", "refused", "entitlement"];
