import { effectOf, VERIFIED, WITHOUT } from "#core/analysis/reason/client-certificate.ts";
import { and, assume, atomsOf, type Formula, formulaOf, not, satisfiable } from "#core/analysis/reason/formula.ts";
import type { Fix } from "#core/diagnostics/diagnostic.ts";
import { type Finding, lint } from "../../lint.ts";
import type { LintedExpression } from "../../subject.ts";
import { replaceFix } from "../../support/fixes.ts";

const PRESENTED = "cf.tls_client_auth.cert_presented";

/** What a visitor can write into a certificate of his own making. A fingerprint is not among them. */
const CLAIMED: ReadonlySet<string> = new Set(
  ["presented", "subject_dn", "subject_dn_rfc2253", "subject_dn_legacy", "serial", "ski"]
    .concat(["issuer_dn", "issuer_dn_rfc2253", "issuer_dn_legacy", "issuer_serial", "issuer_ski"])
    .map((name) => `cf.tls_client_auth.cert_${name}`),
);

function check(expression: LintedExpression): readonly Finding<{ isPresence: boolean }>[] {
  if (!expression.mentions(CLAIMED)) return [];
  const effect = effectOf(expression.settings);
  const isVerifiedElsewhere = expression.neighbours.some(
    ({ settings, expression: { text, start, end } }) =>
      settings.enabled && effectOf(settings) === "stops" && text.slice(start, end).includes(VERIFIED),
  );
  const claim = expression.all("field").find(({ name }) => CLAIMED.has(name));
  if (effect === undefined || claim === undefined || isVerifiedElsewhere) return [];
  const formula = formulaOf(expression.tree);
  const claimed = [...atomsOf(formula).keys()].filter((key) => [...CLAIMED].some((name) => key.includes(name)));
  // Without a certificate a text of it is empty.
  const absent = claimed.map((key): [string, boolean] => [key, key.endsWith(' is ""')]);
  const without = assume(formula, new Map([...absent, ...WITHOUT]));
  const forged = assume(formula, WITHOUT);
  if (satisfiable(passes(effect, { without, forged })) !== true) return [];
  const isPresence = claim.name === PRESENTED;
  const fixes: readonly Fix[] = isPresence ? [replaceFix(`Ask for \`${VERIFIED}\``, claim, VERIFIED, false)] : [];
  return [{ span: claim, details: { isPresence }, fixes }];
}

/** That a forged certificate gets a visitor past who would not get past without one. */
function passes(effect: "stops" | "lets-in", { without, forged }: Record<"without" | "forged", Formula>): Formula {
  return effect === "stops" ? and(without, not(forged)) : and(forged, not(without));
}

const rule = (ref: string, expression: string): string =>
  `---\nname: Devices\nref: ${ref}\naction: block\n---\n${expression}\n`;

export const mtlsNotVerified = lint({
  code: "mtls/not-verified",
  severity: "warning",
  preset: "recommended",
  title: "A certificate that nobody verified",
  what: "A rule lets those past who present a client certificate, or one with a certain name, and does not ask whether it is verified.",
  why: "Anybody can make a certificate with any name and any issuer in it and present it. Only `cf.tls_client_auth.cert_verified` says that one of the zone's authorities issued it.",
  message: ({ isPresence }: { isPresence: boolean }) =>
    isPresence
      ? "This is true of any certificate, also of one that the visitor has made himself. Ask for `cf.tls_client_auth.cert_verified`."
      : "A visitor can write this into a certificate that he makes himself. Also ask for `cf.tls_client_auth.cert_verified`.",
  scope: "expression",
  heeds: "cf.tls_client_auth.cert_",
  needs: { fields: CLAIMED },
  check,
  bad: [
    {
      text: 'http.host eq "api.example.com" and not «cf.tls_client_auth.cert_presented»',
      fixed: 'http.host eq "api.example.com" and not cf.tls_client_auth.cert_verified',
    },
    { text: 'http.host eq "api.example.com" and not «cf.tls_client_auth.cert_subject_dn» contains "CN=device-"' },
    { text: 'http.host eq "api.example.com" and «cf.tls_client_auth.cert_serial» eq ""' },
    {
      text: '---\nname: Monitor\nref: monitor\naction: skip\nparameters:\n  ruleset: current\n---\n«cf.tls_client_auth.cert_issuer_ski» eq "A5AC554235DB8A6CA0F8D24BCE0D9D1D0C1B2D0F"\n',
    },
  ],
  good: [
    { text: 'not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_subject_dn ne "CN=device-1"' },
    { text: "cf.tls_client_auth.cert_presented and not cf.tls_client_auth.cert_verified" },
    {
      note: "Another rule asks.",
      text: `${rule("verified", 'http.host eq "api.example.com" and not cf.tls_client_auth.cert_verified')}${rule("device", 'http.host eq "api.example.com" and not cf.tls_client_auth.cert_subject_dn contains "CN=device-"')}`,
    },
    {
      note: "Who has the certificate with this fingerprint also has its key.",
      text: 'not cf.tls_client_auth.cert_fingerprint_sha256 eq "af363dc85bc942a892d3cee9796190fdb36d89cd588a4f1cb17c74a943439714"',
    },
    { note: "Who presents it is stopped.", text: 'cf.tls_client_auth.cert_subject_dn contains "CN=lost-device"' },
  ],
});
