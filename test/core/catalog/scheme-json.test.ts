import { describe, expect, it } from "vitest";
import { schemeFromJson } from "#core/catalog/scheme-json.ts";
import { arrayOf, BOOL, BYTES, INT, IP, mapOf } from "#core/catalog/value-type.ts";

describe("schemeFromJson", () => {
  const scheme = schemeFromJson({
    fields: { "a.b": "Map(Array(Bytes))", t: "Bool" },
    functions: {
      any: "any",
      concat: "concat",
      len: { params: [["field", "Bytes|Array"]], ret: "Int" },
      coalesce: {
        params: [
          ["both", "any"],
          ["both", "first"],
        ],
        variadic: ["both", "first"],
        ret: "first",
      },
      has_value: {
        params: [
          ["field", "Array|Map"],
          ["both", "elem0"],
        ],
        opt: [["literal", "Int"]],
        ret: "Bool",
      },
    },
    lists: ["Ip"],
  });

  it("reads types, names and lists", () => {
    expect(scheme.field("a.b")).toEqual({ name: "a.b", type: mapOf(arrayOf(BYTES)) });
    expect(scheme.field("a")).toBeUndefined();
    expect(scheme.fieldNames()).toEqual(["a.b", "t"]);
    expect(scheme.hasList(IP)).toBe(true);
    expect(scheme.hasList(INT)).toBe(false);
  });

  it("reads signatures", () => {
    expect(scheme.function("any")).toMatchObject({ form: "quantifier", returns: BOOL });
    expect(scheme.function("concat")).toMatchObject({ form: "concat", returns: "first" });
    expect(scheme.function("len")).toEqual({
      name: "len",
      form: "simple",
      required: [{ kind: "field", type: [BYTES, "Array"] }],
      optional: [],
      returns: INT,
    });
    expect(scheme.function("coalesce")).toMatchObject({ returns: "first", variadic: { kind: "both", type: "first" } });
    expect(scheme.function("has_value")).toMatchObject({
      required: [{ type: ["Array", "Map"] }, { type: "element-of-first" }],
      optional: [{ kind: "literal", type: [INT] }],
    });
    expect(scheme.functionNames()).toEqual(["any", "concat", "len", "coalesce", "has_value"]);
  });

  it.each([
    { fields: { a: "Strin" } },
    { fields: {}, functions: { f: "nope" } },
    { fields: {}, functions: { f: { params: [["fields", "Int"]] as [string, string][], ret: "Int" } } },
    { fields: {}, functions: { f: { params: [], ret: "constructor" } } },
    { fields: {}, lists: ["IP"] },
  ])("refuses what is no scheme: %j", (json) => {
    expect(() => schemeFromJson(json)).toThrow(TypeError);
  });
});
