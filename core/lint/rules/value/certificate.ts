import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { contentFix, textTestsOf, WHOLE } from "../../support/text-tests.ts";

interface Form {
  readonly letters: "capitals" | "small letters";
  /** How many digits there are; undefined where that differs. */
  readonly length: number | undefined;
}

const CAPITALS: Form = { letters: "capitals", length: undefined };
/** How Cloudflare writes the numbers of a client certificate. */
const FORMS: ReadonlyMap<string, Form> = new Map(
  (
    [
      ["fingerprint_sha1", { letters: "small letters", length: 40 }],
      ["fingerprint_sha256", { letters: "small letters", length: 64 }],
      ["serial", CAPITALS],
      ["issuer_serial", CAPITALS],
      ["ski", CAPITALS],
      ["issuer_ski", CAPITALS],
    ] as const
  ).map(([name, form]) => [`cf.tls_client_auth.cert_${name}`, form]),
);

function* check(expression: LintedExpression): Generator<Finding<Form>> {
  for (const test of textTestsOf(expression, FORMS)) {
    const form = FORMS.get(test.field.name);
    const digits = test.value.replace(/[\s:]/g, "");
    if (form === undefined || !WHOLE.has(test.how) || !/^[0-9a-f]+$/i.test(digits)) continue;
    const meant = form.letters === "capitals" ? digits.toUpperCase() : digits.toLowerCase();
    const isWrongLength = form.length !== undefined && form.length !== digits.length;
    if (meant === test.value && !isWrongLength) continue;
    yield {
      span: test.literal,
      details: form,
      fixes: isWrongLength ? [] : contentFix(test, expression.text, meant),
    };
  }
}

export const valueCertificate = lint<Form>({
  code: "value/certificate",
  severity: "warning",
  preset: "recommended",
  title: "A certificate's number in another form",
  what: "A fingerprint, serial number or key identifier of a client certificate with colons, in the wrong letters or of the wrong length.",
  why: "Tools show `AF:36:3D:…`. Cloudflare has fingerprints in small letters, serial numbers and key identifiers in capitals, and neither has colons. Comparisons are letter by letter.",
  message: ({ letters, length }) =>
    `Cloudflare has this as ${length === undefined ? "" : `${length} `}hexadecimal digits in ${letters}, without colons, so this matches no certificate. Write it so.`,
  scope: "expression",
  of: "filters",
  needs: { fields: FORMS },
  check,
  bad: [
    {
      text: 'cf.tls_client_auth.cert_fingerprint_sha1 eq «"93:3A:D5:28:2C:56:0A:E3:F4:82:A4:3E:CD:73:BC:9D:E8:78:A1:90"»',
      fixed: 'cf.tls_client_auth.cert_fingerprint_sha1 eq "933ad5282c560ae3f482a43ecd73bc9de878a190"',
    },
    {
      text: 'cf.tls_client_auth.cert_serial in {"527E0F20A2" «"527e0f20a3"»}',
      fixed: 'cf.tls_client_auth.cert_serial in {"527E0F20A2" "527E0F20A3"}',
    },
    {
      note: "The fingerprint of the other kind.",
      text: 'cf.tls_client_auth.cert_fingerprint_sha256 eq «"933ad5282c560ae3f482a43ecd73bc9de878a190"»',
    },
  ],
  good: [
    { text: 'cf.tls_client_auth.cert_fingerprint_sha1 eq "933ad5282c560ae3f482a43ecd73bc9de878a190"' },
    { text: 'cf.tls_client_auth.cert_issuer_ski ne "A5AC554235DB8A6CA0F8D24BCE0D9D1D0C1B2D0F"' },
    { note: "Compared in small letters.", text: 'lower(cf.tls_client_auth.cert_serial) eq "527e0f20a3"' },
    { note: "Part of it.", text: 'cf.tls_client_auth.cert_serial contains "527e"' },
    { note: "No certificate.", text: 'cf.tls_client_auth.cert_serial eq ""' },
  ],
});
