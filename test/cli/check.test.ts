import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { META } from "#core/catalog/generated/meta.ts";
import { ended, folderWith, lines, read, run, start, useCli } from "./process.ts";

useCli();

const CUSTOM = "http_request_firewall_custom";
const GOOD = '---\nname: Good\nref: good\naction: block\n---\nhttp.host eq "a.example.com"\n';
const BAD = '---\nname: Bad\nref: bad\naction: block\n---\nhttp.host eq "a" and\n  nope eq 1\n';
const WARNED =
  '---\nname: Warned\nref: warned\naction: block\n---\nhttp.host eq "a" and not cf.tls_client_auth.cert_verified\n';

interface FuzzRow {
  readonly id: string;
  readonly expr: string;
  readonly kind: string;
  readonly verdict: { readonly ok: boolean };
}

describe("rulewright", () => {
  it("says its version and the catalogue's date", async () => {
    const { version } = JSON.parse(readFileSync(path.join(import.meta.dirname, "../../package.json"), "utf8"));
    expect(await run(["--version"])).toEqual({
      code: 0,
      out: `rulewright ${version} (catalogue of ${META.date})\n`,
      err: "",
    });
  });

  it("exits 2 for bad usage, with the reason on standard error", async () => {
    for (const args of [
      [],
      ["nope"],
      ["check", "--nope"],
      ["check", "--plan", "gold"],
      ["plan"],
      ["sandbox", "--port", "x"],
      ["lsp"],
      ["check", "--jsonl", "file"],
      ["check", "--jsonl", "--phase", "nope"],
    ]) {
      const { code, out, err } = await run(args);
      expect([args, code, out]).toEqual([args, 2, ""]);
      expect(err).not.toBe("");
    }
  });

  it("lists no command that does not exist", async () => {
    const { out, code } = await run(["--help"]);
    expect(code).toBe(0);
    expect([...out.matchAll(/^ {2}(\w+) \[/gm)].map((match) => match[1])).toEqual([
      "check",
      "fmt",
      "plan",
      "deploy",
      "undo",
      "undeploy",
      "pull",
      "lsp",
      "sandbox",
      "help",
    ]);
  });
});

describe("check", () => {
  it("exits 0 where there is nothing to say", async () => {
    const cwd = folderWith({ "rules/good.rule": GOOD });
    expect(await run(["check"], { cwd })).toEqual({ code: 0, out: "No problems in 1 file.\n", err: "" });
  });

  it("exits 1 for errors and names file, line and column, without colour", async () => {
    const cwd = folderWith({ "rules/bad.rule": BAD, "rules/good.rule": GOOD });
    const { code, out, err } = await run(["check", "rules"], { cwd });
    expect(code).toBe(1);
    expect(err).toBe("");
    expect(out).toContain("rules/bad.rule:7:3");
    expect(out).toContain("`nope` is not a field.");
    expect(out).toMatch(/1 error.* in 2 files\.\n$/);
    expect(out).not.toContain("\u001b[");
  });

  it("exits 1 for warnings, and obeys the levels of rulewright.yaml found above", async () => {
    const cwd = folderWith({ "a/warned.rule": WARNED });
    expect((await run(["check", "a"], { cwd })).code).toBe(1);
    const quiet = folderWith({
      "rulewright.yaml": "lint:\n  mtls/revoked-not-checked: off\n",
      "a/b/warned.rule": WARNED,
    });
    expect(await run(["check", "a"], { cwd: quiet })).toMatchObject({ code: 0, out: "No problems in 1 file.\n" });
  });

  it("takes files, folders and globs, each file once", async () => {
    const cwd = folderWith({
      "a.rule": GOOD,
      "sub/b.rule": GOOD,
      "sub/deep/c.rule": GOOD,
      "sub/other.txt": GOOD,
      "node_modules/x/d.rule": GOOD,
      ".git/e.rule": GOOD,
    });
    const files = async (...args: string[]) =>
      JSON.parse((await run(["check", "--format", "json", ...args], { cwd })).out).files.map(
        (file: { file: string }) => file.file,
      );
    expect(await files()).toEqual(["a.rule", "sub/b.rule", "sub/deep/c.rule"]);
    expect(await files("sub/*.rule")).toEqual(["sub/b.rule"]);
    expect(await files("**/*.rule", "a.rule")).toEqual(["a.rule", "sub/b.rule", "sub/deep/c.rule"]);
    expect(await files("sub/{b,x}.rule")).toEqual(["sub/b.rule"]);
    expect(await files("sub/other.txt", "./a.rule")).toEqual(["sub/other.txt", "a.rule"]);
  });

  it("exits 2 when it cannot read what it was told to, or finds nothing", async () => {
    const cwd = folderWith({ "empty/readme.txt": "", "latin.rule": "" });
    for (const [argument, reason] of [
      ["missing.rule", "there is no such file or folder"],
      ["empty", "There are no .rule files in empty."],
      ["*.nothing", "No file matches *.nothing."],
    ] as const) {
      const { code, out, err } = await run(["check", argument], { cwd });
      expect([code, out]).toEqual([2, ""]);
      expect(err).toContain(reason);
    }
  });

  it("checks files beside each other: refs, rules that are the same and rules that are never reached", async () => {
    const rule = (ref: string, expression: string, more = "") =>
      `---\nname: Rule ${ref}\nref: ${ref}\naction: block\nzone: shop\n${more}---\n${expression}\n`;
    const cwd = folderWith({
      "rulewright.yaml": "zones: { shop: example.com }\n",
      "closed.rule": rule("closed", 'http.host eq "old.example.com"', "position: first\n"),
      "login.rule": rule("login", 'http.host eq "old.example.com" and http.request.uri.path eq "/login"'),
      "same-1.rule": rule("same-1", "not ssl"),
      "sub/same-2.rule": rule("same-2", "not (ssl)").replace("zone: shop", "zone: example.com"),
      "twice-1.rule": rule("twice", 'http.host eq "1.example.com"'),
      "twice-2.rule": rule("twice", 'http.host eq "2.example.com"'),
      "other-zone.rule": rule("twice", "not ssl").replace("zone: shop", "zone: example.net"),
    });
    const { code, out } = await run(["check", "--format", "sarif"], { cwd });
    expect(code).toBe(1);
    const [{ results, artifacts }] = JSON.parse(out).runs;
    const places = (list: readonly { physicalLocation: { artifactLocation: { uri: string; index: number } } }[] = []) =>
      list.map(({ physicalLocation: { artifactLocation: at } }) => {
        expect(artifacts[at.index].location.uri).toBe(at.uri);
        return at.uri;
      });
    expect(
      results.map((one: { ruleId: string; locations: []; relatedLocations?: [] }) => [
        one.ruleId,
        ...places(one.locations),
        ...places(one.relatedLocations),
      ]),
    ).toEqual([
      ["order/shadowed", "login.rule", "closed.rule"],
      ["order/duplicate-rule", "same-1.rule", "sub/same-2.rule"],
      ["order/duplicate-rule", "sub/same-2.rule", "same-1.rule"],
      ["header/ref-elsewhere", "twice-1.rule", "twice-2.rule"],
      ["header/ref-elsewhere", "twice-2.rule", "twice-1.rule"],
    ]);
    const alone = await run(["check", "login.rule", "same-1.rule"], { cwd });
    expect(alone).toMatchObject({ code: 0, out: "No problems in 2 files.\n" });
  });

  it("mends files beside each other as they are then", async () => {
    const rule = (ref: string, expression: string) =>
      `---\nname: Rule ${ref}\nref: ${ref}\naction: block\nzone: example.com\n---\n${expression}\n`;
    const cwd = folderWith({ "a.rule": rule("a", "not ssl"), "b.rule": rule("b", "ssl eq false") });
    const { code, out } = await run(["check", "--fix"], { cwd });
    expect(read(cwd, "b.rule")).toBe(rule("b", "not ssl"));
    expect([code, out.match(/order\/duplicate-rule/g)]).toEqual([1, ["order/duplicate-rule", "order/duplicate-rule"]]);
  });

  it("writes JSON with offsets, lines and columns", async () => {
    const cwd = folderWith({ "bad.rule": BAD });
    const { code, out } = await run(["check", "--format", "json"], { cwd });
    expect(code).toBe(1);
    const report = JSON.parse(out);
    const found = report.files[0].diagnostics.find((item: { code: string }) => item.code === "type/unknown-field");
    const start = BAD.indexOf("nope");
    expect(found).toMatchObject({
      severity: "error",
      start,
      end: start + 4,
      line: 7,
      column: 3,
      endLine: 7,
      endColumn: 7,
    });
    expect(report.summary).toMatchObject({ files: 1, errors: 1 });
  });

  it("survives a reader that goes away", async () => {
    const cwd = folderWith(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`r${index}.rule`, BAD])));
    const child = start(["check"], { cwd });
    child.stdout.once("data", () => child.stdout.destroy());
    let err = "";
    child.stderr.on("data", (text) => {
      err += text;
    });
    await once(child, "exit");
    expect(err).toBe("");
  });
});

