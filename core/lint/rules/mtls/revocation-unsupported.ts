import { type HostInfo, MANAGED_CA } from "#core/analysis/model.ts";
import { effectOf, GOOD, occurrences, REVOKED, REVOKED_ONE } from "#core/analysis/reason/client-certificate.ts";
import { and, assume, type Formula, formulaOf, not, or, satisfiable } from "#core/analysis/reason/formula.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { infoOf, namedHosts } from "../../support/named-hosts.ts";

interface Details {
  readonly host: string;
  readonly authorities: readonly string[];
}

function check({ tree, settings, facts: { hosts } }: LintedExpression): readonly Finding<Details>[] {
  const revoked = occurrences(tree, REVOKED);
  if (hosts === undefined || revoked.length === 0 || effectOf(settings) !== "stops") return [];
  const formula = formulaOf(tree);
  const findings: Finding<Details>[] = [];
  for (const { name, literal, here } of namedHosts(formula, tree.text)) {
    const authorities = infoOf(name, hosts)?.authorities ?? [];
    if (authorities.length === 0 || authorities.includes(MANAGED_CA)) continue;
    const [good, revokedOne] = [GOOD, REVOKED_ONE].map((visitor) => assume(formula, new Map([...here, ...visitor])));
    // The answer to "is it revoked" has to matter on this host.
    if (good === undefined || revokedOne === undefined || satisfiable(differ(good, revokedOne)) !== true) continue;
    findings.push({ span: { start: literal.start, end: literal.end }, details: { host: name, authorities } });
  }
  return findings;
}

const differ = (a: Formula, b: Formula): Formula => or(and(a, not(b)), and(not(a), b));

const hosts: readonly HostInfo[] = [
  { name: "api.example.com", zone: "example.com", authorities: [MANAGED_CA] },
  { name: "partners.example.com", zone: "example.com", authorities: ["Partner CA"] },
];

export const mtlsRevocationUnsupported = lint({
  code: "mtls/revocation-unsupported",
  severity: "info",
  preset: "recommended",
  title: "Nothing is known of revoked certificates there",
  what: "A rule relies on `cf.tls_client_auth.cert_revoked` on a host whose certificates come from an uploaded authority.",
  why: "Cloudflare knows which certificates of its own authority were revoked. For an authority that the account uploaded it reads no revocation list, and `cert_revoked` is never true. The hosts and their authorities are those of the last look-up; without one this lint says nothing.",
  message: ({ host, authorities }: Details) =>
    `Certificates for ${host} come from ${authorities.join(", ")}, which was uploaded: for it \`cert_revoked\` is never true. Stop revoked ones by \`cf.tls_client_auth.cert_serial\` or \`cf.tls_client_auth.cert_fingerprint_sha256\`.`,
  scope: "expression",
  needs: { fields: [REVOKED] },
  check,
  bad: [
    {
      text: 'http.host in {"api.example.com" «"partners.example.com"»} and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
      facts: { hosts },
    },
  ],
  good: [
    {
      text: 'http.host eq "api.example.com" and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
      facts: { hosts },
    },
    {
      text: 'http.host eq "partners.example.com" and not cf.tls_client_auth.cert_verified',
      facts: { hosts },
    },
    {
      note: "Of hosts that were not looked up nothing is known.",
      text: 'http.host eq "partners.example.com" and cf.tls_client_auth.cert_revoked',
    },
  ],
});
