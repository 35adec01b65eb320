import { type ChildProcessByStdio, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import * as vscode from "vscode";

/** What `rulewright sandbox --json` says of itself. */
export interface SandboxAddress {
  readonly api: string;
  readonly token: string;
  readonly account: string;
  /** Zone ids by zone name. */
  readonly zones: Readonly<Record<string, string>>;
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

/** The local Cloudflare as a child process of the bundled command line. */
export class SandboxProcess {
  readonly #cli: string;
  readonly #log: vscode.LogOutputChannel;
  readonly #ended = new vscode.EventEmitter<void>();
  /** It ended without having been asked to. */
  readonly onEnded = this.#ended.event;
  #child: Child | undefined;
  #address: SandboxAddress | undefined;

  /** `cli` is the path of `dist/cli.cjs`. */
  constructor(cli: string, log: vscode.LogOutputChannel) {
    this.#cli = cli;
    this.#log = log;
  }

  get address(): SandboxAddress | undefined {
    return this.#address;
  }

  /** Resolves when the sandbox listens; rejects with what it said when it ends before that. */
  async start(): Promise<SandboxAddress> {
    if (this.#address) return this.#address;
    // In a desktop VS Code the executable is Electron, which this variable turns into plain Node.
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: "1" };
    const child = spawn(process.execPath, [this.#cli, "sandbox", "--json"], { env, stdio: ["ignore", "pipe", "pipe"] });
    this.#child = child;
    const address = await firstLine(child, (line) => this.#log.info(`sandbox: ${line}`));
    this.#address = address;
    child.once("exit", () => {
      if (this.#child !== child) return;
      this.#child = undefined;
      this.#address = undefined;
      this.#ended.fire();
    });
    return address;
  }

  stop(): void {
    const child = this.#child;
    this.#child = undefined;
    this.#address = undefined;
    child?.kill();
  }

  dispose(): void {
    this.stop();
    this.#ended.dispose();
  }
}

function firstLine(child: Child, log: (line: string) => void): Promise<SandboxAddress> {
  return new Promise((resolve, reject) => {
    let said = "";
    createInterface({ input: child.stderr }).on("line", (line) => {
      said = `${said}${line} `.slice(-500);
      log(line);
    });
    createInterface({ input: child.stdout }).once("line", (line) => {
      try {
        resolve(JSON.parse(line) as SandboxAddress);
      } catch {
        reject(new Error(`the sandbox answered “${line}”`));
      }
    });
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the sandbox ended with code ${code}. ${said.trim()}`)));
  });
}
