import { describe, expect, test } from "vitest";
import type { Plan } from "#core/catalog/info.ts";
import { blockRule, CUSTOM, startRig } from "./support/fixture.ts";

interface Refusal {
  readonly what: string;
  readonly rule: Record<string, unknown>;
  readonly errors: readonly unknown[];
  readonly phase?: string;
  readonly plan?: Plan;
}

const RATELIMIT = "http_ratelimit";
const at = (member: string): object => ({ source: { pointer: `/rules/0/${member}` } });
const error = (member: string, message: string, code?: number): object => ({
  ...(code === undefined ? {} : { code }),
  message,
  ...at(member),
});

const limited = (ratelimit: object, more: object = {}): Record<string, unknown> => ({
  action: "block",
  expression: 'http.request.uri.path eq "/login"',
  ratelimit: {
    characteristics: ["cf.colo.id", "ip.src"],
    period: 10,
    requests_per_period: 5,
    mitigation_timeout: 10,
    ...ratelimit,
  },
  ...more,
});

/** Texts as Cloudflare sent them, in their places. */
const RECORDED: readonly Refusal[] = [
  {
    what: "an unknown identifier",
    rule: blockRule("a", { expression: "URI Path contains /" }),
    errors: [
      error(
        "expression",
        "'URI Path contains /' is not a valid value for expression because could not parse filter expression: Filter parsing error (1:1):\nURI Path contains /\n^^^ unknown identifier\n",
        20127,
      ),
    ],
  },
  {
    what: "no expression",
    rule: { action: "block" },
    errors: [
      error("expression", "'' is not a valid value for expression because the expression cannot be blank", 20125),
    ],
  },
  {
    what: "an expression that is too long",
    rule: blockRule("a", { expression: `http.host eq "${"x".repeat(4082)}"` }),
    errors: [
      error("expression", expect.stringMatching(/because expression size 4097 exceeded maximum 4096$/) as never, 20127),
    ],
  },
  {
    what: "an action of the old product",
    rule: blockRule("a", { action: "allow" }),
    errors: [error("action", "unknown variant for action: allow")],
  },
  {
    what: "parameters without an action",
    rule: { expression: "ssl", action_parameters: { ruleset: "current" } },
    errors: [error("action", "action is required for action parameters")],
  },
  {
    what: "block with the parameters of skip",
    rule: blockRule("a", { action_parameters: { ruleset: "current" } }),
    errors: [error("action_parameters", 'invalid JSON: unknown field "ruleset"')],
  },
  {
    what: "skip with a setting",
    rule: blockRule("a", { action: "skip", action_parameters: { bic: true } }),
    errors: [error("action_parameters", 'invalid JSON: unknown field "bic"')],
  },
  {
    what: "log with an id",
    rule: blockRule("a", { action: "log", action_parameters: { id: "x" } }),
    plan: "enterprise",
    errors: [error("action_parameters", 'invalid JSON: unknown field "id"')],
  },
  {
    what: "route with a uri",
    phase: "http_request_origin",
    rule: blockRule("a", { action: "route", action_parameters: { uri: {} } }),
    errors: [error("action_parameters", 'invalid JSON: unknown field "uri"')],
  },
  {
    what: "set_config without parameters",
    phase: "http_config_settings",
    rule: blockRule("a", { action: "set_config" }),
    errors: [error("action_parameters", "action parameters are required for the set_config action", 20113)],
  },
  {
    what: "logging of a rule that is not skip",
    rule: blockRule("a", { logging: { enabled: true } }),
    errors: [error("logging", "logging options only allowed in the skip action", 20018)],
  },
  {
    what: "a regular expression below Business",
    rule: blockRule("a", { expression: 'http.host matches "a"' }),
    plan: "pro",
    errors: [
      error(
        "expression",
        `'http.host matches "a"' is not a valid value for expression because not entitled: the use of operator Matches is not allowed, a Business plan or a WAF Advanced plan is required`,
      ),
    ],
  },
  {
    what: "a regular expression of a rate limit",
    phase: RATELIMIT,
    plan: "free",
    rule: limited({}, { expression: 'http.request.uri.path matches "a"' }),
    errors: [
      error(
        "expression",
        `'http.request.uri.path matches "a"' is not a valid value for expression because not entitled: the use of operator Matches is not allowed, an Advanced Rate Limiting plan is required`,
      ),
    ],
  },
  ...["ip.src", "http.request.headers.names", "cf.worker.upstream_zone"].map((field) => ({
    what: `${field} in a rate limit of a Free zone`,
    phase: RATELIMIT,
    plan: "free" as const,
    rule: limited({}, { expression: field }),
    errors: [
      error(
        "expression",
        `'${field}' is not a valid value for expression because not entitled: the use of field ${field} is not allowed, an higher Advanced Rate Limiting plan is required`,
      ),
    ],
  })),
  {
    what: "regex_replace below Business",
    phase: "http_request_transform",
    plan: "free",
    rule: blockRule("a", {
      action: "rewrite",
      action_parameters: { uri: { path: { expression: 'regex_replace(http.request.uri.path, "^/x", "/")' } } },
    }),
    errors: [
      error(
        "action_parameters/uri/path/expression",
        "not entitled: the use of function regex_replace is not allowed, a Business plan or a WAF Advanced plan is required",
      ),
    ],
  },
  {
    what: "a value expression that does not parse, without a frame",
    phase: "http_request_transform",
    rule: blockRule("a", {
      action: "rewrite",
      action_parameters: { uri: { path: { expression: 'regex_replace(http.uri.path, "^/xxx", "/")' } } },
    }),
    errors: [
      error(
        "action_parameters/uri/path/expression",
        'Filter parsing error (1:15):\nregex_replace(http.uri.path, "^/xxx", "/")\n              ^^^^^^^^^^^^^ unknown identifier\n',
        20127,
      ),
    ],
  },
  {
    what: "a managed ruleset that the plan lacks",
    phase: "http_request_firewall_managed",
    plan: "free",
    rule: blockRule("a", { action: "execute", action_parameters: { id: "efb7b8c949ac4650a09736fc376e9aee" } }),
    errors: [
      error("action_parameters/id", expect.stringContaining("not allowed for id because not entitled") as never),
    ],
  },
  {
    what: "a rate limit that does not count by data centre",
    phase: RATELIMIT,
    rule: limited({ characteristics: ["ip.src"] }),
    errors: [
      error(
        "ratelimit/characteristics",
        "characteristics field is missing 'cf.colo.id', this is required as ratelimiting counting is processed at colocation level only",
        20155,
      ),
    ],
  },
  {
    what: "period and timeout of a Free zone",
    phase: RATELIMIT,
    plan: "free",
    rule: limited({ period: 60, mitigation_timeout: 600 }),
    errors: [
      error("ratelimit/period", "not entitled to use the period 60, can only use a period among [10]"),
      error("ratelimit/mitigation_timeout", "not entitled to use a mitigation timeout different from 10"),
    ],
  },
  {
    what: "a counting expression that does not parse",
    phase: RATELIMIT,
    rule: limited({ counting_expression: "nonsense" }),
    errors: [
      error(
        "ratelimit/counting_expression",
        "'nonsense' is not a valid value for counting_expression because could not parse filter expression: Filter parsing error (1:1):\nnonsense\n^^^^^^^^ unknown identifier\n",
        20127,
      ),
    ],
  },
  {
    what: "a phase that may not be skipped there",
    rule: blockRule("a", { action: "skip", action_parameters: { phases: ["http_request_transform"] } }),
    errors: [
      error(
        "action_parameters/phases/0",
        "skip action parameter phase 'http_request_transform' is not authorized",
        20120,
      ),
    ],
  },
];

