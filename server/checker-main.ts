/** Entry of the thread that checks files which no editor has open. It loads the language as the server does. */
import { parentPort, workerData } from "node:worker_threads";
import { nodeWorld } from "./node-world.ts";
import { lowerPriority } from "./thread.ts";
import type { HelperStart, ToHelper } from "./workspace/check-messages.ts";

lowerPriority();
void import("./server.ts").then(({ createChecker }) => {
  const port = parentPort;
  if (port === null) throw new Error("this is no thread");
  const take = createChecker(workerData as HelperStart, nodeWorld().files, (message) => port.postMessage(message));
  port.on("message", (message: ToHelper) => take(message));
});
