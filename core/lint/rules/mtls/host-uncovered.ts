import { type HostInfo, MANAGED_CA } from "#core/analysis/model.ts";
import type { Comparison } from "#core/syntax/ast.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedFile, LintedRule } from "../../subject.ts";
import { guardOf, standsOn } from "../../support/certificate-rules.ts";
import { comparisonsOf } from "../../support/comparisons.ts";

interface Details {
  readonly hosts: readonly string[];
  /** The rules that were looked at. */
  readonly where: "this file" | "any file";
}

function check(file: LintedFile): readonly Finding<Details>[] {
  const { hosts: known = [], others } = file.facts;
  const enabled = known.filter(({ authorities }) => authorities.length > 0);
  if (enabled.length === 0) return [];
  const here = file.rules.filter(({ rule }) => guardOf(rule) !== undefined);
  const place = here.map(hostPlace).find((found) => found !== undefined);
  if (place === undefined) return [];
  const guards = here.flatMap(({ rule }) => guardOf(rule) ?? []);
  const isGuarded = (host: string): boolean =>
    guards.some((guard) => standsOn(guard, host)) || others?.guards(host) === true;
  const open = enabled.filter(({ name }) => !isGuarded(name.toLowerCase()));
  if (open.length === 0) return [];
  const hosts = open.map(({ name }) => name);
  const where = others === undefined || others.isEmpty ? "this file" : "any file";
  const { start, end } = place.right;
  return [{ span: { start, end }, details: { hosts, where }, fixes: [additionOf(place, hosts)] }];
}

/** Where the rule names the hosts that it is for: in a set at best. */
function hostPlace({ expression }: LintedRule): Comparison | undefined {
  if (expression === undefined) return undefined;
  const named = comparisonsOf(expression, new Set(["http.host"]), ["lower"]).filter(
    (comparison) => expression.polarityOf(comparison) === "positive",
  );
  return named.find(({ right }) => right.kind === "set") ?? named.find(isOne);
}

const isOne = ({ operator, right }: Comparison): boolean => operator === "eq" && right.kind === "string";

function additionOf({ right, operatorSpan }: Comparison, hosts: readonly string[]) {
  const title = "Ask for a certificate there too";
  const added = hosts.map((host) => ` "${host}"`).join("");
  if (right.kind === "set") {
    const at = right.members.at(-1)?.end ?? right.start + 1;
    return { title, edits: [{ start: at, end: at, newText: added }] };
  }
  const edits = [
    { ...operatorSpan, newText: "in" },
    { start: right.start, end: right.start, newText: "{" },
    { start: right.end, end: right.end, newText: `${added}}` },
  ];
  return { title, edits };
}

const hosts: readonly HostInfo[] = [
  { name: "admin.example.com", zone: "example.com", authorities: [MANAGED_CA] },
  { name: "api.example.com", zone: "example.com", authorities: [MANAGED_CA] },
  { name: "www.example.com", zone: "example.com", authorities: [] },
];
const rule = (expression: string): string =>
  `---\nname: Client certificates\nref: mtls\naction: block\n---\n${expression}\n`;

export const mtlsHostUncovered = lint({
  code: "mtls/host-uncovered",
  severity: "info",
  preset: "strict",
  title: "A host with mTLS lets everybody in",
  what: "A host with mTLS enabled, and no rule of the workspace's files that keeps out visitors without a certificate there.",
  why: "Enabling mTLS makes Cloudflare ask for a certificate. It turns nobody away: that is what a rule is for. Rules that are only in the dashboard are not looked at: one of them may guard the host. The hosts are those of the last look-up; without one this lint says nothing.",
  message: ({ hosts: open, where }: Details) =>
    `mTLS is enabled for ${open.join(", ")}, but no rule of ${where} keeps out visitors without a certificate there. Name ${open.length === 1 ? "it" : "them"} here, or in a rule of ${open.length === 1 ? "its" : "their"} own.`,
  scope: "file",
  check,
  bad: [
    {
      text: rule(
        'http.host in «{"api.example.com"}» and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
      ),
      fixed: rule(
        'http.host in {"api.example.com" "admin.example.com"} and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
      ),
      facts: { hosts },
    },
    {
      text: rule('lower(http.host) == «"api.example.com"» and not cf.tls_client_auth.cert_verified'),
      fixed: rule(
        'lower(http.host) in {"api.example.com" "admin.example.com"} and not cf.tls_client_auth.cert_verified',
      ),
      facts: { hosts },
    },
  ],
  good: [
    {
      text: rule(
        'http.host in {"admin.example.com" "api.example.com"} and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
      ),
      facts: { hosts },
    },
    {
      note: "A second rule is for the other host.",
      text: `${rule('http.host in {"api.example.com"} and not cf.tls_client_auth.cert_verified')}${rule('http.host eq "admin.example.com" and not cf.tls_client_auth.cert_verified').replace("ref: mtls", "ref: admin")}`,
      facts: { hosts },
    },
    {
      note: "A rule of another file is for the other host.",
      text: rule('http.host in {"api.example.com"} and not cf.tls_client_auth.cert_verified'),
      facts: { hosts, defaultZone: "example.com" },
      files: { "admin.rule": rule('http.host eq "admin.example.com" and not cf.tls_client_auth.cert_verified') },
    },
    {
      text: rule('http.host in {"api.example.com"} and not cf.tls_client_auth.cert_verified'),
    },
  ],
});
