import { messages, type NoDetails } from "./row.ts";

/** Mutual TLS: what a rule about client certificates forgets. */
export const mtlsMessages = messages({
  "mtls/revoked-not-checked": {
    severity: "warning",
    text: ({ allows }: { allows: boolean }) =>
      allows
        ? "`cert_verified` is true for a revoked certificate too. Add `and not cf.tls_client_auth.cert_revoked`."
        : "`cert_verified` is true for a revoked certificate too. Add `or cf.tls_client_auth.cert_revoked`.",
  },
  "mtls/host-not-enabled": {
    severity: "warning",
    text: ({ host }: { host: string }) =>
      `mTLS is not enabled for ${host}, so no certificate is ever verified there: this rule blocks every visitor.`,
  },
  "mtls/no-host": {
    severity: "warning",
    text: (_: NoDetails) =>
      "This rule has no host or path, so it stops every visitor of the zone who has no client certificate. Add `http.host in {…}`.",
  },
});
