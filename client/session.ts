import type * as vscode from "vscode";
import type { LanguageServer } from "./language-client.ts";
import type { LiveDocuments } from "./live-documents.ts";
import type { RulesView } from "./rules-view.ts";
import type { SandboxProcess } from "./sandbox-process.ts";
import type { Tokens } from "./secrets.ts";
import type { StatusBar } from "./status-bar.ts";
import type { Template } from "./templates.ts";

/** What a command works with. */
export interface Session {
  readonly log: vscode.LogOutputChannel;
  readonly server: LanguageServer;
  readonly tokens: Tokens;
  readonly sandbox: SandboxProcess;
  readonly statusBar: StatusBar;
  readonly live: LiveDocuments;
  /** The view of zones and their rules. */
  readonly rules: RulesView;
  /** The API base in use; undefined is Cloudflare. */
  readonly api: () => string | undefined;
  /** A file of the extension, by its path inside it. */
  readonly asset: (path: string) => vscode.Uri;
  /** Rules to start from. */
  readonly templates: () => Promise<readonly Template[]>;
  /** Remembers the zone for the next session of this workspace. */
  readonly rememberZone: (zone: string | null) => Promise<void>;
}

/** A command of the palette. What it returns tells a caller whether it was done; an error it throws is shown. */
export interface Command {
  readonly id: string;
  readonly run: (session: Session, ...args: readonly unknown[]) => Promise<unknown>;
}
