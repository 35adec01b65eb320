import { describe, expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import { applyEdits } from "#core/text/edit.ts";
import { annotate } from "#test/support/annotations.ts";

const HEADER = "---\nname: A\nref: a\naction: block\n---\n";
const OLD = 'ip.geoip.country eq "DE"';
const codes = (text: string) => analyse(text, {}).diagnostics.map((found) => found.code);

describe("a comment silences", () => {
  test.each([
    ["the line below", `${HEADER}# rulewright-ignore field/deprecated: later\n${OLD}\n`],
    ["the line below further comments", `${HEADER}# rulewright-ignore field/deprecated: later\n\n# note\n${OLD}\n`],
    ["its own line", `${HEADER}${OLD} # rulewright-ignore field/deprecated: later\n`],
    [
      "several codes",
      `${HEADER}# rulewright-ignore mtls/no-host, field/deprecated\nnot cf.tls_client_auth.cert_verified and not ${OLD} or cf.tls_client_auth.cert_revoked and not ${OLD}\n`,
    ],
    [
      "in a header",
      "---\n# rulewright-ignore parameter/unusual-value: agreed\nname: A\nref: a\naction: block\nratelimit:\n  characteristics: [cf.colo.id, ip.src]\n  requests_per_period: 1\n  # rulewright-ignore parameter/unusual-value: agreed\n  period: 61\n---\nssl\n",
    ],
    [
      "in a header, at the end of the line",
      "---\nref: a # rulewright-ignore header/name-missing\naction: block\n---\nssl\n",
    ],
  ])("%s", (_name, text) => {
    expect(codes(text).filter((code) => !code.startsWith("ignore/") && code !== "header/name-missing")).toEqual([]);
  });

  test("what stands on other lines not", () => {
    const text = `${HEADER}# rulewright-ignore field/deprecated: later\n${OLD}\nand ip.geoip.continent eq "EU"\n`;
    expect(codes(text)).toEqual(["field/deprecated"]);
  });

  test("other codes not", () => {
    expect(codes(`${HEADER}# rulewright-ignore mtls/no-host\n${OLD}\n`)).toEqual(["ignore/unused", "field/deprecated"]);
  });

  test("errors never", () => {
    expect(codes(`${HEADER}# rulewright-ignore type/unknown-field: it will come\nhttp.hots eq "a"\n`)).toEqual([
      "ignore/error",
      "type/unknown-field",
    ]);
  });

  test("nothing from inside a string", () => {
    const text = `${HEADER}http.host eq "# rulewright-ignore field/deprecated" or ${OLD}\n`;
    expect(codes(text)).toEqual(["field/deprecated"]);
    const inYaml = `---\nname: "# rulewright-ignore header/name-missing"\nref: a\naction: block\n---\n${OLD}\n`;
    expect(codes(inYaml)).toEqual(["field/deprecated"]);
  });
});

test("what is wrong with comments is said at its place, and mended", () => {
  const text = `${HEADER}# rulewright-ignore
# rulewright-ignore field/depricated: typo
# rulewright-ignore mtls/no-host, field/deprecated
${OLD} # rulewright-ignore mtls/no-host: gone
`;
  const { diagnostics } = analyse(text, {});
  expect(annotate(text, diagnostics)).toBe(`${HEADER}# rulewright-ignore
^^^^^^^^^^^^^^^^^^^ ignore/no-code: This comment names no code. Write \`# rulewright-ignore category/name: reason\`.
# rulewright-ignore field/depricated: typo
                    ^^^^^^^^^^^^^^^^ ignore/unknown-code: \`field/depricated\` is not a code of Rulewright. Did you mean \`field/deprecated\`?
# rulewright-ignore mtls/no-host, field/deprecated
                    ^^^^^^^^^^^^ ignore/unused: Nothing here is found by \`mtls/no-host\`: this comment can go.
${OLD} # rulewright-ignore mtls/no-host: gone
                                             ^^^^^^^^^^^^ ignore/unused: Nothing here is found by \`mtls/no-host\`: this comment can go.
`);
  const fixes = diagnostics.flatMap((found) => found.fixes?.[0]?.edits ?? []);
  expect(applyEdits(text, fixes)).toBe(`${HEADER}# rulewright-ignore
# rulewright-ignore field/deprecated: typo
# rulewright-ignore field/deprecated
${OLD}
`);
});

test.each([
  ["while the rule is broken", `${HEADER}# rulewright-ignore mtls/no-host: agreed\nssl and\n`, {}],
  ["of a lint that is off", `${HEADER}# rulewright-ignore mtls/no-host: agreed\nssl\n`, { lint: { mtls: "off" } }],
] as const)("a comment is not called unused %s", (_name, text, facts) => {
  expect(analyse(text, facts).diagnostics.map(({ code }) => code)).not.toContain("ignore/unused");
});

test("a comment line of its own goes as a whole", () => {
  const text = `${HEADER}# rulewright-ignore mtls/no-host: gone\nssl\n`;
  const edits = analyse(text, {}).diagnostics[0]?.fixes?.[0]?.edits ?? [];
  expect(applyEdits(text, edits)).toBe(`${HEADER}ssl\n`);
});

describe("levels", () => {
  const text = `${HEADER}${OLD}\n`;
  test.each([
    ["off", []],
    ["error", [["field/deprecated", "error"]]],
    ["hint", [["field/deprecated", "hint"]]],
  ] as const)("%s", (level, expected) => {
    const { diagnostics } = analyse(text, { lint: { "field/deprecated": level } });
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual(expected);
  });

  test.each([
    [{ field: "off" }, []],
    [{ field: "off", "field/deprecated": "info" }, ["info"]],
    [{ mtls: "off" }, ["warning"]],
  ] as const)("%j: a category stands for its codes, and a code wins", (lint, expected) => {
    expect(analyse(text, { lint }).diagnostics.map(({ severity }) => severity)).toEqual(expected);
  });

  test("are for what is said of comments too", () => {
    const unused = `${HEADER}# rulewright-ignore mtls/no-host: gone\nssl\n`;
    expect(analyse(unused, { lint: { "ignore/unused": "hint" } }).diagnostics.map(({ severity }) => severity)).toEqual([
      "hint",
    ]);
    expect(analyse(unused, { lint: { ignore: "off" } }).diagnostics).toEqual([]);
  });

  test("do not soften what Cloudflare refuses", () => {
    const { diagnostics } = analyse(`${HEADER}http.hots eq "a"\n`, { lint: { "type/unknown-field": "off" } });
    expect(diagnostics.map(({ code, severity }) => [code, severity])).toEqual([["type/unknown-field", "error"]]);
  });
});
