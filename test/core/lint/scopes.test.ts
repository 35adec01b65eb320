/** Lints of each scope: what they are shown, and when they are asked again. */
import { describe, expect, test } from "vitest";
import type { RuleFindings } from "#core/analysis/rule-findings.ts";
import { ruleFindings } from "#core/analysis/rule-findings.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import type { RuleFile } from "#core/document/model.ts";
import { parseRuleFile } from "#core/document/parse-file.ts";
import { type Lint, lint } from "#core/lint/lint.ts";
import { applyEdits } from "#core/text/edit.ts";

const about = {
  severity: "warning",
  preset: "recommended",
  title: "A title",
  what: "What.",
  why: "Why.",
  bad: [],
  good: [],
} as const;

/** Finds every comparison. Notes what it was asked about. */
const comparisons = (of: "body" | "filters" | "all", asked: string[] = []): Lint =>
  lint({
    ...about,
    code: "value/comparison",
    message: ({ operator }: { operator: string }) => operator,
    scope: "expression",
    of,
    *check(expression) {
      asked.push(expression.settings?.ref ?? "");
      for (const comparison of expression.all("comparison")) {
        const { start, end } = comparison.operatorSpan;
        const fixes = [{ title: "Write `ne`", edits: [{ start, end, newText: "ne" }] }];
        yield { span: comparison, details: { operator: comparison.operator }, fixes };
      }
    },
  });

/** Finds the action of every rule that is switched off. */
const disabled = (asked: string[] = []): Lint =>
  lint({
    ...about,
    code: "action/disabled",
    message: "It is off.",
    scope: "rule",
    *check(rule) {
      asked.push(rule.settings?.ref ?? "");
      const entry = rule.entry("enabled");
      if (entry?.value === false) yield { span: entry.valueSpan };
    },
  });

/** Finds refs of rules with the expression of an earlier one. */
const repeated = (asked: string[] = []): Lint =>
  lint({
    ...about,
    code: "order/repeated",
    message: ({ earlier }: { earlier: string }) => `Said in ${earlier}.`,
    scope: "file",
    *check({ rules, text }) {
      asked.push(rules.map(({ settings }) => settings?.ref).join());
      const seen = new Map<string, string>();
      for (const { rule, entry: _, settings } of rules) {
        const written = text.slice(rule.body.start, rule.body.end).trim();
        const earlier = seen.get(written);
        if (earlier === undefined) seen.set(written, settings?.ref ?? "");
        else yield { span: rule.body, details: { earlier } };
      }
    },
  });

function reading(text: string, lints: readonly Lint[], before?: { file: RuleFile; found: RuleFindings }) {
  const file = parseRuleFile(text, {
    scheme: catalogScheme(),
    ...(before === undefined ? {} : { reuse: before.file }),
  });
  const found = ruleFindings(file, {}, before?.found, lints);
  const shown = found.diagnostics.map(({ start, end, code, message }) => [
    code,
    text.slice(start, end).trim(),
    message,
  ]);
  return { file, found, shown };
}

const rule = (ref: string, body: string, rest = "") =>
  `---\nname: A\nref: ${ref}\naction: block\n${rest}---\n${body}\n`;

