/** The command line's connection to Cloudflare or to the sandbox. */
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { DeployDocument, DeployedFile } from "#cloudflare/deploy-document.ts";
import { Deployments } from "#cloudflare/deployments.ts";
import { Session } from "#cloudflare/session.ts";
import { tokenPage } from "#cloudflare/token-page.ts";
import { analyse } from "#core/analysis/analyse.ts";
import { mergeFacts } from "#core/analysis/facts.ts";
import type { HostInfo } from "#core/analysis/model.ts";
import { nodeWorld } from "#server/node-world.ts";
import { readIfThere } from "#server/read-file.ts";
import { storeIn } from "#server/storage.ts";
import { writeWhole } from "#server/write-file.ts";
import { CannotRun } from "./exit.ts";
import { type Projects, stemOf } from "./project.ts";
import { type SourceFile, shownPath } from "./rule-files.ts";

export interface Cloud {
  readonly session: Session;
  readonly deployments: Deployments;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Connects with the token of the environment. Rejects with CannotRun when there is none or Cloudflare does not take it. */
export async function connect(api: string | undefined, env: Environment): Promise<Cloud> {
  const token = env["CLOUDFLARE_API_TOKEN"]?.trim() ?? "";
  const base = api ?? env["RULEWRIGHT_API"];
  const { fetch, now, sleep, files, stateFolder } = nodeWorld();
  const session = new Session({
    fetch,
    now,
    sleep,
    ...(base === undefined ? {} : { api: base }),
  });
  if (token === "") {
    throw new CannotRun(
      `There is no Cloudflare API token: set CLOUDFLARE_API_TOKEN. One with what is needed is made at ${tokenPage()}`,
    );
  }
  const status = await session.setToken(token);
  if (status.token !== "active") throw new CannotRun(status.problem ?? "Cloudflare does not take this API token.");
  const store = stateFolder === undefined ? undefined : storeIn(files, stateFolder);
  return { session, deployments: new Deployments(session, store) };
}

/** A rule file as a deploy needs it. `hosts` are those of the zones, where known. */
export function documentOf(file: SourceFile, projects: Projects, hosts?: readonly HostInfo[]): DeployDocument {
  const config = projects.configOf(file.absolute)?.config;
  const facts = mergeFacts(stemOf(file.absolute), config, hosts === undefined ? {} : { hosts });
  return { ...deployedFile(file.absolute, projects), analysis: analyse(file.text, facts) };
}

/** A rule file by its identity. It need not exist any more. */
export function deployedFile(absolute: string, projects: Projects): DeployedFile {
  const config = projects.configOf(absolute)?.config;
  const lock = projects.lockOf(absolute);
  return {
    name: path.basename(absolute),
    path: path.relative(path.dirname(lock), absolute).split(path.sep).join("/"),
    uri: pathToFileURL(absolute).href,
    ...(config === undefined ? {} : { aliases: config.zones }),
    ...(config?.defaultZone === undefined
      ? {}
      : { defaultZone: config.zones[config.defaultZone] ?? config.defaultZone }),
    lock: {
      at: shownPath(lock, process.cwd()),
      read: () => readIfThere(lock),
      write: (text) => writeWhole(lock, text),
    },
  };
}