/** Refusals whose place and cause are documented, but whose words nobody recorded: only what a client may rely on. */
const CAUSES: readonly Omit<Refusal, "errors">[] = [
  { what: "an unknown member", rule: blockRule("a", { expresion: "ssl" }) },
  { what: "a member of the wrong type", rule: blockRule("a", { enabled: "true" }) },
  { what: "no action", rule: { expression: "ssl" } },
  { what: "a blank expression", rule: blockRule("a", { expression: "  " }) },
  { what: "an action of another phase", rule: blockRule("a", { action: "set_config", action_parameters: {} }) },
  { what: "log below Enterprise", rule: blockRule("a", { action: "log" }) },
  { what: "skip without parameters", rule: blockRule("a", { action: "skip" }) },
  {
    what: "a product in the wrong case",
    rule: blockRule("a", { action: "skip", action_parameters: { products: ["BIC"] } }),
  },
  {
    what: "a field of the response in a request phase",
    rule: blockRule("a", { expression: "http.response.code eq 404" }),
  },
  { what: "a field of an add-on", rule: blockRule("a", { expression: "cf.bot_management.score lt 30" }) },
  { what: "a list that does not exist", rule: blockRule("a", { expression: "ip.src in $nobody" }) },
  { what: "a managed list below Enterprise", rule: blockRule("a", { expression: "ip.src in $cf.anonymizer" }) },
  {
    what: "a custom response on Free",
    plan: "free",
    rule: blockRule("a", {
      action_parameters: { response: { status_code: 403, content: "no", content_type: "text/plain" } },
    }),
  },
  {
    what: "a status out of range",
    rule: blockRule("a", {
      action_parameters: { response: { status_code: 500, content: "no", content_type: "text/plain" } },
    }),
  },
  {
    what: "a response that is too long",
    rule: blockRule("a", {
      action_parameters: { response: { status_code: 403, content: "é".repeat(1025), content_type: "text/plain" } },
    }),
  },
  { what: "a rate limit in the custom phase", rule: limited({}) },
  { what: "no rate limit in its phase", phase: RATELIMIT, rule: blockRule("a") },
  { what: "a rate limit without period", phase: RATELIMIT, rule: limited({ period: undefined }) },
  { what: "an unknown member of a rate limit", phase: RATELIMIT, rule: limited({ burst: 1 }) },
  { what: "a period longer than Business has", phase: RATELIMIT, rule: limited({ period: 3600 }) },
  { what: "counting below Business", phase: RATELIMIT, plan: "pro", rule: limited({ counting_expression: "ssl" }) },
  {
    what: "both ways to tell visitors apart",
    phase: RATELIMIT,
    rule: limited({ characteristics: ["cf.colo.id", "ip.src", "cf.unique_visitor_id"] }),
  },
  {
    what: "counting by host below Enterprise",
    phase: RATELIMIT,
    rule: limited({ characteristics: ["cf.colo.id", "http.host"] }),
  },
  {
    what: "a fixed and a computed target",
    phase: "http_request_dynamic_redirect",
    rule: blockRule("a", {
      action: "redirect",
      action_parameters: { from_value: { target_url: { value: "https://example.com", expression: "http.host" } } },
    }),
  },
  {
    what: "a ruleset that does not exist",
    phase: "http_request_firewall_managed",
    rule: blockRule("a", { action: "execute", action_parameters: { id: "0".repeat(32) } }),
  },
];

