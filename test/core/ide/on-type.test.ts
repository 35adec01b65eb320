import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { onTypeEdits } from "#core/ide/on-type.ts";
import { parse } from "#core/syntax/parse.ts";
import { printTree } from "#core/syntax/print.ts";
import { applyEdits } from "#core/text/edit.ts";
import { atCursor } from "#test/support/cursor.ts";
import { ExpressionGenerator, Random } from "#test/support/random-expression.ts";

/** The text after the character before the cursor was typed; what an editor indented after Enter stands between. */
function typedAt(marked: string): string {
  const { text, offset } = atCursor(marked);
  const typed =
    text
      .slice(0, offset)
      .replace(/[ \t]+$/, "")
      .at(-1) ?? "";
  return applyEdits(text, onTypeEdits(analyse(text, {}), offset, typed));
}

const unchanged = (marked: string): [string, string] => [marked, marked.replace("┆", "")];

describe("a closing bracket on a line of its own", () => {
  test.each<[string, string]>([
    ["ssl and (\n  ssl\n  or ssl\n  )┆\n", "ssl and (\n  ssl\n  or ssl\n)\n"],
    ["  any(\n      ssl\n      )┆", "  any(\n      ssl\n  )"],
    ['http.host in {\n  "a"\n  }┆ and ssl', 'http.host in {\n  "a"\n} and ssl'],
    ["(\r\n  (\r\n    ssl\r\n    )┆\r\n)", "(\r\n  (\r\n    ssl\r\n  )\r\n)"],
    ["(\n\tssl # (\n\t)┆", "(\n\tssl # (\n)"],
    // Not where something else stands before it, where it closes nothing, or in text.
    unchanged("(\n  ssl)┆"),
    unchanged("ssl\n  )┆"),
    unchanged('(\n  http.host eq "\n  )┆"\n)'),
    unchanged("(\n  ssl # a\n  # )┆\n)"),
    unchanged("---\naction: block\nratelimit:\n  counting_expression: |\n    (\n    ssl\n    )┆\n---\nssl"),
  ])("%j", (marked, expected) => {
    expect(typedAt(marked)).toBe(expected);
  });
});

describe("a new line behind an opening bracket", () => {
  test.each<[string, string]>([
    ["ssl and (\n┆", "ssl and (\n  "],
    ["  ssl and ( # why\n  ┆\n", "  ssl and ( # why\n    \n"],
    ["http.host in {\n┆\n}", "http.host in {\n  \n}"],
    ["ssl and (\r\n┆", "ssl and (\r\n  "],
    // Not where the editor has done so, behind anything else, with text on the line, or in a string.
    unchanged("ssl and (\n    ┆"),
    unchanged("ssl and\n┆"),
    unchanged("(\n┆ssl)"),
    unchanged("(\n\n┆"),
    unchanged('http.host eq "(\n┆"'),
    unchanged("ssl # (\n┆"),
    unchanged("---\nratelimit:\n  counting_expression: |\n    (\n┆"),
  ])("%j", (marked, expected) => {
    expect(typedAt(marked)).toBe(expected);
  });
});

describe("a fence", () => {
  test.each<[string, string]>([
    // The editor keeps the indentation of the line above; a fence has none.
    ["---\nref: a\nratelimit:\n  period: 60\n  ---┆", "---\nref: a\nratelimit:\n  period: 60\n---"],
    ["---\nref: a\n---\nssl\n  and ssl\n  ---┆\n", "---\nref: a\n---\nssl\n  and ssl\n---\n"],
    ["  ---┆\n", "---\n"],
    // Not while it is shorter, in text, or where the header is closed.
    unchanged("---\nratelimit:\n  --┆"),
    unchanged("---\nratelimit:\n  ----┆"),
    unchanged("---\nratelimit:\n  ---┆ x"),
    unchanged("---\nparameters:\n  response:\n    content: |\n      Sorry\n      ---┆"),
    unchanged('---\nname: "A\n  ---┆'),
    unchanged("---\nratelimit:\n  ---┆\n---\nssl"),
    unchanged('http.host eq "\n  ---┆\n"'),
    unchanged('http.host matches "\n  ---┆\n"'),
    unchanged("# a\n  # ---┆"),
  ])("%j", (marked, expected) => {
    expect(typedAt(marked)).toBe(expected);
  });
});

test("brackets and new lines never change the meaning", () => {
  const options = { scheme: catalogScheme(), dialect: "cloudflare", root: "filter", trivia: "file" } as const;
  fc.assert(
    fc.property(fc.nat(), (seed) => {
      const text = new ExpressionGenerator(catalogScheme(), new Random(seed), "cloudflare").filter(4);
      const analysis = analyse(text, {});
      for (let offset = 1; offset <= text.length; offset++) {
        const typed = text[offset - 1] as string;
        if (typed !== "\n" && typed !== ")" && typed !== "}") continue;
        const edits = onTypeEdits(analysis, offset, typed);
        if (edits.length === 0) continue;
        for (const edit of edits) expect(text.slice(edit.start, edit.end)).toMatch(/^[ \t]*$/);
        expect(printTree(parse(applyEdits(text, edits), options))).toBe(printTree(parse(text, options)));
      }
    }),
    { numRuns: 200 },
  );
});
