import {
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { nodeWorld } from "./node-world.ts";
import { serve } from "./serve.ts";

/** Starts the language server in this process. It ends when the client says `exit` or goes away. */
export function startServer(transport: "ipc" | "stdio"): void {
  const [reader, writer] =
    transport === "ipc"
      ? [new IPCMessageReader(process), new IPCMessageWriter(process)]
      : [new StreamMessageReader(process.stdin), new StreamMessageWriter(process.stdout)];
  serve(reader, writer, nodeWorld(), (error) => {
    console.error(error);
    process.exit(1);
  });
  process.stdin.on("end", () => transport === "stdio" && process.exit(0));
}