async function put({ rule, phase = CUSTOM, plan = "business" }: Omit<Refusal, "errors">) {
  const rig = await startRig({ zones: [{ name: "example.com", plan }] });
  const path = `/zones/${rig.zone}/rulesets/phases/${phase}/entrypoint`;
  const answer = await rig.call("PUT", path, { rules: [rule] });
  return { rig, answer, stored: rig.sandbox.control.ruleset({ zone: "example.com", phase }) };
}

describe("in Cloudflare's words", () => {
  test.each(RECORDED)("$what", async (refusal) => {
    const { answer, stored } = await put(refusal);
    expect(answer.body).toEqual({ result: null, success: false, errors: refusal.errors, messages: [] });
    expect(answer.status).toBe(400);
    expect(stored).toBeNull();
  });
});

describe("refused", () => {
  test.each(CAUSES)("$what", async (cause) => {
    const { answer, stored } = await put(cause);
    expect([answer.status, answer.body.success]).toEqual([400, false]);
    expect(answer.body.errors).toHaveLength(1);
    expect(answer.body.errors[0]?.source?.pointer).toMatch(/^\/rules\/0/);
    expect(stored).toBeNull();
  });
});

describe("taken", () => {
  test.each<Omit<Refusal, "errors">>([
    { what: "every challenge", rule: blockRule("a", { action: "managed_challenge" }) },
    { what: "log on Enterprise", plan: "enterprise", rule: blockRule("a", { action: "log" }) },
    {
      what: "an expression of 4096 characters",
      rule: blockRule("a", { expression: `http.host eq "${"é".repeat(4081)}"` }),
    },
    {
      what: "a field of an add-on on Enterprise",
      plan: "enterprise",
      rule: blockRule("a", { expression: "cf.bot_management.score lt 30" }),
    },
    {
      what: "a managed list on Enterprise",
      plan: "enterprise",
      rule: blockRule("a", { expression: "ip.src in $cf.anonymizer" }),
    },
    {
      what: "the skip of three kinds",
      rule: blockRule("a", {
        action: "skip",
        action_parameters: { ruleset: "current", phases: ["http_ratelimit"], products: ["bic", "waf"] },
      }),
    },
    {
      what: "a custom response",
      rule: blockRule("a", {
        action_parameters: { response: { status_code: 403, content: "é".repeat(1024), content_type: "text/plain" } },
      }),
    },
    { what: "the rate limit of a Free zone", phase: RATELIMIT, plan: "free", rule: limited({}) },
    {
      what: "the custom response of a Free zone's rate limit",
      phase: RATELIMIT,
      plan: "free",
      rule: limited(
        {},
        { action_parameters: { response: { status_code: 429, content: "{}", content_type: "application/json" } } },
      ),
    },
    {
      what: "counting by the answer",
      phase: RATELIMIT,
      rule: limited({ counting_expression: "http.response.code eq 401" }),
    },
    {
      what: "a rewrite by expression",
      phase: "http_request_late_transform",
      rule: blockRule("a", {
        action: "rewrite",
        action_parameters: { headers: { "x-host": { operation: "set", expression: "http.host" } } },
      }),
    },
    {
      what: "a managed ruleset",
      phase: "http_request_firewall_managed",
      rule: blockRule("a", {
        action: "execute",
        action_parameters: {
          id: "efb7b8c949ac4650a09736fc376e9aee",
          version: "latest",
          overrides: { rules: [{ id: "0".repeat(32), action: "block", enabled: true }] },
        },
      }),
    },
    {
      what: "a redirect",
      phase: "http_request_dynamic_redirect",
      rule: blockRule("a", {
        action: "redirect",
        action_parameters: { from_value: { target_url: { value: "https://example.com" }, status_code: 302 } },
      }),
    },
  ])("$what", async (cause) => {
    const { answer } = await put(cause);
    expect(answer.body.errors).toEqual([]);
    const stored = (answer.body.result as { rules: Record<string, unknown>[] }).rules[0];
    for (const member of ["action_parameters", "ratelimit", "expression"]) {
      expect(stored?.[member]).toEqual(cause.rule[member]);
    }
  });
});

