import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";

/** How a server is started, and how it says what is wrong with a text. */
export interface Candidate {
  readonly name: string;
  readonly script: string;
  readonly languageId: string;
  /** `push`: publishes by itself. `pull`: is asked after each change. */
  readonly diagnostics: "push" | "pull";
  /** URI of the folder that the editor has open; none by default. */
  readonly folder?: string;
}

/** A running server, driven as an editor does. All times are milliseconds. */
export interface Driven {
  readonly startUp: number;
  /** Opens a text; the time until its diagnostics are there. */
  open(uri: string, text: string): Promise<number>;
  /** Inserts or removes text on a line; the time until the diagnostics of the new text are there. */
  change(uri: string, edit: { line: number; character: number; remove: number; insert: string }): Promise<number>;
  completion(uri: string, line: number, character: number): Promise<{ time: number; count: number }>;
  /** How many documents diagnostics were published of by now. */
  published(): number;
  /** Resident memory in megabytes; NaN where the system does not tell. */
  memory(): number;
  stop(): Promise<void>;
}

export async function drive({ script, languageId, diagnostics, folder }: Candidate): Promise<Driven> {
  const started = performance.now();
  const child = spawn(process.execPath, [script, "--stdio"], { stdio: ["pipe", "pipe", "inherit"], env: {} });
  const client = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  client.onRequest("client/registerCapability", () => null);
  client.onRequest("workspace/configuration", () => [null]);
  const { arrival, uris } = arrivals(client);
  client.listen();
  await client.sendRequest("initialize", {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: folder === undefined ? null : [{ uri: folder, name: "bench" }],
    capabilities: diagnostics === "pull" ? { textDocument: { diagnostic: {} } } : {},
  });
  const startUp = performance.now() - started;
  await client.sendNotification("initialized", {});
  const versions = new Map<string, number>();

  const timed = async (uri: string, send: (version: number) => Promise<void>): Promise<number> => {
    const version = (versions.get(uri) ?? 0) + 1;
    versions.set(uri, version);
    const from = performance.now();
    const pushed = diagnostics === "push" ? arrival(uri, version) : undefined;
    await send(version);
    if (pushed === undefined) await client.sendRequest("textDocument/diagnostic", { textDocument: { uri } });
    return (pushed === undefined ? performance.now() : await pushed) - from;
  };

  return {
    startUp,
    open: (uri, text) =>
      timed(uri, (version) =>
        client.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId, version, text } }),
      ),
    change: (uri, { line, character, remove, insert }) =>
      timed(uri, (version) => {
        const range = { start: { line, character }, end: { line, character: character + remove } };
        const contentChanges = [{ range, text: insert }];
        return client.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges });
      }),
    completion: async (uri, line, character) => {
      const from = performance.now();
      const position = { line, character };
      const answer = await client.sendRequest<unknown>("textDocument/completion", { textDocument: { uri }, position });
      const items = Array.isArray(answer) ? answer : ((answer as { items?: unknown[] } | null)?.items ?? []);
      return { time: performance.now() - from, count: items.length };
    },
    published: () => uris.size,
    memory: () => residentMegabytes(child),
    stop: async () => {
      await client.sendRequest("shutdown");
      await client.sendNotification("exit");
      client.dispose();
    },
  };
}

interface Arrivals {
  /** Resolves with the time at which diagnostics of a document's version came. */
  readonly arrival: (uri: string, version: number) => Promise<number>;
  /** Documents that diagnostics came of. */
  readonly uris: ReadonlySet<string>;
}

function arrivals(client: ProtocolConnection): Arrivals {
  const uris = new Set<string>();
  const waiting = new Map<string, (at: number) => void>();
  client.onNotification("textDocument/publishDiagnostics", ({ uri, version }: { uri: string; version?: number }) => {
    uris.add(uri);
    const key = `${uri} ${version}`;
    waiting.get(key)?.(performance.now());
    waiting.delete(key);
  });
  return { arrival: (uri, version) => new Promise((resolve) => waiting.set(`${uri} ${version}`, resolve)), uris };
}

function residentMegabytes(child: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, "utf8");
    return Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1]) / 1024;
  } catch {
    return Number.NaN;
  }
}
