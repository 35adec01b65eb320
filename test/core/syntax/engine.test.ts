import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { type SchemeJson, schemeFromJson } from "#core/catalog/scheme-json.ts";
import { parse } from "#core/syntax/parse.ts";

interface Vector {
  readonly expr: string;
  readonly root?: "filter" | "value";
  readonly error?: { readonly kind: string; readonly message: string; readonly start: number; readonly end: number };
}

/** Taken from the tables of the language's description, one row a rule; offsets are UTF-16. */
const VECTORS = JSON.parse(readFileSync(new URL("../../vectors/engine.json", import.meta.url), "utf8")) as {
  readonly scheme: SchemeJson;
  readonly rows: readonly Vector[];
};

describe("the engine's verdicts", () => {
  const scheme = schemeFromJson(VECTORS.scheme);
  const named = VECTORS.rows.map((row) => ({ ...row, name: JSON.stringify(row.expr).slice(0, 80) }));

  it.each(named)("$name", ({ expr, root = "filter", error }) => {
    const tree = parse(expr, { scheme, dialect: "engine", root, trivia: "api" });
    expect(tree.engineError).toEqual(error);
    expect(tree.diagnostics[0]?.engine).toEqual(error);
    expect(tree.diagnostics.length > 0).toBe(error !== undefined);
  });

  it("cuts messages' names as Rust's debug form does", () => {
    const message = (expr: string): string | undefined =>
      parse(expr, { scheme, dialect: "engine", root: "filter", trivia: "api" }).engineError?.message;
    expect(message('str["a\nb"]')).toBe('cannot access index MapKey("a\\nb") for type Bytes');
    expect(message('str["q\\""]')).toBe('cannot access index MapKey("q\\"") for type Bytes');
    expect(message('str["\u200b"]')).toBe('cannot access index MapKey("\\u{200b}") for type Bytes');
    expect(message('str["é"]')).toBe('cannot access index MapKey("é") for type Bytes');
  });

  it("obeys the limits it is given", () => {
    const options = { scheme, dialect: "engine", root: "filter", trivia: "api" } as const;
    expect(parse("((t))", { ...options, maxNestingDepth: 2 }).engineError).toBeUndefined();
    expect(parse("((t))", { ...options, maxNestingDepth: 1 }).engineError).toMatchObject({ start: 1, end: 5 });
    expect(parse('str wildcard "*a*"', { ...options, wildcardStarLimit: 1 }).engineError?.message).toBe(
      "wildcard has 2 star metacharacters, but the limit is 1",
    );
  });

  it("parses a part of a text, with offsets in the whole", () => {
    const tree = parse("--- t and nope ---", {
      scheme,
      dialect: "engine",
      root: "filter",
      trivia: "api",
      start: 3,
      end: 15,
    });
    expect(tree.engineError).toMatchObject({ message: "unknown identifier", start: 10, end: 14 });
    expect([tree.start, tree.end]).toEqual([3, 15]);
  });
});
