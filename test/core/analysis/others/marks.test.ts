/** What is seen of a rule at a glance never hides one that is the same. */
import { describe, expect, test } from "vitest";
import { digestsOf, sameOf } from "#core/analysis/others/digest.ts";
import { mayBeSame, writtenIn } from "#core/analysis/others/marks.ts";
import type { Marks } from "#core/analysis/others/model.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import type { Rule } from "#core/document/model.ts";
import { parseRuleFile } from "#core/document/parse-file.ts";
import { Random } from "#test/support/random-expression.ts";
import { RepetitiveExpressions } from "#test/support/repetitive-expression.ts";
import { SUBJECTS, smallExpression } from "#test/support/small-worlds.ts";

interface Read {
  readonly rule: Rule;
  readonly marks: Marks | undefined;
}

function read(expression: string, header = "action: block"): Read {
  const text = `---\nref: a\nzone: example.com\n${header}\n---\n${expression}\n`;
  const file = parseRuleFile(text, { scheme: catalogScheme() });
  return { rule: file.rules[0] as Rule, marks: digestsOf(file, undefined)[0]?.meaning?.marks };
}

const looksLike = (one: Read, other: Read): boolean => mayBeSame(one.marks as Marks, writtenIn(other.rule));

/** Texts in other spellings: raw, escaped, as bytes. */
function respelled(expression: string, random: Random): string {
  const hex = (letter: string): string => letter.charCodeAt(0).toString(16).padStart(2, "0");
  return expression.replace(/"([^"\\]*)"/g, (quoted, text: string) => {
    if (random.chance(0.5)) return quoted;
    if (random.chance(0.4)) return `r#"${text}"#`;
    if (random.chance(0.3) && text.length > 1) return [...text].map(hex).join(":");
    return `"${[...text].map((letter) => (random.chance(0.5) ? `\\x${hex(letter)}` : letter)).join("")}"`;
  });
}

test("rules that are the same look alike, however they are written", () => {
  const bySame = new Map<string, Map<string, Read>>();
  const take = (expression: string): void => {
    const one = read(expression);
    const same = sameOf(one.rule);
    if (same === undefined) return;
    bySame.set(same, (bySame.get(same) ?? new Map()).set(expression, one));
  };
  for (let seed = 0; seed < 3000; seed++) {
    const random = new Random(seed);
    const small = smallExpression(random, [random.pick(SUBJECTS), random.pick(SUBJECTS)], random.below(3));
    take(small);
    take(respelled(small, random));
    take(`not (${respelled(small, random)} or not ssl)`);
    take(`ssl and not ${small}`);
    const repetitive = new RepetitiveExpressions(seed).chain(random.below(3));
    take(repetitive);
    take(respelled(repetitive, random));
  }
  let pairs = 0;
  for (const written of bySame.values()) {
    for (const [first, one] of written) {
      for (const [second, other] of written) {
        if (first !== second) pairs++;
        expect(looksLike(one, other), `${first}\n${second}`).toBe(true);
      }
    }
  }
  expect(pairs).toBeGreaterThan(5000);
});

describe("the same look alike", () => {
  test.each([
    ['http.host eq "a.example.com"', 'not http.host ne "a.example.com"'],
    ['http.host in {"b" "a"}', 'http.host eq r"a" or http.host eq "\\x62"'],
    ['lower(http.host) eq "ab"', 'http.host wildcard "AB"'],
    ['http.host contains "ab"', "http.host contains 61:62"],
    ['ends_with(http.host, ".com")', 'http.host strict wildcard "*.com"'],
    ['http.host eq "a"', 'http.host ge "a" and http.host lt "a\\x00"'],
    [
      'http.host eq "ac"',
      'not starts_with(http.host, "ab") and http.host gt "ab" and http.host le "ac" and http.host lt "ac\\x00"',
    ],
    ['http.host eq "ac"', 'not starts_with(http.host, "ab") and http.host gt "ab" and http.host lt "ac\\x00"'],
    ["ssl", 'ssl and (http.host eq "a" or http.host ne "a")'],
    ["true", "ssl or not ssl"],
    ['any(http.request.headers["x"][*] eq "a")', 'any((http.request.headers["x"][*] eq "a"))'],
    ["ip.src in $office", "not not ip.src in $office"],
  ])("%s and %s", (first, second) => {
    const [one, other] = [read(first), read(second)];
    expect(sameOf(one.rule)).toBe(sameOf(other.rule));
    expect([looksLike(one, other), looksLike(other, one)]).toEqual([true, true]);
  });
});

describe("it is seen that it is another", () => {
  test.each([
    ["text", 'http.host eq "a.example.com"', 'http.host eq "b.example.com"'],
    ["one of several texts", 'http.host in {"a" "b"}', 'http.host in {"a" "c"}'],
    ["part of a text", 'http.host contains "shop"', 'http.host contains "mail"'],
    ["field", "ssl and cf.client.bot", "ssl"],
    ["function", 'url_decode(http.host) eq "a"', 'http.host eq "a"'],
  ])("%s", (_, first, second) => {
    expect(looksLike(read(first), read(second))).toBe(false);
  });

  test.each([
    ["action", "action: block", "action: log"],
    ["parameter", "action: skip\nparameters: { ruleset: current }", "action: skip\nparameters: { phases: [] }"],
  ])("%s", (_, first, second) => {
    expect(looksLike(read("ssl", first), read("ssl", second))).toBe(false);
  });

  test("the order of keys in the header makes no other rule", () => {
    const header = (keys: string) => `action: block\nparameters: { response: { ${keys} } }`;
    const one = read("ssl", header('status_code: 403, content: "no"'));
    expect(looksLike(one, read("ssl", header('content: "no", status_code: 403')))).toBe(true);
  });
});
