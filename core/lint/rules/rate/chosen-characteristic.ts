import { type Finding, lint } from "../../lint.ts";
import type { LintedRule } from "../../subject.ts";
import { characteristicsOf, namedPart } from "../../support/ratelimit.ts";

interface Details {
  readonly part: string;
}

function* check(linted: LintedRule): Generator<Finding<Details>> {
  for (const { name, entry } of characteristicsOf(linted) ?? []) {
    const part = namedPart(name);
    if (part === undefined || (part.kind !== "header" && part.kind !== "cookie")) continue;
    yield { span: entry.valueSpan, details: { part: `${part.kind} \`${part.key}\`` } };
    return;
  }
}

const rule = (characteristics: string): string =>
  `---\nname: Keys\nref: keys\naction: block\nratelimit:\n  characteristics: ${characteristics}\n  period: 60\n  requests_per_period: 100\n  mitigation_timeout: 60\n---\nlen(http.request.headers["x-api-key"][0]) > 0\n`;

export const rateChosenCharacteristic = lint<Details>({
  code: "rate/chosen-characteristic",
  severity: "info",
  preset: "strict",
  title: "A visitor chooses his own counter",
  what: "A rate limit that counts by a header or a cookie, alone or beside `ip.src`.",
  why: "Every combination of values has a counter of its own. Who sends another value each time starts a new one each time, and is never stopped. That is fine where your server turns unknown values away early, and no protection where it does not.",
  message: ({ part }) =>
    `Who sends another ${part} each time is never stopped by this limit. Add a second rule that counts by \`ip.src\` alone.`,
  scope: "rule",
  needsKey: "ratelimit",
  check,
  bad: [
    { text: rule(`[cf.colo.id, «'http.request.headers["x-api-key"]'»]`) },
    { text: rule(`[cf.colo.id, ip.src, «'http.request.cookies["session"]'»]`) },
  ],
  good: [{ text: rule("[cf.colo.id, ip.src]") }, { text: rule("[cf.colo.id, cf.unique_visitor_id]") }],
});
