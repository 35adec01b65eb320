import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { type VerdictRequest, verdict } from "#core/analysis/verdict.ts";
import { tableScheme } from "#core/catalog/catalog-scheme.ts";
import { BOOL } from "#core/catalog/value-type.ts";

const codes = (request: Partial<VerdictRequest> & { expression: string }) => {
  const { ok, errors, warnings } = verdict({ kind: "filter", ...request });
  return { ok, errors: errors.map((found) => found.code), warnings: warnings.map((found) => found.code) };
};

const hosts = (length: number) => {
  const start = 'http.host in {"';
  return `${start}${"a".repeat(length - start.length - 2)}"}`;
};
const patterns = (count: number) =>
  Array.from({ length: count }, (_, index) => `http.host matches "a+${index}"`).join(" or ");

describe("Cloudflare's verdict", () => {
  const cases: [string, Partial<VerdictRequest> & { expression: string }, ReturnType<typeof codes>][] = [
    ["a valid expression", { expression: "ssl" }, { ok: true, errors: [], warnings: [] }],
    ["4,000 characters", { expression: hosts(4000) }, { ok: true, errors: [], warnings: [] }],
    ["4,001", { expression: hosts(4001) }, { ok: true, errors: [], warnings: ["limit/dashboard-length"] }],
    ["4,096", { expression: hosts(4096) }, { ok: true, errors: [], warnings: ["limit/dashboard-length"] }],
    ["4,097", { expression: hosts(4097) }, { ok: false, errors: ["limit/expression-length"], warnings: [] }],
    [
      "spaces beyond",
      { expression: `ssl${" ".repeat(5000)}and cf.client.bot` },
      { ok: true, errors: [], warnings: [] },
    ],
    ["what the engine takes", { expression: hosts(9000), dialect: "engine" }, { ok: true, errors: [], warnings: [] }],
    ["64 patterns", { expression: patterns(64) }, { ok: true, errors: [], warnings: [] }],
    ["65 patterns", { expression: patterns(65) }, { ok: false, errors: ["limit/regex-count"], warnings: [] }],
    [
      "an old field",
      { expression: 'ip.geoip.country eq "DE"' },
      { ok: true, errors: [], warnings: ["field/deprecated"] },
    ],
    [
      "a response field before the response",
      { expression: "http.response.code eq 404", phase: "http_request_firewall_custom" },
      { ok: true, errors: [], warnings: ["phase/response-field"] },
    ],
    [
      "a response field after it",
      { expression: "http.response.code eq 404", phase: "http_custom_errors" },
      { ok: true, errors: [], warnings: [] },
    ],
    [
      "a field of another phase",
      { expression: 'ip.src.timezone.name eq "Europe/Berlin"', phase: "http_request_firewall_custom" },
      { ok: true, errors: [], warnings: ["phase/field"] },
    ],
    [
      "a phase that nobody knows",
      { expression: "http.response.code eq 404", phase: "x" },
      { ok: true, errors: [], warnings: [] },
    ],
    [
      "a function of another phase",
      { expression: 'any(split(http.host, ".", 3)[*] eq "a")', phase: "http_request_firewall_custom" },
      { ok: true, errors: [], warnings: ["phase/function"] },
    ],
    [
      "a function for values",
      { expression: 'to_string(ip.src.asnum) eq "1"' },
      { ok: true, errors: [], warnings: ["function/value-only"] },
    ],
    [
      "a function for values, as a value",
      { expression: "to_string(ip.src.asnum)", kind: "value" },
      { ok: true, errors: [], warnings: [] },
    ],
    [
      "two replacing calls",
      {
        expression: 'concat(regex_replace(http.host, "a", "b"), wildcard_replace(http.host, "a", "b"))',
        kind: "value",
      },
      { ok: false, errors: ["function/once"], warnings: [] },
    ],
    [
      "a regex on a small plan",
      { expression: 'http.host matches "a+"', plan: "free" },
      { ok: true, errors: [], warnings: ["plan/operator"] },
    ],
    [
      "a regex on a large plan",
      { expression: 'http.host matches "a+"', plan: "business" },
      { ok: true, errors: [], warnings: [] },
    ],
    [
      "a field on a small plan",
      { expression: "cf.bot_management.score lt 30", plan: "pro" },
      { ok: true, errors: [], warnings: ["plan/field"] },
    ],
    ["a managed list", { expression: "ip.src in $cf.vpn" }, { ok: true, errors: [], warnings: [] }],
    [
      "a list of Cloudflare's that is none",
      { expression: "ip.src in $cf.vpns" },
      { ok: true, errors: [], warnings: ["list/unknown"] },
    ],
    ["a list of unknown lists", { expression: "ip.src in $office" }, { ok: true, errors: [], warnings: [] }],
  ];
  test.each(cases)("on %s", (_name, request, expected) => {
    expect(codes(request)).toEqual(expected);
  });

  test("leads with the engine's own first error", () => {
    const { ok, errors } = verdict({ expression: "http.hots eq 1 and and ssl", kind: "filter" });
    expect(ok).toBe(false);
    expect(errors[0]).toMatchObject({
      code: "type/unknown-field",
      start: 0,
      end: 9,
      engine: { message: "unknown identifier", start: 0, end: 9 },
    });
  });

  test("asks nothing of the catalogue when another scheme is given", () => {
    const scheme = tableScheme(
      new Map([["ip.geoip.country", { name: "ip.geoip.country", type: BOOL }]]),
      new Map(),
      [],
    );
    expect(codes({ expression: "ip.geoip.country", scheme })).toEqual({ ok: true, errors: [], warnings: [] });
  });

  test("marks the characters beyond the limit", () => {
    const expression = `ssl  and ${hosts(5000)}`;
    const [error] = verdict({ expression, kind: "filter" }).errors;
    expect(error).toMatchObject({ start: 4097, end: expression.length });
  });
});

const corpus = path.resolve(import.meta.dirname, "../../../../shared/corpus/dev.jsonl");

describe.runIf(existsSync(corpus))("expressions found in public", () => {
  const rows = existsSync(corpus)
    ? readFileSync(corpus, "utf8")
        .trim()
        .split("\n")
        .map(
          (line) =>
            JSON.parse(line) as { id: string; expr: string; kind: string; class: string; verdict: { ok: boolean } },
        )
    : [];

  test("have the verdict of the engine, but for what production added since", () => {
    const others = rows
      .filter((row) => row.class !== "dialect-2026-10")
      .filter(
        (row) =>
          verdict({ expression: row.expr, kind: row.kind === "value" ? "value" : "filter" }).ok !== row.verdict.ok,
      );
    expect(others.map((row) => row.id)).toEqual([]);
    expect(rows.length).toBeGreaterThan(1000);
  });

  test("are not suspected without reason", () => {
    const suspected = rows
      .filter((row) => row.verdict.ok && row.kind !== "value")
      .flatMap((row) => verdict({ expression: row.expr, kind: "filter" }).warnings.map((found) => ({ row, found })))
      .filter(({ found }) => found.code.startsWith("mtls/"));
    // Each of these trusts `cert_verified` and never asks for `cert_revoked`.
    expect(suspected.length).toBeGreaterThan(0);
    for (const { row, found } of suspected) {
      expect(found.code).toBe("mtls/revoked-not-checked");
      expect(row.expr).toContain("not cf.tls_client_auth.cert_verified");
      expect(row.expr).not.toContain("cert_revoked");
    }
  });
});
