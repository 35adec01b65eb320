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
  const controller = new AbortController();
  const stop = (): void => {
    terminal.err("Stopping after the present call. Press Ctrl-C again to stop at once.");
    controller.abort();
  };
  process.once("SIGINT", stop);
  try {
    const result = await planFiles(paths, options, terminal, controller.signal);
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
        result.cloud.deployments.deploy(plan.ticket, {
          signal: controller.signal,
          onProgress: ({ message }) => terminal.err(`${message} …`),
        }),
      );
      if (plan.empty && view.outcome === "done") continue;
      await terminal.out(`${view.message}\n`);
      if (view.outcome !== "done") {
        for (const step of view.notDone) terminal.err(`Not done: ${step}`);
        return EXIT.couldNotRun;
      }
    }
    return EXIT.fine;
  } finally {
    process.off("SIGINT", stop);
  }
}
