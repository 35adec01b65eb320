import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DeployableRule } from "#cloudflare/desired.ts";
import { parseReport, refusalsOf, reportSpan } from "#cloudflare/refusals.ts";
import { SourceMap } from "#core/text/source-map.ts";
import { bodyOf } from "./arbitraries.ts";

/** A rule whose expression stands at `at` in the file, unchanged. */
function rule(ref: string, index: number, expression: string, at: number): DeployableRule {
  const map = new SourceMap([{ derived: 0, source: at, length: expression.length }]);
  const header = {
    start: 0,
    end: 20,
    entries: [
      {
        key: "action",
        start: 3,
        end: 15,
        keySpan: { start: 3, end: 9 },
        valueSpan: { start: 11, end: 15 },
        value: "bloc",
        children: [],
      },
    ],
  };
  return {
    body: { ...bodyOf(ref, 0), expression },
    position: undefined,
    phase: "http_request_firewall_custom",
    sources: [{ text: expression, map }],
    rule: { index, header, body: { start: at, end: at + expression.length } } as unknown as DeployableRule["rule"],
  };
}

function wrapped(expression: string, report: string, field = "expression"): string {
  return `'${expression}' is not a valid value for ${field} because could not parse filter expression: ${report}`;
}

describe("Cloudflare's report about an expression", () => {
  it("is read in each of the shapes that Cloudflare gives it", () => {
    const unknown = "URI Path contains /";
    expect(parseReport(wrapped(unknown, `Filter parsing error (1:1):\n${unknown}\n^^^ unknown identifier\n`))).toEqual({
      line: 1,
      column: 1,
      length: 3,
      reason: "unknown identifier",
    });
    expect(
      parseReport(
        "Filter parsing error:\n`ip.src==34`\n          ^^ couldn't parse address in network: invalid IP address syntax\n",
      ),
    ).toMatchObject({
      line: 1,
      column: 11,
      length: 2,
    });
    expect(parseReport("Filter parsing error (1:57): unknown identifier")).toMatchObject({
      column: 57,
      reason: "unknown identifier",
    });
    expect(parseReport("Filter parsing error (1:7): ip.src zz ^^ expected ComparisonOp")).toMatchObject({
      column: 7,
      length: 2,
      reason: "expected ComparisonOp",
    });
    expect(parseReport("the expression cannot be blank")).toBeUndefined();
  });

  it("points at UTF-16 units although it counts bytes", () => {
    const text = 'http.host eq "äöü😀" and nope';
    const column = new TextEncoder().encode('http.host eq "äöü😀" and ').length + 1;
    const span = reportSpan(text, { line: 1, column, length: 4, reason: "" });
    expect(text.slice(span.start, span.end)).toBe("nope");
  });

  it("finds any place of any text of several lines", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.string({ unit: "grapheme", maxLength: 8 }).map((line) => line.replaceAll("\n", "")),
          { minLength: 1 },
        ),
        fc.nat(),
        fc.nat(),
        (lines, pickLine, pickAt) => {
          const line = pickLine % lines.length;
          const characters = [...(lines[line] as string)];
          const at = pickAt % (characters.length + 1);
          const before = characters.slice(0, at).join("");
          const report = { line: line + 1, column: new TextEncoder().encode(before).length + 1, length: 0, reason: "" };
          const start = lines.slice(0, line).join("\n").length + (line > 0 ? 1 : 0) + before.length;
          expect(reportSpan(lines.join("\n"), report)).toEqual({ start, end: start });
        },
      ),
    );
  });
});

describe("a refusal", () => {
  const first = rule("a", 0, "ip.src eq 1.2.3.4", 100);
  const second = rule("b", 1, "ssl and nope", 200);

  it("lands on the characters of the rule that the pointer names", () => {
    const message = wrapped(
      "ssl and nope",
      "Filter parsing error (1:9):\nssl and nope\n        ^^^^ unknown identifier\n",
    );
    const item = { code: 20127, message, pointer: "/rules/2/expression" };
    const [refusal] = refusalsOf([item], ["foreign", "a", "b"], [first, second]);
    expect(refusal).toMatchObject({
      ruleIndex: 1,
      start: 208,
      end: 212,
      message: "Cloudflare refuses this expression: unknown identifier.",
      original: message,
    });
  });

  it("finds its rule by the text where there is no pointer", () => {
    const message = wrapped(
      "ssl and nope",
      "Filter parsing error (1:9):\nssl and nope\n        ^^^^ unknown identifier\n",
    );
    expect(refusalsOf([{ code: 20127, message, pointer: undefined }], ["a", "b"], [first, second])[0]).toMatchObject({
      ruleIndex: 1,
      start: 208,
    });
  });

  it("belongs to the only rule of a single-rule call whatever index the pointer has", () => {
    const item = {
      code: 20016,
      message: "'bloc' is not a valid value for action because of that",
      pointer: "/rules/9/action",
    };
    expect(refusalsOf([item], ["a"], [first, second])[0]).toMatchObject({ ruleIndex: 0, start: 3, end: 15 });
  });

  it("about somebody else's rule is not placed", () => {
    expect(refusalsOf([{ code: 1, message: "no", pointer: "/rules/0/action" }], ["foreign", "a"], [first])).toEqual([]);
  });

  it("points at the operator or field that the plan lacks", () => {
    const regex = rule("a", 0, 'http.host matches "x"', 50);
    const message = `'${regex.body.expression}' is not a valid value for expression because not entitled: the use of operator Matches is not allowed, a Business plan or a WAF Advanced plan is required`;
    const [refusal] = refusalsOf([{ code: 20127, message, pointer: "/rules/0/expression" }], ["a"], [regex]);
    expect(refusal).toMatchObject({ start: 60, end: 67 });
  });
});
