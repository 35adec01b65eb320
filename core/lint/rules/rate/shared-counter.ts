import { sliceOf } from "#core/text/span.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedRule } from "../../subject.ts";
import { characteristicsOf, countingExpression, namedPart } from "../../support/ratelimit.ts";

interface Details {
  /** The part of a request that may be missing; undefined where visitors are not told apart at all. */
  readonly part: string | undefined;
}

function* check(linted: LintedRule): Generator<Finding<Details>> {
  const list = linted.entry("ratelimit", "characteristics");
  const characteristics = characteristicsOf(linted);
  if (list === undefined || characteristics === undefined || list.children.length === 0) return;
  if (characteristics.length === 0) {
    yield { span: list.valueSpan, details: { part: undefined } };
    return;
  }
  const parts = characteristics.map(({ name }) => namedPart(name));
  const [first] = parts;
  const [place] = characteristics;
  if (first === undefined || place === undefined) return;
  if (parts.some((part) => part === undefined || isAskedFor(linted, part.key))) return;
  yield { span: place.entry.valueSpan, details: { part: `${first.kind} \`${first.key}\`` } };
}

/** Whether the rule, or what it counts, names the part: then it knows about requests without it. */
function isAskedFor(linted: LintedRule, key: string): boolean {
  const counting = countingExpression(linted);
  const texts = [sliceOf(linted.text, linted.rule.expression), counting?.text ?? ""];
  return texts.some((text) => text.toLowerCase().includes(`"${key.toLowerCase()}"`));
}

const rule = (characteristics: string, expression = 'starts_with(http.request.uri.path, "/v1/")'): string =>
  `---\nname: Keys\nref: keys\naction: block\nratelimit:\n  characteristics: ${characteristics}\n  period: 60\n  requests_per_period: 100\n  mitigation_timeout: 60\n---\n${expression}\n`;

export const rateSharedCounter = lint<Details>({
  code: "rate/shared-counter",
  severity: "info",
  preset: "recommended",
  title: "Visitors share one counter",
  what: "A rate limit that counts by `cf.colo.id` alone, or by a header, cookie or parameter that some requests lack.",
  why: "Requests with the same values share a counter, and those without the header have the same: none. One visitor who sends too many of these uses up the limit of all the others in that data center.",
  message: ({ part }) =>
    part === undefined
      ? "All visitors of a data center share one counter here, so one of them can have all stopped. Add `ip.src`."
      : `Requests without the ${part} share one counter, so one visitor can have all of those stopped. Add \`ip.src\`, or ask for it in the expression.`,
  scope: "rule",
  needsKey: "ratelimit",
  check,
  bad: [{ text: rule("«[cf.colo.id]»") }, { text: rule(`[cf.colo.id, «'http.request.headers["x-api-key"]'»]`) }],
  good: [
    { text: rule("[ip.src, cf.colo.id]") },
    { text: rule(`[cf.colo.id, ip.src, 'http.request.headers["x-api-key"]']`) },
    {
      note: "Only requests that have it.",
      text: rule(`[cf.colo.id, 'http.request.headers["x-api-key"]']`, 'len(http.request.headers["x-api-key"][0]) > 0'),
    },
    { note: "Every request has a path.", text: rule("[cf.colo.id, http.request.uri.path]") },
  ],
});
