import {
  type Connection,
  createConnection,
  type InitializeParams,
  type MessageReader,
  type MessageWriter,
} from "vscode-languageserver/node";
import { initializeResult } from "./capabilities.ts";
import type { InitializationOptions } from "./protocol.ts";
import { join } from "./uris.ts";
import type { World } from "./world.ts";

/**
 * Starts a language server between `reader` and `writer`. It answers `initialize` at once and loads all else when the
 * client goes on, so that no editor waits for it; what comes in meanwhile is handled afterwards, in its order. `failed` is
 * told when the rest cannot be loaded.
 */
export function serve(
  reader: MessageReader,
  writer: MessageWriter,
  world: World,
  failed: (error: unknown) => void,
): Connection {
  let params: InitializeParams | undefined;
  let loading: Promise<void> | undefined;
  let loaded = false;

  const load = async (given: InitializeParams): Promise<void> => {
    const { storage } = (given.initializationOptions ?? {}) as InitializationOptions;
    if (storage !== undefined) world.keepCompiled?.(join(storage, "compiled"));
    const { createServer } = await import("./server.ts");
    createServer(connection, world, given);
    loaded = true;
  };

  const connection = createConnection(reader, writer, {
    messageStrategy: {
      handleMessage: (message, next) => {
        if (loaded || params === undefined) return next(message);
        if (loading === undefined) {
          loading = load(params);
          loading.catch(failed);
        }
        return loading.then(() => next(message));
      },
    },
  });
  connection.onInitialize((given) => {
    params = given;
    return initializeResult(given.capabilities);
  });
  connection.listen();
  return connection;
}
