import { occurrences, VERIFIED } from "#core/analysis/reason/client-certificate.ts";
import { disjoint } from "#core/analysis/reason/covers.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedFile } from "../../subject.ts";
import { asksForCertificate, letsPast } from "../../support/certificate-rules.ts";
import { nameOf } from "../../support/rule-meaning.ts";
import { rulesBefore } from "../../support/rules-before.ts";

function* check(file: LintedFile): Generator<Finding<{ by: string }>> {
  for (const { rule } of file.rules) {
    const [verified] = asksForCertificate(rule) ? occurrences(rule.expression, VERIFIED) : [];
    if (verified === undefined) continue;
    const span = { start: verified.start, end: verified.end };
    const by = rulesBefore(file, rule).find(
      (earlier) => letsPast(earlier) && disjoint(earlier.expression, rule.expression) !== true,
    );
    if (by !== undefined) {
      const { start, end } = by.expression;
      const related = [{ start, end, message: LET_PAST }];
      yield { span, details: { by: nameOf(by.settings.name ?? by.settings.ref) }, related };
      continue;
    }
    const other = file.facts.others
      ?.passesBefore(rule, file.file)
      .find(({ expression }) => disjoint(expression, rule.expression) !== true);
    if (other === undefined) continue;
    const elsewhere = [{ uri: other.uri, rule: other.rule, message: LET_PAST }];
    yield { span, details: { by: nameOf(other.name ?? other.ref, other.file) }, elsewhere };
  }
}

const LET_PAST = "Who matches here is not asked for a certificate.";

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
    {
      note: "A rule of another file that runs first.",
      text: mtls('http.host eq "api.example.com" and not «cf.tls_client_auth.cert_verified»').replace(
        "action",
        "zone: example.com\naction",
      ),
      files: {
        "office.rule": skip("ip.src in {203.0.113.0/24}").replace(
          "action",
          "zone: example.com\nposition: first\naction",
        ),
      },
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
