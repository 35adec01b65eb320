import { describe, expect, test } from "vitest";
import { formatFile } from "#core/document/format/file.ts";
import { formatHeader } from "#core/document/format/header.ts";
import { applyEdits } from "#core/text/edit.ts";

const format = (text: string): string => applyEdits(text, formatFile(text));

describe("a header", () => {
  test.each([
    ["spaces", "name:   A\nref :  b\n", "name: A\nref: b\n"],
    ["order stays", "action: block\nname: A\n", "action: block\nname: A\n"],
    ["indentation of the whole", "  name: A\n  ref: b\n", "name: A\nref: b\n"],
    [
      "indentation of maps and lists",
      "parameters:\n      uri:\n       path: x\nzone:\n- a\n-   b\n",
      "parameters:\n  uri:\n    path: x\nzone:\n  - a\n  - b\n",
    ],
    ["maps in lists", "a:\n-   b: 1\n    c: 2\n- - x\n  -  y\n", "a:\n  - b: 1\n    c: 2\n  - - x\n    - y\n"],
    ["a value on its own line", "name:\n   A\na:\n  -\n     b: 1\n", "name: A\na:\n  - b: 1\n"],
    ["empty lines", "\n\nname: A\n\n\n\nref: b\n\n", "name: A\n\nref: b\n"],
    ["quotes that are not needed", 'name: "A b"\nref: \'c\'\n"zone": "it\'s"\n', "name: A b\nref: c\nzone: it's\n"],
    [
      "quotes that are",
      'a: "10"\nb: "yes"\nc: "x: y"\nd: "#x"\ne: \'\'\nf: "null"\ng: " x"\nh: "a\\tb"\n',
      'a: "10"\nb: "yes"\nc: "x: y"\nd: "#x"\ne: \'\'\nf: "null"\ng: " x"\nh: "a\\tb"\n',
    ],
    ["quotes inside brackets", 'a: ["b", "c, d", "[e"]\n', 'a: [b, "c, d", "[e"]\n'],
    ["brackets", "a: [ b,c ,  d, ]\ne: { f: 1,g: [2 ,3] }\n", "a: [b, c, d]\ne: {f: 1, g: [2, 3]}\n"],
    ["brackets over lines that fit on one", "a: [\n  b,\n  c\n]\n", "a: [b, c]\n"],
    [
      "brackets too long for a line",
      `a: [${Array(6).fill("bbbbbbbbbbbbbbbb").join(", ")}]\n`,
      `a: [${Array(5).fill("bbbbbbbbbbbbbbbb").join(", ")},\n  bbbbbbbbbbbbbbbb]\n`,
    ],
    [
      "numbers and words stay as written",
      "a: 0x1F\nb: 1e3\nc: ~\nd: TRUE\ne: 1.50\n",
      "a: 0x1F\nb: 1e3\nc: ~\nd: TRUE\ne: 1.50\n",
    ],
    [
      "block scalars",
      "a: >-   # folded\n      one\n      two\n\n        three\n\n\nb: |\n x\n  y\n",
      "a: >- # folded\n  one\n  two\n\n    three\n\nb: |\n  x\n    y\n".replace("    y", "   y"),
    ],
    ["kept line ends of a block scalar", "a: |+\n    x\n\n\nb: 1\n", "a: |+\n  x\n\n\nb: 1\n"],
    ["scalars of several lines", 'name: one\n      two\na: "b\n   c"\n', 'name: one\n  two\na: "b\n  c"\n'],
    [
      "comments",
      "#top\nname: A   # why\n     # about the ref\nref: b\nparameters:   # map\n    # inside\n    uri: x\n    # end\n# last\n",
      "#top\nname: A # why\n# about the ref\nref: b\nparameters: # map\n  # inside\n  uri: x\n  # end\n# last\n",
    ],
    ["a comment between a list and the next key", "zone:\n- a\n# next\nname: A\n", "zone:\n  - a\n# next\nname: A\n"],
    ["only comments", "\n  # one\n\n\n# two\n", "# one\n\n# two\n"],
    ["nothing", "\n\n", ""],
  ])("%s", (_, text, expected) => {
    expect(formatHeader(text, 100)).toBe(expected);
    expect(formatHeader(expected, 100)).toBe(expected);
  });

  test.each([
    ["an open quote", 'name:  "A\n'],
    ["a tab as indentation", "a:\n\tb: 1\n"],
    ["a key twice", "a:  1\na:  2\n"],
    ["an anchor", "a:  &x 1\nb: *x\n"],
    ["a tag", "a:  !!str 1\n"],
    ["a complex key", "? a\n:  1\n"],
    ["an indentation indicator", "a:  |2\n    x\n"],
    ["two documents", "a:  1\n---\nb: 2\n"],
    ["a text that is no map", "name  A: : b\n"],
  ])("with %s is left alone", (_, text) => expect(formatHeader(text, 100)).toBeUndefined());
});

