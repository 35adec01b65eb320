import { effectOf, GOOD, occurrences, VERIFIED, WITHOUT } from "#core/analysis/reason/client-certificate.ts";
import { and, assume, formulaOf, not, satisfiable } from "#core/analysis/reason/formula.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";

/** Fields that tell one authority's or one holder's certificates from all others. */
const IDENTIFYING: ReadonlySet<string> = new Set(
  ["issuer_ski", "issuer_dn", "issuer_dn_rfc2253", "issuer_dn_legacy", "issuer_serial"]
    .concat(["ski", "serial", "fingerprint_sha256", "fingerprint_sha1", "rfc9440", "chain_rfc9440"])
    .concat(["subject_dn", "subject_dn_rfc2253", "subject_dn_legacy"])
    .map((name) => `cf.tls_client_auth.cert_${name}`),
);

function check(expression: LintedExpression): readonly Finding[] {
  const { tree, settings, neighbours } = expression;
  const [verified] = occurrences(tree, VERIFIED);
  if (verified === undefined || effectOf(settings) !== "stops") return [];
  const trees = [tree, ...neighbours.filter((rule) => rule.settings.enabled).map((rule) => rule.expression)];
  if (trees.some((one) => [...IDENTIFYING].some((field) => occurrences(one, field).length > 0))) return [];
  const formula = formulaOf(tree);
  const asksForCertificate = and(assume(formula, WITHOUT), not(assume(formula, GOOD)));
  if (satisfiable(asksForCertificate) !== true) return [];
  return [{ span: { start: verified.start, end: verified.end } }];
}

export const mtlsIssuerNotPinned = lint({
  code: "mtls/issuer-not-pinned",
  severity: "info",
  preset: "strict",
  title: "Any certificate of the account is good enough",
  what: "A rule asks for a verified client certificate and not who issued it or whose it is.",
  why: "Cloudflare checks client certificates against the authorities of the account, so a certificate that was issued for another zone is verified here too. `cf.tls_client_auth.cert_issuer_ski` tells the authorities apart.",
  message:
    'A certificate issued for another zone of the account is verified here too. Also ask for its authority: `or cf.tls_client_auth.cert_issuer_ski ne "…"`.',
  scope: "expression",
  heeds: "cf.tls_client_auth.cert_",
  needs: { fields: [VERIFIED] },
  check,
  bad: [
    {
      text: 'http.host eq "api.example.com" and (not «cf.tls_client_auth.cert_verified» or cf.tls_client_auth.cert_revoked)',
    },
  ],
  good: [
    {
      text: 'http.host eq "api.example.com" and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked or cf.tls_client_auth.cert_issuer_ski ne "A5AC554235DB8A6CA0F8D24BCE0D9D1D0C1B2D0F")',
    },
    {
      note: "The authority may be asked for in a rule of its own.",
      text: '---\nname: Verified\nref: verified\naction: block\n---\nhttp.host eq "api.example.com" and not cf.tls_client_auth.cert_verified\n---\nname: Ours\nref: ours\naction: block\n---\nhttp.host eq "api.example.com" and not cf.tls_client_auth.cert_issuer_ski in {"A5AC554235DB8A6CA0F8D24BCE0D9D1D0C1B2D0F"}\n',
    },
    {
      note: "Nobody without a certificate is kept out.",
      text: 'http.host eq "api.example.com" and cf.tls_client_auth.cert_verified and cf.tls_client_auth.cert_revoked',
    },
  ],
});
