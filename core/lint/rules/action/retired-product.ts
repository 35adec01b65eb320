import { type Finding, lint } from "../../lint.ts";
import type { LintedRule } from "../../subject.ts";
import { removeEntryFix } from "../../support/header-fixes.ts";

/** Products that are gone, with the phase that has their task today. */
const RETIRED: Readonly<Record<string, { readonly was: string; readonly phase: string }>> = {
  waf: { was: "the WAF of old", phase: "http_request_firewall_managed" },
  rateLimit: { was: "rate limiting of old", phase: "http_ratelimit" },
};

interface Details {
  readonly product: string;
  /** Whether the rule skips the phase that took over. */
  readonly isNamed: boolean;
}

function* check(linted: LintedRule): Generator<Finding<Details>> {
  const products = linted.entry("parameters", "products");
  if (linted.settings?.action !== "skip" || products === undefined) return;
  const named = linted.entry("parameters", "phases")?.value;
  for (const entry of products.children) {
    const product = entry.value;
    if (typeof product !== "string" || !Object.hasOwn(RETIRED, product)) continue;
    const isNamed = Array.isArray(named) && named.includes(RETIRED[product]?.phase);
    const fix = removeEntryFix("Remove it", linted.text, products, entry);
    yield {
      span: entry.valueSpan,
      details: { product, isNamed },
      fixes: isNamed && fix !== undefined ? [fix] : [],
      tags: ["deprecated"],
    };
  }
}

const skip = (parameters: string): string =>
  `---\nname: The office\nref: office\naction: skip\nparameters:\n${parameters}\n---\nip.src in {203.0.113.0/24}\n`;

export const actionRetiredProduct = lint<Details>({
  code: "action/retired-product",
  severity: "info",
  preset: "recommended",
  title: "A product that is gone",
  what: "A `skip` rule that names the products `waf` or `rateLimit`.",
  why: "They stand for the previous managed rules and the previous rate limiting, which no zone has any more. Today's are phases, and are skipped as such: the name of the product lets nobody past them.",
  message: ({ product, isNamed }) => {
    const { was, phase } = RETIRED[product] as { was: string; phase: string };
    return isNamed
      ? `\`${product}\` stands for ${was}, which is gone. \`${phase}\` among the \`phases\` is enough.`
      : `\`${product}\` stands for ${was}, which is gone. Name \`${phase}\` among the \`phases\` instead.`;
  },
  scope: "rule",
  check,
  bad: [
    { text: skip("  products: [«waf»]") },
    {
      text: skip("  phases: [http_ratelimit]\n  products: [uaBlock, «rateLimit»]"),
      fixed: skip("  phases: [http_ratelimit]\n  products: [uaBlock]"),
    },
  ],
  good: [
    { text: skip("  phases: [http_request_firewall_managed]\n  products: [uaBlock, bic]") },
    { text: skip("  ruleset: current") },
  ],
});
