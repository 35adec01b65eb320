/** Every lint's examples: the bad ones are found at their marks and mended by their fix, the good ones are quiet. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import { MESSAGES } from "#core/diagnostics/messages.ts";
import { factsOfExample } from "#core/lint/example.ts";
import type { LintExample } from "#core/lint/lint.ts";
import { LINTS } from "#core/lint/lints.ts";
import * as rules from "#core/lint/rules/index.ts";
import { applyEdits } from "#core/text/edit.ts";

const LIST = readFileSync(path.resolve(import.meta.dirname, "../../../core/lint/rules/index.ts"), "utf8");

/** The text without its marks, and the marked spans. */
function unmark(marked: string): { text: string; spans: { start: number; end: number }[] } {
  const spans: { start: number; end: number }[] = [];
  let text = "";
  let open = -1;
  for (const character of marked) {
    if (character === "«") open = text.length;
    else if (character === "»") spans.push({ start: open, end: text.length });
    else text += character;
  }
  return { text, spans };
}

const named = (examples: readonly LintExample[]) =>
  examples.map((example) => [example.note ?? example.text, example] as const);

test("codes are unique, and in no other table", () => {
  const codes = LINTS.map((lint) => lint.code);
  expect(new Set(codes).size).toBe(codes.length);
  expect(codes.filter((code) => Object.hasOwn(MESSAGES, code))).toEqual([]);
});

describe.each(Object.entries(rules).map(([name, lint]) => [lint.code, name, lint] as const))(
  "%s",
  (code, name, lint) => {
    const analysed = (text: string, example: LintExample) => analyse(text, factsOfExample(example)).diagnostics;
    const findings = (text: string, example: LintExample) =>
      analysed(text, example).filter((found) => found.code === code);
    const errors = (text: string, example: LintExample) =>
      analysed(text, example).filter((found) => found.severity === "error");

    test("is where its code says, and says what it is", () => {
      expect(name).toBe(code.replace(/[/-]./g, ([, letter = ""]) => letter.toUpperCase()));
      expect(LIST).toContain(`export { ${name} } from "./${code}.ts";\n`);
      expect(lint.title).toMatch(/^.*[^.\s]$/);
      for (const text of [lint.what, lint.why]) expect(text).toMatch(/^[A-Z`][\s\S]*\.$/);
    });

    test("has examples of both kinds", () => {
      expect(lint.bad.length).toBeGreaterThan(0);
      expect(lint.good.length).toBeGreaterThan(0);
    });

    test.each(named(lint.bad))("finds: %s", (_name, example) => {
      const { text, spans } = unmark(example.text);
      const found = findings(text, example);
      expect(spans.length).toBeGreaterThan(0);
      expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(
        spans.map(({ start, end }) => text.slice(start, end)),
      );
      expect(found.map(({ start, end }) => ({ start, end }))).toEqual(spans);
      for (const { message } of found) expect(message).toMatch(/\.$/);
      expect(errors(text, example)).toEqual([]);
      const fixes = found.flatMap(({ fixes: [first] = [] }) => (first === undefined ? [] : [first]));
      expect(fixes.length > 0).toBe(example.fixed !== undefined);
      if (fixes.length === 0) return;
      const fixed = applyEdits(
        text,
        fixes.flatMap(({ edits }) => edits),
      );
      expect(fixed).toBe(example.fixed);
      expect(findings(fixed, example)).toEqual([]);
      expect(errors(fixed, example)).toEqual([]);
    });

    test.each(named(lint.good))("is quiet: %s", (_name, example) => {
      expect(findings(example.text, example)).toEqual([]);
    });
  },
);