test("a rule that runs a managed ruleset says which version", async () => {
  const { answer } = await put({
    what: "",
    phase: "http_request_firewall_managed",
    rule: blockRule("a", { action: "execute", action_parameters: { id: "efb7b8c949ac4650a09736fc376e9aee" } }),
  });
  expect(answer.body.result).toMatchObject({ rules: [{ action_parameters: { version: "latest" } }] });
});

describe("several rules", () => {
  test("are refused one entry a bad member, each with its place", async () => {
    const { call, zone } = await startRig();
    const path = `/zones/${zone}/rulesets/phases/${CUSTOM}/entrypoint`;
    const { body } = await call("PUT", path, {
      rules: [
        blockRule("a"),
        blockRule("b", { action: "bypass", expression: "nonsense" }),
        blockRule("c", { expression: "" }),
      ],
    });
    expect(body.errors.map((entry) => [entry.code, entry.source?.pointer])).toEqual([
      [undefined, "/rules/1/action"],
      [20127, "/rules/1/expression"],
      [20125, "/rules/2/expression"],
    ]);
  });

  test("may not run one managed ruleset twice", async () => {
    const { call, zone } = await startRig();
    const rule = blockRule("a", { action: "execute", action_parameters: { id: "efb7b8c949ac4650a09736fc376e9aee" } });
    const path = `/zones/${zone}/rulesets/phases/http_request_firewall_managed/entrypoint`;
    const { body } = await call("PUT", path, { rules: [rule, { ...rule, ref: "b" }] });
    expect(body.errors).toEqual([
      {
        code: 20014,
        message: "more than one rule is trying to execute the same managed ruleset",
        source: { pointer: "/rules/1/action_parameters/id" },
      },
    ]);
  });

  test("of single calls are pointed at by their place in the result", async () => {
    const { call, ruleset, zone } = await startRig();
    const path = `/zones/${zone}/rulesets/phases/${CUSTOM}/entrypoint`;
    const { id, rules } = await ruleset("PUT", path, { rules: [blockRule("a"), blockRule("b")] });
    const base = `/zones/${zone}/rulesets/${id}/rules`;
    const pointer = async (method: string, where: string, body: object): Promise<unknown> =>
      (await call(method, where, body)).body.errors[0]?.source?.pointer;
    const bad = { action: "block", expression: "nonsense" };
    expect(await pointer("POST", base, bad)).toBe("/rules/2/expression");
    expect(await pointer("POST", base, { ...bad, position: { before: "" } })).toBe("/rules/0/expression");
    expect(await pointer("PATCH", `${base}/${rules?.[1]?.id}`, bad)).toBe("/rules/1/expression");
  });
});

