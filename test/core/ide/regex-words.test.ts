import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { regexInWords } from "#core/ide/regex-words.ts";

const ANYWHERE = "Matches anywhere in the text, with letter case as written:";

describe("a regex in plain words", () => {
  const rows: readonly [string, readonly string[]][] = [
    ["bot", [ANYWHERE, "- `bot`"]],
    [
      "^bot",
      ["Matches at the start of the text, with letter case as written:", "- the start of the text (`^`)", "- `bot`"],
    ],
    [
      "\\.php$",
      ["Matches at the end of the text, with letter case as written:", "- `.php`", "- the end of the text (`$`)"],
    ],
    ["(?i)bot", ["Matches anywhere in the text, in any letter case:", "- `bot`"]],
    ["a|b", [ANYWHERE, "- `a` or `b`"]],
    [
      "^a|b$",
      [
        ANYWHERE,
        "- one of these:",
        "  - one after the other:",
        "    - the start of the text (`^`)",
        "    - `a`",
        "  - one after the other:",
        "    - `b`",
        "    - the end of the text (`$`)",
      ],
    ],
    ["(curl|wget|python)/", [ANYWHERE, "- `curl`, `wget` or `python`", "- `/`"]],
    ["[0-9]+", [ANYWHERE, "- `0` to `9`, once or more"]],
    ["[^a-f_]?", [ANYWHERE, "- any character but `a` to `f` or `_`, optional"]],
    [
      "\\d{3}\\w{2,}\\s{1,4}?",
      [
        ANYWHERE,
        "- a digit, 3 times",
        "- a word character, 2 times or more",
        "- a white space character, 1 to 4 times, as few as can be",
      ],
    ],
    ["\\D", [ANYWHERE, "- any character but a digit"]],
    ["a.b", [ANYWHERE, "- `a`", "- any character", "- `b`", "`.` takes every character but a line feed."]],
    ["(?s).*", [ANYWHERE, "- from here on with `.` for line feeds too", "- any characters, or none"]],
    ["(?:ab|cd)*", [ANYWHERE, "- `ab` or `cd`, any number of times, or not at all"]],
    ["(?:ab\\d)+", [ANYWHERE, "- this, once or more:", "  - `ab`", "  - a digit"]],
    ["(?i:ab)c", [ANYWHERE, "- in any letter case:", "  - `ab`", "- `c`"]],
    [
      "(?m)^a$",
      [
        "Matches, with letter case as written:",
        "- from here on with `^` and `$` at line ends too",
        "- the start of the text or of a line (`^`)",
        "- `a`",
        "- the end of the text or of a line (`$`)",
      ],
    ],
    ["\\bbot\\b", [ANYWHERE, "- a border of a word", "- `bot`", "- a border of a word"]],
    ["[[:alpha:]&&[^b]]", [ANYWHERE, "- a character of `[[:alpha:]&&[^b]]`"]],
    ["\\xff", [ANYWHERE, "- `\\xff`"]],
    ["", ["An empty regex matches every text."]],
  ];
  test.each(rows)("%s", (pattern, lines) => {
    expect(
      regexInWords(pattern)
        ?.split("\n")
        .filter((line) => line !== ""),
    ).toEqual(lines);
  });

  test.each(["(", "[a", "a{2,1}", "(?=a)"])("%s does not parse, and nothing is said", (pattern) =>
    expect(regexInWords(pattern)).toBeUndefined(),
  );

  test("a long one ends early", () => {
    expect(regexInWords("a\\d".repeat(100))?.split("\n").at(-1)).toBe("- …");
  });

  test("any text is answered", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[-a-z()[\]|*+?{}0-9.^$\\:]*$/), (text) => void regexInWords(text)),
      { numRuns: 500 },
    );
  });
});
