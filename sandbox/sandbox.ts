import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { API_BASE, createApp } from "./app.ts";
import { type CertificateSigner, placeholderSigner } from "./certificates/signer.ts";
import type { SandboxContext } from "./context.ts";
import { createControl, type SandboxControl } from "./control.ts";
import { emptyFixtures } from "./fixtures.ts";
import { createIds } from "./ids.ts";
import { coreJudge, type Judge } from "./rulesets/judge.ts";
import { DEFAULT_SETTINGS, type SandboxSettings } from "./settings.ts";
import type { SandboxState } from "./state/model.ts";
import { seedState, seedZone, type ZoneSeed } from "./state/seed.ts";
import { fileStore, memoryStore } from "./state/store.ts";

export interface SandboxOptions {
  /** Port on 127.0.0.1; any free one by default. */
  readonly port?: number;
  /** Zones to begin with; one `example.com` by default. Zones that the state file lacks are added to it. */
  readonly zones?: readonly ZoneSeed[];
  /** Name of the account; `Sandbox` by default. */
  readonly account?: string;
  /** File in which the state outlives the process; in memory only when absent. */
  readonly stateFile?: string;
  readonly now?: () => Date;
  /** Makes identifiers reproducible. Tokens are always random. */
  readonly seed?: number;
  /** Reads expressions; the product's own parser by default. */
  readonly judge?: Judge;
  /** Signs client certificates; by default nothing that TLS would take. */
  readonly signer?: CertificateSigner;
  readonly settings?: Partial<SandboxSettings>;
}

export interface Sandbox {
  /** Base URL of the API, without a slash at the end. */
  readonly api: string;
  /** A user token that may do everything. */
  readonly token: string;
  /** Id of the account. */
  readonly account: string;
  /** Ids of the zones by name, those at the start. */
  readonly zones: Readonly<Record<string, string>>;
  readonly control: SandboxControl;
  /** Stops listening, ends open connections, and writes the state file. Calling it again changes nothing. */
  close(): Promise<void>;
}

/** Starts a local Cloudflare on 127.0.0.1. Rejects when the port is taken or the state file holds something else. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const now = options.now ?? (() => new Date());
  const store = options.stateFile === undefined ? memoryStore : fileStore(options.stateFile);
  const loaded = store.load();
  const ids = createIds(options.seed, loaded === undefined ? "" : JSON.stringify(loaded));
  const state = initialState(loaded, options, { ids, now });
  const context: SandboxContext = {
    state,
    now,
    ids,
    judge: options.judge ?? coreJudge,
    signer: options.signer ?? placeholderSigner,
    settings: { ...DEFAULT_SETTINGS, ...options.settings },
    fixtures: emptyFixtures(),
  };
  const save = (): void => store.save(state);
  const control = createControl(context, save);
  const server = createAdaptorServer({ fetch: createApp(context, control, save).fetch });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  save();
  const { port } = server.address() as AddressInfo;
  let closing: Promise<void> | undefined;
  return {
    api: `http://127.0.0.1:${port}${API_BASE}`,
    token: state.tokens[0]?.value ?? "",
    account: state.accounts[0]?.id ?? "",
    zones: Object.fromEntries(state.zones.map((zone) => [zone.name, zone.id])),
    control,
    close() {
      closing ??= new Promise((resolve, reject) => {
        save();
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        if ("closeAllConnections" in server) server.closeAllConnections();
      });
      return closing;
    },
  };
}

function initialState(
  loaded: SandboxState | undefined,
  options: SandboxOptions,
  seeding: Parameters<typeof seedState>[2],
): SandboxState {
  if (loaded === undefined) {
    return seedState(options.account ?? "Sandbox", options.zones ?? [{ name: "example.com" }], seeding);
  }
  const accountId = loaded.accounts[0]?.id ?? "";
  for (const zone of options.zones ?? []) {
    const known = loaded.zones.some((row) => row.name === zone.name);
    if (!known) loaded.zones.push(seedZone(zone, accountId, seeding));
  }
  return loaded;
}
