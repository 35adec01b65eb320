import { once } from "node:events";
import { createInterface } from "node:readline";
import { endProcessGroup, startService } from "./child-process.ts";
import { Problem } from "./problem.ts";
import { inProject } from "./project.ts";
import { onStop } from "./stopping.ts";

/** What `rulewright sandbox --json` says of itself. */
export interface SandboxAddress {
  /** API base, `http://127.0.0.1:N/client/v4`. */
  api: string;
  token: string;
  account: string;
  /** Zone id by zone name. */
  zones: Record<string, string>;
  edge: { http: string; https: string; ca: string };
}

export interface Sandbox extends SandboxAddress {
  /** Environment that makes an extension, a server or a command line talk to this sandbox. */
  env: { RULEWRIGHT_API: string; CLOUDFLARE_API_TOKEN: string };
  /** Resolves when it has ended without having been told to. */
  died: Promise<void>;
  stop(): Promise<void>;
}

export interface SandboxOptions {
  /** Zones of the account; `example.com` by default. */
  zones?: string[];
  /** Where its output goes. */
  logFile: string;
}

/** Starts the built command line's local Cloudflare and waits for its first line. */
export async function startSandbox({ zones = ["example.com"], logFile }: SandboxOptions): Promise<Sandbox> {
  const args = [inProject("dist/cli.cjs"), "sandbox", "--json", ...zones.flatMap((zone) => ["--zone", zone])];
  const child = startService(process.execPath, args, process.env, logFile);
  let stopping = false;
  const stop = onStop(() => {
    stopping = true;
    return endProcessGroup(child);
  });
  const died = new Promise<void>((resolve) => {
    child.once("exit", () => stopping || resolve());
  });
  let said = "";
  child.stderr?.on("data", (chunk) => (said += chunk));
  const lines = createInterface({ input: child.stdout! });
  const signal = AbortSignal.timeout(30_000);
  const first = await Promise.race([
    once(lines, "line", { signal }).then(([line]) => String(line)),
    once(child, "exit", { signal }).then(() => ""),
  ]).catch(() => "");
  const address = parseAddress(first);
  if (!address) {
    await stop();
    throw new Problem(
      `The sandbox did not start (node dist/cli.cjs sandbox). It said:\n${first}\n${said.slice(-2000)}`,
    );
  }
  return {
    ...address,
    env: { RULEWRIGHT_API: address.api, CLOUDFLARE_API_TOKEN: address.token },
    died,
    stop,
  };
}

function parseAddress(line: string): SandboxAddress | undefined {
  try {
    const value = JSON.parse(line) as SandboxAddress;
    return value.api && value.token ? value : undefined;
  } catch {
    return undefined;
  }
}
