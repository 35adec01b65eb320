/** The keys of `rulewright.yaml` as rows. Completion, hover and the JSON Schema all read this table. */
import { PLANS } from "#core/catalog/info.ts";

export interface ConfigKey {
  readonly key: string;
  /** Completes "`key` takes …". */
  readonly takes: string;
  readonly summary: string;
  readonly example: string;
  /** Whether it holds a map. */
  readonly isMap: boolean;
}

/** What a list of a kind holds. */
export const LIST_KINDS = {
  ip: "IP addresses and networks",
  hostname: "host names",
  asn: "AS numbers",
  redirect: "redirects of whole addresses",
} as const;

export type ListKind = keyof typeof LIST_KINDS;

/** Types that a field is declared with, as the documentation names them. */
export const FIELD_TYPES: readonly string[] = [
  "String",
  "Integer",
  "Boolean",
  "IP address",
  "Array<String>",
  "Array<Integer>",
  "Map<Array<String>>",
];

/** In the order in which a configuration is written. */
export const CONFIG_KEYS: readonly ConfigKey[] = [
  {
    key: "zones",
    takes: "a map of zone names by alias",
    summary: "Short names for zones, for `zone:` of a rule.",
    example: "zones:\n  production: example.com\n  staging: staging.example.net",
    isMap: true,
  },
  {
    key: "default",
    takes: "an alias or the name of a zone",
    summary: "The zone of rules that name none, where no other zone is selected.",
    example: "default: staging",
    isMap: false,
  },
  {
    key: "plan",
    takes: PLANS.map((plan) => `\`${plan}\``).join(", "),
    summary: "The plan that rules are checked for while the zone's own plan is not known.",
    example: "plan: business",
    isMap: false,
  },
  {
    key: "lint",
    takes: "a map of levels by code or category, and a `preset`",
    summary: "How loud each advice is. What Cloudflare refuses stays an error.",
    example: "lint:\n  preset: strict\n  mtls/no-host: off",
    isMap: true,
  },
  {
    key: "fields",
    takes: "a map of types by field name",
    summary: "Fields of Cloudflare that are newer than the built-in catalogue.",
    example: "fields:\n  cf.brand.new_field: String",
    isMap: true,
  },
  {
    key: "lists",
    takes: "a map of kinds by list name",
    summary: "The account's lists, for checks while Cloudflare was not asked. Names stand without `$`.",
    example: "lists:\n  office_ips: ip",
    isMap: true,
  },
];