describe("quotas", () => {
  test.each<[Plan, string, number]>([
    ["free", CUSTOM, 5],
    ["pro", CUSTOM, 20],
    ["business", CUSTOM, 100],
    ["free", RATELIMIT, 1],
    ["pro", RATELIMIT, 2],
    ["business", RATELIMIT, 5],
  ])("%s has in %s %i rules", async (plan, phase, maximum) => {
    const { call, ruleset, zone } = await startRig({ zones: [{ name: "example.com", plan }] });
    const path = `/zones/${zone}/rulesets/phases/${phase}/entrypoint`;
    const rule = (index: number): object =>
      phase === RATELIMIT ? limited({}, { ref: `r${index}` }) : blockRule(`r${index}`);
    const full = Array.from({ length: maximum }, (_, index) => rule(index));
    const tooMany = await call("PUT", path, { rules: [...full, rule(maximum)] });
    expect(tooMany.status).toBe(400);
    expect(tooMany.body.errors).toEqual([
      {
        code: 50001,
        message: `exceeded the maximum number of rules in the phase ${phase}: ${maximum + 1} out of ${maximum}`,
      },
    ]);
    const { id, rules } = await ruleset("PUT", path, { rules: full });
    expect((await call("POST", `/zones/${zone}/rulesets/${id}/rules`, rule(maximum))).status).toBe(400);
    const patch = await call("PATCH", `/zones/${zone}/rulesets/${id}/rules/${rules?.[0]?.id}`, rule(0));
    expect(patch.status).toBe(200);
  });

  test("a phase of which the plan has nothing", async () => {
    const { call, zone } = await startRig({ zones: [{ name: "example.com", plan: "free" }] });
    const rule = {
      action: "serve_error",
      expression: "ssl",
      action_parameters: { content: "x", content_type: "text/plain" },
    };
    const { body } = await call("PUT", `/zones/${zone}/rulesets/phases/http_custom_errors/entrypoint`, {
      rules: [rule],
    });
    expect(body.errors[0]?.message).toBe(
      "exceeded the maximum number of rules in the phase http_custom_errors: 1 out of 0",
    );
  });

  test("rules over the quota of a cheaper plan may stay, and change", async () => {
    const { ruleset, call, sandbox, zone } = await startRig();
    const path = `/zones/${zone}/rulesets/phases/${CUSTOM}/entrypoint`;
    const seven = Array.from({ length: 7 }, (_, index) => blockRule(`r${index}`));
    const { id, rules } = await ruleset("PUT", path, { rules: seven });
    sandbox.control.editZone({ zone, plan: "free" });
    const base = `/zones/${zone}/rulesets/${id}/rules`;
    expect((await call("PATCH", `${base}/${rules?.[0]?.id}`, blockRule("r0", { enabled: false }))).status).toBe(200);
    expect((await call("POST", base, blockRule("r7"))).status).toBe(400);
  });
});

test("what was read may be sent back as it is, and is refused when so configured", async () => {
  const { ruleset, call, sandbox, zone } = await startRig();
  const path = `/zones/${zone}/rulesets/phases/${CUSTOM}/entrypoint`;
  const first = await ruleset("PUT", path, { rules: [blockRule("a")] });
  const again = await ruleset("PUT", `/zones/${zone}/rulesets/${first.id}`, first);
  expect(again.rules).toEqual(first.rules);
  sandbox.control.configure({ readOnlyMembers: "refuse" });
  const refused = await call("PUT", path, { rules: first.rules });
  expect([refused.status, refused.body.errors.map(({ message }) => message)]).toEqual([
    400,
    ['invalid JSON: unknown field "version"', 'invalid JSON: unknown field "last_updated"'],
  ]);
});

test("answers about rulesets are printed over several lines, others on one", async () => {
  const { call, zone } = await startRig();
  const path = `/zones/${zone}/rulesets/phases/${CUSTOM}/entrypoint`;
  expect((await call("PUT", path, { rules: [] })).text).toContain('\n  "success": true,\n');
  expect((await call("GET", "/zones")).text).toContain('"success":true,');
});

test.each(["", "{", "[]", "1"])("a body that is no object: %j", async (body) => {
  const { call, zone } = await startRig();
  const answer = await call("PUT", `/zones/${zone}/rulesets/phases/${CUSTOM}/entrypoint`, body);
  // An empty body is an empty object: a PUT that changes nothing.
  expect(answer.status).toBe(body === "" ? 200 : 400);
});
