import { describe, expect, test } from "vitest";
import { engineErrorText } from "#core/diagnostics/engine-text.ts";

/** Texts that Cloudflare's API really sent; the span is read off their columns and carets. */
const SENT: readonly { expression: string; start: number; end: number; message: string; text: string }[] = [
  {
    expression: "URI Path contains /",
    start: 0,
    end: 3,
    message: "unknown identifier",
    text: "Filter parsing error (1:1):\nURI Path contains /\n^^^ unknown identifier\n",
  },
  {
    expression: '(ip.src ne 210.94.41.89 and not http.request.uri.path in {"/api/notices", "/api/notices/latest"})',
    start: 72,
    end: 74,
    message: "invalid digit found in string while parsing with radix 16",
    text:
      'Filter parsing error (1:73):\n(ip.src ne 210.94.41.89 and not http.request.uri.path in {"/api/notices", "/api/notices/latest"})\n' +
      "                                                                        ^^ invalid digit found in string while parsing with radix 16\n",
  },
  {
    expression: 'regex_replace(http.uri.path, "^/xxx", "/")',
    start: 14,
    end: 27,
    message: "unknown identifier",
    text: 'Filter parsing error (1:15):\nregex_replace(http.uri.path, "^/xxx", "/")\n              ^^^^^^^^^^^^^ unknown identifier\n',
  },
];

describe("the engine's text", () => {
  test.each(SENT)("is what the API sent for $expression", ({ expression, text, ...error }) => {
    expect(engineErrorText(expression, error)).toBe(text);
  });

  test("counts bytes, not characters, before and inside the span", () => {
    // "é" has two bytes, "€" three, "😀" four; the span starts after the string of nine bytes and its quotes.
    const expression = 'a eq "é€😀" zü';
    const start = expression.indexOf("zü");
    const text = engineErrorText(expression, { start, end: expression.length, message: "m" });
    expect(text).toBe(`Filter parsing error (1:18):\n${expression}\n${" ".repeat(17)}^^^ m\n`);
  });

  test("prints only the line of the error, and cuts the span at its end", () => {
    const expression = "ssl and\nxx or\nyy";
    const text = engineErrorText(expression, { start: 8, end: expression.length, message: "unknown identifier" });
    expect(text).toBe("Filter parsing error (2:1):\nxx or\n^^^^^ unknown identifier\n");
  });

  test.each([
    ["", 0, "Filter parsing error (1:1):\n\n^ m\n"],
    ["ssl\n", 3, "Filter parsing error (1:4):\nssl\n   ^ m\n"],
    ["ssl\n", 4, "Filter parsing error (2:1):\n\n^ m\n"],
    ["ssl", 9, "Filter parsing error (1:4):\nssl\n   ^ m\n"],
  ])("shows one caret for an empty span: %j at %i", (expression, offset, text) => {
    expect(engineErrorText(expression, { start: offset, end: offset, message: "m" })).toBe(text);
  });
});
