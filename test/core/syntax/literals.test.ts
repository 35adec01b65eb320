import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { schemeFromJson } from "#core/catalog/scheme-json.ts";
import type { Comparison, Right, Tree } from "#core/syntax/ast.ts";
import { parseIp } from "#core/syntax/ip.ts";
import { bytesOf, parseWildcard, patternOf, textOf, wildcardOf } from "#core/syntax/literals.ts";
import { parse } from "#core/syntax/parse.ts";
import { formatIp } from "#core/syntax/set-slips.ts";
import { quote } from "#core/syntax/value-slips.ts";
import { decodeUtf8, encodeUtf8 } from "#core/text/utf8.ts";

const scheme = schemeFromJson({ fields: { str: "Bytes", num: "Int", ip: "Ip" } });

function right(text: string): { readonly tree: Tree; readonly node: Right } {
  const tree = parse(text, { scheme, dialect: "engine", root: "filter", trivia: "api" });
  expect(tree.engineError).toBeUndefined();
  return { tree, node: (tree.root as Comparison).right };
}

function decoded(literal: string): number[] {
  const { tree, node } = right(`str == ${literal}`);
  if (node.kind !== "string") throw new Error(node.kind);
  return [...bytesOf(node, tree.text)];
}

const ascii = (text: string): number[] => Array.from(text, (character) => character.charCodeAt(0));

describe("strings", () => {
  it.each([
    ['""', []],
    ['"a"', [0x61]],
    ['"\\"\\\\"', [0x22, 0x5c]],
    ['"\\x41\\x0a\\xFF"', [0x41, 0x0a, 0xff]],
    ['"\\x+f"', [0x0f]],
    ['"\\101\\377"', [0x41, 0xff]],
    ['"é"', [0xc3, 0xa9]],
    ['"😀"', [0xf0, 0x9f, 0x98, 0x80]],
    ['"a\nb"', [0x61, 0x0a, 0x62]],
    ['r"a\\b"', ascii("a\\b")],
    ['r#"a"b"#', ascii('a"b')],
    ['r##"a"#b"##', ascii('a"#b')],
    ["61:62", [0x61, 0x62]],
    ["ab-CD.ef:01", [0xab, 0xcd, 0xef, 0x01]],
  ])("%s", (literal, bytes) => {
    expect(decoded(literal)).toEqual(bytes);
  });

  it("are text where their bytes are UTF-8", () => {
    const text = (literal: string): string | undefined => {
      const { tree, node } = right(`str == ${literal}`);
      return node.kind === "string" ? textOf(node, tree.text) : undefined;
    };
    expect(text('"\\xc3\\xa9"')).toBe("é");
    expect(text('"\\xff"')).toBeUndefined();
    expect(text('r"é"')).toBe("é");
    expect(text("61:62")).toBe("ab");
  });

  it("come back from quoting as they were", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(decoded(quote(text))).toEqual([...encodeUtf8(text)]);
      }),
    );
  });
});

describe("UTF-8", () => {
  it("goes there and back", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(decodeUtf8(encodeUtf8(text))).toBe(text);
        expect([...encodeUtf8(text)]).toEqual([...new TextEncoder().encode(text)]);
      }),
    );
  });

  it("is refused exactly where the platform's decoder refuses it", () => {
    const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
    const reference = (bytes: Uint8Array): string | undefined => {
      try {
        return strict.decode(bytes);
      } catch {
        return undefined;
      }
    };
    const byte = fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constantFrom(0xc3, 0xe2, 0xed, 0xf0, 0xf4, 0x80, 0xa0));
    fc.assert(
      fc.property(fc.array(byte, { maxLength: 6 }), (bytes) => {
        expect(decodeUtf8(bytes)).toBe(reference(Uint8Array.from(bytes)));
      }),
      { numRuns: 2000 },
    );
  });
});

describe("regexes", () => {
  it.each([
    ['"a\\"b"', 'a"b'],
    ['"[\\"]"', '[\\"]'],
    ['"[a"b]"', '[a"b]'],
    ['"\\\\x41"', "\\\\x41"],
    ['"\\x41"', "\\x41"],
    ['r"\\d+"', "\\d+"],
  ])("%s reaches the regex engine as %s", (literal, pattern) => {
    const { tree, node } = right(`str ~ ${literal}`);
    if (node.kind !== "regex") throw new Error(node.kind);
    expect(patternOf(node, tree.text).pattern).toBe(pattern);
  });

  it("map their pattern back to the text", () => {
    const { tree, node } = right('str ~ "a\\"bc"');
    if (node.kind !== "regex") throw new Error(node.kind);
    const { pattern, map } = patternOf(node, tree.text);
    for (const character of ["a", '"', "b", "c"]) {
      const { start, end } = map.spanToSource({
        start: pattern.indexOf(character),
        end: pattern.indexOf(character) + 1,
      });
      expect(tree.text.slice(start, end)).toContain(character);
    }
  });
});

