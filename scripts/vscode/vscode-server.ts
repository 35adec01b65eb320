import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { endProcessGroup, runCommand, startService } from "../lib/child-process.ts";
import { Problem } from "../lib/problem.ts";
import { onStop } from "../lib/stopping.ts";
import { vsCodeEnvironment } from "./environment.ts";
import { provideRegistryVsCode, type RegistryVsCode } from "./registry-vscode.ts";
import { trustSettings, type UserSettings, writeUserSettings } from "./user-settings.ts";

export interface VsCodeServerOptions {
  /** Folder for all that this VS Code keeps: settings, state, logs, sockets. Made when missing, left to the caller. */
  dataFolder: string;
  /** Folder of the installed extensions; below `dataFolder` by default. Several servers may share one. */
  extensionsFolder?: string;
  /** Only these of VS Code's own extensions, by folder name; all by default. Fewer start in half the time. */
  builtinExtensions?: string[];
  /** Environment variables for the server and so for extensions. */
  env?: Record<string, string>;
  /** User settings on top of the quiet ones. */
  settings?: UserSettings;
  /** false: folders open in Restricted Mode. Default true. */
  trusted?: boolean;
  /** Obey a page's `extensionDevelopmentPath` and `extensionTestsPath`. It hides notifications. Default false. */
  runsTests?: boolean;
  /** A secret that the page's address must carry, for a VS Code that a person uses. Default none. */
  token?: string;
  /** Port on 127.0.0.1; a free one by default. */
  port?: number;
}

/** A running VS Code without a window: pages at its address are its windows. */
export interface VsCodeServer {
  port: number;
  /** Server's own output. */
  logFile: string;
  /** Address of a window on a folder or a `.code-workspace` file; `payload` are the workbench's own start options. */
  windowUrl(folder: string, payload?: [string, string][]): string;
  /** The workbench's name of a file on the server. */
  remoteUri(file: string): string;
  /** Resolves when the server has ended, by itself or by `stop`. */
  ended: Promise<void>;
  stop(): Promise<void>;
}

/** Starts the registry's VS Code on 127.0.0.1 and waits until it listens. */
export async function startVsCodeServer(options: VsCodeServerOptions): Promise<VsCodeServer> {
  const vsCode = await provideRegistryVsCode();
  const { dataFolder, trusted = true } = options;
  // Sockets go where they leave with the data, not into the machine's temporary folder.
  const temporary = path.join(dataFolder, "tmp");
  mkdirSync(temporary, { recursive: true });
  writeUserSettings(path.join(dataFolder, "data"), { ...trustSettings(trusted), ...options.settings });
  const args = [
    ...["--host", "127.0.0.1", "--port", String(options.port ?? 0), "--accept-server-license-terms"],
    ...["--telemetry-level", "off", "--server-data-dir", dataFolder],
    ...connectionToken(dataFolder, options.token),
    ...(options.builtinExtensions ? chosenBuiltins(vsCode, options.builtinExtensions, dataFolder) : []),
    ...(options.extensionsFolder ? ["--extensions-dir", options.extensionsFolder] : []),
    ...(trusted ? ["--disable-workspace-trust"] : []),
    ...(options.runsTests ? ["--enable-smoke-test-driver"] : []),
  ];
  const env = vsCodeEnvironment({ ...options.env, TMPDIR: temporary, XDG_RUNTIME_DIR: temporary });
  const logFile = path.join(dataFolder, "server.log");
  const child = startService(vsCode.node, [vsCode.serverProgram, ...args], env, logFile);
  const stop = onStop(() => endProcessGroup(child));
  const ended = new Promise<void>((resolve) => {
    child.once("exit", () => resolve());
    child.once("error", () => resolve());
  });
  const port = await portOf(logFile, ended).catch(async (error) => {
    await stop();
    throw error;
  });
  const authority = `127.0.0.1:${port}`;
  return {
    port,
    logFile,
    ended,
    stop,
    remoteUri: (file) => `vscode-remote://${authority}${file}`,
    windowUrl(folder, payload = []) {
      const url = new URL(`http://${authority}/`);
      if (options.token) url.searchParams.set("tkn", options.token);
      url.searchParams.set(folder.endsWith(".code-workspace") ? "workspace" : "folder", folder);
      if (payload.length > 0) url.searchParams.set("payload", JSON.stringify(payload));
      return url.href;
    },
  };
}

/** Installs a packaged extension into an extensions folder, as a user would. */
export async function installExtension(vsix: string, extensionsFolder: string, dataFolder: string): Promise<void> {
  const { node, serverProgram } = await provideRegistryVsCode();
  const folders = ["--server-data-dir", dataFolder, "--extensions-dir", extensionsFolder];
  const args = [serverProgram, "--accept-server-license-terms", ...folders, "--install-extension", vsix];
  const { code, output } = await runCommand(node, args, { env: vsCodeEnvironment(), output: "keep" });
  if (code !== 0 || !output.includes("successfully installed")) {
    throw new Problem(`VS Code could not install ${vsix}:\n${output}`);
  }
}

/** The secret goes through a file: a command line is there for every user of the machine to read. */
function connectionToken(dataFolder: string, token: string | undefined): string[] {
  if (!token) return ["--without-connection-token"];
  const file = path.join(dataFolder, "connection-token");
  writeFileSync(file, token, { mode: 0o600 });
  return ["--connection-token-file", file];
}

function chosenBuiltins(vsCode: RegistryVsCode, names: string[], dataFolder: string): string[] {
  const folder = path.join(dataFolder, "builtin-extensions");
  mkdirSync(folder);
  for (const name of names) symlinkSync(path.join(vsCode.builtinExtensions, name), path.join(folder, name), "dir");
  return ["--builtin-extensions-dir", folder];
}

/** Waits for the server to say its port in its log. */
async function portOf(logFile: string, ended: Promise<void>): Promise<number> {
  let gone = false;
  void ended.then(() => {
    gone = true;
  });
  const limit = Date.now() + 60_000;
  for (;;) {
    await wait(50);
    const log = readLog(logFile);
    const port = /Extension host agent listening on (\d+)/.exec(log)?.[1];
    if (port) return Number(port);
    if (/EADDRINUSE/.test(log)) throw new Problem("The port is taken by another program. Choose another one.");
    if (gone || Date.now() > limit)
      throw new Problem(`The VS Code server did not start. It said:\n${log.slice(-3000)}`);
  }
}

function readLog(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
