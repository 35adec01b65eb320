import { reporting, stoppable, told } from "../changes.ts";
import { CannotRun, EXIT, type ExitCode } from "../exit.ts";
import { planText } from "../plan-text.ts";
import { type CloudOptions, planFiles, shown } from "../plans.ts";
import type { Terminal } from "../terminal.ts";

export interface DeployCommandOptions extends CloudOptions {
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}

/** `rulewright deploy`: plans, asks once, and does what was shown. Ctrl-C stops between calls; a second one at once. */
export async function deploy(
  paths: readonly string[],
  options: DeployCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const dry = options.dryRun === true;
  if (!dry && options.yes !== true && !terminal.interactive) {
    throw new CannotRun(
      "Deploying asks before it writes, and there is no terminal to ask on: say --yes, or --dry-run to look only.",
    );
  }
  return stoppable(terminal, async (signal) => {
    const result = await planFiles(paths, options, terminal, signal);
    if (typeof result === "number") return result;
    for (const { plan } of result.planned) await terminal.out(planText(plan));
    if (dry) return EXIT.fine;
    const changing = result.planned.filter(({ plan }) => !plan.empty);
    if (changing.length > 0 && options.yes !== true) {
      const question = changing.map(({ plan }) => plan.question).join("\n");
      if (!(await terminal.confirm(question))) {
        terminal.err("Nothing was changed.");
        return EXIT.couldNotRun;
      }
    }
    for (const { file, plan } of result.planned) {
      const view = await shown(file, terminal, () =>
        result.cloud.deployments.deploy(plan.ticket, reporting(terminal, signal)),
      );
      if (plan.empty && view.outcome === "done") continue;
      const code = await told(terminal, view);
      if (code !== EXIT.fine) return code;
    }
    return EXIT.fine;
  });
}
