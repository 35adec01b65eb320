import { phaseInfo } from "#core/catalog/catalog.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedRule } from "../../subject.ts";
import { writeValueFix } from "../../support/header-fixes.ts";

function* check(linted: LintedRule): Generator<Finding> {
  const entry = linted.entry("logging");
  if (linted.settings?.action !== "skip" || entry?.value !== false) return;
  // Packets leave no security events anyway.
  if (phaseInfo(linted.settings.phase)?.side === "network") return;
  yield { span: entry.valueSpan, fixes: [writeValueFix("Write `true`", entry, "true")] };
}

const skip = (logging: string): string =>
  `---\nname: The office\nref: office\naction: skip\nparameters:\n  ruleset: current\n${logging}---\nip.src in {203.0.113.0/24}\n`;

export const actionSkipUnlogged = lint({
  code: "action/skip-unlogged",
  severity: "info",
  preset: "strict",
  title: "Nobody sees who gets past",
  what: "A `skip` rule with `logging: false`.",
  why: "Requests that skip are in no security event, so an exception that is too wide, or is used by somebody it was not made for, goes unnoticed. For much traffic that is known well it may be worth that.",
  message: "Requests that get past here leave no security event. Log them, at least until it is known who they are.",
  scope: "rule",
  needsKey: "logging",
  check,
  bad: [{ text: skip("logging: «false»\n"), fixed: skip("logging: true\n") }],
  good: [{ text: skip("logging: true\n") }, { text: skip("") }],
});
