import type { HostInfo } from "#core/analysis/model.ts";
import {
  GOOD,
  isFinished,
  occurrences,
  turnsAway,
  VERIFIED,
  WITHOUT,
} from "#core/analysis/reason/client-certificate.ts";
import { assume, atomsOf, evaluate, type Formula, formulaOf } from "#core/analysis/reason/formula.ts";
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import type { Expression, Tree } from "#core/syntax/ast.ts";
import { pathTo } from "#core/syntax/visit.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";

/** Fields that say which part of a zone a request is for. */
const PLACE = /^(?:raw\.)?http\.(?:host$|request\.(?:uri|full_uri))|^cf\.zone\.name$|^cf\.worker\.upstream_zone$/;

function check({ tree, settings, facts }: LintedExpression): readonly Finding[] {
  const [verified] = occurrences(tree, VERIFIED);
  if (verified === undefined || !turnsAway(settings) || !isFinished(tree)) return [];
  const formula = formulaOf(tree);
  // An ordinary request has none of the properties that the rule names.
  const ordinary = new Map([...atomsOf(formula).keys()].map((key): [string, boolean] => [key, false]));
  const stopsWithout = evaluate(assume(formula, WITHOUT), ordinary) === true;
  const stopsGood = evaluate(assume(formula, GOOD), ordinary) === true;
  if (!stopsWithout || stopsGood || namesPlace(tree, formula)) return [];
  const path = pathTo(tree.root, verified);
  const parent = path.at(-2);
  const marked = parent?.kind === "not" ? parent : verified;
  return [{ span: { start: marked.start, end: marked.end }, fixes: fixesFor(tree, facts.hosts ?? []) }];
}

/** Whether a host or path is left out (`not http.host in {…}`): then the rest of the zone is meant. */
function namesPlace(tree: Tree, formula: Formula): boolean {
  return excludes(formula, false) || /\b(?:http\.host|http\.request\.(?:uri|full_uri))\b/.test(callText(tree, formula));
}

function excludes(formula: Formula, negated: boolean): boolean {
  switch (formula.kind) {
    case "constant":
      return false;
    case "atom":
      return negated && formula.field !== undefined && PLACE.test(formula.field);
    case "not":
      return excludes(formula.operand, !negated);
    default:
      return formula.operands.some((operand) => excludes(operand, negated));
  }
}

/** The text of negated questions that are no plain field, such as `not starts_with(http.request.uri.path, "/public")`. */
function callText(tree: Tree, formula: Formula, negated = false): string {
  switch (formula.kind) {
    case "constant":
      return "";
    case "atom":
      return negated && formula.field === undefined ? tree.text.slice(formula.node.start, formula.node.end) : "";
    case "not":
      return callText(tree, formula.operand, !negated);
    default:
      return formula.operands.map((operand) => callText(tree, operand, negated)).join(" ");
  }
}

/** Limits the whole rule to the hosts that have mTLS, when they are known. */
function fixesFor(tree: Tree, hosts: readonly HostInfo[]): readonly Fix[] {
  const enabled = hosts.filter((host) => host.authorities.length > 0).map((host) => `"${host.name}"`);
  if (enabled.length === 0) return [];
  const { root } = tree;
  const limit = `http.host in {${enabled.join(" ")}} and `;
  const edits = bindsLooser(root)
    ? [
        { start: root.start, end: root.start, newText: `${limit}(` },
        { start: root.end, end: root.end, newText: ")" },
      ]
    : [{ start: root.start, end: root.start, newText: limit }];
  // Whom it stops has to be decided by a person: nothing that runs on save may.
  return [{ title: "Limit the rule to the hosts with mTLS", edits }];
}

function bindsLooser(root: Expression): boolean {
  return root.kind === "logical" && root.operator !== "and";
}

const hosts: readonly HostInfo[] = [
  { name: "api.example.com", zone: "example.com", authorities: ["Cloudflare"] },
  { name: "www.example.com", zone: "example.com", authorities: [] },
];

export const mtlsNoHost = lint({
  code: "mtls/no-host",
  severity: "warning",
  preset: "recommended",
  title: "A certificate is asked for on the whole zone",
  what: "A rule stops visitors without a client certificate and names no host, path or other property of the request.",
  why: "Most hosts of a zone are for people with a browser, who have no client certificate. Without a host or path the rule stops them all.",
  message:
    "This rule has no host or path, so it stops every visitor of the zone who has no client certificate. Add `http.host in {…}`.",
  scope: "expression",
  needs: { fields: [VERIFIED] },
  check,
  bad: [
    { text: "«not cf.tls_client_auth.cert_verified» or cf.tls_client_auth.cert_revoked" },
    {
      note: "With the zone's hosts known, the rule can be limited to those with mTLS.",
      text: "«not cf.tls_client_auth.cert_verified» or cf.tls_client_auth.cert_revoked",
      fixed:
        'http.host in {"api.example.com"} and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
      facts: { hosts },
    },
    {
      note: "`and` binds first: the host limits only the other half.",
      text: 'http.host eq "api.example.com" and cf.tls_client_auth.cert_revoked or «not cf.tls_client_auth.cert_verified»',
    },
  ],
  good: [
    {
      note: "A rule that only logs turns nobody away.",
      text: "---\nname: Rehearsal\nref: rehearsal\naction: log\n---\nnot cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked\n",
    },
    {
      text: 'http.host eq "api.example.com" and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
    },
    {
      text: 'starts_with(http.request.uri.path, "/admin") and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
    },
    {
      note: "The rest of the zone is meant.",
      text: 'not http.host in {"www.example.com"} and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
    },
    {
      note: "Only visitors that show a certificate are affected.",
      text: "cf.tls_client_auth.cert_presented and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)",
    },
  ],
});
