import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import type { FileAnalysis } from "#core/analysis/model.ts";
import { refactoringsAt } from "#core/ide/actions/refactoring.ts";
import { codeActionsAt } from "#core/ide/code-actions.ts";
import { completionsAt } from "#core/ide/completion.ts";
import { foldsOf } from "#core/ide/folding.ts";
import { highlightsAt } from "#core/ide/highlights.ts";
import { hoverAt } from "#core/ide/hover.ts";
import { inlayHintsOf } from "#core/ide/inlay-hints.ts";
import { onTypeEdits } from "#core/ide/on-type.ts";
import { selectionsAt } from "#core/ide/selections.ts";
import { semanticTokensOf } from "#core/ide/semantic-tokens.ts";
import { signatureAt } from "#core/ide/signature.ts";
import { symbolsOf } from "#core/ide/symbols.ts";
import { applyEdits } from "#core/text/edit.ts";
import type { Span } from "#core/text/span.ts";

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

/** What is answered with places in the text, whatever they are. */
const PLACES: readonly ((analysis: FileAnalysis, offset: number) => readonly Span[])[] = [
  selectionsAt,
  highlightsAt,
  (analysis, offset) => semanticTokensOf(analysis, { start: offset, end: offset + 1 }),
  (analysis, offset) =>
    inlayHintsOf(analysis, { start: offset, end: offset }, { facts }).flatMap((hint) => [
      { start: hint.offset, end: hint.offset },
      ...(hint.edits ?? []),
    ]),
  ...["\n", ")", "}", "-"].map(
    (typed) => (analysis: FileAnalysis, offset: number) => onTypeEdits(analysis, offset, typed),
  ),
];

/** Everything that an editor may ask at an offset; edits and spans must lie in the text. */
function askAll(text: string, offset: number, analysis = analyse(text, facts)): void {
  for (const { edit, filterText, label } of completionsAt({ analysis, offset, facts })) {
    const fits = edit.start <= offset && offset <= edit.end && !/[\r\n]/.test(text.slice(edit.start, edit.end));
    if (!fits || edit.end > text.length || !filterText.startsWith(label)) {
      expect.fail(`${label} at ${offset} edits ${edit.start}..${edit.end} of ${JSON.stringify(text)}`);
    }
  }
  const hover = hoverAt(analysis, offset, facts);
  if (hover !== undefined && !(hover.start <= offset && offset <= hover.end)) expect.fail(`hover at ${offset}`);
  for (const places of PLACES) {
    for (const { start, end } of places(analysis, offset)) {
      if (!(0 <= start && start <= end && end <= text.length)) expect.fail(`${start}..${end} at ${offset}`);
    }
  }
  signatureAt(analysis, offset);
  const here = { start: offset, end: offset };
  const before = { start: offset >> 1, end: offset };
  const refactorings = [here, before].flatMap((span) => refactoringsAt(analysis, span, facts));
  for (const { edits } of [...codeActionsAt(analysis, here), ...refactorings]) {
    applyEdits(text, edits);
  }
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
});
