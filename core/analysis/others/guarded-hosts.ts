import { standsOn } from "#core/lint/support/certificate-rules.ts";
import type { Entry } from "./entry.ts";

/** A host, the files that asked whether it is guarded, and those that guard it. */
interface AskedHost {
  readonly askers: Set<string>;
  readonly guards: Set<string>;
}

/** Which files keep visitors without a certificate out of which hosts, for those hosts that somebody asked about. */
export class GuardedHosts {
  readonly #files: ReadonlyMap<string, readonly Entry[]>;
  readonly #hosts = new Map<string, AskedHost>();

  /** `files`: the rules of all files as they are now. */
  constructor(files: ReadonlyMap<string, readonly Entry[]>) {
    this.#files = files;
  }

  /** Whether a file other than `asker` guards the host. The asker will hear of it when that changes. */
  isGuardedFor(asker: string, host: string): boolean {
    const { askers, guards } = this.#hosts.get(host) ?? this.#askAbout(host);
    askers.add(asker);
    return guards.size > 1 || (guards.size === 1 && !guards.has(asker));
  }

  /** Takes note of the rules of a file. Returns the files that asked about a host that it guards now and did not, or no longer does. */
  change(uri: string, entries: readonly Entry[]): readonly string[] {
    return [...this.#hosts].flatMap(([host, { askers, guards }]) => {
      const stands = isGuarded(entries, host);
      if (stands === guards.has(uri)) return [];
      if (stands) guards.add(uri);
      else guards.delete(uri);
      return [...askers];
    });
  }

  #askAbout(host: string): AskedHost {
    const guarding = [...this.#files].filter(([, entries]) => isGuarded(entries, host)).map(([uri]) => uri);
    const asked = { askers: new Set<string>(), guards: new Set(guarding) };
    this.#hosts.set(host, asked);
    return asked;
  }
}

function isGuarded(entries: readonly Entry[], host: string): boolean {
  return entries.some(({ digest: { meaning } }) => meaning?.guard !== undefined && standsOn(meaning.guard, host));
}
