import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Document, parse as parseYaml } from "yaml";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { formatFile, formatRange } from "#core/document/format/file.ts";
import { formatHeader } from "#core/document/format/header.ts";
import type { RuleFile } from "#core/document/model.ts";
import { parseRuleFile } from "#core/document/parse-file.ts";
import { printRule } from "#core/document/print-rule.ts";
import { type RuleObject, toRuleObject } from "#core/document/rule-object.ts";
import { printTree } from "#core/syntax/print.ts";
import { applyEdits } from "#core/text/edit.ts";
import { editsBetween } from "#core/text/edits-between.ts";
import { ExpressionGenerator, Random } from "#test/support/random-expression.ts";

const scheme = catalogScheme();
const root = path.join(import.meta.dirname, "../../../..");
const samples = readdirSync(path.join(root, "samples"))
  .filter((name) => name.endsWith(".rule"))
  .map((name) => [name, readFileSync(path.join(root, "samples", name), "utf8")] as const);

const read = (text: string): RuleFile => parseRuleFile(text, { scheme });
const format = (text: string): string => applyEdits(text, formatFile(text));

/** What a file means: its rule objects, each expression as its tree, and the codes of what is wrong. */
function meaning(text: string): unknown {
  const { rules, diagnostics } = read(text);
  return {
    codes: diagnostics.map(({ code }) => code),
    rules: rules.map((rule) => ({
      ...toRuleObject(rule),
      zones: rule.settings.zones,
      expression: printTree(rule.expression),
    })),
  };
}

/** A text without white space. */
const ink = (text: string): string => text.replace(/\s+/g, "");

describe("editsBetween", () => {
  test("gives edits that make one text of the other and leave their common lines alone", () => {
    const lines = fc.array(fc.constantFrom("a\n", "b\n", "c\r\n", "\n", "ab", " a\n"), { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const [from, to] = [before.join(""), after.join("")];
        expect(applyEdits(from, editsBetween(from, to))).toBe(to);
      }),
    );
    expect(editsBetween("one\ntwo\nthree\n", "one\n two\nthree\n", 10)).toEqual([{ start: 14, end: 14, newText: " " }]);
  });
});

