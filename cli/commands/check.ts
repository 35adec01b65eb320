import type { Plan } from "#core/catalog/info.ts";
import { fixAll } from "#core/ide/fix-all.ts";
import { LineChecker, linesOf } from "../check-lines.ts";
import { CheckedTogether, type TogetherFile } from "../checked-together.ts";
import { CannotRun, EXIT, type ExitCode } from "../exit.ts";
import { type CheckedFile, countsOf, jsonReport, textReport } from "../findings.ts";
import { Projects } from "../project.ts";
import { githubReport } from "../reports/github.ts";
import { sarifReport } from "../reports/sarif.ts";
import { findRuleFiles, shownPath } from "../rule-files.ts";
import type { Terminal } from "../terminal.ts";
import { replaceFile } from "../write-file.ts";

export interface CheckOptions {
  readonly format?: string;
  readonly plan?: Plan;
  readonly phase?: string;
  readonly jsonl?: boolean;
  readonly fix?: boolean;
}

const FORMATS: Readonly<Record<string, (files: readonly CheckedFile[], terminal: Terminal) => string>> = {
  text: textReport,
  json: jsonReport,
  sarif: sarifReport,
  github: githubReport,
};

/** `rulewright check`: every diagnostic of the files, or verdicts on lines of JSON. Errors and warnings are findings. */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
  input: AsyncIterable<string>,
): Promise<ExitCode> {
  if (options.jsonl === true) return checkLines(paths, options, terminal, input);
  const { format = "text" } = options;
  const report = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  if (report === undefined)
    throw new CannotRun(`There is no format \`${format}\`. Formats are ${Object.keys(FORMATS).join(", ")}.`);
  if (options.phase !== undefined)
    throw new CannotRun("`--phase` belongs to `--jsonl`: a rule file says its phase itself.");
  const folder = process.cwd();
  const projects = new Projects();
  // A program that reads the report must not find anything else in it.
  const say = async (line: string): Promise<void> => {
    if (format === "text") await terminal.out(`${line}\n`);
    else terminal.err(line);
  };
  const lookups = options.plan === undefined ? {} : { plan: options.plan };
  const sources = findRuleFiles(paths.length === 0 ? ["."] : paths, folder);
  const together = new CheckedTogether(sources, projects, lookups);
  if (options.fix === true) for (const file of together.files) await fixFile(file, together, say);
  const rules = together.files.map((file): CheckedFile => {
    const { file: read, diagnostics } = together.analysisOf(file);
    return { shown: file.source.shown, text: read.text, diagnostics, rules: read };
  });
  const configs = projects.used().map(({ absolute, text, config }): CheckedFile => {
    return { shown: shownPath(absolute, folder), text, diagnostics: config.diagnostics };
  });
  const files = [...configs.filter((file) => file.diagnostics.length > 0), ...rules];
  await terminal.out(report(files, terminal));
  const { errors, warnings } = countsOf(files);
  return errors + warnings > 0 ? EXIT.findings : EXIT.fine;
}

/** Writes a file with all that has one clear fix mended, and says what that was. */
async function fixFile(
  file: TogetherFile,
  together: CheckedTogether,
  say: (line: string) => Promise<void>,
): Promise<void> {
  const { absolute, shown } = file.source;
  const { text, fixed } = fixAll(together.analysisOf(file), together.factsOf(file));
  if (fixed.length === 0) return;
  replaceFile(absolute, shown, text);
  together.change(file, text);
  const counts = new Map<string, number>();
  for (const { code } of fixed) counts.set(code, (counts.get(code) ?? 0) + 1);
  const codes = [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([code, count]) => (count === 1 ? code : `${code} ×${count}`));
  await say(`Fixed ${fixed.length} ${fixed.length === 1 ? "problem" : "problems"} in ${shown}: ${codes.join(", ")}.`);
}

async function checkLines(
  paths: readonly string[],
  { plan, phase, format, fix }: CheckOptions,
  terminal: Terminal,
  input: AsyncIterable<string>,
): Promise<ExitCode> {
  if (paths.length > 0) throw new CannotRun("`--jsonl` reads standard input and takes no paths.");
  if (format !== undefined) throw new CannotRun("`--jsonl` writes JSON lines and takes no `--format`.");
  if (fix === true) throw new CannotRun("`--jsonl` judges expressions and takes no `--fix`.");
  const checker = new LineChecker({ plan, phase });
  let ok = true;
  for await (const lines of linesOf(input)) {
    const answers = lines.map((line) => checker.answer(line));
    ok &&= answers.every((answer) => answer.ok);
    if (answers.length > 0) await terminal.out(`${answers.map((answer) => answer.text).join("\n")}\n`);
  }
  return ok ? EXIT.fine : EXIT.findings;
}
