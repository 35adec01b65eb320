/** What is said of headers: each case of `headers.cases.txt` is a file with its findings under the lines they stand in. */
import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { parseRuleFile } from "#core/document/parse-file.ts";
import { applyEdits } from "#core/text/edit.ts";
import { annotate } from "#test/support/annotations.ts";

const cases = readFileSync(path.join(import.meta.dirname, "headers.cases.txt"), "utf8")
  .split("\n=====\n")
  .filter((block) => block.trim() !== "");
const NOTE = /^ *\^+ [a-z]+\/[a-z-]+: /;

const withoutNotes = (block: string) =>
  block
    .split("\n")
    .filter((line) => !NOTE.test(line))
    .join("\n");

test.each(cases)("%s", (block) => {
  const text = withoutNotes(block);
  expect(annotate(text, analyse(text, { stem: "file" }).diagnostics)).toBe(block);
});

const read = (text: string, stem?: string) =>
  parseRuleFile(text, { scheme: catalogScheme(), ...(stem === undefined ? {} : { stem }) });
const codes = (text: string, stem?: string) => read(text, stem).diagnostics.map((found) => found.code);

describe("files", () => {
  test("with carriage returns and a byte order mark are read like others", () => {
    const text =
      "\uFEFF---\r\nname: A\r\nref: x\r\naction: blok\r\n---\r\nssl\r\n---  \r\nname: B\r\nref: y\r\naction: log\r\n---\r\nnot ssl";
    const file = read(text);
    expect(file.rules.map((rule) => [rule.settings.name, rule.settings.ref, rule.settings.action])).toEqual([
      ["A", "x", "blok"],
      ["B", "y", "log"],
    ]);
    expect(file.rules.map((rule) => text.slice(rule.body.start, rule.body.end))).toEqual(["ssl\r\n", "not ssl"]);
    expect(file.diagnostics.map(({ code, start, end }) => [code, text.slice(start, end)])).toEqual([
      ["header/unknown-action", "blok"],
    ]);
    expect(file.rules.flatMap((rule) => rule.expression.diagnostics)).toEqual([]);
  });

  test("a line with more than hyphens is no fence", () => {
    expect(read('---\nname: A\nref: x\naction: block\n---\nhttp.host eq "\n ---\n----\n--- x\n"').rules).toHaveLength(
      1,
    );
  });

  test("of one expression have no header, and get a hint with a header to add", () => {
    const file = read("# note\n\nssl\n", "only-tls");
    expect(file.hasHeaders).toBe(false);
    expect(file.rules).toHaveLength(1);
    expect(file.rules[0]?.header).toBeUndefined();
    expect(file.rules[0]?.settings.ref).toBe("only-tls");
    const [hint] = file.diagnostics;
    expect(hint).toMatchObject({ code: "header/absent", severity: "hint" });
    const fixed = applyEdits(file.text, hint?.fixes?.[0]?.edits ?? []);
    expect(fixed).toBe("---\nname: Only tls\nref: only-tls\naction: block\n---\n# note\n\nssl\n");
    expect(codes(fixed)).toEqual([]);
  });

  test("without a closing fence are mended by their fix", () => {
    const text = "---\nname: A\nref: x\naction: block\nhttp.host\n";
    const file = read(text);
    expect(file.rules[0]?.settings.action).toBe("block");
    expect(text.slice(file.rules[0]?.body.start)).toBe("http.host\n");
    expect(applyEdits(text, file.diagnostics[0]?.fixes?.[0]?.edits ?? [])).toBe(
      "---\nname: A\nref: x\naction: block\n---\nhttp.host\n",
    );
  });
});

describe("settings", () => {
  test("have the defaults of the format", () => {
    expect(read("---\naction: block\n---\nssl", "stem").rules[0]?.settings).toEqual({
      name: undefined,
      ref: "stem",
      action: "block",
      parameters: undefined,
      ratelimit: undefined,
      enabled: true,
      logging: undefined,
      phase: "http_request_firewall_custom",
      zones: [],
      position: undefined,
    });
  });

  test("take everything that a header can say", () => {
    const text =
      "---\nname: N\nref: r\naction: skip\nparameters: {ruleset: current}\nenabled: false\nlogging: false\nzone: [a.com, prod]\nposition: {before: other}\n---\nssl";
    expect(read(text).rules[0]?.settings).toMatchObject({
      name: "N",
      ref: "r",
      parameters: { ruleset: "current" },
      enabled: false,
      logging: false,
      zones: ["a.com", "prod"],
      position: { before: "other" },
    });
    expect(codes(text)).toEqual([]);
  });

  test("put rules with a rate limit into its phase", () => {
    const text =
      "---\nratelimit: {characteristics: [cf.colo.id, ip.src], period: 10, requests_per_period: 1}\n---\nssl";
    expect(read(text).rules[0]?.settings.phase).toBe("http_ratelimit");
  });

  test("leave out a stem that is no ref, and any stem of several rules", () => {
    expect(read("---\naction: log\n---\nssl", "my rule").rules[0]?.settings.ref).toBeUndefined();
    expect(read("---\n---\nssl\n---\n---\nssl", "stem").rules.map((rule) => rule.settings.ref)).toEqual([
      undefined,
      undefined,
    ]);
  });

  test("of a broken header keep what can be read", () => {
    const file = read('---\nname: "A\nref: x\naction: block\nzone: example.com\n---\nssl');
    expect(file.rules[0]?.settings).toMatchObject({ ref: "x", action: "block", zones: ["example.com"] });
  });

  test("take names as a map of the file's own, whatever they are called", () => {
    const file = read(
      '---\nname: A\nref: x\naction: block\nparameters: {"__proto__": {a: 1}, constructor: 2}\n---\nssl',
    );
    expect(Object.keys(file.rules[0]?.settings.parameters ?? {})).toEqual(["__proto__", "constructor"]);
    expect(({} as Record<string, unknown>)["a"]).toBeUndefined();
  });
});

test("aliases that double each other are not unfolded for ever", () => {
  const lines = Array.from({ length: 40 }, (_, i) =>
    i === 0 ? "  a0: &a0 [x, x]" : `  a${i}: &a${i} [*a${i - 1}, *a${i - 1}]`,
  );
  const file = read(`---\nname: A\nref: x\naction: block\nparameters:\n${lines.join("\n")}\n---\nssl`);
  expect(file.rules[0]?.settings.action).toBe("block");
});

test("ranges of every entry are those of its text", () => {
  const text =
    "---\nname: 'a b'\nratelimit:\n  characteristics: [ip.src,  cf.colo.id]\n  counting_expression: |\n    ssl\n  period:\n---\nssl";
  const shown: [string, string][] = [];
  const walk = (entries: NonNullable<ReturnType<typeof read>["rules"][0]["header"]>["entries"]) => {
    for (const entry of entries) {
      shown.push([
        text.slice(entry.keySpan.start, entry.keySpan.end),
        text.slice(entry.valueSpan.start, entry.valueSpan.end),
      ]);
      walk(entry.children);
    }
  };
  walk(read(text).rules[0]?.header?.entries ?? []);
  expect(shown).toEqual([
    ["name", "'a b'"],
    ["ratelimit", "characteristics: [ip.src,  cf.colo.id]\n  counting_expression: |\n    ssl\n  period:"],
    ["characteristics", "[ip.src,  cf.colo.id]"],
    ["", "ip.src"],
    ["", "cf.colo.id"],
    ["counting_expression", "|\n    ssl"],
    ["period", ""],
  ]);
});
