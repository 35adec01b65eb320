import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import { ignoreActionsAt } from "#core/ide/actions/ignore.ts";
import { isAdvice } from "#core/lint/levels.ts";
import { applyEdits } from "#core/text/edit.ts";

const HEADER = "---\nname: A\nref: a\naction: block\n---\n";
const OLD = 'ip.geoip.country eq "DE"';

/** The text after ignoring the first piece of advice of a code; undefined when that is not offered. */
function ignored(text: string, code: string): string | undefined {
  const analysis = analyse(text, {});
  const found = analysis.diagnostics.find((item) => item.code === code);
  if (found === undefined) throw new Error(`${code} is not found`);
  const action = ignoreActionsAt(analysis, found).find(({ diagnostic }) => diagnostic.code === code);
  if (action !== undefined) expect(action.title).toBe(`Ignore \`${code}\` here`);
  return action === undefined ? undefined : applyEdits(text, action.edits);
}

describe("the comment is written", () => {
  test.each([
    ["above the line", `${HEADER}${OLD}\n`, `${HEADER}# rulewright-ignore field/deprecated: reason\n${OLD}\n`],
    [
      "with the line's indentation",
      `${HEADER}ssl\n  and ${OLD}\n`,
      `${HEADER}ssl\n  # rulewright-ignore field/deprecated: reason\n  and ${OLD}\n`,
    ],
    [
      "with the file's line ends",
      `${HEADER}${OLD}\n`.replaceAll("\n", "\r\n"),
      `${HEADER}# rulewright-ignore field/deprecated: reason\n${OLD}\n`.replaceAll("\n", "\r\n"),
    ],
    [
      "into the one that is there",
      `${HEADER}# rulewright-ignore mtls/no-host: agreed\n${OLD}\n`,
      `${HEADER}# rulewright-ignore mtls/no-host, field/deprecated: agreed\n${OLD}\n`,
    ],
    [
      "into one without a reason at the end of the line",
      `${HEADER}${OLD} # rulewright-ignore mtls/no-host\n`,
      `${HEADER}${OLD} # rulewright-ignore mtls/no-host, field/deprecated\n`,
    ],
    ["above a text that spans lines", `${HEADER}http.host eq "a\nb" and ${OLD}\n`, undefined],
  ])("%s", (_name, text, expected) => expect(ignored(text, "field/deprecated")).toBe(expected));

  test("into a header, above the key", () => {
    const header = (comment: string) =>
      `---\nname: A\nref: a\naction: block\nratelimit:\n  characteristics: [ip.src, cf.colo.id]\n  requests_per_period: 1\n${comment}  period: 61\n---\nssl\n`;
    expect(ignored(header(""), "parameter/unusual-value")).toBe(
      header("  # rulewright-ignore parameter/unusual-value: reason\n"),
    );
  });

  test("above the key of an expression of several lines, which it silences as a whole", () => {
    const header = (comment: string) =>
      `---\nname: A\nref: a\naction: block\nratelimit:\n  characteristics: [ip.src, cf.colo.id]\n  period: 60\n  requests_per_period: 1\n${comment}  counting_expression: |\n    ssl and\n    ${OLD}\n---\nssl\n`;
    const expected = header("  # rulewright-ignore field/deprecated: reason\n");
    expect(ignored(header(""), "field/deprecated")).toBe(expected);
    expect(analyse(expected, {}).diagnostics).toEqual([]);
  });
});

test("it is offered once a line and code, and for advice only", () => {
  const text = `${HEADER}${OLD} and ${OLD} and http.hots eq "a"\n`;
  const analysis = analyse(text, {});
  const actions = ignoreActionsAt(analysis, { start: 0, end: text.length });
  expect(actions.map(({ title }) => title)).toEqual(["Ignore `field/deprecated` here"]);
});

const PIECES = [
  ...["---\n", "name: A\n", "ref: a\n", "action: block\n", "enabled: yes\n", "zone: office\n", "# note\n", "\n", "  "],
  ...[
    "ssl ",
    "and ",
    `${OLD} `,
    "not cf.tls_client_auth.cert_verified ",
    'http.host eq "a\n#b" ',
    "# rulewright-ignore mtls/no-host\n",
  ],
  ...["ratelimit:\n  period: 61\n", '  counting_expression: |\n    ip.geoip.country eq "DE"\n', "(\n", ")", "\r\n"],
];

test("where expressions are whole it silences what it names, and nothing else changes", () => {
  const shown = (text: string) =>
    analyse(text, { aliases: {} }).diagnostics.filter(({ code }) => !code.startsWith("ignore/"));
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 25 }), (pieces) => {
      const text = pieces.join("");
      const analysis = analyse(text, { aliases: {} });
      for (const { edits, diagnostic } of ignoreActionsAt(analysis, { start: 0, end: text.length })) {
        const before = shown(text).map(({ code }) => code);
        const after = shown(applyEdits(text, edits)).map(({ code }) => code);
        expect(isAdvice(diagnostic.code)).toBe(true);
        if (analysis.file.rules.some(({ expression }) => expression.engineError !== undefined)) continue;
        const without = (codes: readonly string[]) => codes.filter((code) => code !== diagnostic.code).join("\n");
        expect(without(after)).toBe(without(before));
        expect(after.length).toBeLessThan(before.length);
      }
    }),
    { numRuns: 500 },
  );
});
