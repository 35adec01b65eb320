import type { Facts, HostInfo } from "#core/analysis/model.ts";
import {
  GOOD,
  isFinished,
  occurrences,
  turnsAway,
  VERIFIED,
  WITHOUT,
} from "#core/analysis/reason/client-certificate.ts";
import { and, assume, formulaOf, not, satisfiable } from "#core/analysis/reason/formula.ts";
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { StringLiteral } from "#core/syntax/ast.ts";
import { closest } from "#core/text/closest.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { infoOf, type NamedHost, namedHosts } from "../../support/named-hosts.ts";

function check({ tree, settings, facts }: LintedExpression): readonly Finding<{ host: string }>[] {
  const { hosts } = facts;
  if (hosts === undefined || !turnsAway(settings)) return [];
  if (occurrences(tree, VERIFIED).length === 0 || !isFinished(tree)) return [];
  const formula = formulaOf(tree);
  const named = namedHosts(formula, tree.text);
  const findings: Finding<{ host: string }>[] = [];
  for (const { name, literal, here } of named) {
    if (isEnabled(name, hosts) || !isOfKnownZone(name, hosts)) continue;
    const without = assume(formula, new Map([...here, ...WITHOUT]));
    const good = assume(formula, new Map([...here, ...GOOD]));
    if (satisfiable(and(without, not(good))) !== true) continue;
    findings.push({
      span: { start: literal.start, end: literal.end },
      details: { host: name },
      fixes: fixesFor(literal, name, facts, named),
    });
  }
  return findings;
}

function isEnabled(host: string, hosts: readonly HostInfo[]): boolean {
  return (infoOf(host, hosts)?.authorities.length ?? 0) > 0;
}

/** Of zones that were not looked up nothing is known. */
function isOfKnownZone(host: string, hosts: readonly HostInfo[]): boolean {
  return hosts.length === 0 || hosts.some(({ zone }) => host === zone || host.endsWith(`.${zone}`));
}

/** Offers the enabled host that was probably meant. */
function fixesFor(
  literal: StringLiteral,
  host: string,
  { hosts = [] }: Facts,
  named: readonly NamedHost[],
): readonly Fix[] {
  const others = new Set(named.map(({ name }) => name));
  const enabled = hosts.filter((info) => info.authorities.length > 0 && !others.has(info.name.toLowerCase()));
  const zone = hosts.find((info) => host.endsWith(`.${info.zone}`))?.zone ?? "";
  // What all names of the zone end with makes none of them alike.
  const own = (name: string): string => (name.endsWith(`.${zone}`) ? name.slice(0, -zone.length - 1) : name);
  const nearest = closest(
    own(host),
    enabled.map((info) => own(info.name)),
  );
  const meant = enabled.find((info) => own(info.name) === nearest)?.name;
  if (meant === undefined) return [];
  const edits = [{ start: literal.start, end: literal.end, newText: `"${meant}"` }];
  return [{ title: `Change to \`${meant}\``, edits }];
}

const hosts: readonly HostInfo[] = [
  { name: "api.example.com", zone: "example.com", authorities: ["Cloudflare"] },
  { name: "www.example.com", zone: "example.com", authorities: [] },
];

export const mtlsHostNotEnabled = lint({
  code: "mtls/host-not-enabled",
  severity: "warning",
  preset: "recommended",
  title: "mTLS is not enabled for the host",
  what: "A rule asks for a client certificate on a host for which mTLS is not enabled in the zone.",
  why: "Only for enabled hosts does Cloudflare ask visitors for a certificate. On any other host `cert_verified` is always false, so the rule blocks every visitor. The hosts are those of the last look-up; without one this lint says nothing.",
  message: ({ host }: { host: string }) =>
    `mTLS is not enabled for ${host}, so no certificate is ever verified there: this rule blocks every visitor.`,
  scope: "expression",
  needs: { fields: [VERIFIED] },
  check,
  bad: [
    {
      text: 'http.host in {"api.example.com" «"www.example.com"»} and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
      facts: { hosts },
    },
    {
      note: "A misspelt host gets a suggestion.",
      text: 'http.host eq «"apis.example.com"» and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
      fixed:
        'http.host eq "api.example.com" and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
      facts: { hosts },
    },
    {
      note: "Through `lower()`.",
      text: 'lower(http.host) eq «"www.example.com"» and not (cf.tls_client_auth.cert_verified and not cf.tls_client_auth.cert_revoked)',
      facts: { hosts },
    },
  ],
  good: [
    {
      note: "A rule that is switched off blocks nobody.",
      text: '---\nname: Later\nref: later\naction: block\nenabled: false\n---\nhttp.host eq "www.example.com" and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)\n',
      facts: { hosts },
    },
    {
      text: 'http.host eq "api.example.com" and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
      facts: { hosts },
    },
    {
      note: "A host that the rule leaves out is not affected.",
      text: 'not http.host eq "www.example.com" and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
      facts: { hosts },
    },
    {
      note: "Nothing is known of other zones.",
      text: 'http.host eq "www.example.net" and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
      facts: { hosts },
    },
    { text: 'http.host eq "www.example.com" and ssl', facts: { hosts } },
  ],
});
