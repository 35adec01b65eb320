import { type Finding, lint } from "../../lint.ts";
import type { LintedRule } from "../../subject.ts";

const PLAIN = "requests travel from Cloudflare to your server without encryption";
const OPEN = "visitors with a bad reputation are no longer challenged";

/** Values that take a protection away, with what that means. */
const WEAKER: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ssl: { off: "nothing is encrypted, and `https://` is turned to `http://`", flexible: PLAIN },
  security_level: { off: OPEN, essentially_off: OPEN },
};

interface Details {
  readonly what: string;
}

function* check(linted: LintedRule): Generator<Finding<Details>> {
  if (linted.settings?.action !== "set_config" || !linted.settings.enabled) return;
  for (const { key, value, valueSpan } of linted.entry("parameters")?.children ?? []) {
    const values = Object.hasOwn(WEAKER, key) ? WEAKER[key] : undefined;
    if (values === undefined || typeof value !== "string" || !Object.hasOwn(values, value)) continue;
    yield { span: valueSpan, details: { what: values[value] as string } };
  }
}

const rule = (parameters: string): string =>
  `---\nname: Shop\nref: shop\naction: set_config\nphase: http_config_settings\nparameters:\n${parameters}\n---\nhttp.host eq "shop.example.com"\n`;

export const actionWeakerSetting = lint<Details>({
  code: "action/weaker-setting",
  severity: "info",
  preset: "strict",
  title: "A setting that takes protection away",
  what: "A configuration rule that sets `ssl` to `off` or `flexible`, or `security_level` to `off` or `essentially_off`.",
  why: "Such a rule wins over the zone's settings, where somebody who reviews them does not see it. It is right for a few hosts or paths at most, and somebody should know why.",
  message: ({ what }) => `Where this rule matches, ${what}. Limit it to where that has to be.`,
  scope: "rule",
  needsKey: "parameters",
  check,
  bad: [{ text: rule("  ssl: «flexible»\n  security_level: «essentially_off»") }],
  good: [{ text: rule("  ssl: strict\n  security_level: under_attack") }, { text: rule("  polish: lossless") }],
});