describe("wildcards", () => {
  const pieces = (literal: string): string[] | undefined => {
    const { tree, node } = right(`str wildcard ${literal}`);
    if (node.kind !== "wildcard") throw new Error(node.kind);
    return wildcardOf(node, tree.text)?.pieces.map((piece) => String.fromCharCode(...piece));
  };
  it.each([
    ['""', [""]],
    ['"a"', ["a"]],
    ['"*"', ["", ""]],
    ['"*a*b"', ["", "a", "b"]],
    ['"\\\\*a"', ["*a"]],
    ['r"\\*\\\\"', ["*\\"]],
    ['"\\x2aa"', ["", "a"]],
    ['"?"', ["?"]],
  ])("%s", (literal, expected) => {
    expect(pieces(literal)).toEqual(expected);
  });

  it("say where they go wrong", () => {
    expect(parseWildcard(ascii("ab\\c"))).toEqual({ problem: "escape", position: 2 });
    expect(parseWildcard(ascii("ab\\"))).toEqual({ problem: "incomplete-escape", position: 2 });
    expect(parseWildcard(ascii("a**"))).toEqual({ problem: "double-star", position: 1 });
    // A bad escape wins over a double star, wherever it stands.
    expect(parseWildcard(ascii("**\\c"))).toEqual({ problem: "escape", position: 2 });
    expect(parseWildcard(ascii("*\\**"))).toMatchObject({
      pieces: [new Uint8Array(), Uint8Array.of(0x2a), new Uint8Array()],
    });
  });
});

describe("addresses", () => {
  it.each([
    ["1.2.3.4", [1, 2, 3, 4]],
    ["0.0.0.0", [0, 0, 0, 0]],
    ["::", Array.from({ length: 16 }, () => 0)],
    ["::1", [...Array.from({ length: 15 }, () => 0), 1]],
    ["1::", [0, 1, ...Array.from({ length: 14 }, () => 0)]],
    ["2001:DB8::1.2.3.4", [0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4]],
    ["1:2:3:4:5:6:7::", [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 0, 7, 0, 0]],
    ["1:2:3:4:5:6:1.2.3.4", [0, 1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 6, 1, 2, 3, 4]],
  ])("%s", (text, bytes) => {
    expect(parseIp(text)).toEqual(bytes);
  });

  it.each([
    "",
    "1.2.3",
    "1.2.3.4.5",
    "01.2.3.4",
    "1.2.3.256",
    "1.2.3.0004",
    ":",
    ":::",
    "1::2::3",
    "12345::",
    "1:2:3:4:5:6:7:8:9",
    "1:2:3:4:5:6:7:8::",
    "1:2:3:4:5:6:7:1.2.3.4",
    "::1.2.3.4:5",
    "1.2.3.4::",
    "fe80::1%eth0",
    "g::",
  ])("%s is none", (text) => {
    expect(parseIp(text)).toBeUndefined();
  });

  it("come back from their notation as they were", () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const zero = fc.constantFrom(0, 0, 0, 1);
    const bytes = fc.oneof(
      fc.array(byte, { minLength: 4, maxLength: 4 }),
      fc.array(byte, { minLength: 16, maxLength: 16 }),
      fc.array(zero, { minLength: 16, maxLength: 16 }),
    );
    fc.assert(
      fc.property(bytes, (address) => {
        expect(parseIp(formatIp(address))).toEqual(address);
      }),
    );
  });
});

describe("integers", () => {
  it.each([
    ["0", 0n],
    ["010", 8n],
    ["-010", -10n],
    ["0x7fffffffffffffff", 2n ** 63n - 1n],
    ["-9223372036854775808", -(2n ** 63n)],
    ["9007199254740993", 9007199254740993n],
    ["0777777777777777777777", 2n ** 63n - 1n],
  ])("%s", (literal, value) => {
    expect(right(`num == ${literal}`).node).toMatchObject({ kind: "integer", value });
  });
});
