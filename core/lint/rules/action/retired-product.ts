import { type Finding, lint } from "../../lint.ts";
import type { LintedRule } from "../../subject.ts";

/** Products that are gone, with the phase that has their task today. */
const RETIRED: Readonly<Record<string, { readonly was: string; readonly phase: string }>> = {
  waf: { was: "the WAF of old", phase: "http_request_firewall_managed" },
  rateLimit: { was: "rate limiting of old", phase: "http_ratelimit" },
};

interface Details {
  readonly product: string;
}

function* check(linted: LintedRule): Generator<Finding<Details>> {
  const products = linted.entry("parameters", "products");
  if (linted.settings?.action !== "skip" || products === undefined) return;
  const named = linted.entry("parameters", "phases")?.value;
  for (const entry of products.children) {
    const product = entry.value;
    if (typeof product !== "string" || !Object.hasOwn(RETIRED, product)) continue;
    // Beside the phase it is a leftover that changes nothing: the dashboard and exports write both.
    if (Array.isArray(named) && named.includes(RETIRED[product]?.phase)) continue;
    yield { span: entry.valueSpan, details: { product }, tags: ["deprecated"] };
  }
}

const skip = (parameters: string): string =>
  `---\nname: The office\nref: office\naction: skip\nparameters:\n${parameters}\n---\nip.src in {203.0.113.0/24}\n`;

export const actionRetiredProduct = lint<Details>({
  code: "action/retired-product",
  severity: "info",
  preset: "recommended",
  title: "A product that is gone",
  what: "A `skip` rule that names the products `waf` or `rateLimit` and not the phases that took over from them.",
  why: "They stand for the previous managed rules and the previous rate limiting, which no zone has any more. Today's are phases, and are skipped as such: the name of the product lets nobody past them.",
  message: ({ product }) => {
    const { was, phase } = RETIRED[product] as { was: string; phase: string };
    return `\`${product}\` stands for ${was}, which is gone. Name \`${phase}\` among the \`phases\` instead.`;
  },
  scope: "rule",
  needsKey: "parameters",
  check,
  bad: [
    { text: skip("  products: [«waf»]") },
    { text: skip("  phases: [http_request_sbfm]\n  products: [uaBlock, «rateLimit»]") },
  ],
  good: [
    { text: skip("  phases: [http_request_firewall_managed]\n  products: [uaBlock, bic]") },
    {
      note: "A leftover beside what does its task.",
      text: skip("  phases: [http_ratelimit]\n  products: [uaBlock, rateLimit]"),
    },
    { text: skip("  ruleset: current") },
  ],
});
