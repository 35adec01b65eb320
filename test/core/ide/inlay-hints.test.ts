import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import type { IdeFacts } from "#core/ide/facts.ts";
import type { HintKind } from "#core/ide/inlay-hints/hint.ts";
import { inlayHintsOf } from "#core/ide/inlay-hints.ts";
import { parse } from "#core/syntax/parse.ts";
import { printTree } from "#core/syntax/print.ts";
import { applyEdits } from "#core/text/edit.ts";
import { ExpressionGenerator, Random } from "#test/support/random-expression.ts";

const facts: IdeFacts = {
  lists: [
    { name: "office", kind: "ip", items: 1 },
    { name: "partners", kind: "ip", items: 1200 },
    { name: "new_one", kind: "ip" },
  ],
};

function hintsOf(text: string, off: readonly HintKind[] = []) {
  return inlayHintsOf(analyse(text, facts), { start: 0, end: text.length }, { facts, off: new Set(off) });
}

/** The text with its hints as `⟦label⟧`. */
function hinted(text: string, off: readonly HintKind[] = []): string {
  let result = "";
  let at = 0;
  for (const { offset, label } of hintsOf(text, off)) {
    result += `${text.slice(at, offset)}⟦${label}⟧`;
    at = offset;
  }
  return result + text.slice(at);
}

describe("hints on grouping", () => {
  test.each([
    // The part that binds tighter has them, whatever the notation.
    ["ssl or ssl and ssl", "ssl or ⟦(⟧ssl and ssl⟦)⟧"],
    ["ssl && ssl || ssl", "⟦(⟧ssl && ssl⟦)⟧ || ssl"],
    ["ssl or ssl xor ssl and ssl", "ssl or ⟦(⟧ssl xor ⟦(⟧ssl and ssl⟦)⟧⟦)⟧"],
    ["(ssl or ssl and ssl)", "(ssl or ⟦(⟧ssl and ssl⟦)⟧)"],
    ["ssl or ssl # both\n and ssl", "ssl or ⟦(⟧ssl # both\n and ssl⟦)⟧"],
    // `not` takes a whole comparison; before a field or brackets nobody doubts it.
    ['not http.host eq "a"', 'not ⟦(⟧http.host eq "a"⟦)⟧'],
    ['not http.host eq "a" or ssl and ssl', 'not ⟦(⟧http.host eq "a"⟦)⟧ or ⟦(⟧ssl and ssl⟦)⟧'],
    ["not ssl and ssl", "not ssl and ssl"],
    ['not (http.host eq "a")', 'not (http.host eq "a")'],
    // Nothing where brackets are written or one operator does it all.
    ["ssl or (ssl and ssl)", "ssl or (ssl and ssl)"],
    ["ssl and ssl and not ssl", "ssl and ssl and not ssl"],
    // Nothing on what is not there yet or not understood.
    ["ssl or ssl and", "ssl or ssl and"],
    ["ssl or ssl blah and ssl", "ssl or ssl blah and ssl"],
    ["not http.host eq", "not http.host eq"],
  ])("%s", (text, expected) => {
    expect(hinted(text)).toBe(expected);
  });

  test("say in words what they mean", () => {
    const [open, close] = hintsOf("ssl or ssl and ssl");
    expect(open?.tooltip).toBe("`and` binds tighter than `or`: this part is read as one.");
    expect(close?.tooltip).toBe(open?.tooltip);
    expect(hintsOf('!http.host == r#"a"#')[0]?.tooltip).toBe(
      "`!` takes the whole comparison, not only what stands right behind it.",
    );
  });

  test("become text at once, both of a pair", () => {
    const text = "ssl or ssl and ssl";
    for (const { edits } of hintsOf(text)) expect(applyEdits(text, edits ?? [])).toBe("ssl or (ssl and ssl)");
  });

  test("in a header become text that YAML reads the same", () => {
    const text =
      '---\naction: block\nratelimit:\n  counting_expression: "ssl or http.host eq \\"a\\" and http.host eq \\"b\\""\n---\nssl\n';
    expect(hinted(text)).toContain('"ssl or ⟦(⟧http.host eq \\"a\\" and http.host eq \\"b\\"⟦)⟧"');
    const [first] = hintsOf(text);
    expect(applyEdits(text, first?.edits ?? [])).toContain(
      'counting_expression: "ssl or (http.host eq \\"a\\" and http.host eq \\"b\\")"\n',
    );
  });

  test("never change the meaning as text", () => {
    const options = { scheme: catalogScheme(), dialect: "cloudflare", root: "filter", trivia: "file" } as const;
    let withHints = 0;
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const text = new ExpressionGenerator(catalogScheme(), new Random(seed), "cloudflare").filter(4);
        const tree = parse(text, options);
        if (tree.engineError !== undefined) return;
        const hints = hintsOf(text, ["lists", "countries", "length"]);
        const bracketed = applyEdits(
          text,
          hints.map(({ offset, label }) => ({ start: offset, end: offset, newText: label })),
        );
        const again = parse(bracketed, options);
        expect(again.engineError).toBeUndefined();
        expect(withoutGroups(printTree(again))).toBe(withoutGroups(printTree(tree)));
        // Then nothing is left to be said.
        expect(hintsOf(bracketed, ["lists", "countries", "length"])).toEqual([]);
        if (hints.length > 0) withHints++;
      }),
      { numRuns: 400 },
    );
    expect(withHints).toBeGreaterThan(50);
  });
});

