import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isMap, parseDocument, stringify } from "yaml";
import { scalarMap } from "#core/document/scalar-map.ts";

/** The text of a file that a part of a scalar's value comes from. */
function sourceOf(text: string, value: string, part: string): string {
  const start = text.indexOf(": ") + 2;
  const map = scalarMap(text, { start, end: text.trimEnd().length }, value);
  const at = value.indexOf(part);
  const span = map.spanToSource({ start: at, end: at + part.length });
  return text.slice(span.start, span.end);
}

/** The value that YAML reads, checked beside the one that the test expects. */
function readValue(text: string): string {
  const { contents } = parseDocument(text, { version: "1.2" });
  const node = isMap(contents) ? contents.items[0]?.value : undefined;
  return String((node as { value: unknown }).value);
}

describe("a part of a value is found in the file", () => {
  test.each([
    ["plain", "e: http.host eq x\n", "http.host eq x", "eq", "eq"],
    ["plain, folded", "e: http.host\n   eq\n\n   x y\n", "http.host eq\nx y", "x y", "x y"],
    ["single quotes", "e: 'a ''b'' c'\n", "a 'b' c", "'b'", "''b''"],
    ["single quotes, folded", "e: 'a\n   b  c '\n", "a b  c ", "b  c ", "b  c "],
    ["double quotes", 'e: "a \\"b\\" \\u0041 c"\n', 'a "b" A c', '"b" A', '\\"b\\" \\u0041'],
    ["double quotes, a whole escape", 'e: "x\\ty"\n', "x\ty", "\t", "\\t"],
    ["double quotes, folded", 'e: "a\\\n   b\n   c"\n', "ab c", "b c", "b\n   c"],
    ["a literal block", "e: |\n  one\n    two\n  three\n", "one\n  two\nthree\n", "two\nthree", "two\n  three"],
    ["a folded block", "e: >-\n  one\n  two\n\n  three\n", "one two\nthree", "two\nthree", "two\n\n  three"],
    ["a block with a given indentation", "e: |1-\n  one\n  two\n", " one\n two", "two", "two"],
    ["carriage returns", "e: |\r\n  one\r\n  two\r\n", "one\ntwo\n", "two", "two"],
  ])("%s", (_style, text, value, part, source) => {
    expect(readValue(text)).toBe(value);
    expect(sourceOf(text, value, part)).toBe(source);
  });
});

test("in every style each character that stands in the file as itself is found as itself", () => {
  const word = fc.stringMatching(/^[a-z0-9"'\\ .\n#:]{0,30}$/);
  const style = fc.constantFrom("PLAIN", "QUOTE_SINGLE", "QUOTE_DOUBLE", "BLOCK_LITERAL", "BLOCK_FOLDED" as const);
  fc.assert(
    fc.property(word, style, (value, defaultStringType) => {
      const text = stringify({ e: value }, { defaultStringType, version: "1.2", lineWidth: 20 });
      const { contents } = parseDocument(text, { version: "1.2" });
      if (!isMap(contents)) return;
      const node = contents.items[0]?.value as { value: unknown; range: [number, number, number] };
      if (node.value !== value) return;
      const map = scalarMap(text, { start: node.range[0], end: text.slice(0, node.range[1]).trimEnd().length }, value);
      for (const { derived, source, length, sourceLength } of map.segments) {
        expect(source).toBeGreaterThanOrEqual(node.range[0]);
        if (sourceLength === undefined)
          expect(text.slice(source, source + length)).toBe(value.slice(derived, derived + length));
      }
      const covered = map.segments.reduce((sum, segment) => sum + segment.length, 0);
      expect(covered).toBeGreaterThanOrEqual(value.replace(/\s/g, "").length);
    }),
    { numRuns: 500 },
  );
});
