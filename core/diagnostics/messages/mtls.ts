import { messages } from "./row.ts";

/** Mutual TLS: what a rule about client certificates forgets. */
export const mtlsMessages = messages({
  "mtls/revoked-not-checked": {
    severity: "warning",
    text: (_: Record<never, never>) =>
      "`cert_verified` is true for a revoked certificate too. Add `or cf.tls_client_auth.cert_revoked`.",
  },
  "mtls/host-not-enabled": {
    severity: "warning",
    text: ({ host }: { host: string }) =>
      `mTLS is not enabled for ${host}, so no certificate is ever verified there: this rule blocks every visitor.`,
  },
});
