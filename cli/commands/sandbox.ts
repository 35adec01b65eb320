import type { Plan } from "#core/catalog/info.ts";
import type { Sandbox, SandboxOptions } from "#sandbox/sandbox.ts";
import { CannotRun, EXIT, type ExitCode } from "../exit.ts";
import type { Terminal } from "../terminal.ts";

export interface SandboxCommandOptions {
  readonly port?: number;
  readonly zone?: readonly string[];
  readonly plan?: Plan;
  readonly state?: string;
  readonly json?: boolean;
  readonly stopWithStdin?: boolean;
}

/** `rulewright sandbox`: a local Cloudflare until Ctrl-C, a termination signal, or the end of standard input when asked. */
export async function sandbox(options: SandboxCommandOptions, terminal: Terminal): Promise<ExitCode> {
  const { startSandbox } = await import("#sandbox/sandbox.ts");
  const zones = (options.zone ?? ["example.com"]).map((name) => ({
    name: name.toLowerCase(),
    ...(options.plan === undefined ? {} : { plan: options.plan }),
  }));
  const wanted: SandboxOptions = {
    zones,
    ...(options.port === undefined ? {} : { port: options.port }),
    ...(options.state === undefined ? {} : { stateFile: options.state }),
  };
  const running = await startSandbox(wanted).catch((error: unknown) => {
    throw new CannotRun(`The sandbox cannot start: ${(error as Error).message}`);
  });
  const stopped = untilStopped(options.stopWithStdin === true);
  await terminal.out(options.json === true ? `${JSON.stringify(addressOf(running))}\n` : introduction(running));
  await stopped;
  await running.close();
  return EXIT.fine;
}

/** The line that programs read (FORMAT.md §5). */
function addressOf(running: Sandbox) {
  const { api, token, account, zones } = running;
  return { api, token, account, zones, ...("edge" in running ? { edge: running.edge } : {}) };
}

function introduction({ api, token, zones }: Sandbox): string {
  return [
    `A local Cloudflare with ${Object.keys(zones).join(", ")} is at ${api}`,
    "",
    "To use it from another terminal:",
    `  export RULEWRIGHT_API=${api}`,
    `  export CLOUDFLARE_API_TOKEN=${token}`,
    "",
    "Ctrl-C stops it.",
    "",
  ].join("\n");
}

function untilStopped(withStdin: boolean): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, () => resolve());
    if (!withStdin) return;
    process.stdin.once("end", resolve).once("close", resolve).once("error", resolve);
    process.stdin.resume();
  });
}
