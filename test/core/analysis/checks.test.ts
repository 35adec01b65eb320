import { describe, expect, it } from "vitest";
import { checkExpression } from "#core/analysis/checks/index.ts";
import { fieldInfo, functionInfo } from "#core/catalog/catalog.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { FIELDS } from "#core/catalog/generated/fields.ts";
import { FUNCTIONS } from "#core/catalog/generated/functions.ts";
import type { Plan } from "#core/catalog/info.ts";
import { parse } from "#core/syntax/parse.ts";
import { applyEdits } from "#core/text/edit.ts";

const CUSTOM = "http_request_firewall_custom";

interface Place {
  readonly phase?: string;
  readonly plan?: Plan;
  readonly kind?: "filter" | "value";
  readonly path?: readonly string[];
}

function check(text: string, { kind = "filter", ...place }: Place = { phase: CUSTOM }) {
  const tree = parse(text, { scheme: catalogScheme(), dialect: "cloudflare", root: kind, trivia: "file" });
  expect(tree.diagnostics).toEqual([]);
  const path = kind === "value" ? ["parameters", "uri", "path", "expression"] : [];
  return checkExpression({ tree, kind, path, ...place });
}

const found = (text: string, place?: Place) => check(text, place).map(({ code, message }) => `${code}: ${message}`);

describe("names where they do not belong", () => {
  it.each<[string, Place, string[]]>([
    [
      "http.response.code eq 404",
      { phase: CUSTOM },
      [
        `phase/response-field: \`http.response.code\` is known only when there is a response, and \`${CUSTOM}\` runs before that.`,
      ],
    ],
    ["http.response.code eq 404", { phase: "http_response_headers_transform" }, []],
    ["http.response.code eq 404", {}, []],
    [
      'any(split(http.host, ".", 3)[*] eq "a")',
      { phase: CUSTOM },
      [
        `phase/function: \`split()\` is documented for \`http_response_headers_transform\`, \`http_custom_errors\` or \`http_response_cache_settings\`, not for \`${CUSTOM}\`.`,
      ],
    ],
    ['any(split(http.host, ".", 3)[*] eq "a")', { phase: "http_custom_errors" }, []],
    ['is_jwt_valid("id")', { phase: CUSTOM }, [`phase/function: \`is_jwt_valid()\` is not possible in \`${CUSTOM}\`.`]],
    [
      'to_string(ssl) eq "true"',
      { phase: "http_request_transform" },
      [
        "function/value-only: `to_string()` is documented for values (rewrites and redirect targets), not for conditions.",
      ],
    ],
    ["to_string(cf.edge.server_port)", { phase: "http_request_transform", kind: "value" }, []],
    [
      'tcp.dstport eq 443 and http.host eq "a"',
      { phase: CUSTOM },
      [`phase/field: \`tcp.dstport\` is documented for \`magic_transit\`, not for \`${CUSTOM}\`.`],
    ],
    ["tcp.dstport eq 443", { phase: "magic_transit" }, []],
  ])("%s in %j", (text, place, expected) => expect(found(text, place)).toEqual(expected));
});

describe("plans", () => {
  it.each<[string, Plan, string[]]>([
    [
      "ip.src.is_in_european_union",
      "pro",
      ["plan/field: `ip.src.is_in_european_union` needs the plan Business or above, and the zone is on Pro."],
    ],
    ["ip.src.is_in_european_union", "business", []],
    [
      'http.host matches "a"',
      "pro",
      ["plan/operator: `matches` needs the plan Business or above, and the zone is on Pro."],
    ],
    ['http.host matches "a"', "business", []],
    [
      'is_timed_hmac_valid_v0("key", http.request.uri, 10800, http.request.timestamp.sec, 8)',
      "free",
      ["plan/function: `is_timed_hmac_valid_v0()` needs the plan Pro or above, and the zone is on Free."],
    ],
    ['is_timed_hmac_valid_v0("key", http.request.uri, 10800, http.request.timestamp.sec, 8)', "pro", []],
  ])("%s on %s", (text, plan, expected) => expect(found(text, { phase: CUSTOM, plan })).toEqual(expected));

  const COUNTED = { phase: "http_ratelimit", path: ["ratelimit", "counting_expression"] } as const;

  it.each<[string, Parameters<typeof found>[1], string[]]>([
    ['http.request.uri.path eq "/"', { plan: "free" }, []],
    [
      "ip.src eq 192.0.2.1",
      { plan: "free" },
      ["plan/field: `ip.src` needs the plan Business or above, and the zone is on Free."],
    ],
    [
      'ip.src.country eq "DE"',
      { plan: "business" },
      ["plan/field: `ip.src.country` needs the plan Enterprise, and the zone is on Business."],
    ],
    ['ip.src.country eq "DE"', { plan: "enterprise" }, []],
    ["not cf.client.bot", { plan: "free" }, []],
    ["ip.src eq 192.0.2.1", {}, []],
    ["http.response.code eq 403", { ...COUNTED, plan: "business" }, []],
    [
      "http.response.code eq 403 and ssl",
      { ...COUNTED, plan: "business" },
      ["plan/field: `ssl` needs the plan Enterprise, and the zone is on Business."],
    ],
    ["http.host", { kind: "value", plan: "free" }, []],
  ])("%s as a rate limit, with %j", (text, place, expected) =>
    expect(found(text, { phase: "http_ratelimit", ...place })).toEqual(expected),
  );

  it("say nothing while the plan is not known", () => {
    expect(found('http.host matches "a" and ip.src.is_in_european_union')).toEqual([]);
  });

  it("are reported for every field that one plan gives and a cheaper one does not", () => {
    const limited = FIELDS.filter(
      (row) => row.plans?.min === "enterprise" && row.phases === undefined && row.layer !== "L4",
    );
    expect(limited.length).toBeGreaterThan(20);
    for (const { name, wirefilterType, deprecated, removed, responseOnly } of limited) {
      if (wirefilterType !== "Bool" || deprecated === true || removed !== undefined || responseOnly === true) continue;
      expect([name, check(name, { phase: CUSTOM, plan: "free" }).map(({ code }) => code)]).toEqual([
        name,
        ["plan/field"],
      ]);
    }
  });
});

