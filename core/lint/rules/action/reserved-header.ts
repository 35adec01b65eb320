import type { HeaderEntry } from "#core/document/model.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedRule } from "../../subject.ts";

/** Headers that Cloudflare lets nobody write, by phase. */
const KEPT: Readonly<Record<string, ReadonlySet<string>>> = {
  http_request_late_transform: new Set([
    "cookie",
    "true-client-ip",
    "x-forwarded-for",
    "x-forwarded-proto",
    "x-real-ip",
  ]),
  http_response_headers_transform: new Set(["eh-cache-tag", "eh-cdn-cache-control", "server"]),
};

interface Details {
  readonly name: string;
  readonly how: "prefix" | "name" | "form";
}

function* check(linted: LintedRule): Generator<Finding<Details>> {
  const { settings } = linted;
  const kept = settings === undefined ? undefined : KEPT[settings.phase];
  if (settings?.action !== "rewrite" || kept === undefined) return;
  for (const entry of linted.entry("parameters", "headers")?.children ?? []) {
    const how = problemOf(entry, kept);
    if (how !== undefined) yield { span: entry.keySpan, details: { name: entry.key, how } };
  }
}

function problemOf({ key, children }: HeaderEntry, kept: ReadonlySet<string>): Details["how"] | undefined {
  const name = key.toLowerCase();
  const operation = children.find((child) => child.key === "operation")?.value;
  if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) return "form";
  if (/^(?:x-)?cf-/.test(name)) return name === "cf-connecting-ip" && operation === "remove" ? undefined : "prefix";
  return kept.has(name) && operation !== "remove" ? "name" : undefined;
}

const rule = (headers: string, phase = "http_request_late_transform"): string =>
  `---\nname: Headers\nref: headers\naction: rewrite\nphase: ${phase}\nparameters:\n  headers:\n${headers}\n---\nssl\n`;

export const actionReservedHeader = lint<Details>({
  code: "action/reserved-header",
  severity: "warning",
  preset: "recommended",
  title: "A header that rules cannot write",
  what: "A rule that writes a header which Cloudflare keeps for itself: those that begin with `cf-` and `x-cf-`, cookies, the visitor's address, `server`.",
  why: "Cloudflare refuses the rule. Your server relies on these headers to know who called, so no rule may make them up.",
  message: ({ name, how }) =>
    how === "form"
      ? `\`${name}\` is no name of a header: it has letters, digits and hyphens, and no blanks.`
      : how === "prefix"
        ? `Headers that begin with \`cf-\` and \`x-cf-\` are Cloudflare's own. Give \`${name}\` another name.`
        : `Cloudflare writes \`${name}\` itself, and lets no rule set it. Use a header of your own.`,
  scope: "rule",
  needsKey: "parameters",
  check,
  bad: [
    { text: rule("    «X-Forwarded-For»:\n      operation: set\n      value: 203.0.113.7") },
    { text: rule("    «cf-visitor-score»:\n      operation: set\n      value: high") },
    { text: rule("    «Server»:\n      operation: set\n      value: none", "http_response_headers_transform") },
    { text: rule("    «X Trace»:\n      operation: set\n      value: on") },
  ],
  good: [
    { text: rule("    X-Visitor-Address:\n      operation: set\n      value: on") },
    { text: rule("    X-Forwarded-For:\n      operation: remove\n    cf-connecting-ip:\n      operation: remove") },
    { text: rule("    Server:\n      operation: remove", "http_response_headers_transform") },
  ],
});
