import { EXIT, type ExitCode } from "../exit.ts";
import { planText } from "../plan-text.ts";
import { type CloudOptions, planFiles } from "../plans.ts";
import type { Terminal } from "../terminal.ts";

/** `rulewright plan`: what a deploy would change. Nothing is written. */
export async function plan(paths: readonly string[], options: CloudOptions, terminal: Terminal): Promise<ExitCode> {
  const result = await planFiles(paths, options, terminal);
  if (typeof result === "number") return result;
  for (const { plan: view } of result.planned) await terminal.out(planText(view));
  return EXIT.fine;
}
