import { analyse } from "#core/analysis/analyse.ts";
import { mergeFacts } from "#core/analysis/facts.ts";
import type { Plan } from "#core/catalog/info.ts";
import { LineChecker, linesOf } from "../check-lines.ts";
import { CannotRun, EXIT, type ExitCode } from "../exit.ts";
import { type CheckedFile, countsOf, jsonReport, textReport } from "../findings.ts";
import { Projects, stemOf } from "../project.ts";
import { findRuleFiles, shownPath } from "../rule-files.ts";
import type { Terminal } from "../terminal.ts";

export interface CheckOptions {
  readonly format?: string;
  readonly plan?: Plan;
  readonly phase?: string;
  readonly jsonl?: boolean;
}

const FORMATS = ["text", "json"];

/** `rulewright check`: every diagnostic of the files, or verdicts on lines of JSON. Errors and warnings are findings. */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  input: AsyncIterable<string>,
): Promise<ExitCode> {
  if (options.jsonl === true) return checkLines(paths, options, terminal, input);
  const { format = "text" } = options;
  if (!FORMATS.includes(format))
    throw new CannotRun(`There is no format \`${format}\` yet. Use ${FORMATS.join(" or ")}.`);
  if (options.phase !== undefined)
    throw new CannotRun("`--phase` belongs to `--jsonl`: a rule file says its phase itself.");
  const folder = process.cwd();
  const projects = new Projects();
  const rules = findRuleFiles(paths.length === 0 ? ["."] : paths, folder).map(
    ({ absolute, shown, text }): CheckedFile => {
      const lookups = options.plan === undefined ? {} : { plan: options.plan };
      const facts = mergeFacts(stemOf(absolute), projects.configOf(absolute)?.config, lookups);
      return { shown, text, diagnostics: analyse(text, facts).diagnostics };
    },
  );
  const configs = projects.used().map(({ absolute, text, config }): CheckedFile => {
    return { shown: shownPath(absolute, folder), text, diagnostics: config.diagnostics };
  });
  const files = [...configs.filter((file) => file.diagnostics.length > 0), ...rules];
  await terminal.out(format === "json" ? jsonReport(files) : textReport(files, terminal));
  const { errors, warnings } = countsOf(files);
  return errors + warnings > 0 ? EXIT.findings : EXIT.fine;
}

async function checkLines(
  paths: readonly string[],
  { plan, phase, format }: CheckOptions,
  terminal: Terminal,
  input: AsyncIterable<string>,
): Promise<ExitCode> {
  if (paths.length > 0) throw new CannotRun("`--jsonl` reads standard input and takes no paths.");
  if (format !== undefined) throw new CannotRun("`--jsonl` writes JSON lines and takes no `--format`.");
  const checker = new LineChecker({ plan, phase });
  let ok = true;
  for await (const lines of linesOf(input)) {
    const answers = lines.map((line) => checker.answer(line));
    ok &&= answers.every((answer) => answer.ok);
    if (answers.length > 0) await terminal.out(`${answers.map((answer) => answer.text).join("\n")}\n`);
  }
  return ok ? EXIT.fine : EXIT.findings;
}
