import type { FileAnalysis } from "#core/analysis/model.ts";

/** A rule file by its identity: what the lock file and the undo record know it by. It need not exist any more. */
export interface DeployedFile {
  /** Base name, e.g. `api.rule`. */
  readonly name: string;
  /** Path relative to the lock file's folder, with `/`: how the lock file attributes rules to this file. */
  readonly path: string;
  /** Its URI: tells the files of several projects apart. */
  readonly uri: string;
  /** Zone aliases of rulewright.yaml, alias → zone name. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** `default:` of rulewright.yaml: used where neither the rule nor the session names a zone. */
  readonly defaultZone?: string;
  /** Reads and writes `rulewright.lock.json` (beside rulewright.yaml). */
  readonly lock: LockStore;
}

/** A rule file as a deploy needs it. */
export interface DeployDocument extends DeployedFile {
  readonly analysis: FileAnalysis;
}

export interface LockStore {
  /** Where it is, for sentences; its name alone when absent. */
  readonly at?: string;
  /** The lock file's text; undefined when there is none. Throws or rejects when it is there and cannot be read. */
  read(): string | undefined | Promise<string | undefined>;
  write(text: string): void | Promise<void>;
}

export interface DeployProgress {
  /** "Deploying 2 of 3: update api-mtls". */
  readonly message: string;
  readonly step: number;
  readonly steps: number;
}

export interface PlanOptions {
  /** Name or alias. Rules that name only other zones are left out. Default: each rule's zones, else the chosen zone. */
  readonly zone?: string;
  readonly signal?: AbortSignal;
}

export interface DeployOptions {
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: DeployProgress) => void;
}
