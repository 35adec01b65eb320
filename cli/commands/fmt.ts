import { analyse } from "#core/analysis/analyse.ts";
import { mergeFacts } from "#core/analysis/facts.ts";
import { formatRules } from "#core/document/format/file.ts";
import { applyEdits } from "#core/text/edit.ts";
import { EXIT, type ExitCode } from "../exit.ts";
import { Projects, stemOf } from "../project.ts";
import { findRuleFiles } from "../rule-files.ts";
import type { Terminal } from "../terminal.ts";
import { replaceFile } from "../write-file.ts";

export interface FmtOptions {
  readonly check?: boolean;
}

/** `rulewright fmt`: gives rule files their layout, or says which ones do not have it. What is broken stays as it is. */
export async function fmt(paths: readonly string[], { check }: FmtOptions, terminal: Terminal): Promise<ExitCode> {
  const projects = new Projects();
  const files = findRuleFiles(paths.length === 0 ? ["."] : paths, process.cwd());
  let differing = 0;
  for (const { absolute, shown, text } of files) {
    const { file, diagnostics } = analyse(text, mergeFacts(stemOf(absolute), projects.configOf(absolute)?.config, {}));
    const formatted = applyEdits(text, formatRules(file));
    if (diagnostics.some(({ code }) => /^(syntax|yaml)\/|^header\/not-closed$/.test(code)))
      terminal.err(`${shown} has errors; what is broken stays as it is.`);
    if (formatted === text) continue;
    differing++;
    if (check !== true) replaceFile(absolute, shown, formatted);
    await terminal.out(`${check === true ? "Not formatted" : "Formatted"}: ${shown}\n`);
  }
  await terminal.out(`${summary(differing, files.length, check === true)}\n`);
  return check === true && differing > 0 ? EXIT.findings : EXIT.fine;
}

function summary(differing: number, all: number, check: boolean): string {
  const files = all === 1 ? "1 file" : `${all} files`;
  if (differing === 0) return `Nothing to format in ${files}.`;
  return check ? `${differing} of ${files} would change.` : `Formatted ${differing} of ${files}.`;
}
