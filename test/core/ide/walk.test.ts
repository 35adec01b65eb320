import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import { printRule } from "#core/document/print-rule.ts";
import type { RuleObject } from "#core/document/rule-object.ts";
import { foldsOf } from "#core/ide/folding.ts";
import { symbolsOf } from "#core/ide/symbols.ts";
import { FEATURES } from "#test/support/features.ts";
import { Random } from "#test/support/random-expression.ts";

const facts = {
  hosts: [{ name: "api.example.com", zone: "example.com", authorities: ["Cloudflare CA"] }],
  lists: [{ name: "office_ips", kind: "ip" as const }],
};

const TEXTS: readonly string[] = [
  '---\nname: Require a client certificate on the API\nref: api-mtls\naction: block\nzone: example.com\n---\n# both are checked\nhttp.host in {"api.example.com"}\nand (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)\n---\nname: Slow down\nref: login-rate\naction: managed_challenge\nratelimit:\n  characteristics: [ip.src, cf.colo.id]\n  period: 60\n  counting_expression: \'http.response.code eq 401\'\n---\nhttp.request.uri.path eq "/login" and http.request.method eq "POST"\n',
  '---\r\naction: rewrite\r\nphase: http_request_late_transform\r\nparameters:\r\n  headers:\r\n    x-id:\r\n      operation: set\r\n      expression: "concat(\\"a\\", http.host)"\r\n---\r\nany(lower(http.request.headers["x-tag"][*])[*] matches "[a\\"]+") xor ip.src in {10.0.0.0/8 192.0.2.1..192.0.2.9}\r\n',
  "---\n---\n---\n",
  "",
  "\ud800 \u{1f600} ﻿ssl\tand",
];

const samples = path.resolve(import.meta.dirname, "../../../samples");
const sampleTexts = existsSync(samples)
  ? readdirSync(samples, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".rule"))
      .map((name) => readFileSync(path.join(samples, name), "utf8"))
  : [];

/** Asks every feature at the offset. */
function askAll(text: string, offset: number, analysis = analyse(text, facts)): void {
  for (const { name, ask } of FEATURES) {
    const problem = ask({ analysis, facts, offset });
    if (problem !== undefined) expect.fail(`${name} at ${offset} of ${JSON.stringify(text)}: ${problem}`);
  }
}

const corpus = path.resolve(import.meta.dirname, "../../../../shared/corpus");
const RULES = 200;

/** Rules that people published, as files: half of them with their header. */
function publishedRules(): string[] {
  const rows = (name: string) =>
    readFileSync(path.join(corpus, name), "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as { rule?: RuleObject; phase?: string; expr?: string });
  const spread = <T>(all: readonly T[]): T[] =>
    all.filter((_, index) => index % Math.max(1, Math.floor(all.length / (RULES / 2))) === 0).slice(0, RULES / 2);
  const whole = spread(rows("rules-dev.jsonl")).flatMap(({ rule, phase }) =>
    rule?.expression === undefined ? [] : [printRule(rule, phase === undefined ? {} : { phase })],
  );
  return [...whole, ...spread(rows("dev.jsonl")).flatMap(({ expr }) => (expr === undefined ? [] : [expr]))];
}

describe("everything that an editor may ask", () => {
  test.each([...TEXTS, ...sampleTexts].map((text) => [text]))("at every offset of %j", (text) => {
    const analysis = analyse(text, facts);
    for (let offset = 0; offset <= text.length; offset++) askAll(text, offset, analysis);
    for (const symbol of symbolsOf(analysis)) {
      expect(symbol.start).toBeLessThanOrEqual(symbol.selection.start);
      expect(symbol.selection.end).toBeLessThanOrEqual(symbol.end);
    }
    for (const fold of foldsOf(analysis)) expect(fold.end).toBeLessThanOrEqual(text.length);
  });

  test.each(TEXTS.map((text) => [text]))("at the end of every prefix of %j", (text) => {
    for (let end = 0; end <= text.length; end++) askAll(text.slice(0, end), end);
  });

  test("anywhere in texts with a part cut out", () => {
    fc.assert(
      fc.property(fc.constantFrom(...TEXTS), fc.nat(), fc.nat({ max: 12 }), fc.nat(), (text, from, length, at) => {
        const start = from % (text.length + 1);
        const cut = text.slice(0, start) + text.slice(start + length);
        askAll(cut, at % (cut.length + 1));
      }),
      { numRuns: 300 },
    );
  });

  test.runIf(existsSync(corpus))(
    "at every offset of 200 published rules that end early",
    () => {
      const rules = publishedRules();
      expect(rules.length).toBe(RULES);
      const random = new Random(7);
      for (const rule of rules) {
        const text = rule.slice(0, random.below(rule.length + 1));
        const analysis = analyse(text, facts);
        for (let offset = 0; offset <= text.length; offset++) askAll(text, offset, analysis);
      }
    },
    300_000,
  );
});
