import { type Finding, lint } from "../../lint.ts";
import type { LintedRule } from "../../subject.ts";
import { writeValueFix } from "../../support/header-fixes.ts";

const OLDER: ReadonlySet<string> = new Set(["challenge", "js_challenge"]);

function* check(linted: LintedRule): Generator<Finding<{ action: string }>> {
  const entry = linted.entry("action");
  if (entry === undefined || typeof entry.value !== "string" || !OLDER.has(entry.value)) return;
  const fixes = [writeValueFix("Write `managed_challenge`", entry, "managed_challenge")];
  yield { span: entry.valueSpan, details: { action: entry.value }, fixes };
}

const rule = (action: string): string =>
  `---\nname: Login\nref: login\naction: ${action}\n---\nhttp.request.uri.path eq "/login"\n`;

export const actionOlderChallenge = lint({
  code: "action/older-challenge",
  severity: "hint",
  preset: "strict",
  title: "Managed challenges have come after it",
  what: "The actions `challenge` and `js_challenge`.",
  why: "With `managed_challenge` Cloudflare chooses by visitor: most see nothing or a box to tick, and the doubtful ones get more. It is what Cloudflare recommends for all rules.",
  message: ({ action }: { action: string }) =>
    action === "challenge"
      ? "`challenge` asks every visitor to do something. Cloudflare recommends `managed_challenge`, which asks the doubtful ones."
      : "`js_challenge` is the same for every visitor. Cloudflare recommends `managed_challenge`, which asks more of doubtful ones.",
  scope: "rule",
  check,
  bad: [
    { text: rule("«challenge»"), fixed: rule("managed_challenge") },
    { text: rule("«js_challenge»"), fixed: rule("managed_challenge") },
  ],
  good: [{ text: rule("managed_challenge") }, { text: rule("block") }],
});
