import * as vscode from "vscode";
import {
  type Disposable,
  LanguageClient,
  type LanguageClientOptions,
  type ServerOptions,
  State,
  type StaticFeature,
  TransportKind,
  WorkDoneProgress,
  type WorkDoneProgressBegin,
  type WorkDoneProgressEnd,
  type WorkDoneProgressReport,
} from "vscode-languageclient/node";
import type { InitializationOptions, Notifications, Requests, SessionStatus } from "../server/protocol.ts";
import { LANGUAGE_ID } from "./rule-document.ts";
import { traceChannel } from "./trace-channel.ts";

export type ProgressValue = WorkDoneProgressBegin | WorkDoneProgressReport | WorkDoneProgressEnd;

/** Documents that are somebody's work; the live side of a diff and old versions of a file are only shown. */
const SELECTOR = ["file", "untitled", "vscode-vfs"].flatMap((scheme) => [
  { language: LANGUAGE_ID, scheme },
  { scheme, pattern: "**/rulewright.yaml" },
  { scheme, pattern: "**/*.test.yaml" },
]);

export interface ServerHooks {
  /** Asked at each start, so that a restart takes what holds then. */
  readonly options: () => InitializationOptions;
  /** Runs when the server is up, also after it came back from a crash, and before any request is let through. */
  readonly introduce: (server: LanguageServer) => Promise<void>;
}

/** The language server's process, and the one way to ask it something. */
export class LanguageServer {
  readonly #module: string;
  readonly #log: vscode.LogOutputChannel;
  readonly #hooks: ServerHooks;
  readonly #statusChanged = new vscode.EventEmitter<SessionStatus | undefined>();
  readonly onStatus = this.#statusChanged.event;
  readonly #liveChanged = new vscode.EventEmitter<void>();
  /** Something else is known of what is live. */
  readonly onLiveChanged = this.#liveChanged.event;
  #client: LanguageClient | undefined;
  #introduced: Promise<void> = Promise.resolve();
  #status: SessionStatus | undefined;

  /** `module` is the path of `dist/server.cjs`. */
  constructor(module: string, log: vscode.LogOutputChannel, hooks: ServerHooks) {
    this.#module = module;
    this.#log = log;
    this.#hooks = hooks;
  }

  /** The last state that the server told; undefined before the first. */
  get status(): SessionStatus | undefined {
    return this.#status;
  }

  async start(): Promise<void> {
    const client = new LanguageClient("rulewright", "Rulewright", this.#serverOptions(), this.#clientOptions());
    client.registerFeature(withoutServerCommands);
    client.onNotification("rulewright/statusChanged", (status: Notifications["rulewright/statusChanged"]) =>
      this.#take(status),
    );
    client.onNotification("rulewright/liveChanged", () => this.#liveChanged.fire());
    client.onDidChangeState(({ newState }) => {
      if (newState === State.Running) this.#introduced = this.#introduce();
    });
    this.#client = client;
    await client.start();
    await this.#introduced;
  }

  async stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    this.#take(undefined);
    await client?.dispose();
  }

  async restart(): Promise<void> {
    await this.stop().catch((error) => this.#log.warn("The language server did not stop in order.", error));
    await this.start();
  }

  /** Asks the server; rejects with the server's error, whose `data` is a Failure where the server could say why. */
  async request<Method extends keyof Requests>(
    method: Method,
    params: Requests[Method]["params"],
    token?: vscode.CancellationToken,
  ): Promise<Requests[Method]["result"]> {
    await this.#introduced;
    return this.#ask(method, params, token);
  }

  /** The same for the introduction itself, which cannot wait for its own end. */
  async requestAtStart<Method extends keyof Requests>(
    method: Method,
    params: Requests[Method]["params"],
  ): Promise<Requests[Method]["result"]> {
    return this.#ask(method, params);
  }

  /** Calls back for the progress that the server reports under a token. */
  onProgress(token: string, report: (value: ProgressValue) => void): Disposable {
    return this.#running().onProgress(WorkDoneProgress.type, token, report);
  }

  async #ask<Method extends keyof Requests>(
    method: Method,
    params: Requests[Method]["params"],
    token?: vscode.CancellationToken,
  ): Promise<Requests[Method]["result"]> {
    const client = this.#running();
    // The client takes an undefined token for one more parameter of the request.
    if (token === undefined) return client.sendRequest<Requests[Method]["result"]>(method, params);
    return client.sendRequest<Requests[Method]["result"]>(method, params, token);
  }

  #running(): LanguageClient {
    if (!this.#client?.isRunning())
      throw new Error("the language server is not running. Rulewright: Restart Server starts it");
    return this.#client;
  }

  async #introduce(): Promise<void> {
    try {
      await this.#hooks.introduce(this);
      this.#take(await this.#ask("rulewright/status", {}));
    } catch (error) {
      this.#log.warn("The language server was not told all it needs.", error);
    }
  }

  #take(status: SessionStatus | undefined): void {
    this.#status = status;
    this.#statusChanged.fire(status);
  }

  #serverOptions(): ServerOptions {
    const run = { module: this.#module, transport: TransportKind.ipc };
    return { run, debug: { ...run, options: { execArgv: ["--nolazy", "--inspect=6009"] } } };
  }

  #clientOptions(): LanguageClientOptions {
    return {
      documentSelector: SELECTOR,
      outputChannel: this.#log,
      traceOutputChannel: traceChannel(this.#log),
      diagnosticCollectionName: "rulewright",
      initializationOptions: this.#hooks.options,
      synchronize: { configurationSection: "rulewright" },
    };
  }
}

/**
 * The server offers commands for editors without this client, and two of them have the names of ours: VS Code refuses
 * a second command of one name, so the client is not to register the server's.
 */
const withoutServerCommands: StaticFeature = {
  fillClientCapabilities: () => {},
  preInitialize: (capabilities) => {
    delete capabilities.executeCommandProvider;
  },
  initialize: () => {},
  getState: () => ({ kind: "static" }),
  clear: () => {},
};