describe("formatting a file", () => {
  test("finds nothing to do in the samples", () => {
    expect(samples.length).toBeGreaterThan(3);
    for (const [name, text] of samples) expect([name, format(text)]).toEqual([name, text]);
  });

  test("keeps the meaning and every character of each prefix of the samples", () => {
    for (const [, text] of samples) {
      for (let end = 0; end <= text.length; end += 3) {
        const prefix = text.slice(0, end);
        const formatted = format(prefix);
        expect(ink(formatted)).toBe(ink(prefix));
        expect(meaning(formatted)).toEqual(meaning(prefix));
        expect(format(formatted)).toBe(formatted);
      }
    }
  });

  test("keeps the meaning of rules with random expressions, line ends and blank lines", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = new Random(seed);
        const generator = new ExpressionGenerator(scheme, random);
        let text = random.pick(["", "\ufeff", "\n\n# head\n\n\n  # more  \n"]);
        for (let rule = 0; rule <= random.below(3); rule++) {
          const blank = (): string => random.pick(["", "\n", "  \n\n"]);
          text += `---${random.pick(["", "  "])}\n${blank()}name:   "r${rule}"\n${blank()}ref: r${rule}\naction:  block\n${blank()}---\n`;
          text += `${blank()}${generator.filter(2)}\n${blank()}# after ${rule} \n${blank()}`;
        }
        if (random.chance(0.3)) text = text.replace(/\n/g, "\r\n");
        const formatted = format(text);
        expect(meaning(formatted)).toEqual(meaning(text));
        expect(format(formatted)).toBe(formatted);
        expect(formatted.endsWith("\n")).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test("of a range that holds everything is the same as of the file, and an empty range touches one part", () => {
    const text = "---\nname:  a\n---\nssl  and ssl\n---\nname:  b\n---\nssl  or ssl\n";
    const file = read(text);
    expect(applyEdits(text, formatRange(file, { start: 0, end: text.length }))).toBe(format(text));
    const at = text.indexOf("ssl  or") + 1;
    expect(applyEdits(text, formatRange(file, { start: at, end: at }))).toBe(text.replace("ssl  or", "ssl or"));
    const name = text.indexOf("name:  b");
    expect(applyEdits(text, formatRange(file, { start: name, end: name + 4 }))).toBe(
      text.replace("name:  b", "name: b"),
    );
  });

  const corpus = path.join(root, "../shared/corpus/rules-dev.jsonl");
  test.runIf(existsSync(corpus))("changes neither rules of public repositories nor what is deployed of them", () => {
    const rows = readFileSync(corpus, "utf8").split("\n").filter(Boolean);
    for (const row of rows) {
      const { id, rule } = JSON.parse(row) as { id: string; rule: RuleObject };
      const { action, action_parameters: parameters, expression, description } = rule;
      const given: RuleObject = {
        ref: id,
        expression,
        ...(action === undefined ? {} : { action }),
        ...(parameters === undefined ? {} : { action_parameters: parameters }),
        ...(description === undefined ? {} : { description }),
      };
      const text = printRule(given);
      const formatted = format(text);
      expect(meaning(formatted)).toEqual(meaning(text));
      expect(format(formatted)).toBe(formatted);
    }
  });
});

const scalar = fc.oneof(
  fc.constantFrom(
    "yes",
    "a b",
    "10",
    "-",
    "#x",
    "a: b",
    'say "hi"',
    "it's",
    "",
    " pad ",
    "null",
    "1e3",
    "[x",
    "a, b",
    "~",
    "é",
    "x #y",
  ),
  fc.string({ maxLength: 12, unit: fc.constantFrom(..."ab :,-#'\"[]{}&*!|>%@`\\") }),
  fc.constantFrom("one\ntwo\n", "lead\n\n  in\nout", "tail\n\n"),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    scalar,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "key", "x y", "on", "12", "long-name"), tie("value"), { maxKeys: 3 }),
  ),
}));
const header = fc.dictionary(fc.constantFrom("name", "ref", "parameters", "zone", "ratelimit"), value, { minKeys: 1 });

describe("formatting a header", () => {
  test("keeps values and comments, and changes nothing the second time", () => {
    const style = fc.record({
      indent: fc.constantFrom(2, 3, 4),
      indentSeq: fc.boolean(),
      lineWidth: fc.constantFrom(0, 40),
      defaultStringType: fc.constantFrom("PLAIN", "QUOTE_DOUBLE", "QUOTE_SINGLE"),
      collectionStyle: fc.constantFrom("any", "any", "flow"),
    } as const);
    const marks = fc.array(fc.nat({ max: 30 }), { maxLength: 4 });
    fc.assert(
      fc.property(header, style, marks, (given, options, places) => {
        const plain = new Document(given, { version: "1.2", schema: "core" }).toString(options);
        const lines = plain.split("\n");
        // Comments stand where they are none of a block scalar's text: the value says so.
        for (const place of places) {
          const marked = lines.with(place % lines.length, `${lines[place % lines.length]} # note ${place}`);
          if (JSON.stringify(parseSafe(marked.join("\n"))) === JSON.stringify(given))
            lines.splice(0, lines.length, ...marked);
          const above = lines.toSpliced(place % lines.length, 0, `${" ".repeat(place % 5)}# above ${place}`, "");
          if (JSON.stringify(parseSafe(above.join("\n"))) === JSON.stringify(given))
            lines.splice(0, lines.length, ...above);
        }
        const text = lines.join("\n");
        const formatted = formatHeader(text, 100);
        if (formatted === undefined) throw new Error("nothing here is exotic");
        expect(parseYaml(formatted)).toEqual(parseYaml(text));
        const notes = /# (note|above) \d+/g;
        expect(formatted.match(notes)).toEqual(text.match(notes));
        expect(formatHeader(formatted, 100)).toBe(formatted);
      }),
      { numRuns: 300 },
    );
  });
});

function parseSafe(text: string): unknown {
  try {
    return parseYaml(text);
  } catch {
    return undefined;
  }
}
