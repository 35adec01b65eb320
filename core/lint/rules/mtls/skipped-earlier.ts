import { effectOf, GOOD, occurrences, VERIFIED, WITHOUT } from "#core/analysis/reason/client-certificate.ts";
import { disjoint } from "#core/analysis/reason/covers.ts";
import { and, assume, formulaOf, not, satisfiable } from "#core/analysis/reason/formula.ts";
import type { Rule } from "#core/document/model.ts";
import { type Finding, lint } from "../../lint.ts";
import { isSound, type LintedFile, type LintedRule } from "../../subject.ts";
import { oncePerRule } from "../../support/once-per-rule.ts";
import { type EarlierRule, rulesBefore } from "../../support/rules-before.ts";

function* check(file: LintedFile): Generator<Finding<{ by: string }>> {
  for (const linted of file.rules) {
    if (!asksForCertificate(linted.rule)) continue;
    const by = rulesBefore(file, linted.rule).find((earlier) => letsPast(earlier, linted));
    const verified = by === undefined ? undefined : occurrences(linted.rule.expression, VERIFIED)[0];
    if (by === undefined || verified === undefined) continue;
    yield {
      span: { start: verified.start, end: verified.end },
      details: { by: nameOf(by) },
      ...relatedTo(by),
    };
  }
}

/** Whether the rule keeps out some visitor because there is no certificate. */
const asksForCertificate = oncePerRule((rule: Rule): boolean => {
  if (rule.header === undefined || !rule.settings.enabled || effectOf(rule.settings) !== "stops") return false;
  if (occurrences(rule.expression, VERIFIED).length === 0 || !isSound(rule.expression)) return false;
  const formula = formulaOf(rule.expression);
  return satisfiable(and(assume(formula, WITHOUT), not(assume(formula, GOOD)))) === true;
});

/** Whether a rule skips the rest of its ruleset, or the phase, for visitors of whom it asks no certificate. */
const skips = oncePerRule((rule: Rule): boolean => {
  const { action, parameters, phase } = rule.settings;
  if (action !== "skip" || !isSound(rule.expression)) return false;
  const { ruleset, phases } = parameters ?? {};
  if (ruleset !== "current" && !(Array.isArray(phases) && phases.includes(phase))) return false;
  return satisfiable(assume(formulaOf(rule.expression), WITHOUT)) === true;
});

function letsPast({ rule: earlier }: EarlierRule, { rule }: LintedRule): boolean {
  if (!skips(earlier)) return false;
  return disjoint(earlier.expression, rule.expression) !== true;
}

const nameOf = ({ rule: { settings }, file }: EarlierRule): string => {
  const name = settings.name ?? settings.ref ?? "a rule without a name";
  return file === undefined ? `"${name}"` : `"${name}" in ${file}`;
};

function relatedTo({ rule, file }: EarlierRule): Pick<Finding, "related"> {
  if (file !== undefined) return {};
  const { start, end } = rule.expression;
  return { related: [{ start, end, message: "Who matches here is not asked for a certificate." }] };
}

const skip = (expression: string): string =>
  `---\nname: The office\nref: office\naction: skip\nparameters:\n  ruleset: current\n---\n${expression}\n`;
const mtls = (expression: string): string =>
  `---\nname: Client certificates\nref: mtls\naction: block\n---\n${expression}\n`;

export const mtlsSkippedEarlier = lint({
  code: "mtls/skipped-earlier",
  severity: "info",
  preset: "strict",
  title: "An earlier rule lets visitors past without a certificate",
  what: "A `skip` rule with `ruleset: current` runs before a rule that asks for a client certificate, and can match the same requests.",
  why: "Whoever matches the `skip` rule never comes to the rule about certificates. That may be meant, for a monitor or an office; it has to be known.",
  message: ({ by }: { by: string }) =>
    `Whom ${by} lets past is not asked for a certificate here. Put this rule before it, or limit that rule to other hosts.`,
  scope: "file",
  check,
  bad: [
    {
      text: `${skip("ip.src in {203.0.113.0/24}")}${mtls('http.host eq "api.example.com" and (not «cf.tls_client_auth.cert_verified» or cf.tls_client_auth.cert_revoked)')}`,
    },
  ],
  good: [
    {
      note: "The rule about certificates comes first.",
      text: `${mtls('http.host eq "api.example.com" and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)')}${skip("ip.src in {203.0.113.0/24}")}`,
    },
    {
      note: "They are for different hosts.",
      text: `${skip('http.host eq "www.example.com"')}${mtls('http.host eq "api.example.com" and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)')}`,
    },
    {
      note: "Only a good certificate is let past.",
      text: `${skip("cf.tls_client_auth.cert_verified and not cf.tls_client_auth.cert_revoked")}${mtls('http.host eq "api.example.com" and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)')}`,
    },
  ],
});
