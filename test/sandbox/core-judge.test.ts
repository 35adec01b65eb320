import { describe, expect, test } from "vitest";
import { coreJudge } from "#sandbox/rulesets/judge.ts";
import { blockRule, CUSTOM, startRig } from "./support/fixture.ts";

const names = (rows: readonly { name: string }[]): string[] => rows.map((row) => row.name);

describe("the product's parser as judge", () => {
  test("finds fields, functions, lists and regular expressions, nested ones too", () => {
    const expression =
      'any(lower(http.request.headers["x-a"][*])[*] contains "b") or not ip.src in $office and (http.host matches "^a" or ends_with(http.request.uri.path, "c"))';
    const judgement = coreJudge({ expression, kind: "filter", phase: CUSTOM });
    expect(judgement.error).toBeUndefined();
    expect(names(judgement.fields)).toEqual(["http.request.headers", "ip.src", "http.host", "http.request.uri.path"]);
    expect(names(judgement.functions)).toEqual(["lower", "ends_with"]);
    expect(names(judgement.lists)).toEqual(["office"]);
    expect(judgement.regexes).toHaveLength(1);
    for (const { name, start, end } of [...judgement.fields, ...judgement.functions]) {
      expect(expression.slice(start, end)).toBe(name);
    }
  });

  test("reads value expressions as such", () => {
    const expression = 'concat("/new", http.request.uri.path)';
    expect(coreJudge({ expression, kind: "value", phase: "http_request_transform" }).error).toBeUndefined();
    expect(coreJudge({ expression, kind: "filter", phase: CUSTOM }).error).toBeDefined();
  });
});

test("what Cloudflare refuses although the engine takes it is an objection, not a parse error", () => {
  const once = 'regex_replace(http.request.uri.path, "a", "b")';
  const request = { kind: "value", phase: "http_request_transform" } as const;
  expect(coreJudge({ ...request, expression: once })).toMatchObject({ error: undefined, objection: undefined });
  const twice = coreJudge({ ...request, expression: `concat(${once}, ${once})` });
  expect(twice.error).toBeUndefined();
  expect(twice.objection).toContain("regex_replace");
});

/** Refusals that the live API sent, by expression; the frame is added. */
const SENT: readonly (readonly [string, string])[] = [
  ["URI Path contains /", "(1:1):\nURI Path contains /\n^^^ unknown identifier\n"],
  [
    '(ip.src ne 210.94.41.89 and not http.request.uri.path in {"/api/notices", "/api/notices/latest"})',
    `(1:73):\n(ip.src ne 210.94.41.89 and not http.request.uri.path in {"/api/notices", "/api/notices/latest"})\n${" ".repeat(72)}^^ invalid digit found in string while parsing with radix 16\n`,
  ],
  [
    '(http.host eq "foo" and starts_with(http.uri.path, "/xxx/"))',
    `(1:37):\n(http.host eq "foo" and starts_with(http.uri.path, "/xxx/"))\n${" ".repeat(36)}${"^".repeat(13)} unknown identifier\n`,
  ],
  ['http.cookie eq "a"\'', `(1:19):\nhttp.cookie eq "a"'\n${" ".repeat(18)}^ unrecognised input\n`],
];

test.each(SENT)("the API's whole refusal of %s", async (expression, text) => {
  const { call, zone } = await startRig({ judge: coreJudge });
  const path = `/zones/${zone}/rulesets/phases/${CUSTOM}/entrypoint`;
  const { status, body } = await call("PUT", path, { rules: [blockRule("a", { expression })] });
  expect(status).toBe(400);
  expect(body.errors).toEqual([
    {
      code: 20127,
      message: `'${expression}' is not a valid value for expression because could not parse filter expression: Filter parsing error ${text}`,
      source: { pointer: "/rules/0/expression" },
    },
  ]);
});

test("the mTLS rule that the extension writes is taken", async () => {
  const { ruleset, zone } = await startRig({ judge: coreJudge });
  const expression =
    '(http.host in {"api.example.com"}) and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)';
  const path = `/zones/${zone}/rulesets/phases/${CUSTOM}/entrypoint`;
  const { rules } = await ruleset("PUT", path, { rules: [blockRule("api-mtls", { expression })] });
  expect(rules).toMatchObject([{ ref: "api-mtls", expression }]);
});
