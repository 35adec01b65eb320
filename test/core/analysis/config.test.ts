import { describe, expect, test } from "vitest";
import { parseConfig } from "#core/analysis/config.ts";
import { mergeFacts } from "#core/analysis/facts.ts";

const FULL = `zones: { production: example.com, staging: staging.example.net }   # aliases
default: staging
plan: business
lint:
  mtls/revoked-not-checked: error
  field/deprecated: off
fields: { cf.brand.new_field: String, cf.other: Array<Integer> }
lists: { office_ips: ip }
`;

describe("rulewright.yaml", () => {
  test("says all that the format has", () => {
    expect(parseConfig(FULL)).toEqual({
      zones: { production: "example.com", staging: "staging.example.net" },
      defaultZone: "staging",
      plan: "business",
      lint: { "mtls/revoked-not-checked": "error", "field/deprecated": "off" },
      fields: { "cf.brand.new_field": "String", "cf.other": "Array<Integer>" },
      lists: { office_ips: "ip" },
      diagnostics: [],
    });
  });

  const wrong: readonly [string, string, string][] = [
    ["zone: example.com", "config/unknown-key", "zone"],
    ["zones: example.com", "config/wrong-type", "example.com"],
    ["zones: { a: 1 }", "config/wrong-type", "1"],
    ["plan: buisness", "config/value", "buisness"],
    ["lint: { mtls/revoked-not-checkd: off }", "config/unknown-code", "mtls/revoked-not-checkd"],
    ["lint: { type/operator: off }", "config/error-code", "type/operator"],
    ["lint: { mtl: off }", "config/unknown-code", "mtl"],
    ["lint: { type: off }", "config/unknown-code", "type"],
    ["lint: { preset: strikt }", "config/value", "strikt"],
    ["lint: { field/deprecated: loud }", "config/value", "loud"],
    ["fields: { cf.x: Text }", "config/field-type", "Text"],
    ["lists: { $office: ip }", "config/list-name", "$office"],
    ["lists: { office: hosts }", "config/value", "hosts"],
    ["default: staging", "config/unknown-zone", "staging"],
    ["plan: [", "yaml/syntax", ""],
  ];
  test.each(wrong)("%j is %s", (text, code, marked) => {
    const { diagnostics } = parseConfig(text);
    expect(diagnostics.map((found) => found.code)).toEqual([code]);
    const [found] = diagnostics;
    if (marked !== "") expect(text.slice(found?.start, found?.end)).toBe(marked);
  });

  test("what is wrong is left out, and the rest is taken", () => {
    const { plan, fields, zones } = parseConfig(
      "plan: gold\nfields: { cf.a: Text, cf.b: Integer }\nzones: { a: a.example }\n",
    );
    expect({ plan, fields, zones }).toEqual({
      plan: undefined,
      fields: { "cf.b": "Integer" },
      zones: { a: "a.example" },
    });
  });

  test.each(["", "# nothing\n", "zones:\nlint:\n"])("%j says nothing and is fine", (text) => {
    expect(parseConfig(text)).toMatchObject({ zones: {}, lint: {}, diagnostics: [] });
  });
});

describe("facts", () => {
  test("what Cloudflare answered wins over the configuration", () => {
    const config = parseConfig(FULL);
    const lists = [{ name: "other", kind: "asn" as const }];
    expect(mergeFacts("api", config, { plan: "free", lists })).toMatchObject({ stem: "api", plan: "free", lists });
    expect(mergeFacts("api", config)).toMatchObject({ plan: "business", lists: [{ name: "office_ips", kind: "ip" }] });
  });

  test("without a configuration nothing is known, so nothing is called unknown", () => {
    expect(mergeFacts(undefined, undefined)).toEqual({ lint: {} });
    expect(mergeFacts(undefined, parseConfig("plan: pro\n")).lists).toBeUndefined();
  });
});