/** A printed tree without its `(group …)`. */
function withoutGroups(printed: string): string {
  const isGroup: boolean[] = [];
  return printed.replace(/"(?:[^"\\]|\\.)*"|\(group |\(|\)/g, (part) => {
    if (part.startsWith('"')) return part;
    if (part !== ")") {
      isGroup.push(part !== "(");
      return part === "(" ? part : "";
    }
    return isGroup.pop() === true ? "" : part;
  });
}

describe("hints on values", () => {
  test.each([
    ["ip.src in $office and not ssl", "ip.src in $office⟦1 item⟧ and not ssl"],
    ["ip.src in $partners", "ip.src in $partners⟦1,200 items⟧"],
    // Unknown lists, and lists of an unknown size.
    ["ip.src in $new_one or ip.src in $nobody", "ip.src in $new_one or ip.src in $nobody"],
    // A value's meaning stands before a bracket that closes there.
    ["not ip.src in $office", "not ⟦(⟧ip.src in $office⟦1 item⟧⟦)⟧"],
    ['ip.src.country eq "AT"', 'ip.src.country eq "AT"⟦Austria⟧'],
    ['ip.src.country in {"AT" "QQ"}', 'ip.src.country in {"AT"⟦Austria⟧ "QQ"}'],
    ['http.host in {"AT"}', 'http.host in {"AT"}'],
  ])("%s", (text, expected) => {
    expect(hinted(text)).toBe(expected);
  });

  test("eight countries have their names, nine are too many", () => {
    const set = (codes: string) => `ip.src.country in {${codes.replaceAll(/\w+/g, '"$&"')}}`;
    expect(hintsOf(set("AT CH DE FR IT ES PT NL"))).toHaveLength(8);
    expect(hintsOf(set("AT CH DE FR IT ES PT NL BE"))).toEqual([]);
  });

  test("say in words what they mean", () => {
    expect(hintsOf("ip.src in $partners")[0]?.tooltip).toBe("The list `$partners` has 1,200 items.");
    expect(hintsOf('ip.src.country eq "AT"')[0]?.tooltip).toBe("`AT` is Austria.");
  });
});

describe("the hint on the length", () => {
  const ofLength = (length: number) => `http.host eq "${"a".repeat(length - 15)}"`;

  test.each([
    [3599, undefined],
    [3600, "3,600 of 4,096 characters"],
    [4096, "4,096 of 4,096 characters"],
    [5000, "5,000 of 4,096 characters"],
  ])("%i characters: %s", (length, expected) => {
    const text = `# why\n${ofLength(length)}  # so\n`;
    const [hint] = hintsOf(text);
    expect(hint?.label).toBe(expected);
    if (hint !== undefined) expect(hint.offset).toBe("# why\n".length + length);
  });

  test("counts characters and not what stands between them", () => {
    expect(hintsOf(`ssl and${" ".repeat(4000)}ssl`)).toEqual([]);
    expect(hintsOf(`http.host eq "${"😀".repeat(3700)}"`)[0]?.label).toBe("3,715 of 4,096 characters");
  });
});

test("each kind can be switched off", () => {
  const text = 'ssl or ip.src in $office and ip.src.country eq "AT"';
  expect(hinted(text, ["grouping"])).toBe('ssl or ip.src in $office⟦1 item⟧ and ip.src.country eq "AT"⟦Austria⟧');
  expect(hinted(text, ["lists", "countries"])).toBe('ssl or ⟦(⟧ip.src in $office and ip.src.country eq "AT"⟦)⟧');
  expect(hintsOf(`http.host eq "${"a".repeat(4000)}"`, ["length"])).toEqual([]);
});

test("only those of the part that is asked for", () => {
  const text = "---\nref: a\n---\nssl or ssl and ssl\n---\nref: b\n---\nssl or ssl and ssl\n";
  const second = text.lastIndexOf("ssl or");
  const hints = inlayHintsOf(analyse(text, facts), { start: second, end: text.length }, { facts });
  expect(hints.map(({ label }) => label)).toEqual(["(", ")"]);
  expect(hints.every(({ offset }) => offset > second)).toBe(true);
});
