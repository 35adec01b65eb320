import { describe, expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import { parseConfig } from "#core/analysis/config.ts";
import { declare } from "#core/ide/actions/declare.ts";
import { declarationsAt, fieldRow } from "#core/ide/actions/declare-field.ts";
import { applyEdits } from "#core/text/edit.ts";

/** The titles offered at the text's start, in order. */
function titles(text: string): string[] {
  return declarationsAt(analyse(text, {}), { start: 0, end: 0 }).map(({ title }) => title);
}

describe("an unknown field", () => {
  test.each([
    ['cf.brand.new eq "a"', "String"],
    ['cf.brand.new contains "5"', "String"],
    ["cf.brand.new gt 5", "Integer"],
    ["cf.brand.new in {5 6}", "Integer"],
    ["cf.brand.new in {10.0.0.0/8}", "IP address"],
    ["cf.brand.new == 2001:db8::1", "IP address"],
    ["cf.brand.new", "Boolean"],
    ["cf.brand.new and ssl", "Boolean"],
    ['cf.brand.new[0] eq "a"', "Array<String>"],
  ])("%s can be declared, as %s first", (text, type) => {
    const offered = titles(text);
    expect(offered[0]).toBe(`Declare \`cf.brand.new\` as ${type} in rulewright.yaml`);
    expect(new Set(offered).size).toBe(5);
  });

  test.each(["nonsense", "If ssl", "Cf.brand.new", "ssl", "http.request"])("%s cannot", (text) =>
    expect(titles(text)).toEqual([]),
  );

  test("is known once it is declared, with each type that is offered", () => {
    const offered = declarationsAt(analyse("cf.brand.new", {}), { start: 0, end: 0 });
    for (const declaration of offered) {
      const edit = declare("", fieldRow(declaration));
      const { fields, diagnostics } = parseConfig(applyEdits("", edit === undefined ? [] : [edit]));
      expect(diagnostics).toEqual([]);
      const codes = analyse("cf.brand.new", { fields }).diagnostics.map(({ code }) => code);
      expect(codes).not.toContain("type/unknown-field");
    }
  });
});

describe("rulewright.yaml", () => {
  test.each([
    ["", "fields:\n  a.b: Integer\n"],
    ["plan: pro", "plan: pro\nfields:\n  a.b: Integer\n"],
    ["plan: pro\n", "plan: pro\nfields:\n  a.b: Integer\n"],
    ["plan: pro\r\n", "plan: pro\r\nfields:\r\n  a.b: Integer\r\n"],
    ["fields:\n  c.d: String\n", "fields:\n  c.d: String\n  a.b: Integer\n"],
    ["fields:\n  c.d: String # new\nplan: pro\n", "fields:\n  c.d: String # new\n  a.b: Integer\nplan: pro\n"],
    ["fields:\n    c.d: String", "fields:\n    c.d: String\n    a.b: Integer"],
    ["fields:\nplan: pro\n", "fields:\n  a.b: Integer\nplan: pro\n"],
    ["fields: { c.d: String }\n", "fields: { c.d: String, a.b: Integer }\n"],
    ["fields: {}\n", "fields: { a.b: Integer }\n"],
  ])("%j becomes %j", (before, after) => {
    const edit = declare(before, fieldRow({ field: "a.b", type: "Integer" }));
    expect(applyEdits(before, edit === undefined ? [] : [edit])).toBe(after);
    expect(parseConfig(after).fields["a.b"]).toBe("Integer");
    expect(parseConfig(after).diagnostics).toEqual([]);
  });

  test("is left alone where `fields` is no map", () => {
    expect(declare("fields: 5\n", fieldRow({ field: "a.b", type: "Integer" }))).toBeUndefined();
  });
});
