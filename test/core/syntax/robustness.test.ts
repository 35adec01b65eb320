import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import type { ParseOptions, Tree } from "#core/syntax/ast.ts";
import { contextAt } from "#core/syntax/context.ts";
import { parse } from "#core/syntax/parse.ts";
import { printTree } from "#core/syntax/print.ts";
import { nodePathAt } from "#core/syntax/query.ts";
import { tokensOf } from "#core/syntax/tokens.ts";
import { overlaps } from "#core/text/span.ts";

const scheme = catalogScheme();

const EXPRESSIONS = [
  '(http.host in {"api.example.com"}) and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
  'any(lower(http.request.headers["x-a"][*])[*] eq "b") xor all((http.request.headers.names[*] ne "c"))',
  'http.request.uri.path matches "^/[a-z\\"]+\\\\.php$" or http.user_agent strict wildcard r#"*"bot"*"#',
  "ip.src in {10.0.0.0/8 2001:db8::/32 1.1.1.1..1.1.1.9} and !ip.src in $cf.malware",
  'cf.threat_score in {1 5..9 0x1f} && starts_with(concat(http.host, "/", http.request.uri.path), "\\x61\\141")',
  "http.request.uri.path eq raw.http.request.uri.path || cf.bot_management.score & 0x10",
  'http.host eq 61:62:63 # comment\n\tand\r\n # another "one"\n ssl',
];

const CONFIGURATIONS: readonly ParseOptions[] = (["engine", "cloudflare"] as const).flatMap((dialect) =>
  (["filter", "value"] as const).flatMap((root) =>
    (["api", "file"] as const).map((trivia) => ({ scheme, dialect, root, trivia })),
  ),
);

/** What must hold of every tree, whatever the text. */
function check(text: string, tree: Tree): void {
  const tokens = tokensOf(tree);
  const isLossless = tokens.every(
    (token, index) => token.end > token.start && token.start === (tokens[index - 1]?.end ?? tree.start),
  );
  expect(isLossless).toBe(true);
  expect(tokens.at(-1)?.end ?? tree.start).toBe(tree.end);
  expect(tree.diagnostics.length > 0).toBe(tree.engineError !== undefined);
  tree.diagnostics.forEach((found, index) => {
    expect(found.engine).toBe(index === 0 ? tree.engineError : undefined);
    expect(found.start).toBeGreaterThanOrEqual(tree.start);
    expect(found.end).toBeGreaterThanOrEqual(found.start);
    expect(found.end).toBeLessThanOrEqual(tree.end);
    for (const other of tree.diagnostics.slice(0, index)) expect(overlaps(found, other)).toBe(false);
    for (const edit of found.fixes?.flatMap(({ edits }) => edits) ?? []) {
      expect(edit.start).toBeGreaterThanOrEqual(tree.start);
      expect(edit.end).toBeLessThanOrEqual(tree.end);
    }
  });
  printTree(tree);
  for (const offset of [0, text.length >> 1, text.length]) nodePathAt(tree, offset);
}

function checkAll(text: string): void {
  for (const options of CONFIGURATIONS) check(text, parse(text, options));
}

describe("parse never fails", () => {
  it.each(EXPRESSIONS)("on prefixes, suffixes and with a character missing: %s", (expression) => {
    for (let at = 0; at <= expression.length; at++) {
      checkAll(expression.slice(0, at));
      checkAll(expression.slice(at));
      checkAll(expression.slice(0, at) + expression.slice(at + 1));
    }
  });

  it.each(EXPRESSIONS)("to say what is legal at every place of %s", (expression) => {
    for (let at = 0; at <= expression.length; at++) {
      const broken = expression.slice(0, at);
      for (const text of [expression, broken]) {
        const { replace } = contextAt(
          parse(text, { scheme, dialect: "cloudflare", root: "filter", trivia: "file" }),
          at,
        );
        expect(replace.start).toBeLessThanOrEqual(at);
        expect(replace.end).toBeGreaterThanOrEqual(at);
      }
    }
  });

  it("on arbitrary text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => checkAll(text)),
      { numRuns: 300 },
    );
    // Lone surrogates too, which `unit: "binary"` leaves out.
    const unit = fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code));
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 30 }), (units) => checkAll(units.join(""))),
      { numRuns: 300 },
    );
  });

  it("on pieces of expressions in any order", () => {
    const pieces = EXPRESSIONS.flatMap((expression) => expression.split(/(?<=[\s(){}[\],])|(?=[\s(){}[\],])/));
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 25 }), (chosen) => {
        checkAll(chosen.join(""));
        checkAll(chosen.join(" "));
      }),
      { numRuns: 500 },
    );
  });

  it("on deep nesting, which is refused where the engine refuses it", () => {
    for (const open of ["(", "not ", "!", "any(", "lower(", "decode_base64(", "not(", "http.request.headers[", "{"]) {
      for (const text of [open.repeat(10_000), `${open.repeat(10_000)}ssl${")".repeat(10_000)}`]) {
        checkAll(text);
      }
    }
    const deep = parse(`${"(".repeat(5000)}ssl${")".repeat(5000)}`, {
      scheme,
      dialect: "cloudflare",
      root: "filter",
      trivia: "api",
      maxNestingDepth: 1_000_000,
    });
    expect(deep.engineError?.kind).toBe("NestingLimitExceeded");
  });

  it("on long texts", () => {
    const members = Array.from({ length: 100_000 }, (_, index) => String(index)).join(" ");
    const big = parse(`cf.threat_score in {${members}}`, {
      scheme,
      dialect: "cloudflare",
      root: "filter",
      trivia: "api",
    });
    expect(big.diagnostics).toEqual([]);
    expect(big.root).toMatchObject({ kind: "comparison", right: { kind: "set" } });
    if (big.root.kind === "comparison" && big.root.right.kind === "set") {
      expect(big.root.right.members).toHaveLength(100_000);
      expect(big.root.right.members.at(-1)).toMatchObject({ value: 99_999n });
    }
    // Each of these took quadratic time in some draft of a recovery.
    for (const part of [
      "not ",
      'http.host in {"a",',
      '"',
      "http.request.headers[",
      "http.host eq “ and ",
      "http.host in {1 and ",
      'http.host eq r##"a"\n',
      'http.host matches "[a" and ',
      'lower("a" and ',
      "http.host in (",
      'http.host eq "a\n or ',
    ]) {
      const text = part.repeat(Math.ceil(500_000 / part.length));
      const { diagnostics } = parse(text, { scheme, dialect: "cloudflare", root: "filter", trivia: "api" });
      expect(diagnostics.length).toBeGreaterThan(0);
      expect(diagnostics.length).toBeLessThanOrEqual(101);
    }
  });
});

const CORPUS = new URL("../../../../shared/corpus/dev.jsonl", import.meta.url);

describe.runIf(existsSync(CORPUS))("real-world expressions", () => {
  const rows = existsSync(CORPUS) ? readFileSync(CORPUS, "utf8").trimEnd().split("\n") : [];
  it("keep the invariants", () => {
    for (const row of rows) checkAll((JSON.parse(row) as { expr: string }).expr);
  });
});
