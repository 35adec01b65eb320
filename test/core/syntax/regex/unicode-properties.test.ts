import { describe, expect, test } from "vitest";
import { lookUpUnicodeClass, looseName } from "#core/syntax/regex/unicode-properties.ts";

describe("a loose name", () => {
  test.each([
    ["Line_Break", "linebreak"],
    ["line-break", "linebreak"],
    ["LINE BREAK", "linebreak"],
    ["isGreek", "greek"],
    ["IS_Greek", "greek"],
    ["is c", "isc"],
    ["isc", "isc"],
    ["i s", "is"],
    ["Grĸeek", "greek"],
    ["", ""],
  ])("of %j is %j", (name, loose) => expect(looseName(name)).toBe(loose));
});

describe("a Unicode class", () => {
  test.each([
    ["L", undefined],
    ["Greek", undefined],
    ["Alphabetic", undefined],
    ["cf", undefined],
    ["sc", undefined],
    ["lc", undefined],
    ["any", undefined],
    ["gc", "Lu"],
    ["General_Category", "Any"],
    ["Script_Extensions", "Latin"],
    ["age", "6.0"],
    ["age", "v6_0"],
    ["Grapheme_Cluster_Break", "Extend"],
    ["wb", "ALetter"],
    ["sb", "SContinue"],
  ])("\\p{%s=%s} exists", (name, value) => {
    expect(lookUpUnicodeClass(name, value)).toMatchObject({ forward: expect.any(Number) });
  });

  test.each([
    ["Nope", undefined, "unicode-property-not-found"],
    ["age", undefined, "unicode-property-not-found"],
    ["gc", undefined, "unicode-property-not-found"],
    ["Block", undefined, "unicode-property-not-found"],
    ["Surrogate", undefined, "unicode-property-value-not-found"],
    ["nope", "Lu", "unicode-property-not-found"],
    ["gc", "Nope", "unicode-property-value-not-found"],
    ["Block", "Basic_Latin", "unicode-property-value-not-found"],
    ["Alphabetic", "yes", "unicode-property-value-not-found"],
    ["gcb", "Other", "unicode-property-value-not-found"],
  ])("\\p{%s=%s} does not", (name, value, fault) => {
    expect(lookUpUnicodeClass(name, value)).toBe(fault);
  });

  test("has an alias for each of its sizes", () => {
    expect(lookUpUnicodeClass("Lu")).toEqual(lookUpUnicodeClass("Uppercase_Letter"));
    expect(lookUpUnicodeClass("gc", "Lu")).toEqual(lookUpUnicodeClass("Lu"));
  });
});
