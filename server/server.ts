import type { Connection, InitializeParams } from "vscode-languageserver";
import { initializeResult } from "./capabilities.ts";
import { createDocuments } from "./documents.ts";
import type { InitializationOptions } from "./protocol.ts";
import * as toProto from "./to-proto.ts";
import type { World } from "./world.ts";

/** Wires a language server onto a connection; the caller then calls `connection.listen()`. */
export function createServer(connection: Connection, _world: World): void {
  let options: InitializationOptions = {};
  createDocuments(connection, {
    factsOf: () => ({}),
    analysed: ({ document, analysis }) =>
      void connection.sendDiagnostics({
        uri: document.uri,
        version: document.version,
        diagnostics: analysis.diagnostics.map((found) => toProto.diagnostic(document, found, options.docs)),
      }),
    closed: (uri) => void connection.sendDiagnostics({ uri, diagnostics: [] }),
  });
  connection.onInitialize((params: InitializeParams) => {
    options = (params.initializationOptions ?? {}) as InitializationOptions;
    return initializeResult("0.1.0");
  });
}
