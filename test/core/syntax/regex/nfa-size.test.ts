import { describe, expect, test } from "vitest";
import type { RegexNode } from "#core/syntax/regex/ast.ts";
import { judgeRegex, parseRegex } from "#core/syntax/regex/judge.ts";
import { estimateNfaSize, isTooBig, REGEX_SIZE_LIMIT } from "#core/syntax/regex/nfa-size.ts";

function tree(pattern: string): RegexNode {
  const parsed = parseRegex(pattern);
  if ("error" in parsed) throw new Error(parsed.error.message);
  return parsed.ast;
}

/** The search loop (112 bytes) and the final state (32) come with every regex. */
const AROUND = 144;

const size = (pattern: string): number => estimateNfaSize(tree(pattern)) - AROUND;

describe("the compiled size", () => {
  // Derived by hand from the engine's states: 32 a state, 8 a transition of a branching state, 4 a union's alternative.
  test.each([
    ["abc", 3 * 32],
    ["é", 2 * 32],
    ["\\xff", 32],
    ["[a-c]", 64 + 8],
    ["[a-cx]", 64 + 16],
    ["[a]", 32],
    ["(?i)a", 64 + 16],
    [".", 64 + 16],
    ["(a)", 32],
    ["a?", 72 + 32],
    ["a*", 40 + 32],
    ["(?:a?)*", 112 + 72 + 32],
    ["a+", 40 + 32],
    ["a{5}", 5 * 32],
    ["a{2,}", 2 * 32 + 40],
    ["a{2,4}", 2 * 32 + 32 + 2 * (40 + 32)],
    ["a{0,4}", 32 + 32 + 4 * (40 + 32)],
    ["(?:){1000}", 32],
    ["\\b{1000}", 32],
    ["a{0}", 32],
    ["a|b", 64 + 8],
    ["a+|b+", 64 + 8 + 2 * 72],
    // A trie. Read backward the two part at once: the end, a state of two ways, then two chains of three.
    ["foox|fooy", 32 + (36 + 32 + 16) + 2 * 3 * (36 + 32)],
    // The common beginning is taken out of the alternatives.
    ["[xy]+a|[xy]+b", 40 + 72 + 72],
    ["[é]", 64],
  ])("of %s is %i", (pattern, bytes) => {
    if (pattern === "[é]") expect(size(`(?u)${pattern}`)).toBe(bytes);
    else expect(size(pattern)).toBe(bytes);
  });

  test("of a Unicode class is that of its UTF-8 automaton", () => {
    // Backward: a union of two sequences, [c3][a9-bf] and [c4][80-ff]; four states and an end.
    expect(size("(?u)[\\u{e9}-\\u{13f}]")).toBe(32 + 8 + 32 + 4 * 32);
    // Measured on the engine.
    expect(size("(?u)\\w")).toBe(49_900);
  });

  test("multiplies through nested counts without unrolling them", () => {
    expect(size("((a{1000}){1000}){1000}")).toBe(32 * 1e9);
    expect(size(`${"(?:".repeat(100)}a${"){4294967295}".repeat(100)}`)).toBe(Number.POSITIVE_INFINITY);
    expect(size(`(?:${"(?:".repeat(100)}a${"){4294967295}".repeat(100)}){0}`)).toBe(32);
  });
});

describe("the limit", () => {
  const most = Math.floor((REGEX_SIZE_LIMIT - AROUND) / 32);
  test("is met exactly", () => {
    expect(judgeRegex(`a{${most}}`)).toBeUndefined();
    expect(judgeRegex(`a{${most + 1}}`)).toEqual({
      kind: "compiled-too-big",
      message: "Compiled regex exceeds size limit of 10485760 bytes.",
      reason: "Compiled regex exceeds size limit of 10485760 bytes.",
      start: 0,
      end: `a{${most + 1}}`.length,
    });
  });

  test("is not skipped by long patterns without counts", () => {
    const alternatives = Array.from({ length: 20_000 }, (_, index) => `x+${index.toString(36)}.`).join("|");
    expect(judgeRegex(alternatives)).toBeUndefined();
    expect(judgeRegex(`${"(?:a?)*".repeat(60_000)}`)?.kind).toBe("compiled-too-big");
  });

  test("is asked of a bound that never undercuts the size", () => {
    for (const pattern of [
      "中{100}",
      "(?i)a{10}",
      "(?:ab|cd|ef){9}",
      "[^\\W]{5}(?:a*b?){3,}",
      "(?:|||){4,9}",
      "\\W{2}",
    ]) {
      const big = `(?:${pattern}){100000000}`;
      expect(isTooBig(tree(big), false)).toBe(estimateNfaSize(tree(big)) > REGEX_SIZE_LIMIT);
    }
  });
});
