/** `rulewright undo` and `rulewright undeploy`: take rules back, after asking. */
import path from "node:path";
import type { DeployedFile } from "#cloudflare/deploy-document.ts";
import type { Deployments } from "#cloudflare/deployments.ts";
import type { PlanView } from "#cloudflare/views.ts";
import { carryOut } from "../changes.ts";
import { connect, deployedFile } from "../cloud.ts";
import { CannotRun, EXIT, type ExitCode } from "../exit.ts";
import { planText } from "../plan-text.ts";
import type { CloudOptions } from "../plans.ts";
import { Projects } from "../project.ts";
import type { Terminal } from "../terminal.ts";

export interface TakeBackOptions extends CloudOptions {
  readonly yes?: boolean;
}

type Ask = (deployments: Deployments, file: DeployedFile, options: { zone?: string }) => Promise<PlanView>;

/** Takes the last deploy of a file back. */
export const undo = takeBack((deployments, file) => deployments.planUndo(file));

/** Deletes the rules that were deployed from a file. */
export const undeploy = takeBack((deployments, file, options) => deployments.planUndeploy(file, options));

function takeBack(ask: Ask) {
  return async (given: string, options: TakeBackOptions, terminal: Terminal): Promise<ExitCode> => {
    if (options.yes !== true && !terminal.interactive) {
      throw new CannotRun("This asks before it writes, and there is no terminal to ask on: say --yes.");
    }
    const { deployments } = await connect(options.api, process.env);
    const file = deployedFile(path.resolve(given), new Projects());
    const plan = await ask(deployments, file, options.zone === undefined ? {} : { zone: options.zone });
    await terminal.out(planText(plan));
    if (plan.empty) return EXIT.fine;
    if (options.yes !== true && !(await terminal.confirm(plan.question))) {
      terminal.err("Nothing was changed.");
      return EXIT.couldNotRun;
    }
    return carryOut(terminal, (deployOptions) => deployments.deploy(plan.ticket, deployOptions));
  };
}
