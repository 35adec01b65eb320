import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import path from "node:path";
import { findProgram } from "../lib/find-program.ts";
import { installExtension, startVsCodeServer } from "../vscode/vscode-server.ts";
import { hasDisplay } from "./desktop.ts";

export interface ServedRun {
  /** Everything this VS Code keeps. */
  dataFolder: string;
  vsix: string;
  folder: string;
  /** Opened at the start. */
  file: string;
  env: Record<string, string>;
  port?: number;
}

/** Serves VS Code to the browser, the extension installed, and says where; resolves when the server has ended. */
export async function serveVsCode({ dataFolder, vsix, folder, file, env, port = 0 }: ServedRun): Promise<void> {
  const extensionsFolder = path.join(dataFolder, "extensions");
  await installExtension(vsix, extensionsFolder, dataFolder);
  const token = randomBytes(16).toString("hex");
  const server = await startVsCodeServer({ dataFolder, extensionsFolder, env, token, port });
  const url = server.windowUrl(folder, [["openFile", server.remoteUri(file)]]);
  console.log(`\nOpen this address in a browser:\n\n  ${url}\n\nCtrl-C stops everything.`);
  if (hasDisplay()) openBrowser(url);
  await server.ended;
}

function openBrowser(url: string): void {
  const opener = findProgram(["xdg-open", "open"]);
  if (opener)
    spawn(opener, [url], { stdio: "ignore", detached: true })
      .on("error", () => {})
      .unref();
}
