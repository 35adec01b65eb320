import { GOOD, occurrences, VERIFIED, WITHOUT } from "#core/analysis/reason/client-certificate.ts";
import { and, assume, formulaOf, not, satisfiable } from "#core/analysis/reason/formula.ts";
import { CHALLENGES } from "#core/catalog/catalog.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedRule } from "../../subject.ts";
import { writeValueFix } from "../../support/header-fixes.ts";

interface Details {
  readonly action: string;
}

function* check(linted: LintedRule): Generator<Finding<Details>> {
  const { settings, expression } = linted;
  const entry = linted.entry("action");
  const action = settings?.action;
  if (action === undefined || entry === undefined || !CHALLENGES.has(action) || settings?.enabled === false) return;
  if (expression === undefined || occurrences(expression.tree, VERIFIED).length === 0) return;
  const formula = formulaOf(expression.tree);
  if (satisfiable(and(assume(formula, WITHOUT), not(assume(formula, GOOD)))) !== true) return;
  yield { span: entry.valueSpan, details: { action }, fixes: [writeValueFix("Write `block`", entry, "block")] };
}

const rule = (action: string, expression: string): string =>
  `---\nname: Client certificates\nref: mtls\naction: ${action}\n---\n${expression}\n`;
const ASKS =
  'http.host eq "api.example.com" and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)';

export const actionChallengeCertificate = lint<Details>({
  code: "action/challenge-certificate",
  severity: "warning",
  preset: "recommended",
  title: "A challenge instead of a certificate",
  what: "A rule that answers a missing client certificate with a challenge.",
  why: "Who solves the challenge goes on without a certificate, and every browser can. The rule asks for a person, not for somebody you gave a certificate to.",
  message: ({ action }) =>
    `Who solves \`${action}\` gets past without a certificate. To let in only those that have one, use \`block\`.`,
  scope: "rule",
  check,
  bad: [{ text: rule("«managed_challenge»", ASKS), fixed: rule("block", ASKS) }],
  good: [
    { text: rule("block", ASKS) },
    {
      note: "The challenge is for those who have one.",
      text: rule("managed_challenge", "cf.tls_client_auth.cert_verified and cf.threat_score gt 10"),
    },
    { note: "Off.", text: rule("managed_challenge\nenabled: false", ASKS) },
  ],
});
