/** The keys of a rule's header (FORMAT.md §1), for completion and hover. */
export interface HeaderKeyInfo {
  readonly key: string;
  readonly type: string;
  readonly summary: string;
  /** What the key is called on Cloudflare. */
  readonly onCloudflare: string;
  readonly byDefault: string;
  /** What completion writes after the key; with tab stops. */
  readonly insert: string;
  readonly concepts?: readonly string[];
}

export const HEADER_KEYS: readonly HeaderKeyInfo[] = [
  {
    key: "name",
    type: "String, at most 500 characters",
    summary: "What the dashboard shows as the rule's name.",
    onCloudflare: "`description`",
    byDefault: "none",
    insert: ": ",
    concepts: ["description", "title"],
  },
  {
    key: "ref",
    type: "String of letters, digits, `_` and `-`, at most 64",
    summary: "The rule's lasting identity: deploying again updates the rule with this ref.",
    onCloudflare: "`ref`",
    byDefault: "the file's name in a file of one rule",
    insert: ": ",
    concepts: ["id", "reference"],
  },
  {
    key: "action",
    type: "an action of the phase",
    summary: "What happens to a request that the expression matches.",
    onCloudflare: "`action`",
    byDefault: "none; needed to deploy",
    insert: ": ",
    concepts: ["block", "challenge"],
  },
  {
    key: "parameters",
    type: "Map",
    summary: "Settings of the action, with the keys and nesting of the API.",
    onCloudflare: "`action_parameters`",
    byDefault: "none",
    insert: ":\n  ",
    concepts: ["action_parameters", "options"],
  },
  {
    key: "ratelimit",
    type: "Map",
    summary: "What is counted, for how long, and how many are let through. Makes the rule a rate limiting rule.",
    onCloudflare: "`ratelimit`",
    byDefault: "none",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: tab stops of a snippet.
    insert:
      ":\n  characteristics: [cf.colo.id, ${1:ip.src}]\n  period: ${2:60}\n  requests_per_period: ${3:100}\n  mitigation_timeout: ${4:600}",
    concepts: ["rate limiting", "throttle", "period"],
  },
  {
    key: "enabled",
    type: "Boolean",
    summary: "Whether the rule runs.",
    onCloudflare: "`enabled`",
    byDefault: "`true`",
    insert: ": ",
    concepts: ["disabled", "paused", "off"],
  },
  {
    key: "logging",
    type: "Boolean, only for `skip`",
    summary: "Whether matches of a skip rule appear in Security Events.",
    onCloudflare: "`logging.enabled`",
    byDefault: "`true`",
    insert: ": ",
    concepts: ["log", "events"],
  },
  {
    key: "phase",
    type: "phase name",
    summary: "The stage of request handling whose entry point ruleset holds the rule.",
    onCloudflare: "the entry point ruleset",
    byDefault: "`http_ratelimit` with `ratelimit`, else `http_request_firewall_custom`",
    insert: ": ",
    concepts: ["ruleset", "product"],
  },
  {
    key: "zone",
    type: "zone name, alias of rulewright.yaml, or a list of them",
    summary: "Where the rule is deployed.",
    onCloudflare: "the zone",
    byDefault: "the selected zone",
    insert: ": ",
    concepts: ["domain", "site"],
  },
  {
    key: "position",
    type: "`first`, `last`, `{before: ref}` or `{after: ref}`",
    summary: "The rule's place among the rules of its phase.",
    onCloudflare: "`position`",
    byDefault: "where it is; new rules go last",
    insert: ": ",
    concepts: ["order", "priority", "before", "after"],
  },
];

const byKey: ReadonlyMap<string, HeaderKeyInfo> = new Map(HEADER_KEYS.map((row) => [row.key, row]));

export const headerKeyInfo = (key: string): HeaderKeyInfo | undefined => byKey.get(key);
