/** Every lint's examples: the bad ones are found at their marks and mended by their fix, the good ones are quiet. */
import { describe, expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import { MESSAGES } from "#core/diagnostics/messages.ts";
import type { LintExample } from "#core/lint/lint.ts";
import { LINTS } from "#core/lint/rules/index.ts";
import { applyEdits } from "#core/text/edit.ts";

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

test("codes are unique, advice, and in the message table", () => {
  const codes = LINTS.map((lint) => lint.code);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) expect(MESSAGES[code].severity).not.toBe("error");
});

describe.each(LINTS.map((lint) => [lint.code, lint] as const))("%s", (code, lint) => {
  const findings = (text: string, example: LintExample) =>
    analyse(text, example.facts ?? {}).diagnostics.filter((found) => found.code === code);

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
    const fix = found[0]?.fixes?.[0];
    expect(fix === undefined).toBe(example.fixed === undefined);
    if (fix === undefined) return;
    const fixed = applyEdits(text, fix.edits);
    expect(fixed).toBe(example.fixed);
    expect(findings(fixed, example)).toEqual([]);
  });

  test.each(named(lint.good))("is quiet: %s", (_name, example) => {
    expect(findings(example.text, example)).toEqual([]);
  });
});
