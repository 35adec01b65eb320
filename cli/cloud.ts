/** The command line's connection to Cloudflare or to the sandbox. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type DeployDocument, Deployments } from "#cloudflare/deployments.ts";
import { Session } from "#cloudflare/session.ts";
import { analyse } from "#core/analysis/analyse.ts";
import { mergeFacts } from "#core/analysis/facts.ts";
import type { HostInfo } from "#core/analysis/model.ts";
import { CannotRun } from "./exit.ts";
import { type Projects, stemOf } from "./project.ts";
import type { SourceFile } from "./rule-files.ts";

export interface Cloud {
  readonly session: Session;
  readonly deployments: Deployments;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Connects with the token of the environment. Rejects with CannotRun when there is none or Cloudflare does not take it. */
export async function connect(api: string | undefined, env: Environment): Promise<Cloud> {
  const token = env["CLOUDFLARE_API_TOKEN"]?.trim() ?? "";
  const base = api ?? env["RULEWRIGHT_API"];
  const session = new Session({
    fetch: globalThis.fetch,
    now: () => new Date(),
    sleep: async (milliseconds, signal) => {
      await wait(milliseconds, undefined, signal === undefined ? {} : { signal });
    },
    ...(base === undefined ? {} : { api: base }),
  });
  if (token === "") throw new CannotRun("There is no Cloudflare API token: set CLOUDFLARE_API_TOKEN.");
  const status = await session.setToken(token);
  if (status.token !== "active") throw new CannotRun(status.problem ?? "Cloudflare does not take this API token.");
  return { session, deployments: new Deployments(session) };
}

/** A rule file as a deploy needs it. `hosts` are those of the zones, where known. */
export function documentOf(file: SourceFile, projects: Projects, hosts?: readonly HostInfo[]): DeployDocument {
  const config = projects.configOf(file.absolute)?.config;
  const lock = projects.lockOf(file.absolute);
  const facts = mergeFacts(stemOf(file.absolute), config, hosts === undefined ? {} : { hosts });
  return {
    name: path.basename(file.absolute),
    path: path.relative(path.dirname(lock), file.absolute).split(path.sep).join("/"),
    analysis: analyse(file.text, facts),
    ...(config === undefined ? {} : { aliases: config.zones }),
    ...(config?.defaultZone === undefined
      ? {}
      : { defaultZone: config.zones[config.defaultZone] ?? config.defaultZone }),
    lock: {
      read: () => (existsSync(lock) ? readFileSync(lock, "utf8") : undefined),
      write: (text) => writeFileSync(lock, text),
    },
  };
}
