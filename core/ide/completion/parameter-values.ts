/** Values of parameters that are known beyond the catalogue's own rows, and what values mean. */
import { phaseInfo } from "#core/catalog/catalog.ts";
import { statusMeaning } from "../known-values.ts";
import { productName } from "../plain-words/actions.ts";

type Meanings = Readonly<Record<string, string>>;

/** Cloudflare's managed rulesets, whose IDs are the same in every account. */
export const MANAGED_RULESETS: Meanings = {
  efb7b8c949ac4650a09736fc376e9aee: "Cloudflare Managed Ruleset",
  "4814384a9e5d4991b9815dcfc25d2f1f": "Cloudflare OWASP Core Ruleset",
  c2e184081120413c86c3ab7e14069605: "Cloudflare Exposed Credentials Check",
  "77454fe2d30c4220b5701f6fdfb893ba": "Cloudflare Free Managed Ruleset",
};

/** Statuses that a block response can have, the most used first. */
export const BLOCK_STATUSES: readonly string[] = ["403", "401", "404", "429", "400", "405", "410", "451"];

const SENSITIVITY: Meanings = {
  default: "high, as delivered",
  medium: "medium",
  low: "low",
  eoff: "essentially off",
};

/** Last keys of a path, and what their values mean. */
const BY_KEY: Readonly<Record<string, (value: string) => string | undefined>> = {
  products: productName,
  phases: (value) => phaseInfo(value)?.product,
  status_code: statusMeaning,
  ruleset: (value) => (value === "current" ? "the rules that follow in this ruleset" : undefined),
  phase: (value) => (value === "current" ? "the rules that follow in this phase" : undefined),
  id: (value) => MANAGED_RULESETS[value],
  rulesets: (value) => MANAGED_RULESETS[value],
  sensitivity_level: (value) => SENSITIVITY[value],
};

/** What a value of the parameter at `path` means; undefined where its own text says it. */
export function parameterValueMeaning(path: readonly string[], value: string): string | undefined {
  const key = path.findLast((part) => part !== "-" && !/^\d+$/.test(part));
  return key !== undefined && Object.hasOwn(BY_KEY, key) ? BY_KEY[key]?.(value) : undefined;
}