describe("a file", () => {
  test.each([
    [
      "fences, empty lines and the last line end",
      "---  \n\nname: A\n\n---\t\n\n\nssl  \n\n\n",
      "---\nname: A\n---\nssl\n",
    ],
    ["no line end at the end", "---\nname: A\n---\nssl", "---\nname: A\n---\nssl\n"],
    ["an expression alone", "  ssl and\n ssl", "ssl and ssl\n"],
    [
      "what stands before the first fence",
      "\n\n  # one  \n\n\n#two\n\n---\n---\nssl\n",
      "# one\n\n#two\n\n---\n---\nssl\n",
    ],
    [
      "several rules",
      "---\nname:  A\n---\n\nssl\n\n---\nname:  B\n---\nssl\n\n# end of b\n\n---\nname: C\n---\nssl\n",
      "---\nname: A\n---\nssl\n---\nname: B\n---\nssl\n\n# end of b\n---\nname: C\n---\nssl\n",
    ],
    ["CRLF", "---\r\nname:  A\r\n---\r\nssl # a\r\nand ssl\r\n", "---\r\nname: A\r\n---\r\nssl # a\r\nand ssl\r\n"],
    ["one LF among CRLF", "---\r\nname: A\n---\r\nssl\n", "---\r\nname: A\r\n---\r\nssl\r\n"],
    [
      "a LF in a string of a CRLF file stays",
      '---\r\n---\r\nhttp.host  eq "a\nb"\r\n',
      '---\r\n---\r\nhttp.host eq "a\nb"\r\n',
    ],
    ["a byte order mark", "\ufeff---\nname:  A\n---\nssl\n", "\ufeff---\nname: A\n---\nssl\n"],
  ])("%s", (_, text, expected) => {
    expect(format(text)).toBe(expected);
    expect(format(expected)).toBe(expected);
  });

  test("keeps a broken expression to the letter, and formats the rest", () => {
    const broken = "\n  ssl   and  \n\n # open\n";
    const text = `---\nname:  A\n---\n${broken}---\nname:  B\n---\nssl   or ssl\n`;
    expect(format(text)).toBe(`---\nname: A\n---\n${broken}---\nname: B\n---\nssl or ssl\n`);
  });

  test("keeps a broken header to the letter, and formats its expression", () => {
    expect(format('---\nname:  "A\n---\nssl   or ssl\n')).toBe('---\nname:  "A\n---\nssl or ssl\n');
  });

  test.each(["", "\n", "---", "---\nname:  A\n", "---\nname:  A\nssl  or ssl\n", "ssl  or ssl\rssl\n"])(
    "%j is left alone or only trimmed",
    (text) => expect(format(text).trim()).toBe(text.trim()),
  );

  test("a header that nests beyond reason is left alone at once", () => {
    const text = `---\na:  ${"[".repeat(20_000)}${"]".repeat(20_000)}\n---\nssl\n`;
    expect(formatFile(text)).toEqual([]);
  });

  test("edits touch only what differs", () => {
    expect(formatFile("---\nname:  A\n---\nssl\n# a\nand  ssl\n")).toEqual([
      { start: 10, end: 11, newText: "" },
      { start: 29, end: 30, newText: "" },
    ]);
  });
});
