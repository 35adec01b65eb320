import { type Finding, lint } from "../../lint.ts";
import type { LintedRule } from "../../subject.ts";
import { writeValueFix } from "../../support/header-fixes.ts";

function* check(linted: LintedRule): Generator<Finding> {
  const { settings } = linted;
  if (settings?.action !== "rewrite" || settings.phase !== "http_response_headers_transform") return;
  for (const { key, children } of linted.entry("parameters", "headers")?.children ?? []) {
    const operation = children.find((child) => child.key === "operation");
    if (key.toLowerCase() !== "set-cookie" || operation?.value !== "set") continue;
    yield { span: operation.valueSpan, fixes: [writeValueFix("Write `add`", operation, "add")] };
  }
}

const rule = (operation: string, name = "Set-Cookie"): string =>
  `---\nname: Cookie\nref: cookie\naction: rewrite\nphase: http_response_headers_transform\nparameters:\n  headers:\n    ${name}:\n      operation: ${operation}\n      value: seen=1; Secure\n---\nssl\n`;

export const actionLostCookies = lint({
  code: "action/lost-cookies",
  severity: "warning",
  preset: "recommended",
  title: "One cookie replaces all others",
  what: "A rule that writes `Set-Cookie` into the response with the operation `set`.",
  why: "A response has one such header for each cookie, and `set` replaces them all: those of your server, so that nobody stays signed in, and those of Cloudflare's bot protection.",
  message: "`set` replaces every cookie of the response with this one. `add` leaves them and adds it.",
  scope: "rule",
  needsKey: "parameters",
  check,
  bad: [{ text: rule("«set»"), fixed: rule("add") }],
  good: [{ text: rule("add") }, { text: rule("set", "X-Cookie") }],
});
