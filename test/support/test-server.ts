import { PassThrough } from "node:stream";
import { setTimeout as wait } from "node:timers/promises";
import {
  createProtocolConnection,
  type Diagnostic,
  type InitializeResult,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  type Registration,
  type RegistrationParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import type { InitializationOptions, Requests, SessionStatus } from "#server/protocol.ts";
import { serve } from "#server/serve.ts";
import type { World } from "#server/world.ts";
import { memoryFiles } from "./memory-files.ts";

export interface TestServerOptions {
  readonly initialization?: InitializationOptions;
  readonly capabilities?: object;
  readonly world?: Partial<World>;
  /** URIs of the workspace's folders. */
  readonly folders?: readonly string[];
}

/** A server and a client that talk over a real protocol connection in one process. */
export interface TestServer {
  readonly client: ProtocolConnection;
  readonly initialized: InitializeResult;
  /** Every status that the server told, in order. */
  readonly statuses: readonly SessionStatus[];
  /** What the server said after its start that it can do, in order. */
  readonly registrations: readonly Registration[];
  open(uri: string, text: string): Promise<readonly Diagnostic[]>;
  /** Changes a document by the given content changes; the version counts up by itself. Resolves with its diagnostics. */
  change(uri: string, ...changes: readonly object[]): Promise<readonly Diagnostic[]>;
  /** What is published of a document now; undefined before anything was. */
  published(uri: string): readonly Diagnostic[] | undefined;
  /** The next diagnostics that are published for the document and fulfil `wanted`. */
  diagnosticsThat(uri: string, wanted: (diagnostics: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]>;
  ask<Method extends keyof Requests>(
    method: Method,
    params: Requests[Method]["params"],
  ): Promise<Requests[Method]["result"]>;
  request<T>(method: string, params: object): Promise<T>;
  stop(): Promise<void>;
}

export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const toServer = new PassThrough();
  const toClient = new PassThrough();
  const world: World = {
    fetch: globalThis.fetch,
    now: () => new Date(),
    sleep: (milliseconds, signal) => wait(milliseconds, undefined, signal === undefined ? {} : { signal }),
    env: {},
    files: memoryFiles(),
    ...options.world,
  };
  const server = serve(new StreamMessageReader(toServer), new StreamMessageWriter(toClient), world, (error) => {
    throw error;
  });

  const client = createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  const published = new Map<string, PublishDiagnosticsParams>();
  const listeners = new Set<(params: PublishDiagnosticsParams) => void>();
  const statuses: SessionStatus[] = [];
  const registrations: Registration[] = [];
  const versions = new Map<string, number>();
  client.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    published.set(params.uri, params);
    for (const listener of [...listeners]) listener(params);
  });
  client.onNotification("rulewright/statusChanged", (status: SessionStatus) => void statuses.push(status));
  client.onRequest("client/registerCapability", (params: RegistrationParams) => {
    registrations.push(...params.registrations);
    return null;
  });
  client.onRequest("workspace/configuration", () => [null]);
  client.listen();

  const when = (uri: string, wanted: (params: PublishDiagnosticsParams) => boolean): Promise<readonly Diagnostic[]> =>
    new Promise((resolve) => {
      const last = published.get(uri);
      if (last !== undefined && wanted(last)) return resolve(last.diagnostics);
      const listener = (params: PublishDiagnosticsParams): void => {
        if (params.uri !== uri || !wanted(params)) return;
        listeners.delete(listener);
        resolve(params.diagnostics);
      };
      listeners.add(listener);
    });

  const initialized: InitializeResult = await client.sendRequest("initialize", {
    processId: null,
    rootUri: null,
    workspaceFolders: options.folders?.map((uri) => ({ uri, name: uri })) ?? null,
    capabilities: options.capabilities ?? {},
    initializationOptions: options.initialization ?? {},
  });
  await client.sendNotification("initialized", {});

  return {
    client,
    initialized,
    statuses,
    registrations,
    open: async (uri, text) => {
      versions.set(uri, 1);
      await client.sendNotification("textDocument/didOpen", {
        textDocument: { uri, languageId: "cloudflare-rule", version: 1, text },
      });
      return when(uri, ({ version }) => version === 1);
    },
    change: async (uri, ...contentChanges) => {
      const version = (versions.get(uri) ?? 0) + 1;
      versions.set(uri, version);
      await client.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
      return when(uri, (params) => params.version === version);
    },
    published: (uri) => published.get(uri)?.diagnostics,
    diagnosticsThat: (uri, wanted) => when(uri, ({ diagnostics }) => wanted(diagnostics)),
    ask: (method, params) => client.sendRequest(method, params),
    request: (method, params) => client.sendRequest(method, params),
    stop: async () => {
      await client.sendRequest("shutdown");
      client.dispose();
      server.dispose();
    },
  };
}
