import fc from "fast-check";
import { expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import type { Facts } from "#core/analysis/model.ts";
import type { Rule, RuleFile } from "#core/document/model.ts";

const RULES: readonly string[] = [
  '---\nname: One\nref: one\naction: block\nzone: example.com\n---\n# note\nhttp.host in {"a" "b"} and not cf.tls_client_auth.cert_verified\n',
  '---\nname: Two\nref: two\naction: managed_challenge\nratelimit:\n  characteristics: [ip.src, cf.colo.id]\n  period: 60\n  requests_per_period: 5\n  counting_expression: \'http.response.code eq 401\'\n---\nany(lower(http.request.headers["x"][*])[*] matches "[a]+") xor ip.src in {10.0.0.0/8 192.0.2.1..192.0.2.9}\n',
  '---\r\nref: three\r\naction: rewrite\r\nphase: http_request_transform\r\nparameters:\r\n  uri:\r\n    path:\r\n      expression: "concat(\\"/a\\", http.hots)"\r\n---\r\nssl and http.request.uri.path wildcard r"/a/*" or (ip.src eq 1.1.1.1 and len(http.host) in {1..9 12})\r\n',
  "---\nname: Five\nref: five\naction: block\nzone: office\n---\ncf.tls_client_auth.cert_revoked\n",
  '---\nref: four\naction: skip\n---\nnonsense eq "x" and ip.src in $office and http.request.headers["a"][0] eq\n',
];

const PIECES: readonly string[] = [
  "",
  "x",
  " ",
  '"',
  "---\n",
  "\n",
  "and ssl ",
  "ref: one\n",
  "# rulewright-ignore mtls/no-host\n",
  "('",
  "}",
  "cf.tls_client_auth.cert_revoked or ",
  "enabled: false\n",
  ...RULES,
];

const edit = fc.record({
  at: fc.nat(),
  remove: fc.oneof(fc.nat({ max: 9 }), fc.nat({ max: 200 })),
  insert: fc.constantFrom(...PIECES),
});

/** Everything that a file says; what is computed when asked for is asked for. */
function plain({ text, rules, hasHeaders, diagnostics }: RuleFile): unknown {
  return { text, hasHeaders, diagnostics, rules: rules.map(plainRule) };
}

function plainRule({ header, expression, embedded, ...rule }: Rule): unknown {
  const { options, ...tree } = { ...expression };
  const { scheme: _, ...read } = options;
  return {
    ...rule,
    header,
    expression: { ...tree, read },
    embedded: embedded.map(({ path, span, map }) => [path, span, map.segments]),
  };
}

const KNOWN: readonly Facts[] = [{}, { plan: "free", aliases: { shop: "example.com" }, stem: "rules" }];

test.each(KNOWN)("what an edit leaves of an analysis is what a fresh one finds, given %j", (facts) => {
  fc.assert(
    fc.property(
      fc.shuffledSubarray([...RULES], { minLength: 1 }),
      fc.array(edit, { minLength: 1, maxLength: 5 }),
      (rules, edits) => {
        let text = rules.join("");
        let analysis = analyse(text, facts);
        for (const { at, remove, insert } of edits) {
          const start = at % (text.length + 1);
          text = text.slice(0, start) + insert + text.slice(start + remove);
          analysis = analyse(text, facts, analysis);
          const fresh = analyse(text, facts);
          expect(analysis.diagnostics).toEqual(fresh.diagnostics);
          expect(plain(analysis.file)).toEqual(plain(fresh.file));
        }
      },
    ),
    { numRuns: 100 },
  );
});
