import { didYouMean, messages, type NoDetails, oneOf } from "./row.ts";

/** Problems of a rule's header and of a file's fences. */
export const headerMessages = messages({
  "header/absent": {
    severity: "hint",
    text: (_: NoDetails) => "This expression has no header. One is needed to deploy it: a name, a ref and an action.",
    why: "A file may hold an expression alone, which is checked in full. Cloudflare wants an action for each rule.",
    example: 'http.host eq "api.example.com"',
  },
  "header/not-closed": {
    severity: "error",
    text: (_: NoDetails) => "This header is not closed: a line `---` is missing between it and the expression.",
    why: "Fences alternate: one opens a header, the next closes it.",
    example: "---\nname: Block everything\naction: block\nssl",
  },
  "header/below-expression": {
    severity: "error",
    text: (_: NoDetails) => "This expression stands above the first header. A rule's header comes first.",
    why: "In a file with fences every expression belongs to the header above it.",
    example: "ssl\n---\nname: Block everything\naction: block\n---\nssl",
  },
  "header/unknown-key": {
    severity: "error",
    text: ({ key, suggestion }: { key: string; suggestion: string | undefined }) =>
      `\`${key}\` is not a header key.${didYouMean(suggestion)}`,
    why: "A misspelt key would be left out in silence when the rule is deployed.",
    example: "---\nnmae: Block everything\naction: block\n---\nssl",
  },
  "header/wrong-type": {
    severity: "error",
    text: ({ key, expected, found }: { key: string; expected: string; found: string }) =>
      `\`${key}\` takes ${expected}, and this is ${found}.`,
    why: "Cloudflare refuses a value of another type. In YAML `yes` is a text, and `10` is a number until it is quoted.",
    example: "---\nname: Block everything\naction: block\nenabled: yes\n---\nssl",
  },
  "header/name-missing": {
    severity: "warning",
    text: (_: NoDetails) => "This rule has no `name`: in the dashboard and in logs nobody can tell what it is for.",
    why: "The name is the rule's description at Cloudflare. Security events show it beside each match.",
    example: "---\nref: api-mtls\naction: block\n---\nssl",
  },
  "header/name-too-long": {
    severity: "error",
    text: ({ length, limit }: { length: number; limit: number }) =>
      `A name has at most ${limit} characters, and this one has ${length}.`,
    why: "Cloudflare refuses longer descriptions.",
  },
  "header/action-missing": {
    severity: "info",
    text: (_: NoDetails) => "This rule has no `action`. One is needed to deploy it.",
    why: "The expression says when a rule applies, the action says what happens then.",
    example: "---\nname: Block everything\n---\nssl",
  },
  "header/unknown-action": {
    severity: "error",
    text: ({ action, suggestion }: { action: string; suggestion: string | undefined }) =>
      `\`${action}\` is not an action.${didYouMean(suggestion)}`,
    why: "Cloudflare knows a fixed set of actions. `allow` and `bypass` of the old firewall rules became `skip`.",
    example: "---\nname: Block everything\naction: blok\n---\nssl",
  },
  "header/retired-action": {
    severity: "error",
    text: ({ action, replacement }: { action: string; replacement: string }) =>
      `\`${action}\` was an action of the old firewall rules: use \`${replacement}\`.`,
    why: "Firewall rules and filters were replaced by custom rules. Their actions have other names there.",
    example: "---\nname: Let the office in\naction: allow\n---\nip.src eq 203.0.113.7",
  },
  "header/action-in-phase": {
    severity: "error",
    text: ({ action, phase, actions }: { action: string; phase: string; actions: readonly string[] }) =>
      `\`${action}\` is not possible in \`${phase}\`: it takes ${oneOf(actions)}.`,
    why: "Each phase takes its own actions; Cloudflare refuses the others.",
    example: "---\nname: Cache it\naction: set_cache_settings\n---\nssl",
  },
  "header/unknown-phase": {
    severity: "error",
    text: ({ phase, suggestion }: { phase: string; suggestion: string | undefined }) =>
      `\`${phase}\` is not a phase.${didYouMean(suggestion)}`,
    why: "The phase decides when during a request a rule runs. Without the key it is `http_request_firewall_custom`.",
    example: "---\nname: Block everything\naction: block\nphase: firewall\n---\nssl",
  },
  "header/phase-not-yours": {
    severity: "error",
    text: ({ phase }: { phase: string }) => `Customers write no rules in \`${phase}\`: Cloudflare runs it by itself.`,
    why: "Some phases are only listed so that the order of things is known.",
  },
  "header/ref-missing": {
    severity: "error",
    text: (_: NoDetails) => "In a file of several rules each needs a `ref`: it tells the rules apart for good.",
    why: "A rule's ref is its lasting identity at Cloudflare. In a file of one rule the file's name serves as one.",
    example: "---\nname: One\nref: one\naction: block\n---\nssl\n---\nname: Two\naction: block\n---\nnot ssl",
  },
  "header/ref-characters": {
    severity: "error",
    text: (_: NoDetails) => "A `ref` has 1 to 64 letters, digits, `_` and `-`.",
    why: "The ref is part of names and addresses; other characters would have to be escaped there.",
    example: "---\nname: Block everything\nref: block everything\naction: block\n---\nssl",
  },
  "header/ref-twice": {
    severity: "error",
    text: ({ ref }: { ref: string }) => `Another rule of this file has the ref \`${ref}\` too.`,
    why: "Two rules with one ref cannot be told apart; Cloudflare refuses the second.",
    example:
      "---\nname: One\nref: same\naction: block\n---\nssl\n---\nname: Two\nref: same\naction: block\n---\nnot ssl",
  },
  "header/ref-elsewhere": {
    severity: "warning",
    text: ({ ref, file }: { ref: string; file: string }) =>
      `A rule in \`${file}\` has the ref \`${ref}\` too, for the same zone and phase. Give one of them another ref.`,
    why: "A ref is a rule's identity in its zone and phase: whichever file is deployed later takes over the other file's rule.",
  },
  "header/ratelimit-phase": {
    severity: "error",
    text: ({ phase }: { phase: string }) =>
      `\`ratelimit\` belongs to the phase \`http_ratelimit\`, and this rule is in \`${phase}\`.`,
    why: "Only rate limiting rules count requests. Without `phase` a rule with `ratelimit` is in the right one.",
    example:
      "---\nname: Slow down\naction: block\nphase: http_request_firewall_custom\nratelimit:\n  characteristics: [ip.src, cf.colo.id]\n  period: 60\n  requests_per_period: 20\n---\nssl",
  },
  "header/ratelimit-missing": {
    severity: "error",
    text: (_: NoDetails) =>
      "A rule of the phase `http_ratelimit` needs `ratelimit`: what to count, how long, how many.",
    why: "Without it Cloudflare has no limit to apply.",
    example: "---\nname: Slow down\naction: block\nphase: http_ratelimit\n---\nssl",
  },
  "header/logging-only-skip": {
    severity: "error",
    text: (_: NoDetails) => "`logging` is for the action `skip` only: other actions always log.",
    why: "Cloudflare refuses the setting with any other action.",
    example: "---\nname: Block everything\naction: block\nlogging: false\n---\nssl",
  },
  "header/position": {
    severity: "error",
    text: (_: NoDetails) => "A position is `first`, `last`, `{before: REF}` or `{after: REF}`.",
    why: "Rules run in order. A position is relative to another rule of the zone or to an end of the list.",
    example: "---\nname: Block everything\naction: block\nposition: 3\n---\nssl",
  },
  "header/zone": {
    severity: "error",
    text: ({ zone }: { zone: string }) =>
      `\`${zone}\` is neither a zone name such as \`example.com\` nor an alias of \`rulewright.yaml\`.`,
    why: "The zone decides where the rule is deployed.",
    example: "---\nname: Block everything\naction: block\nzone: https://example.com/\n---\nssl",
  },
});
