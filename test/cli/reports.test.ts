/** Reports for other programs, and what `--fix` leaves. */
import { existsSync } from "node:fs";
import sarifSchema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import { sarifReport } from "../../cli/reports/sarif.ts";
import { folderWith, read, run, useCli } from "./process.ts";

useCli();

const HEADER = "---\nname: A\nref: a\naction: block\n---\n";
const OLD = 'ip.geoip.country eq "DE"';
const RULE = `${HEADER}${OLD}\nand nope eq 1\n`;

interface Sarif {
  readonly runs: readonly [
    {
      readonly results: readonly {
        readonly ruleId: string;
        readonly partialFingerprints: Readonly<Record<string, string>>;
      }[];
    },
  ];
}

const { $schema: _, id: __, ...schema } = sarifSchema;
// Its draft is older than the validator's, and one of its patterns is none with the flag `u`.
const isSarif = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

describe("--format sarif", () => {
  it("is valid, and says what each code is and where each finding is", async () => {
    const cwd = folderWith({ "rules/a b.rule": RULE, "good.rule": `${HEADER}http.host eq "a"\n` });
    const { code, out } = await run(["check", "--format", "sarif"], { cwd });
    expect(code).toBe(1);
    const log = JSON.parse(out);
    expect([isSarif(log), isSarif.errors]).toEqual([true, null]);
    expect(isSarif({ ...log, version: "2.0.0" })).toBe(false);
    const [{ tool, results, columnKind }] = log.runs;
    expect(columnKind).toBe("utf16CodeUnits");
    expect(tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(["field/deprecated", "type/unknown-field"]);
    expect(tool.driver.rules[0]).toMatchObject({
      defaultConfiguration: { level: "warning", enabled: true },
      properties: { tags: ["field"] },
    });
    expect(results[0]).toMatchObject({
      ruleId: "field/deprecated",
      ruleIndex: 0,
      level: "warning",
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: "rules/a%20b.rule", uriBaseId: "%SRCROOT%" },
            region: { startLine: 6, startColumn: 1, endLine: 6, endColumn: 17, snippet: { text: "ip.geoip.country" } },
          },
        },
      ],
      fixes: [{ artifactChanges: [{ replacements: [{ insertedContent: { text: "ip.src.country" } }] }] }],
    });
  });

  it("names each code's page and no file of this machine", () => {
    const { file, diagnostics } = analyse(RULE, {});
    const text = sarifReport([{ shown: "a.rule", text: RULE, diagnostics, rules: file }]);
    const { rules } = JSON.parse(text).runs[0].tool.driver;
    const pages = rules.map(({ help }: { help: { markdown: string } }) => /`([^`]+\.md)`/.exec(help.markdown)?.[1]);
    expect(pages).toEqual(["docs/errors/field/deprecated.md", "docs/errors/type/unknown-field.md"]);
    for (const page of pages) expect(existsSync(page)).toBe(true);
    expect(text).not.toContain("file:");
  });

  it("names a finding alike when lines move, and two of a kind unalike", () => {
    const names = (text: string): string[] => {
      const { file, diagnostics } = analyse(text, {});
      const log = JSON.parse(sarifReport([{ shown: "a.rule", text, diagnostics, rules: file }])) as Sarif;
      const old = log.runs[0].results.filter(({ ruleId }) => ruleId === "field/deprecated");
      return old.map(({ partialFingerprints }) => partialFingerprints["rulewright/v1"] as string);
    };
    const before = names(`${HEADER}${OLD} and ${OLD}\n`);
    expect(new Set(before).size).toBe(2);
    const moved = names(`${HEADER.replaceAll("a\n", "b\n")}ssl\n${HEADER}# note\n\n${OLD}\nand\n${OLD}\n`);
    expect(moved).toEqual(before);
    expect(names(`${HEADER.replace("ref: a", "ref: b")}${OLD}\n`)).not.toEqual(before.slice(0, 1));
  });
});

it("--format github writes workflow commands with what has to be escaped escaped", async () => {
  const cwd = folderWith({ "a,b:c.rule": `${HEADER}${OLD} and http.host eq "50%\nx" and nope eq 1\n` });
  const { code, out } = await run(["check", "--format", "github"], { cwd });
  expect(code).toBe(1);
  const [deprecated, unknown, ...others] = out.split("\n");
  expect(deprecated).toMatch(
    /^::warning file=a%2Cb%3Ac\.rule,line=6,endLine=6,col=1,endColumn=17,title=field\/deprecated::`ip\.geoip\.country` is deprecated/,
  );
  expect(unknown).toMatch(
    /^::error file=a%2Cb%3Ac\.rule,line=7,endLine=7,col=8,endColumn=12,title=type\/unknown-field::/,
  );
  expect(others.at(-2)).toMatch(/^1 error and 1 warning in 1 file\.$/);
});

describe("--fix", () => {
  const HEADER_TOO = `${HEADER}${OLD} AND http.hots eq "a"\n`;

  it("writes what has one clear fix, says what that was, and reports what is left", async () => {
    const cwd = folderWith({ "a.rule": HEADER_TOO, "b.rule": `${HEADER}nope eq 1\n` });
    const { code, out } = await run(["check", "--fix"], { cwd });
    expect(out).toContain(
      "Fixed 3 problems in a.rule: field/deprecated, syntax/logical-operator, type/unknown-field.\n",
    );
    expect(out).toContain("b.rule:6:1");
    expect(out).toMatch(/1 error in 2 files\.\n$/);
    expect(code).toBe(1);
    expect(read(cwd, "a.rule")).toBe(`${HEADER}ip.src.country eq "DE" and http.host eq "a"\n`);
    expect(read(cwd, "b.rule")).toBe(`${HEADER}nope eq 1\n`);
  });

  it("exits 0 where nothing is left, and keeps a report for programs clean", async () => {
    const cwd = folderWith({ "a.rule": HEADER_TOO });
    const { code, out, err } = await run(["check", "--fix", "--format", "json"], { cwd });
    expect(code).toBe(0);
    expect(JSON.parse(out).summary).toMatchObject({ files: 1, errors: 0, warnings: 0 });
    expect(err).toContain("Fixed 3 problems in a.rule");
  });

  it("writes nothing where nothing is fixed, and is not for expressions", async () => {
    const cwd = folderWith({ "a.rule": `${HEADER}http.host eq "a"\n` });
    expect(await run(["check", "--fix"], { cwd })).toEqual({ code: 0, out: "No problems in 1 file.\n", err: "" });
    expect((await run(["check", "--fix", "--jsonl"], { cwd })).code).toBe(2);
  });
});

it("a format that does not exist is named with those that do", async () => {
  const { code, err } = await run(["check", "--format", "xml"], { cwd: folderWith({ "a.rule": "ssl" }) });
  expect(code).toBe(2);
  expect(err).toContain("Formats are text, json, sarif, github.");
});
