import { phaseInfo } from "#core/catalog/catalog.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedRule } from "../../subject.ts";
import { removeEntryFix } from "../../support/header-fixes.ts";

interface Details {
  readonly skipped: string;
  readonly phase: string;
}

function* check(linted: LintedRule): Generator<Finding<Details>> {
  const { settings, text } = linted;
  const phases = linted.entry("parameters", "phases");
  if (settings?.action !== "skip" || phases === undefined) return;
  for (const entry of phases.children) {
    const skipped = entry.value;
    if (typeof skipped !== "string" || !runsEarlier(skipped, settings.phase)) continue;
    const fix = removeEntryFix("Remove it", text, phases, entry);
    yield {
      span: entry.valueSpan,
      details: { skipped, phase: settings.phase },
      fixes: fix === undefined ? [] : [fix],
    };
  }
}

function runsEarlier(skipped: string, phase: string): boolean {
  const [a, b] = [phaseInfo(skipped), phaseInfo(phase)];
  if (a === undefined || b === undefined) return false;
  if (a.side !== b.side) return a.side === "request" && b.side === "response";
  return a.order < b.order;
}

const skip = (phases: string, phase = "http_request_firewall_managed"): string =>
  `---\nname: Exception\nref: exception\naction: skip\nphase: ${phase}\nparameters:\n  phases: ${phases}\n---\nhttp.host eq "www.example.com"\n`;

export const actionSkipTooLate = lint<Details>({
  code: "action/skip-too-late",
  severity: "warning",
  preset: "recommended",
  title: "What is skipped has run already",
  what: "A `skip` rule that names a phase which runs before the rule's own.",
  why: "Phases run in a fixed order. When this rule is reached, the earlier phase has had its say, so nobody is let past it.",
  message: ({ skipped, phase }) =>
    `\`${skipped}\` runs before \`${phase}\`, so this skips nothing of it. Put the rule into \`http_request_firewall_custom\`.`,
  scope: "rule",
  needsKey: "parameters",
  check,
  bad: [
    {
      text: skip("[«http_ratelimit», http_request_sbfm]"),
      fixed: skip("[http_request_sbfm]"),
    },
    {
      text: skip("\n    - http_request_sbfm\n    - «http_ratelimit»"),
      fixed: skip("\n    - http_request_sbfm"),
    },
  ],
  good: [
    { text: skip("[http_ratelimit, http_request_firewall_managed]", "http_request_firewall_custom") },
    { text: skip("[http_request_sbfm]") },
  ],
});
