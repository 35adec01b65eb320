import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { HeaderEntry } from "#core/document/model.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedRule } from "../../subject.ts";

function* check(linted: LintedRule): Generator<Finding> {
  const entry = linted.entry("parameters", "from_value", "target_url", "value");
  if (linted.settings?.action !== "redirect" || typeof entry?.value !== "string") return;
  const target = entry.value.trim();
  if (target === "" || /^(?:https?:\/\/|\/)/i.test(target)) return;
  yield { span: entry.valueSpan, fixes: hostFixes(entry, target) };
}

/** A host with or without a path behind it, as it stands in the header. */
function hostFixes({ valueSpan: { start, end } }: HeaderEntry, target: string): readonly Fix[] {
  if (!/^[\w-]+(?:\.[\w-]+)+(?:\/[\w./~-]*)?$/.test(target) || end - start !== target.length) return [];
  return [{ title: `Write \`https://${target}\``, edits: [{ start, end: start, newText: "https://" }] }];
}

const rule = (target: string): string =>
  `---\nname: Move\nref: move\naction: redirect\nphase: http_request_dynamic_redirect\nparameters:\n  from_value:\n    target_url:\n      value: ${target}\n---\nhttp.host eq "old.example.com"\n`;

export const actionRedirectTarget = lint({
  code: "action/redirect-target",
  severity: "warning",
  preset: "recommended",
  title: "A redirect without https:// in front",
  what: "A redirect to a text that starts neither with `https://` nor with `/`.",
  why: "Browsers take such a text for a path: who asks for `https://old.example.com/shop/` and is sent to `www.example.com` ends at `https://old.example.com/shop/www.example.com`.",
  message: "Browsers take this for a path beside the page they asked for. Write the whole address, with `https://`.",
  scope: "rule",
  needsKey: "parameters",
  check,
  bad: [{ text: rule("«www.example.com»"), fixed: rule("https://www.example.com") }],
  good: [{ text: rule("https://www.example.com/") }, { text: rule("/new") }],
});
