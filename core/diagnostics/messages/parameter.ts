import { didYouMean, messages, type NoDetails, oneOf } from "./row.ts";

/** `parameters` and `ratelimit` against what Cloudflare takes for the action and the phase. */
export const parameterMessages = messages({
  "parameter/unknown": {
    severity: "error",
    text: ({ key, owner, suggestion }: { key: string; owner: string; suggestion: string | undefined }) =>
      `\`${owner}\` has no parameter \`${key}\`.${didYouMean(suggestion)}`,
    why: "Cloudflare refuses a rule with a parameter that its action does not know.",
    example: "---\nname: Let the office in\naction: skip\nparameters:\n  rulset: current\n---\nip.src eq 203.0.113.7",
  },
  "parameter/required": {
    severity: "error",
    text: ({ key, owner }: { key: string; owner: string }) => `\`${owner}\` needs \`${key}\`.`,
    why: "Cloudflare refuses the rule without it.",
    example: "---\nname: Send them away\naction: block\nparameters:\n  response:\n    status_code: 403\n---\nssl",
  },
  "parameter/none-given": {
    severity: "error",
    text: ({ action, keys }: { action: string; keys: readonly string[] }) =>
      `The action \`${action}\` needs \`parameters\`: ${oneOf(keys)}.`,
    why: "Without parameters the action would not know what to do.",
    example: "---\nname: Let the office in\naction: skip\n---\nip.src eq 203.0.113.7",
  },
  "parameter/not-taken": {
    severity: "error",
    text: ({ action }: { action: string }) => `The action \`${action}\` takes no parameters.`,
    why: "Cloudflare refuses parameters that an action does not have.",
    example: "---\nname: Challenge\naction: managed_challenge\nparameters:\n  response: {}\n---\nssl",
  },
  "parameter/value": {
    severity: "error",
    text: ({ key, values, suggestion }: { key: string; values: readonly string[]; suggestion: string | undefined }) =>
      `\`${key}\` takes ${oneOf(values)}.${didYouMean(suggestion)}`,
    why: "The parameter has a fixed set of values.",
    example: "---\nname: Let the office in\naction: skip\nparameters:\n  ruleset: all\n---\nip.src eq 203.0.113.7",
  },
  "parameter/unusual-value": {
    severity: "warning",
    text: ({ key, values }: { key: string; values: readonly string[] }) =>
      `Documented values of \`${key}\` near this one are ${oneOf(values)}; Cloudflare may refuse others.`,
    why: "The documentation lists these values. Some plans and the API take more of them.",
    example:
      "---\nname: Slow down\naction: block\nratelimit:\n  characteristics: [ip.src, cf.colo.id]\n  period: 61\n  requests_per_period: 20\n---\nssl",
  },
  "parameter/range": {
    severity: "error",
    text: ({ key, min, max }: { key: string; min: number | undefined; max: number | undefined }) =>
      min !== undefined && max !== undefined
        ? `\`${key}\` is a number from ${min} to ${max}.`
        : min !== undefined
          ? `\`${key}\` is at least ${min}.`
          : `\`${key}\` is at most ${max}.`,
    why: "Cloudflare refuses a number outside this range.",
    example:
      "---\nname: Send them away\naction: block\nparameters:\n  response:\n    status_code: 200\n    content_type: text/plain\n    content: Go away.\n---\nssl",
  },
  "parameter/count": {
    severity: "error",
    text: ({
      key,
      min,
      max,
      found,
    }: {
      key: string;
      min: number | undefined;
      max: number | undefined;
      found: number;
    }) =>
      max !== undefined && found > max
        ? `\`${key}\` has at most ${max} members, and this one has ${found}.`
        : `\`${key}\` has at least ${min} members.`,
    why: "Cloudflare limits how many members the list has.",
    example:
      "---\nname: Compress\naction: compress_response\nphase: http_response_compression\nparameters:\n  algorithms: []\n---\nssl",
  },
  "parameter/length": {
    severity: "error",
    text: ({ key, limit, found }: { key: string; limit: number; found: number }) =>
      `\`${key}\` has at most ${limit} bytes, and this one has ${found}.`,
    why: "Cloudflare refuses longer content.",
  },
  "parameter/pattern": {
    severity: "error",
    text: ({ key, pattern }: { key: string; pattern: string }) => `\`${key}\` has the form \`${pattern}\`.`,
    why: "Cloudflare takes identifiers in this form only.",
    example:
      "---\nname: Run the managed rules\naction: execute\nphase: http_request_firewall_managed\nparameters:\n  id: my-rules\n---\nssl",
  },
  "parameter/excludes": {
    severity: "error",
    text: ({ key, other }: { key: string; other: string }) => `\`${key}\` and \`${other}\` exclude each other.`,
    why: "Cloudflare refuses the two together.",
    example:
      "---\nname: Let the office in\naction: skip\nparameters:\n  ruleset: current\n  rulesets: [efb7b8c949ac4650a09736fc376e9aee]\n---\nip.src eq 203.0.113.7",
  },
  "parameter/one-of": {
    severity: "error",
    text: ({ key, other, owner }: { key: string; other: string; owner: string }) =>
      `\`${owner}\` needs \`${key}\` or \`${other}\`.`,
    why: "One of the two says what the value is.",
    example:
      "---\nname: Go there\naction: redirect\nphase: http_request_dynamic_redirect\nparameters:\n  from_value:\n    target_url: {}\n---\nssl",
  },
  "parameter/phase": {
    severity: "error",
    text: ({ key, phases }: { key: string; phases: readonly string[] }) =>
      `\`${key}\` is possible only in ${oneOf(phases)}.`,
    why: "The phase decides which parameters an action takes.",
    example:
      "---\nname: Skip managed rules\naction: skip\nparameters:\n  rulesets: [efb7b8c949ac4650a09736fc376e9aee]\n---\nssl",
  },
  "parameter/deprecated": {
    severity: "warning",
    text: ({ key, note }: { key: string; note: string | undefined }) =>
      note === undefined ? `\`${key}\` is deprecated.` : `\`${key}\` is deprecated: ${note}.`,
    why: "The setting no longer does anything, or will soon be refused.",
    example:
      "---\nname: Configure\naction: set_config\nphase: http_config_settings\nparameters:\n  mirage: true\n---\nssl",
  },
  "parameter/plan": {
    severity: "warning",
    text: ({ key, plan, needed }: { key: string; plan: string; needed: string }) =>
      `\`${key}\` needs the plan ${needed}, and the zone is on ${plan}.`,
    why: "Cloudflare refuses what the zone's plan does not include.",
    example:
      "---\nname: Refuse\nref: refuse\naction: block\nparameters:\n  response:\n    status_code: 403\n    content_type: text/plain\n    content: No.\n---\nssl",
  },
  "ratelimit/colo-missing": {
    severity: "error",
    text: (_: NoDetails) => "`characteristics` needs `cf.colo.id`: each data center counts for itself.",
    why: "Cloudflare counts in each data center, and the API wants that said.",
    example:
      "---\nname: Slow down\naction: block\nratelimit:\n  characteristics: [ip.src]\n  period: 60\n  requests_per_period: 20\n---\nssl",
  },
  "ratelimit/header-case": {
    severity: "error",
    text: ({ name }: { name: string }) => `Header names are written in lower case here: \`${name.toLowerCase()}\`.`,
    why: "A characteristic names the header as the field does, whose keys are lower case.",
    example:
      '---\nname: Slow down\naction: block\nratelimit:\n  characteristics:\n    - cf.colo.id\n    - http.request.headers["X-Api-Key"]\n  period: 60\n  requests_per_period: 20\n---\nssl',
  },
  "ratelimit/throttle": {
    severity: "warning",
    text: ({ plan }: { plan: string }) =>
      `With \`block\` the plan ${plan} takes no \`mitigation_timeout: 0\`. Say for how many seconds to block, or use a challenge.`,
    why: "Blocking only what is above the limit is part of Enterprise. On other plans a visitor is blocked for a time.",
    example:
      '---\nname: Slow down\nref: slow\naction: block\nratelimit:\n  characteristics: [ip.src, cf.colo.id]\n  period: 10\n  requests_per_period: 20\n  mitigation_timeout: 0\n---\nhttp.request.uri.path eq "/login"',
  },
  "ratelimit/challenge-timeout": {
    severity: "warning",
    text: ({ action, plan }: { action: string; plan: string }) =>
      `With \`${action}\` the plan ${plan} takes \`mitigation_timeout: 0\` only.`,
    why: "On plans below Enterprise a challenge is asked for while the limit is exceeded, and not longer.",
    example:
      "---\nname: Slow down\nref: slow\naction: managed_challenge\nratelimit:\n  characteristics: [ip.src, cf.colo.id]\n  period: 10\n  requests_per_period: 20\n  mitigation_timeout: 10\n---\nssl",
  },
});
