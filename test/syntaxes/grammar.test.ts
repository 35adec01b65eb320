import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { loadGrammar, type Token, type Tokenize } from "./tokenize.ts";

interface Assertion {
  readonly start: number;
  readonly end: number;
  readonly scopes: readonly string[];
}

interface Line {
  readonly text: string;
  readonly assertions: readonly Assertion[];
}

interface Case {
  readonly title: string;
  readonly lines: readonly Line[];
}

/**
 * Reads a file of cases. A line with `|` in front is source; a line of `^` under it names scopes that every token above
 * has, or with `!` has not. A scope is written as its beginning. Other text titles the case that follows.
 */
function readCases(name: string): readonly Case[] {
  const cases: { title: string; lines: { text: string; assertions: Assertion[] }[] }[] = [];
  for (const line of readFileSync(new URL(`cases/${name}`, import.meta.url), "utf8").split("\n")) {
    const carets = /^ +(\^+) (.+)$/.exec(line);
    if (line.startsWith("|")) cases.at(-1)?.lines.push({ text: line.slice(1), assertions: [] });
    else if (carets?.[1] && carets[2]) {
      // The `|` of the source line takes one column, and so does the blank that this line begins with.
      const start = line.indexOf("^") - 1;
      const scopes = carets[2].trim().split(/ +/);
      cases
        .at(-1)
        ?.lines.at(-1)
        ?.assertions.push({ start, end: start + carets[1].length, scopes });
    } else if (line.trim() !== "" && line !== ">") cases.push({ title: line, lines: [] });
  }
  return cases;
}

const has = (token: Token, scope: string): boolean =>
  token.scopes.some((one) => one === scope || one.startsWith(`${scope}.`));

function check(line: Line, tokens: readonly Token[]): string[] {
  const wrong: string[] = [];
  for (const { start, end, scopes } of line.assertions) {
    let at = 0;
    for (const token of tokens) {
      const from = at;
      at += token.text.length;
      if (at <= start || from >= end) continue;
      for (const scope of scopes) {
        const wanted = !scope.startsWith("!");
        if (has(token, scope.replace(/^!/, "")) !== wanted) {
          wrong.push(
            `${line.text}\n  “${token.text}” ${wanted ? "lacks" : "has"} ${scope}; it has ${token.scopes.join(" ")}`,
          );
        }
      }
    }
    if (end > line.text.length) wrong.push(`${line.text}\n  the assertion at ${start} is beyond the line`);
  }
  return wrong;
}

for (const [scopeName, file] of [
  ["source.cloudflare-expression", "expression.txt"],
  ["source.cloudflare-rule", "rule.txt"],
] as const) {
  describe(scopeName, () => {
    let tokenize: Tokenize;
    beforeAll(async () => {
      tokenize = await loadGrammar(scopeName);
    });
    it.each(readCases(file))("$title", ({ lines }) => {
      expect(lines.some(({ assertions }) => assertions.length > 0)).toBe(true);
      const tokens = tokenize(lines.map(({ text }) => text).join("\n"));
      expect(lines.flatMap((line, index) => check(line, tokens[index] ?? []))).toEqual([]);
    });
  });
}
