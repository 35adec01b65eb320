import { type HostInfo, MANAGED_CA } from "#core/analysis/model.ts";
import { effectOf, GOOD, occurrences, VERIFIED, WITHOUT } from "#core/analysis/reason/client-certificate.ts";
import { and, assume, type Formula, formulaOf, not, satisfiable } from "#core/analysis/reason/formula.ts";
import type { Rule } from "#core/document/model.ts";
import type { SetLiteral } from "#core/syntax/ast.ts";
import { type Finding, lint } from "../../lint.ts";
import { isSound, type LintedFile, type LintedRule } from "../../subject.ts";
import { comparisonsOf } from "../../support/comparisons.ts";
import { namedHosts } from "../../support/named-hosts.ts";
import { oncePerRule } from "../../support/once-per-rule.ts";

/** What a rule that asks for certificates keeps out on one host. */
interface Guard {
  readonly rule: Rule;
  readonly formula: Formula;
}

interface Details {
  readonly hosts: readonly string[];
  /** The rules that were looked at. */
  readonly where: "this file" | "these files";
}

function check(file: LintedFile): readonly Finding<Details>[] {
  const enabled = (file.facts.hosts ?? []).filter(({ authorities }) => authorities.length > 0);
  if (enabled.length === 0) return [];
  const here = file.rules.filter(({ rule }) => asks(rule));
  const set = here.map(hostSet).find((found) => found !== undefined);
  if (set === undefined) return [];
  const elsewhere = (file.facts.otherFiles ?? []).flatMap((other) => other.file.rules.filter(asks));
  const guards = [...here.map(({ rule }) => rule), ...elsewhere].map((rule) => ({
    rule,
    formula: formulaOf(rule.expression),
  }));
  const open = enabled.filter(({ name }) => !guards.some((guard) => covers(guard, name.toLowerCase())));
  if (open.length === 0) return [];
  const hosts = open.map(({ name }) => name);
  const where = file.facts.otherFiles === undefined ? "this file" : "these files";
  return [{ span: { start: set.start, end: set.end }, details: { hosts, where }, fixes: [additionOf(set, hosts)] }];
}

/** Whether the rule keeps out some visitor because there is no certificate. */
const asks = oncePerRule(({ header, settings, expression }: Rule): boolean => {
  if (header === undefined || !settings.enabled || effectOf(settings) !== "stops" || settings.action === "log")
    return false;
  if (occurrences(expression, VERIFIED).length === 0 || !isSound(expression)) return false;
  const formula = formulaOf(expression);
  return satisfiable(and(assume(formula, WITHOUT), not(assume(formula, GOOD)))) === true;
});

/** Whether the rule can keep out a visitor without a certificate on this host. Any other question may get any answer. */
function covers({ rule, formula }: Guard, host: string): boolean {
  const named = namedHosts(formula, rule.expression.text);
  const here = new Map(named.map(({ name, key }): [string, boolean] => [key, name === host]));
  return satisfiable(assume(formula, new Map([...here, ...WITHOUT]))) === true;
}

/** The set of hosts that the rule names, where it names some. */
function hostSet({ expression }: LintedRule): SetLiteral | undefined {
  if (expression === undefined) return undefined;
  const sets = comparisonsOf(expression, new Set(["http.host"])).flatMap(({ right }) =>
    right.kind === "set" ? [right] : [],
  );
  return sets.find((set) => expression.polarityOf(set) === "positive");
}

function additionOf(set: SetLiteral, hosts: readonly string[]) {
  const at = set.members.at(-1)?.end ?? set.start + 1;
  const newText = hosts.map((host) => ` "${host}"`).join("");
  return { title: "Ask for a certificate there too", edits: [{ start: at, end: at, newText }] };
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
  what: "A host with mTLS enabled, and no rule of the file that keeps out visitors without a certificate there.",
  why: "Enabling mTLS makes Cloudflare ask for a certificate. It turns nobody away: that is what a rule is for. Rules of other files and of the dashboard are not looked at: a rule of its own may guard the host there. The hosts are those of the last look-up; without one this lint says nothing.",
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
      text: rule('http.host in {"api.example.com"} and not cf.tls_client_auth.cert_verified'),
    },
  ],
});
