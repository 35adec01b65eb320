import type { HttpBindings } from "@hono/node-server";
import type { CertificateSigner } from "./certificates/signer.ts";
import type { Fixtures } from "./fixtures.ts";
import type { Ids } from "./ids.ts";
import type { Judge } from "./rulesets/judge.ts";
import type { SandboxSettings } from "./settings.ts";
import type { SandboxState, TokenState } from "./state/model.ts";

/** What a route may use: the state, and what the host of the sandbox decides. */
export interface SandboxContext {
  readonly state: SandboxState;
  readonly now: () => Date;
  readonly ids: Ids;
  readonly judge: Judge;
  readonly signer: CertificateSigner;
  readonly settings: SandboxSettings;
  readonly fixtures: Fixtures;
}

/** Hono's environment: Node's request and answer, and what the middleware found out. */
export interface SandboxEnv {
  Bindings: HttpBindings;
  Variables: { token: TokenState };
}