describe("a lint of expressions", () => {
  const limited =
    "ratelimit:\n  characteristics: [ip.src, cf.colo.id]\n  period: 60\n  requests_per_period: 5\n  counting_expression: http.response.code eq 401\n";
  const text = rule("a", 'http.host eq "a"', limited);

  test("looks at a rule's own, or at counting expressions too", () => {
    expect(reading(text, [comparisons("body")]).shown).toEqual([["value/comparison", 'http.host eq "a"', "eq"]]);
    expect(reading(text, [comparisons("filters")]).shown).toEqual([
      ["value/comparison", 'http.host eq "a"', "eq"],
      ["value/comparison", "http.response.code eq 401", "eq"],
    ]);
  });

  test("looks at values only when it asks for all", () => {
    const rewrite =
      "---\nref: a\naction: rewrite\nphase: http_request_transform\nparameters:\n  uri:\n    path:\n      expression: lower(http.request.uri.path)\n---\nssl\n";
    const calls = (of: "filters" | "all"): Lint =>
      lint({
        ...about,
        code: "value/call",
        message: "A call.",
        scope: "expression",
        of,
        *check(expression) {
          for (const call of expression.all("call")) yield { span: call };
        },
      });
    expect(reading(rewrite, [calls("filters")]).shown).toEqual([]);
    expect(reading(rewrite, [calls("all")]).shown).toEqual([["value/call", "lower(http.request.uri.path)", "A call."]]);
  });

  test("has its fixes in the file, wherever the expression stands", () => {
    const { found } = reading(text, [comparisons("filters")]);
    const edits = found.diagnostics.flatMap(({ fixes = [] }) => fixes[0]?.edits ?? []);
    expect(applyEdits(text, edits)).toBe(
      text
        .replace('http.host eq "a"', 'http.host ne "a"')
        .replace("http.response.code eq 401", "http.response.code ne 401"),
    );
  });

  test("is not asked about a broken one", () => {
    expect(reading(rule("a", 'http.host eq "a" and'), [comparisons("body")]).shown.map(([code]) => code)).not.toContain(
      "value/comparison",
    );
  });

  test("is asked again only about the rule that changed", () => {
    const asked: string[] = [];
    const lints = [comparisons("body", asked)];
    const before = reading(rule("a", "ssl") + rule("b", "ssl"), lints);
    const after = reading(rule("c", "ssl") + rule("a", "ssl") + rule("b", 'http.host eq "x"'), lints, before);
    expect(asked).toEqual(["a", "b", "c", "b"]);
    expect(after.shown).toEqual([["value/comparison", 'http.host eq "x"', "eq"]]);
  });
});

test("a lint of rules sees the header, and is asked again only about the rule that changed", () => {
  const asked: string[] = [];
  const lints = [disabled(asked)];
  const before = reading(rule("a", "ssl", "enabled: false\n") + rule("b", "ssl"), lints);
  expect(before.shown).toEqual([["action/disabled", "false", "It is off."]]);
  const after = reading(rule("c", "ssl") + rule("a", "ssl", "enabled: false\n") + rule("b", "ssl"), lints, before);
  expect(after.shown).toEqual(before.shown);
  expect(asked).toEqual(["a", "b", "c"]);
});

describe("a lint of files", () => {
  test("sees the rules in order, and is asked again when one changes", () => {
    const asked: string[] = [];
    const lints = [repeated(asked)];
    const before = reading(rule("a", "ssl") + rule("b", "not ssl"), lints);
    expect(before.shown).toEqual([]);
    const after = reading(rule("a", "ssl") + rule("b", "ssl"), lints, before);
    expect(after.shown).toEqual([["order/repeated", "ssl", "Said in a."]]);
    const moved = reading(rule("b", "ssl") + rule("a", "ssl"), lints, after);
    expect(moved.shown).toEqual([["order/repeated", "ssl", "Said in b."]]);
    expect(asked).toEqual(["a,b", "a,b", "b,a"]);
  });

  test("is not asked again where nothing changed", () => {
    const asked: string[] = [];
    const lints = [repeated(asked)];
    const text = rule("a", "ssl") + rule("b", "ssl");
    const before = reading(text, lints);
    expect(reading(text, lints, before).shown).toEqual(before.shown);
    expect(asked).toEqual(["a,b"]);
  });

  test("is asked again where everything moved", () => {
    const lints = [repeated()];
    const text = rule("a", "ssl") + rule("b", "ssl");
    const before = reading(text, lints);
    const after = reading(`# note\n${text}`, lints, before);
    expect(after.shown).toEqual(before.shown);
  });
});
