import type { ClientCapabilities, Connection } from "vscode-languageserver";
import type { ConfigFiles } from "./config-files.ts";
import type { DocumentEvents, Documents, OpenFile } from "./documents.ts";
import type { LockFiles } from "./lock-files.ts";
import type { InitializationOptions } from "./protocol.ts";
import type { Refusals } from "./refusals.ts";
import type { Cloud } from "./session.ts";
import type { Settings } from "./settings.ts";
import type { Workspace } from "./workspace/workspace.ts";
import type { World } from "./world.ts";

/** What request handlers work with. */
export interface ServerContext {
  readonly connection: Connection;
  readonly world: World;
  readonly documents: Documents;
  readonly configFiles: ConfigFiles;
  readonly lockFiles: LockFiles;
  readonly workspace: Workspace;
  /** What the surroundings know of a file. Never looks anything up. */
  readonly factsOf: DocumentEvents["factsOf"];
  readonly refusals: Refusals;
  readonly options: InitializationOptions;
  readonly capabilities: ClientCapabilities;
  /** The editor's settings as they are now. */
  readonly settings: () => Settings;
  /** The connection to Cloudflare. @throws FailureError where there can be none (`api-base`). */
  readonly cloud: () => Cloud;
  /** The file as the editor has it, else as it is on disk. @throws FailureError when it is neither. */
  readonly file: (uri: string) => OpenFile;
}
