import { describe, expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import { deprecatedFieldAt, replaceDeprecated } from "#core/ide/actions/deprecated.ts";
import { applyEdits } from "#core/text/edit.ts";
import { offers, refactor } from "#test/support/refactor.ts";

const HERE = "Replace deprecated fields in this expression";
const FILE = "Replace deprecated fields in this file";

const header = (lines: string): string => `---\n${lines}\n---\n`;

describe("replacing deprecated fields", () => {
  test("in the expression, with comments and layout as they are", () => {
    const before =
      'ip.geoip.country  in {"DE"} # ip.geoip.country\nand ┆ip.geoip.asnum eq 1 and http.host ne "ip.geoip.country"\n';
    const after =
      'ip.src.country  in {"DE"} # ip.geoip.country\nand ip.src.asnum eq 1 and http.host ne "ip.geoip.country"\n';
    expect(refactor(HERE, before)).toBe(after);
    expect(refactor(FILE, before)).toBeUndefined();
    expect(refactor(HERE, `┆${after}`)).toBeUndefined();
  });

  test("in a rule that is broken elsewhere", () => {
    expect(refactor(HERE, "┆ip.geoip.asnum eq 1 and and ssl")).toBe("ip.src.asnum eq 1 and and ssl");
  });

  test("in the whole file, expressions in headers too", () => {
    const counting = `action: block\nratelimit:\n  counting_expression: 'ip.geoip.country eq "DE"'`;
    const text = `${header("name: a")}┆ip.geoip.asnum eq 1\n${header(counting)}ip.geoip.continent eq "EU"\n`;
    const plain = text.replace("┆", "");
    expect(refactor(HERE, text)).toBe(plain.replace("geoip.asnum", "src.asnum"));
    expect(refactor(FILE, text)).toBe(plain.replaceAll(".geoip.", ".src."));
    expect(applyEdits(plain, replaceDeprecated(analyse(plain, {}).file))).toBe(plain.replaceAll(".geoip.", ".src."));
  });

  test("not where a field has no replacement, or means more than it", () => {
    expect(offers("cf.threat_score gt ┆5")[HERE]).toBeUndefined();
    expect(offers(`${header("phase: magic_transit")}ip.geoip.country eq ┆"DE"\n`)[HERE]).toBeUndefined();
    expect(offers(`${header("name: ┆a")}ip.geoip.asnum eq 1\n`)[HERE]).toBeUndefined();
  });
});

describe("the deprecated field at a place", () => {
  test.each<[string, string | undefined]>([
    ['ip.geoip.┆country eq "DE"', "ip.geoip.country"],
    ['ip.geoip.country┆ eq "DE"', "ip.geoip.country"],
    ['ip.geoip.country e┆q "DE"', undefined],
    ['http.host eq "ip.geoip.┆country"', undefined],
    ["cf.threat_score┆ gt 5", undefined],
    [`${header("ratelimit:\n  counting_expression: 'ip.geoip.┆asnum eq 1'")}ssl\n`, "ip.geoip.asnum"],
    [`${header("phase: magic_transit")}ip.geoip.┆country eq "DE"\n`, undefined],
  ])("%s", (marked, field) => {
    const start = marked.indexOf("┆");
    const analysis = analyse(marked.replace("┆", ""), {});
    expect(deprecatedFieldAt(analysis, { start, end: start })).toBe(field);
  });
});
