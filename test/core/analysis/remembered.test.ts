/** What is remembered from the text before must never show: after any edits, the findings are those of the text read anew. */
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import type { Facts, FileAnalysis } from "#core/analysis/model.ts";
import { LINTS } from "#core/lint/lints.ts";
import { descendants } from "#core/syntax/visit.ts";

const SAMPLES = readdirSync("samples", { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".rule"))
  .map((name) => readFileSync(`samples/${name}`, "utf8"));

/** Examples of lints, each as a rule of a file: bodies that have something to say. */
const EXAMPLES = LINTS.flatMap(({ bad, good }) =>
  [...bad, ...good]
    .map(({ text }) => text.replaceAll(/[«»]/g, ""))
    .map((text) => (text.startsWith("---") ? text : `---\naction: block\n---\n${text}\n`)),
);

const PIECES = [
  "---\n",
  "---\naction: block\n---\n",
  "ref: a\n",
  "action: skip\n",
  "enabled: false\n",
  "position:\n  before: a\n",
  "ssl",
  " and ",
  " or ",
  "not ",
  "(",
  ")",
  '"',
  "\n",
  " ",
  "# rulewright-ignore logic/always-true: for a test\n",
  'http.host in {"a" "A"}',
  "ip.src in {10.0.0.0/8}",
  "cf.tls_client_auth.cert_verified",
  "é𝒳",
];

const FACTS: Facts[] = [
  { preset: "all" },
  { preset: "all", plan: "free", stem: "edge" },
  { preset: "recommended", hosts: [{ name: "api.example.com", zone: "example.com", authorities: ["Cloudflare CA"] }] },
];

const edit = fc.record({
  at: fc.nat(1000),
  length: fc.oneof(fc.constant(0), fc.nat(12), fc.nat(400)),
  text: fc.oneof(fc.constant(""), fc.constantFrom(...PIECES), fc.constantFrom(...EXAMPLES)),
  facts: fc.oneof(
    { weight: 9, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom(...FACTS) },
  ),
});

const start = fc.oneof(
  fc.constantFrom(...SAMPLES),
  fc.array(fc.constantFrom(...EXAMPLES), { minLength: 2, maxLength: 5 }).map((texts) => texts.join("")),
);

/** All that a reader sees of an analysis. */
function seen({ diagnostics, file }: FileAnalysis) {
  return {
    diagnostics,
    rules: file.rules.map(({ header, body, settings, expression, embedded, ...rule }) => ({
      span: [rule.start, rule.end],
      header: header?.entries,
      body,
      settings,
      nodes: [expression, ...embedded.map(({ tree }) => tree)].map(({ root }) =>
        [...descendants(root)].map(({ kind, start, end }) => [kind, start, end]),
      ),
    })),
  };
}

test("any edits: the findings and the trees are those of the text read anew", () => {
  fc.assert(
    fc.property(start, fc.array(edit, { minLength: 1, maxLength: 12 }), (first, edits) => {
      let text = first;
      let facts = FACTS[0] as Facts;
      let analysis = analyse(text, facts);
      for (const { at, length, text: inserted, facts: others } of edits) {
        const from = Math.floor((at / 1000) * text.length);
        text = text.slice(0, from) + inserted + text.slice(from + length);
        facts = others ?? facts;
        analysis = analyse(text, facts, analysis);
        expect(seen(analysis)).toEqual(seen(analyse(text, facts)));
      }
    }),
    { numRuns: Number(process.env["REMEMBERED_RUNS"] ?? 200) },
  );
});
