import { describe, expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import { highlightsAt } from "#core/ide/highlights.ts";
import { atCursor } from "#test/support/cursor.ts";

const SIGNS = { read: ["‹", "›"], write: ["«", "»"], text: ["⟨", "⟩"] } as const;

/** The text with what is highlighted at the cursor in `‹read›`, `«write»` and `⟨text⟩`. */
function highlighted(marked: string): string {
  const { text, offset } = atCursor(marked);
  let result = text;
  for (const { start, end, kind } of [...highlightsAt(analyse(text, {}), offset)].sort((a, b) => b.start - a.start)) {
    const [open, close] = SIGNS[kind];
    result = `${result.slice(0, start)}${open}${result.slice(start, end)}${close}${result.slice(end)}`;
  }
  return result;
}

describe("what belongs to the thing at the cursor", () => {
  test.each([
    // A field by its whole path, whatever its indexes.
    [
      'http.host eq "a" or (http.h┆ost eq "http.host" and http.request.uri eq "/")',
      '‹http.host› eq "a" or (‹http.host› eq "http.host" and http.request.uri eq "/")',
    ],
    [
      'any(http.request.headers["a"][*] eq "x") and len(http.request.headers┆["b"]) gt 1',
      'any(‹http.request.headers›["a"][*] eq "x") and len(‹http.request.headers›["b"]) gt 1',
    ],
    // A function, also one of the grammar.
    [
      '┆lower(http.host) eq "a" or upper(lower(http.host)) eq "A"',
      '‹lower›(http.host) eq "a" or upper(‹lower›(http.host)) eq "A"',
    ],
    ["a┆ny(x[*]) or any(y[*]) or all(z[*])", "‹any›(x[*]) or ‹any›(y[*]) or all(z[*])"],
    // A list.
    [
      "ip.src in $off┆ice or ip.src in $office2 or not ip.src in $office",
      "ip.src in ‹$office› or ip.src in $office2 or not ip.src in ‹$office›",
    ],
    // Brackets of every sort, from either side.
    ["((ssl)┆ or ssl)", "(⟨(⟩ssl⟨)⟩ or ssl)"],
    ["┆(ssl or ssl)", "⟨(⟩ssl or ssl⟨)⟩"],
    ["tcp.dstport in {80 443}┆", "tcp.dstport in ⟨{⟩80 443⟨}⟩"],
    ['http.request.headers["a"]┆[0] eq "a"', 'http.request.headers["a"]⟨[⟩0⟨]⟩ eq "a"'],
    ["(ssl┆", "(‹ssl›"],
    // The operators of one chain, not those of another.
    ["ssl an┆d ssl and (ssl and ssl) or ssl", "ssl ⟨and⟩ ssl ⟨and⟩ (ssl and ssl) or ssl"],
    // Nothing on white space, in strings and in comments.
    ['http.host eq "a b" ┆ and ssl', 'http.host eq "a b"  and ssl'],
    ['http.host eq "http.┆host"', 'http.host eq "http.host"'],
    ["ssl # ssl┆\nand ssl", "ssl # ssl\nand ssl"],
    ["┆", ""],
    [" ┆ ", "  "],
  ])("%s", (marked, expected) => {
    expect(highlighted(marked)).toBe(expected);
  });

  test("a ref and the positions that name it", () => {
    const text = [
      "---\nref: first\naction: block\n---\nssl",
      '---\nref: second\naction: block\nposition:\n  after: "fi┆rst"\n---\nssl',
      "---\nref: third\naction: block\nposition: { before: first }\n---\nssl\n",
    ].join("\n");
    expect(highlighted(text)).toBe(
      text
        .replace("┆", "")
        .replace("ref: first", "ref: «first»")
        .replace('"first"', '"‹first›"')
        .replace("before: first", "before: ‹first›"),
    );
    expect(highlighted(text.replace("┆", "").replace("third", "thi┆rd"))).toContain("ref: «third»");
  });

  test("a zone in the headers that name it", () => {
    const text = "---\nzone: sh┆op\n---\nssl\n---\nname: shop\nzone: [shop, blog]\n---\nssl\n";
    expect(highlighted(text)).toBe(text.replace("sh┆op", "‹shop›").replace("[shop, blog]", "[‹shop›, blog]"));
  });

  test("a field in a rule's own expression and in its header, not in other rules", () => {
    const text =
      "---\naction: block\nratelimit:\n  counting_expression: 'ssl and ssl'\n---\nss┆l\n---\naction: log\n---\nssl\n";
    expect(highlighted(text)).toBe(
      text.replace("┆", "").replace("'ssl and ssl'", "'‹ssl› and ‹ssl›'").replace("\nssl\n", "\n‹ssl›\n"),
    );
  });

  test("other words of a header have nothing", () => {
    expect(highlighted("---\nname: fir┆st\nref: first\naction: block\n---\nssl\n")).not.toMatch(/[«‹⟨]/);
  });
});
