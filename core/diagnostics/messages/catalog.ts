import { grouped } from "#core/text/grouped.ts";
import { messages, type NoDetails, oneOf } from "./row.ts";

/** What the catalogue knows of plans, phases, limits and deprecations. */
export const catalogMessages = messages({
  "field/deprecated": {
    severity: "warning",
    text: ({
      name,
      replacement,
      only,
    }: {
      name: string;
      replacement: string | undefined;
      only?: number | undefined;
    }) => {
      if (replacement !== undefined) return `\`${name}\` is deprecated: use \`${replacement}\`.`;
      if (only === undefined) return `\`${name}\` is deprecated.`;
      return `\`${name}\` is deprecated and always ${only}, so it tells no visitors apart. Remove it, or ask for something else.`;
    },
    why: "The field still works, and Cloudflare will drop it one day or no longer fills it well.",
    example: 'ip.geoip.country eq "DE"',
  },
  "field/removed": {
    severity: "warning",
    text: ({ name }: { name: string }) => `\`${name}\` was removed: a test of it never matches.`,
    why: "Cloudflare no longer fills the field.",
    example: "cf.bot_detection.js_check_score gt 5",
  },
  "field/key-case": {
    severity: "warning",
    text: ({ field, key }: { field: string; key: string }) =>
      `Keys of \`${field}\` are in lower case: \`${key}\` never matches.`,
    why: "Names of headers know no case, and Cloudflare keeps them in lower case.",
    example: 'any(http.request.headers["X-Token"][*] eq "secret")',
  },
  "phase/field": {
    severity: "warning",
    text: ({ name, phase, phases }: { name: string; phase: string; phases: readonly string[] }) =>
      `\`${name}\` is documented for ${oneOf(phases)}, not for \`${phase}\`.`,
    why: "Some fields exist only while certain phases run. Elsewhere Cloudflare refuses them or they are always missing.",
    example: 'ip.src.timezone.name eq "Europe/Berlin"',
  },
  "phase/response-field": {
    severity: "warning",
    text: ({ name, phase }: { name: string; phase: string }) =>
      `\`${name}\` is known only when there is a response, and \`${phase}\` runs before that.`,
    why: "Request phases run before the origin has answered.",
    example: "http.response.code eq 404",
  },
  "phase/function": {
    severity: "warning",
    text: ({ name, phase, phases }: { name: string; phase: string; phases: readonly string[] }) =>
      phases.length === 0
        ? `\`${name}()\` is not possible in \`${phase}\`.`
        : `\`${name}()\` is documented for ${oneOf(phases)}, not for \`${phase}\`.`,
    why: "Some functions exist only in certain phases.",
    example: 'any(split(http.request.uri.path, "/", 8)[*] eq "admin")',
  },
  "plan/field": {
    severity: "warning",
    text: ({ name, plan, needed }: { name: string; plan: string; needed: string }) =>
      `\`${name}\` needs the plan ${needed}, and the zone is on ${plan}.`,
    why: "Cloudflare refuses fields that the zone's plan does not include.",
    example: "cf.bot_management.score lt 30",
  },
  "plan/function": {
    severity: "warning",
    text: ({ name, plan, needed }: { name: string; plan: string; needed: string }) =>
      `\`${name}()\` needs the plan ${needed}, and the zone is on ${plan}.`,
    why: "Cloudflare refuses functions that the zone's plan does not include.",
    example: 'is_timed_hmac_valid_v0("secret", http.request.uri, 300, http.request.timestamp.sec)',
  },
  "plan/operator": {
    severity: "warning",
    text: ({ operator, plan, needed }: { operator: string; plan: string; needed: string }) =>
      `\`${operator}\` needs the plan ${needed}, and the zone is on ${plan}.`,
    why: "Regular expressions are part of the larger plans. `contains`, `wildcard` and `starts_with()` are on all of them.",
    example: 'http.request.uri.path matches "^/admin"',
  },
  "plan/action": {
    severity: "warning",
    text: ({ action, plan, needed }: { action: string; plan: string; needed: string }) =>
      `The action \`${action}\` needs the plan ${needed}, and the zone is on ${plan}.`,
    why: "Cloudflare refuses actions that the zone's plan does not include.",
    example: "---\nname: Watch\nref: watch\naction: log\n---\nssl",
  },
  "function/value-only": {
    severity: "warning",
    text: ({ name }: { name: string }) =>
      `\`${name}()\` is documented for values (rewrites and redirect targets), not for conditions.`,
    why: "Functions that make new text belong to the parameters of rewrites and redirects.",
    example: 'regex_replace(http.request.uri.path, "/old", "/new") eq "/new"',
  },
  "function/once": {
    severity: "error",
    text: ({ names }: { names: readonly string[] }) =>
      `Only one call of ${oneOf(names.map((name) => `${name}()`))} is possible in an expression.`,
    why: "Cloudflare allows one replacing call in each expression, nested or not.",
    example: 'regex_replace(http.host, "a", "b") eq regex_replace(http.host, "c", "d")',
  },
  "limit/expression-length": {
    severity: "error",
    text: ({ length, limit }: { length: number; limit: number }) =>
      `This expression has ${grouped(length)} characters when it is deployed; Cloudflare takes ${grouped(limit)}.`,
    why: "Comments and extra blanks do not count. A list (`$name`) holds many addresses or hosts in a few characters.",
  },
  "limit/dashboard-length": {
    severity: "info",
    text: ({ length, limit }: { length: number; limit: number }) =>
      `This expression has ${grouped(length)} characters when it is deployed: it works, but the dashboard edits ${grouped(limit)} at most.`,
    why: "The API takes 4,096 characters, the dashboard's editor 4,000.",
  },
  "limit/regex-count": {
    severity: "error",
    text: ({ count, limit }: { count: number; limit: number }) =>
      `This rule has ${count} regular expressions; Cloudflare takes ${limit}.`,
    why: "Several patterns on one field can often be joined with `|`.",
  },
  "limit/rules": {
    severity: "warning",
    text: ({ count, phase, plan, limit }: { count: number; phase: string; plan: string; limit: number }) =>
      `This file has ${count} rules for \`${phase}\`; the plan ${plan} has ${limit} in a zone.`,
    why: "Each plan has a number of rules for each phase.",
  },
  "list/unknown": {
    severity: "warning",
    text: ({ name, suggestion }: { name: string; suggestion: string | undefined }) =>
      suggestion === undefined
        ? `The account has no list \`$${name}\`.`
        : `The account has no list \`$${name}\`. Did you mean \`$${suggestion}\`?`,
    why: "Cloudflare refuses a rule with a list that does not exist. The lists were read a while ago or stand in `rulewright.yaml`.",
    example: "ip.src in $cf.vpns",
  },
  "list/kind": {
    severity: "warning",
    text: ({ name, kind, left, wanted }: { name: string; kind: string; left: string; wanted: string }) =>
      `\`$${name}\` is a list of ${kind}; \`${left}\` needs a list of ${wanted}.`,
    why: "A list holds addresses, host names or AS numbers, and fits only fields of that kind.",
    example: "ip.src.asnum in $cf.vpn",
  },
  "value/regex-in-wildcard": {
    severity: "warning",
    text: (_: NoDetails) =>
      "This reads like a regular expression. In a wildcard only `*` has a meaning, and it matches any text.",
    why: "`wildcard` compares the whole value. `^`, `$` and `.` stand for themselves there.",
    example: 'http.request.uri.path wildcard "^/api/.*"',
  },
  "value/star-in-text": {
    severity: "warning",
    text: ({ operator }: { operator: string }) =>
      `\`${operator}\` takes \`*\` for itself, which no host name holds. Compare with \`wildcard\`.`,
    why: "Only `wildcard` and `strict wildcard` know `*` as any text.",
    example: 'http.host eq "*.example.com"',
  },
  "value/type": {
    severity: "error",
    text: ({ found, wanted }: { found: string; wanted: string }) =>
      wanted === "String" && !found.includes("<")
        ? `This value has to be a String, and it is of type ${found}. Wrap it in \`to_string()\`.`
        : `This value has to be of type ${wanted}, and it is of type ${found}.`,
    why: "Rewrites, header values and redirect targets are text.",
    example:
      "---\nname: Tell the origin\naction: rewrite\nphase: http_request_late_transform\nparameters:\n  headers:\n    X-Port:\n      operation: set\n      expression: cf.edge.server_port\n---\nssl",
  },
});
