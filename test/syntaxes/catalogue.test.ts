import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { loadGrammar, type Tokenize } from "./tokenize.ts";

const data = <Row>(name: string): readonly Row[] =>
  JSON.parse(readFileSync(new URL(`../../data/${name}.json`, import.meta.url), "utf8")) as Row[];

const operators = data<{ kind: string; english: string; symbol: string | null }>("operators").filter(
  ({ kind }) => kind === "comparison" || kind === "logical",
);
const functions = data<{ name: string }>("functions").map(({ name }) => name);
const fields = data<{ name: string }>("fields").map(({ name }) => name);

/** The grammar names what the catalogue knows: a new operator or function fails here until it is added. */
describe("what the catalogue knows is coloured", () => {
  let scopesOf: (text: string, word: string) => readonly string[];
  beforeAll(async () => {
    const tokenize: Tokenize = await loadGrammar("source.cloudflare-expression");
    scopesOf = (text, word) =>
      tokenize(text)
        .flat()
        .find((token) => token.text === word)?.scopes ?? [];
  });

  it.each(
    operators.flatMap(({ kind, english, symbol }) =>
      [english, symbol].flatMap((text) => (text ? [{ kind, text }] : [])),
    ),
  )("operator $text", ({ kind, text }) => {
    expect(scopesOf(`x ${text} "a"`, text)).toEqual([
      `keyword.operator.${/[a-z]/.test(text) ? "wordlike." : ""}${kind}.cloudflare-expression`,
    ]);
  });

  it.each(functions)("function %s", (name) => {
    expect(scopesOf(`${name}(x)`, name)).toContain("support.function.cloudflare-expression");
    expect(scopesOf(`${name} (x)`, name)).toContain("support.function.cloudflare-expression");
  });

  it("every field is one token", () => {
    expect(
      fields.filter((name) => scopesOf(`${name} eq 1`, name)[0] !== "variable.other.field.cloudflare-expression"),
    ).toEqual([]);
  });
});