describe("once per expression", () => {
  it("counts all calls that share the allowance, wherever they stand", () => {
    const nested = 'regex_replace(wildcard_replace(http.host, "*", "a"), "a", "b")';
    const place = { phase: "http_request_dynamic_redirect", kind: "value" } as const;
    expect(found(nested, place)).toEqual([
      "function/once: Only one call of `regex_replace()` or `wildcard_replace()` is possible in an expression.",
    ]);
    expect(found('regex_replace(http.host, "a", "b")', place)).toEqual([]);
    expect(found("concat(lower(http.host), lower(http.host))", place)).toEqual([]);
  });

  it("follows the catalogue", () => {
    expect(FUNCTIONS.filter((row) => row.maxPerExpression !== undefined).map(({ name }) => name)).toEqual([
      "regex_replace",
      "wildcard_replace",
    ]);
  });
});

describe("age", () => {
  it.each(FIELDS.filter((row) => row.replacedBy !== undefined && row.removed === undefined).map(({ name }) => name))(
    "%s is replaced by a field of the same type",
    (name) => {
      const replacement = fieldInfo(name)?.replacedBy as string;
      expect(catalogScheme().field(replacement)?.type).toBe(catalogScheme().field(name)?.type);
    },
  );

  it("offers the replacement", () => {
    const text = 'ip.geoip.country eq "DE"';
    const [first] = check(text);
    expect(first?.message).toBe("`ip.geoip.country` is deprecated: use `ip.src.country`.");
    expect(first?.tags).toEqual(["deprecated"]);
    expect(applyEdits(text, first?.fixes?.[0]?.edits ?? [])).toBe('ip.src.country eq "DE"');
  });

  it("says what a field is always", () => {
    expect(found("cf.threat_score gt 14")).toEqual([
      "field/deprecated: `cf.threat_score` is deprecated and always 0, so it tells no visitors apart. Remove it, or ask for something else.",
    ]);
  });

  it("says what was removed", () => {
    expect(found("cf.bot_detection.js_check_score gt 5")).toEqual([
      "field/removed: `cf.bot_detection.js_check_score` was removed: a test of it never matches.",
    ]);
  });
});

describe("comparisons that never match as they were meant", () => {
  it.each([
    [
      'any(http.request.headers["X-Token"][*] eq "a")',
      "field/key-case: Keys of `http.request.headers` are in lower case: `X-Token` never matches.",
      'any(http.request.headers["x-token"][*] eq "a")',
    ],
    [
      'http.request.headers["\\x41"][0] eq "a"',
      "field/key-case: Keys of `http.request.headers` are in lower case: `A` never matches.",
      'http.request.headers["a"][0] eq "a"',
    ],
    [
      'has_key(http.request.headers, "X-Token")',
      "field/key-case: Keys of `http.request.headers` are in lower case: `X-Token` never matches.",
      'has_key(http.request.headers, "x-token")',
    ],
    [
      'http.request.uri.path wildcard "^/api/.*$"',
      "value/regex-in-wildcard: This reads like a regular expression. In a wildcard only `*` has a meaning, and it matches any text.",
      'http.request.uri.path wildcard "/api/*"',
    ],
    [
      'http.host eq "*.example.com"',
      "value/star-in-text: `eq` takes `*` for itself, which no host name holds. Compare with `wildcard`.",
      'http.host wildcard "*.example.com"',
    ],
    [
      'http.host != "*.example.com"',
      "value/star-in-text: `!=` takes `*` for itself, which no host name holds. Compare with `wildcard`.",
      'not http.host wildcard "*.example.com"',
    ],
  ])("%s", (text, message, fixed) => {
    expect(found(text)).toEqual([message]);
    const edits = check(text).flatMap(({ fixes }) => fixes?.[0]?.edits ?? []);
    expect(applyEdits(text, edits)).toBe(fixed);
    expect(found(fixed)).toEqual([]);
  });

  it.each([
    'any(http.request.headers["x-token"][*] eq "A")',
    'any(http.request.headers.names[*] eq "X-Token")',
    'http.request.uri.args["Id"][0] eq "1"',
    'has_key(http.request.uri.args, "Id")',
    'http.host wildcard "*.example.*"',
    'http.request.uri.path wildcard "*/.*"',
    'http.request.uri.path wildcard "/*.php"',
    'http.request.uri.path eq "/*"',
  ])("%s is fine", (text) => expect(found(text)).toEqual([]));

  it("has a function that is documented", () => expect(functionInfo("has_key")).toBeDefined());
});
