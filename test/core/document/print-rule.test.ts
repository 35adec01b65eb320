import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { deployedExpression } from "#core/document/deployed.ts";
import { parseRuleFile } from "#core/document/parse-file.ts";
import { type PrintOptions, printRule } from "#core/document/print-rule.ts";
import { type RuleObject, toRuleObject } from "#core/document/rule-object.ts";
import { parse } from "#core/syntax/parse.ts";

const scheme = catalogScheme();
const readBack = (text: string) => parseRuleFile(text, { scheme }).rules.map(toRuleObject);
const asDeployed = (expression: string) =>
  deployedExpression(parse(expression, { scheme, dialect: "cloudflare", root: "filter", trivia: "api" })).text;

describe("a printed rule", () => {
  const cases: [string, RuleObject, PrintOptions, string][] = [
    [
      "has a short header for the usual case",
      { action: "block", expression: "ssl", description: "Block", enabled: true, ref: "a" },
      {},
      "---\nname: Block\nref: a\naction: block\n---\nssl\n",
    ],
    [
      "says what differs from the defaults",
      {
        action: "skip",
        action_parameters: { ruleset: "current", products: ["waf", "bic"] },
        expression: "ssl",
        enabled: false,
        logging: { enabled: false },
      },
      { phase: "http_request_firewall_custom", zones: ["example.com"] },
      "---\naction: skip\nparameters:\n  ruleset: current\n  products: [waf, bic]\nenabled: false\nlogging: false\nzone: example.com\n---\nssl\n",
    ],
    [
      "names a phase that the file would not mean",
      {
        action: "redirect",
        expression: "true",
        action_parameters: { from_list: { name: "a", key: "http.request.full_uri" } },
      },
      { phase: "http_request_redirect", zones: ["a.com", "b.com"] },
      "---\naction: redirect\nparameters:\n  from_list:\n    name: a\n    key: http.request.full_uri\nphase: http_request_redirect\nzone: [a.com, b.com]\n---\ntrue\n",
    ],
    [
      "quotes what YAML would read otherwise",
      { action: "block", expression: "ssl", description: "yes: # 010", ref: "010" },
      {},
      '---\nname: "yes: # 010"\nref: "010"\naction: block\n---\nssl\n',
    ],
  ];
  test.each(cases)("%s", (_name, rule, options, text) => {
    expect(printRule(rule, options)).toBe(text);
  });

  test("breaks a long expression at its operators", () => {
    const expression = `http.host in {"api.example.com" "www.example.com"} and (starts_with(http.request.uri.path, "/admin") or http.request.uri.path eq "/login")`;
    const text = printRule({ action: "block", expression });
    expect(text.split("\n").every((line) => line.length <= 100)).toBe(true);
    expect(text.split("\n").length).toBeGreaterThan(5);
    expect(readBack(text)[0]?.expression).toBe(expression);
  });

  test("has no line that a file would take for a fence", () => {
    const expressions: [string, string][] = [
      ['http.host eq "a\n---\nb" and ssl', 'http.host eq "a\n\\x2d--\nb" and ssl'],
      ['http.host eq r#"a\n---\n\\b"# and ssl', 'http.host eq "a\n\\x2d--\n\\\\b" and ssl'],
      ['http.host matches r"a\n---\nb"', 'http.host matches r"a\n\\x2d--\nb"'],
    ];
    for (const [expression, printed] of expressions) {
      const read = readBack(printRule({ action: "block", expression }));
      expect(read.map((rule) => rule.expression)).toEqual([printed]);
      expect(
        parse(printed, { scheme, dialect: "cloudflare", root: "filter", trivia: "api" }).engineError,
      ).toBeUndefined();
    }
  });

  test("joins with others to a file", () => {
    const rules = ["one", "two", "three"].map((ref) => ({ action: "block", expression: "ssl", ref, enabled: true }));
    expect(readBack(rules.map((rule) => printRule(rule)).join(""))).toEqual(rules);
  });
});

test("of any plain data comes back as it was", () => {
  const text = fc.oneof(
    fc.string({ maxLength: 30 }),
    fc.constantFrom(
      "yes",
      "null",
      "1e3",
      "- a",
      "a: b",
      "#x",
      "---",
      "a\nb\n",
      " x ",
      "*a",
      "&b",
      "!c",
      "%d",
      "@e",
      "`f",
      "''",
      '"',
      "{",
      "[]",
      "<<",
      "...",
      "\t",
    ),
  );
  const data = fc.dictionary(text, fc.jsonValue({ maxDepth: 3 }), { maxKeys: 4 });
  const rule: fc.Arbitrary<RuleObject> = fc.record(
    {
      action: fc.constantFrom("block", "log", "skip"),
      action_parameters: data,
      expression: fc.constantFrom("ssl", 'http.host eq "a"', "not ssl and cf.client.bot"),
      description: text.filter((name) => name !== ""),
      enabled: fc.boolean(),
      ref: fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/),
      logging: fc.record({ enabled: fc.boolean() }),
      ratelimit: data,
    },
    { requiredKeys: ["expression"] },
  );
  fc.assert(
    fc.property(rule, (object) => {
      // What YAML's text cannot carry, JSON cannot either; -0 is 0 in both.
      const plain = JSON.parse(JSON.stringify(object)) as RuleObject;
      expect(JSON.parse(JSON.stringify(readBack(printRule(plain))))).toEqual([{ enabled: true, ...plain }]);
    }),
    { numRuns: 200 },
  );
});

const corpus = path.resolve(import.meta.dirname, "../../../../shared/corpus/rules-dev.jsonl");

describe.runIf(existsSync(corpus))("rules found in public", () => {
  const rows = existsSync(corpus)
    ? readFileSync(corpus, "utf8")
        .trim()
        .split("\n")
        .map(
          (line) => JSON.parse(line) as { id: string; phase: string | null; rule: RuleObject & { enabled?: unknown } },
        )
    : [];
  test("come back as they were deployed", () => {
    for (const { id, phase, rule } of rows) {
      const text = printRule(rule, phase?.startsWith("http_") === true ? { phase } : {});
      const [read, ...others] = readBack(text);
      expect(others, id).toEqual([]);
      expect(read?.expression, id).toBe(asDeployed(rule.expression));
      expect(read?.action, id).toBe(rule.action);
      expect(read?.action_parameters, id).toEqual(rule.action_parameters);
      expect(read?.ratelimit, id).toEqual(rule.ratelimit);
      expect(read?.description ?? "", id).toBe(rule.description ?? "");
      // Some public rules have a text there, which is no rule of the API.
      if (typeof rule.enabled !== "string") expect(read?.enabled, id).toBe(rule.enabled ?? true);
    }
    expect(rows.length).toBeGreaterThan(100);
  });
});