describe("check --jsonl", () => {
  const rows = [
    { id: 1, expr: "ssl" },
    { id: "two", expr: "nope eq 1" },
    { id: { deep: [3] }, expr: 'http.host eq "ä" and zz' },
    { expr: 'concat(http.host, "x")', kind: "value" },
    { id: 5, expr: "custom eq 1", scheme: { custom: "Int" } },
    { id: 6, expr: 'http.host eq "a"', scheme: { custom: "Int" } },
    {
      id: 7,
      expr: "f(custom)",
      scheme: { custom: "Bytes" },
      functions: { f: { params: [["field", "Bytes"]], opt: [], ret: "Bool" } },
    },
    { id: 8, expr: "custom in $x", scheme: { custom: "Ip" }, lists: ["Ip"] },
    { id: 9, expr: 'http.host\teq "a"' },
    { id: 10, expr: "ssl # comment" },
  ];

  it("answers each line in order, with verdict, places in UTF-16 and the engine's own words", async () => {
    const { code, out, err } = await run(["check", "--jsonl"], {
      input: rows.map((row) => `${JSON.stringify(row)}\n`).join(""),
    });
    const answers = lines(out) as {
      id: unknown;
      ok: boolean;
      errors: { code: string; start: number; end: number; engine?: unknown }[];
      warnings: unknown[];
    }[];
    expect([code, err]).toEqual([1, ""]);
    expect(answers.map((answer) => [answer.id, answer.ok])).toEqual([
      [1, true],
      ["two", false],
      [{ deep: [3] }, false],
      [null, true],
      [5, true],
      [6, false],
      [7, true],
      [8, true],
      [9, false],
      [10, false],
    ]);
    expect(answers[0]).toEqual({ id: 1, ok: true, errors: [], warnings: [] });
    expect(answers[1]?.errors[0]).toMatchObject({
      code: "type/unknown-field",
      start: 0,
      end: 4,
      engine: { message: "unknown identifier", start: 0, end: 4 },
    });
    expect(answers[2]?.errors[0]).toMatchObject({ start: 21, end: 23 });
  });

  it("exits 0 when all are accepted; blank lines and a missing last line end do not matter", async () => {
    const { code, out } = await run(["check", "--jsonl"], {
      input: '{"id":1,"expr":"ssl"}\r\n\n{"id":2,"expr":"not ssl"}',
    });
    expect(code).toBe(0);
    expect(lines(out)).toHaveLength(2);
    expect(await run(["check", "--jsonl"], { input: "" })).toEqual({ code: 0, out: "", err: "" });
  });

  it("answers a line that is no request with an error row and goes on", async () => {
    const input = [
      "{",
      "[]",
      '{"id":3}',
      '{"id":4,"expr":"ssl","kind":"x"}',
      '{"id":5,"expr":"ssl","plan":"gold"}',
      '{"id":6,"expr":"a","scheme":{"a":"Text"}}',
      '{"id":7,"expr":"a","functions":{}}',
      '{"id":8,"expr":"ssl","phase":null}',
    ].join("\n");
    const { code, out } = await run(["check", "--jsonl"], { input });
    const answers = lines(out) as { id: unknown; error?: string; ok?: boolean }[];
    expect(code).toBe(1);
    expect(answers.map((answer) => answer.id)).toEqual([null, null, 3, 4, 5, 6, 7, 8]);
    expect(answers.slice(0, 7).every((answer) => typeof answer.error === "string")).toBe(true);
    expect(answers[4]?.error).toBe("`plan` must be one of free, pro, business, enterprise.");
    expect(answers[7]?.ok).toBe(true);
  });

  it("streams: the answer to a line comes before the next line is there", async () => {
    const child = start(["check", "--jsonl"]);
    const result = ended(child);
    for (const id of [1, 2, 3]) {
      child.stdin.write(`${JSON.stringify({ id, expr: "ssl" })}\n`);
      const [chunk] = await once(child.stdout, "data");
      expect(JSON.parse(String(chunk))).toMatchObject({ id });
    }
    child.stdin.end();
    expect((await result).code).toBe(0);
  });

  it("takes characters that are split between two reads", async () => {
    const child = start(["check", "--jsonl"]);
    const result = ended(child);
    const bytes = Buffer.from(`${JSON.stringify({ id: "😀", expr: 'http.host eq "😀"' })}\n`);
    child.stdin.write(bytes.subarray(0, 9));
    await new Promise((resolve) => setTimeout(resolve, 50));
    child.stdin.end(bytes.subarray(9));
    expect(lines((await result).out)).toMatchObject([{ id: "😀", ok: true }]);
  });

  it("uses plan and phase of the arguments for lines that name none, and they never change the verdict", async () => {
    const codes = async (row: object, ...args: string[]): Promise<string[]> => {
      const { code, out } = await run(["check", "--jsonl", ...args], {
        input: `${JSON.stringify({ id: 1, ...row })}\n`,
      });
      expect(code).toBe(0);
      return (lines(out) as { warnings: { code: string }[] }[]).flatMap((answer) =>
        answer.warnings.map((found) => found.code),
      );
    };
    const response = { expr: "http.response.code eq 404" };
    expect(await codes(response, "--phase", CUSTOM)).toEqual(["phase/response-field"]);
    expect(await codes(response, "--phase", "http_response_headers_transform")).toEqual([]);
    expect(await codes({ ...response, phase: CUSTOM }, "--phase", "http_response_headers_transform")).toEqual([
      "phase/response-field",
    ]);
    const regex = { expr: 'http.host matches "^[a-f]+x"' };
    expect(await codes(regex, "--plan", "free")).toEqual(["plan/operator"]);
    expect(await codes({ ...regex, plan: "enterprise" }, "--plan", "free")).toEqual([]);
  });

  const corpus = path.join(import.meta.dirname, "../../../shared/corpus/fuzz-dev.jsonl");
  it.runIf(existsSync(corpus))(
    "gives the engine's recorded verdicts on a large batch, one line each, in order",
    async () => {
      const { fields, functions, lists } = JSON.parse(readFileSync(path.join(corpus, "../scheme-l7.json"), "utf8"));
      const rows = lines(readFileSync(corpus, "utf8")) as FuzzRow[];
      const shared = { dialect: "engine", scheme: fields, functions, lists };
      const input = rows
        .slice(0, 3000)
        .map(({ id, expr, kind }) => `${JSON.stringify({ id, expr, kind, ...shared })}\n`);
      const { out } = await run(["check", "--jsonl"], { input: input.join("") });
      const answers = (lines(out) as { id: string; ok: boolean }[]).map(({ id, ok }) => [id, ok]);
      expect(answers).toEqual(rows.slice(0, 3000).map(({ id, verdict }) => [id, verdict.ok]));
    },
  );
});
