import type { FileAnalysis } from "#core/analysis/model.ts";
import type { Session } from "./session.ts";
import type { DeployView, PlanView } from "./views.ts";

/** A rule file as a deploy needs it. */
export interface DeployDocument {
  /** Base name, e.g. `api.rule`. */
  readonly name: string;
  /** Path relative to the lock file's folder, with `/`: how the lock file attributes rules to this file. */
  readonly path: string;
  readonly analysis: FileAnalysis;
  /** Zone aliases of rulewright.yaml, alias → zone name. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Reads and writes `rulewright.lock.json` (beside rulewright.yaml). */
  readonly lock: LockStore;
}

export interface LockStore {
  /** The lock file's text; undefined when there is none. */
  read(): string | undefined | Promise<string | undefined>;
  write(text: string): void | Promise<void>;
}

export interface DeployProgress {
  /** "Deploying 2 of 3: update api-mtls". */
  readonly message: string;
  readonly step: number;
  readonly steps: number;
}

/**
 * Plans and deploys. A plan hands out a ticket; deploying does exactly what the ticket's plan says or stops.
 * Methods reject with `FailureError`; `error.refusals` places what Cloudflare refused in the file.
 */
export declare class Deployments {
  constructor(session: Session);
  /** `zone`: a name or alias; rules that name only other zones are left out. Default: each rule's zones, else the chosen zone. */
  plan(document: DeployDocument, options?: { zone?: string; signal?: AbortSignal }): Promise<PlanView>;
  deploy(
    ticket: string,
    options?: { signal?: AbortSignal; onProgress?: (progress: DeployProgress) => void },
  ): Promise<DeployView>;
  /** The live rules that the file owns, as `.rule` text, for the left side of a diff. */
  live(
    document: DeployDocument,
    options?: { zone?: string; signal?: AbortSignal },
  ): Promise<{ text: string; title: string }>;
}
