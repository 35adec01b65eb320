/** What `plan` and `deploy` share: from file names to plans, with everything that stops them told in words. */
import type { DeployDocument, PlanOptions } from "#cloudflare/deploy-document.ts";
import { FailureError } from "#cloudflare/errors.ts";
import type { PlanView } from "#cloudflare/views.ts";
import { zonesOfRule } from "#core/analysis/zones.ts";
import { type Diagnostic, diagnostic } from "#core/diagnostics/diagnostic.ts";
import { type Cloud, connect, documentOf } from "./cloud.ts";
import { CannotRun, EXIT, type ExitCode } from "./exit.ts";
import { rendered } from "./findings.ts";
import { Projects } from "./project.ts";
import { findRuleFiles, type SourceFile } from "./rule-files.ts";
import type { Terminal } from "./terminal.ts";

export interface CloudOptions {
  readonly zone?: string;
  readonly api?: string;
}

export interface Planned {
  readonly file: SourceFile;
  readonly plan: PlanView;
}

/** Plans every file, or says why not and gives the exit code. Errors in a file stop all before anything is asked. */
export async function planFiles(
  paths: readonly string[],
  options: CloudOptions,
  terminal: Terminal,
  signal?: AbortSignal,
): Promise<{ cloud: Cloud; planned: readonly Planned[] } | ExitCode> {
  const projects = new Projects();
  const files = findRuleFiles(paths, process.cwd());
  if (await showErrors(files, projects, terminal)) return EXIT.findings;
  refuseSharedRefs(files, projects, options.zone);
  const cloud = await connect(options.api, process.env);
  const wanted: PlanOptions = {
    ...(options.zone === undefined ? {} : { zone: options.zone }),
    ...(signal === undefined ? {} : { signal }),
  };
  const planned: Planned[] = [];
  for (const file of files) {
    terminal.err(`Planning ${file.shown} …`);
    const document = documentOf(file, projects);
    const plan = await shown(file, terminal, () => cloud.deployments.plan(document, wanted));
    await warnOfHosts(file, projects, document, plan, cloud, terminal);
    planned.push({ file, plan });
  }
  return { cloud, planned };
}

/** @throws CannotRun when two of the files hold one ref for one zone: deploying one would overwrite the other. */
function refuseSharedRefs(files: readonly SourceFile[], projects: Projects, chosen: string | undefined): void {
  const holders = new Map<string, string>();
  for (const file of files) {
    const config = projects.configOf(file.absolute)?.config;
    for (const { settings } of documentOf(file, projects).analysis.file.rules) {
      for (const zone of zonesOfRule(settings.zones, config, chosen)) {
        const key = JSON.stringify([settings.ref, settings.phase, zone]);
        const other = holders.get(key);
        if (other !== undefined && other !== file.shown) {
          throw new CannotRun(
            `\`${settings.ref}\` is in ${other} and in ${file.shown}, both for ${zone}: each deploy would overwrite the other. Give one of them another \`ref\`. Nothing was sent.`,
          );
        }
        holders.set(key, file.shown);
      }
    }
  }
}

async function showErrors(files: readonly SourceFile[], projects: Projects, terminal: Terminal): Promise<boolean> {
  let count = 0;
  for (const file of files) {
    const errors = documentOf(file, projects).analysis.diagnostics.filter((found) => found.severity === "error");
    for (const error of errors) await terminal.out(rendered(file, error, terminal));
    if (errors.length > 0)
      terminal.err(`${errors.length === 1 ? "1 error" : `${errors.length} errors`} in ${file.shown}.`);
    count += errors.length;
  }
  if (count > 0) terminal.err("Nothing was sent.");
  return count > 0;
}

/** Runs what may be refused by Cloudflare; a refusal is shown at its place in the file before it goes on as failure. */
export async function shown<T>(file: SourceFile, terminal: Terminal, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FailureError) {
      for (const refusal of error.refusals) {
        const found = diagnostic("cloudflare/refused", refusal, { answer: refusal.message });
        await terminal.out(rendered(file, found, terminal));
      }
    }
    throw error;
  }
}

/** Looks the zones' hosts up for a file about client certificates, and tells what only they can show. */
async function warnOfHosts(
  file: SourceFile,
  projects: Projects,
  before: DeployDocument,
  plan: PlanView,
  { session }: Cloud,
  terminal: Terminal,
): Promise<void> {
  if (plan.empty || !file.text.includes("cf.tls_client_auth.")) return;
  const lists = await Promise.all(plan.zones.map((zone) => session.hosts(zone.zone).catch(() => undefined)));
  if (lists.some((list) => list === undefined)) return;
  const hosts = plan.zones.flatMap((zone) => session.known(zone.zone).hosts ?? []);
  const known = new Set(before.analysis.diagnostics.map(keyOf));
  const found = documentOf(file, projects, hosts).analysis.diagnostics.filter((item) => !known.has(keyOf(item)));
  for (const item of found) await terminal.out(rendered(file, item, terminal));
}

function keyOf(found: Diagnostic): string {
  return `${found.code} ${found.start} ${found.message}`;
}
