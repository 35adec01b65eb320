import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { FIELDS } from "#core/catalog/generated/fields.ts";
import { FUNCTIONS } from "#core/catalog/generated/functions.ts";
import { OPERATORS } from "#core/catalog/generated/operators.ts";
import { PHASES } from "#core/catalog/generated/phases.ts";
import type { SchemeFunction } from "#core/catalog/scheme.ts";
import { schemeFromJson } from "#core/catalog/scheme-json.ts";
import { parse } from "#core/syntax/parse.ts";

const scheme = catalogScheme();

/** What is wrong with a text read as a filter; where it is no filter, as a value. */
function problems(text: string): readonly string[] {
  const [filter = [], value = []] = (["filter", "value"] as const).map((root) =>
    parse(text, { scheme, dialect: "cloudflare", root, trivia: "api" }).diagnostics.map(({ message }) => message),
  );
  return filter.length === 0 || value.length === 0 ? [] : filter;
}

const examples = [...FIELDS, ...FUNCTIONS].flatMap(({ name, example }) =>
  example === undefined ? [] : [[name, example] as const],
);

describe("examples of the catalogue", () => {
  it("are there for nearly every name", () => expect(examples.length).toBeGreaterThan(280));

  it.each(examples)("%s: %s", (name, example) => {
    expect(problems(example)).toEqual([]);
    expect(example).toContain(name);
  });

  // Rows of grammar and grouping show forms, not expressions over real fields.
  const operators = OPERATORS.flatMap(({ kind, english, example }) =>
    example === undefined || kind === "grouping" ? [] : [[english, example] as const],
  );
  it.each(operators)("operator %s: %s", (_, example) => expect(problems(example)).toEqual([]));
});

describe("addresses of Cloudflare's pages", () => {
  const rows = [...FIELDS, ...FUNCTIONS, ...PHASES].flatMap(({ documentedAt }) => documentedAt ?? []);
  it("are there for nearly every name", () => expect(rows.length).toBeGreaterThan(250));
  it.each([...new Set(rows)])("%s is a path", (address) => expect(address).toMatch(/^\/[\w./-]+(#[\w-]*)?$/));
});

describe("corrections found on the engine", () => {
  it.each([
    ['len("ten") eq 3', "Argument 1 of `len` must be a field or a function call; a written value cannot stand here."],
    [
      'has_value(cf.bot_management.detection_ids, "1")',
      "Argument 2 of `has_value` must be of type Integer; this is of type String.",
    ],
    [
      'starts_with("a", "b")',
      "Argument 1 of `starts_with` must be a field or a function call; a written value cannot stand here.",
    ],
    ['any(split(http.host, ".")[*] eq "a")', "`split` takes 3 arguments; 2 are given."],
  ])("%s", (text, message) => expect(problems(text)).toEqual([message]));

  it.each([
    'to_string(ssl) eq "true"',
    'uuidv4(http.request.headers["test"][0]) eq "test"',
    "has_value(cf.bot_management.detection_ids, 1)",
  ])("%s parses as a filter", (text) => expect(problems(text)).toEqual([]));
});

const CORPUS = path.join(import.meta.dirname, "../../../../shared/corpus");

describe.runIf(existsSync(CORPUS))("signatures that real expressions were judged with", () => {
  const plain = (definition: SchemeFunction | undefined): unknown =>
    JSON.parse(
      JSON.stringify(definition, (key, value: unknown) =>
        key === "name"
          ? undefined
          : key === "type" && Array.isArray(value)
            ? value.map((type) => JSON.stringify(type)).sort()
            : value,
      ),
    );

  it.each(["scheme-l7.json", "scheme-l4.json"])("%s", (file) => {
    const judged = schemeFromJson(JSON.parse(readFileSync(path.join(CORPUS, file), "utf8")));
    const wrongFields = judged.fieldNames().filter((name) => scheme.field(name)?.type !== judged.field(name)?.type);
    expect(wrongFields).toEqual([]);
    for (const name of judged.functionNames()) {
      // The engine's own `concat` has no table entry of parameters.
      if (name !== "concat") expect([name, plain(scheme.function(name))]).toEqual([name, plain(judged.function(name))]);
    }
  });
});
