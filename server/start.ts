import {
  createConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { nodeWorld } from "./node-world.ts";
import { createServer } from "./server.ts";

/** Starts the language server in this process. It ends when the client says `exit` or goes away. */
export function startServer(transport: "ipc" | "stdio"): void {
  const connection =
    transport === "ipc"
      ? createConnection(new IPCMessageReader(process), new IPCMessageWriter(process))
      : createConnection(new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout));
  createServer(connection, nodeWorld());
  connection.listen();
  process.stdin.on("end", () => transport === "stdio" && process.exit(0));
}
