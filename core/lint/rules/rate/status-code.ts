import { type Finding, lint } from "../../lint.ts";
import type { LintedRule } from "../../subject.ts";
import { writeValueFix } from "../../support/header-fixes.ts";

interface Details {
  readonly status: number;
}

function* check(linted: LintedRule): Generator<Finding<Details>> {
  if (linted.settings?.ratelimit === undefined) return;
  const entry = linted.entry("parameters", "response", "status_code");
  if (entry === undefined || typeof entry.value !== "number" || entry.value === 429) return;
  yield {
    span: entry.valueSpan,
    details: { status: entry.value },
    fixes: [writeValueFix("Write `429`", entry, "429")],
  };
}

const rule = (status: string, ratelimit = true): string =>
  `---\nname: Slow down\nref: slow\naction: block\nparameters:\n  response:\n    status_code: ${status}\n    content_type: text/plain\n    content: Too many requests.\n${ratelimit ? "ratelimit:\n  characteristics: [ip.src, cf.colo.id]\n  period: 60\n  requests_per_period: 100\n  mitigation_timeout: 60\n" : ""}---\nssl\n`;

export const rateStatusCode = lint<Details>({
  code: "rate/status-code",
  severity: "info",
  preset: "strict",
  title: "The status does not say that it was too much",
  what: "A rate limit that answers with another status than 429.",
  why: "Programs and search engines slow down when they are told 429, and try again later. 403 tells them that they may not have the page at all, and some of them drop it.",
  message: ({ status }) => `By ${status} no program knows that it should slow down and come back. That is 429.`,
  scope: "rule",
  needsKey: "ratelimit",
  check,
  bad: [{ text: rule("«403»"), fixed: rule("429") }],
  good: [{ text: rule("429") }, { note: "No rate limit.", text: rule("403", false) }],
});
