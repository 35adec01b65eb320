import { existsSync, mkdirSync, statSync } from "node:fs";
import path from "node:path";
import { pullInto } from "#cloudflare/pulls.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { parseRuleFile } from "#core/document/parse-file.ts";
import { connect, deployedFile } from "../cloud.ts";
import { CannotRun, EXIT, type ExitCode } from "../exit.ts";
import type { CloudOptions } from "../plans.ts";
import { Projects, stemOf } from "../project.ts";
import { ruleFilesIn } from "../rule-files.ts";
import type { Terminal } from "../terminal.ts";
import { replaceFile } from "../write-file.ts";

export interface PullCommandOptions extends CloudOptions {
  readonly phase?: string;
  readonly yes?: boolean;
}

/** `rulewright pull`: live rules as rule files. Files that are there are changed only after a yes. */
export async function pull(given: string, options: PullCommandOptions, terminal: Terminal): Promise<ExitCode> {
  const folder = path.resolve(given);
  if (existsSync(folder) && !statSync(folder).isDirectory()) throw new CannotRun(`${given} is not a folder.`);
  const projects = new Projects();
  const { session } = await connect(options.api, process.env);
  const files = ruleFilesIn(folder).map(({ absolute, text }) => ({
    path: path.relative(folder, absolute).split(path.sep).join("/"),
    file: parseRuleFile(text, { scheme: catalogScheme(), stem: stemOf(absolute) }),
  }));
  const name = given === "." ? "" : given;
  const plan = await pullInto({ ...deployedFile(path.join(folder, "any.rule"), projects), name, files }, session, {
    ...(options.zone === undefined ? {} : { zone: options.zone }),
    ...(options.phase === undefined ? {} : { phase: options.phase }),
  });
  if (plan.files.length === 0) {
    await terminal.out(`${plan.upToDate}\n`);
    for (const note of plan.notes) terminal.err(note);
    return EXIT.fine;
  }
  await terminal.out(`${plan.detail}\n`);
  const changes = plan.files.some((file) => file.before !== undefined);
  if (changes && options.yes !== true) {
    if (!terminal.interactive) {
      throw new CannotRun("Files that are there would change, and there is no terminal to ask on: say --yes.");
    }
    if (!(await terminal.confirm(plan.question))) {
      terminal.err("Nothing was written.");
      return EXIT.couldNotRun;
    }
  }
  mkdirSync(folder, { recursive: true });
  for (const file of plan.files) replaceFile(path.join(folder, file.path), file.path, file.text);
  for (const problem of await plan.written()) terminal.err(problem);
  return EXIT.fine;
}
