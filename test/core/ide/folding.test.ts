import { expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import { foldsOf } from "#core/ide/folding.ts";
import { LineIndex } from "#core/text/line-index.ts";

/** Folds as first and last line, counted from 1, in the order of the text. */
function folds(text: string): string[] {
  const lines = new LineIndex(text);
  const line = (offset: number): number => lines.positionAt(offset).line + 1;
  return foldsOf(analyse(text, {}))
    .sort((a, b) => a.start - b.start)
    .map(({ start, end, kind }) => `${kind} ${line(start)}-${line(end)}`);
}

test.each<[string, string, string[]]>([
  ["a single rule's header", "---\nname: a\naction: block\n---\nssl\n", ["header 1-4"]],
  [
    "each rule of several, from its name on",
    "---\nname: a\n---\nssl\n---\nref: b\nname: b\n---\nssl\nand ssl\n\n",
    ["rule 2-4", "rule 7-10"],
  ],
  ["a rule without a name", "---\nref: a\n---\nssl\n---\n---\nssl\n", ["rule 2-4", "rule 5-7"]],
  [
    "maps in a header",
    "---\nratelimit:\n  period: 60\n  requests_per_period: 2\n---\nssl\n",
    ["header 1-5", "header 2-4"],
  ],
  ["brackets but for the last line", "(\n  ssl\n  or not ssl\n)\n", ["group 1-3"]],
  ["brackets in brackets", "any(\n  lower(\n    http.host\n  ) eq {\n", ["group 1-3", "group 2-3"]],
  ["sets", 'http.host in {\n  "a"\n  "b"\n}\n', ["group 1-3"]],
  ["with carriage returns", "(\r\n  ssl\r\n)\r\n", ["group 1-2"]],
  ["runs of comments", "# one\n# two\nssl\n# three\n", ["comment 1-2"]],
  [
    "regions, one in the other",
    "# region a\nssl\n# region b\n# endregion\n# endregion\n",
    ["region 1-5", "region 3-4", "comment 3-5"],
  ],
  ["no region without an end, nor an end without one", "# endregion\nssl\n# region a\nssl\n", []],
  ["nothing of one line", "(ssl)\n", []],
])("folds %s", (_, text, expected) => expect(folds(text)).toEqual(expected));
