import { secondTime } from "#sandbox/clock.ts";
import type { SandboxContext } from "#sandbox/context.ts";
import type { ClientCertificateState, ZoneState } from "#sandbox/state/model.ts";

export type CertificateStatus = "active" | "revoked" | "pending_revocation" | "pending_reactivation";

const DAY = 24 * 3600 * 1000;

/** The status at `now`; a change whose time has come is settled on the way. */
export function certificateStatus(certificate: ClientCertificateState, now: Date): CertificateStatus {
  const { change } = certificate;
  if (change === undefined) return certificate.settled;
  if (now >= new Date(change.at)) {
    certificate.settled = change.to;
    delete certificate.change;
    return change.to;
  }
  return change.to === "revoked" ? "pending_revocation" : "pending_reactivation";
}

/** Starts a change of state; it settles after the sandbox's certificate delay. */
export function beginChange(
  certificate: ClientCertificateState,
  to: "active" | "revoked",
  { now, settings }: SandboxContext,
): void {
  certificate.change = { to, at: new Date(now().getTime() + settings.certificateDelay).toISOString() };
}

/** Signs and remembers a new certificate. Throws `Error` when the signing request cannot be read. */
export function issueCertificate(
  context: SandboxContext,
  zone: ZoneState,
  csr: string,
  validityDays: number,
): ClientCertificateState {
  const notBefore = context.now();
  const notAfter = new Date(notBefore.getTime() + validityDays * DAY);
  const serialNumber = context.ids.object();
  const signed = context.signer.sign({ csr, serialNumber, notBefore, notAfter });
  const certificate: ClientCertificateState = {
    id: context.ids.uuid(),
    // The service gives the request back with CRLF line ends.
    csr: csr.replace(/\r?\n/g, "\r\n"),
    certificate: signed.certificate,
    validityDays,
    issuedOn: secondTime(notBefore),
    expiresOn: secondTime(notAfter),
    fingerprint: signed.fingerprint,
    serialNumber,
    ski: signed.ski,
    signature: signed.signature,
    subject: signed.subject,
    settled: "active",
  };
  zone.clientCertificates.push(certificate);
  return certificate;
}

/** A certificate as the API prints it. */
export function certificateView(
  certificate: ClientCertificateState,
  zone: ZoneState,
  now: Date,
): Record<string, unknown> {
  const { subject } = certificate;
  return {
    id: certificate.id,
    certificate: certificate.certificate,
    certificate_authority: { id: zone.accountId, name: "Cloudflare Managed CA for account" },
    common_name: subject.commonName ?? "",
    country: subject.country ?? "",
    csr: certificate.csr,
    expires_on: certificate.expiresOn,
    fingerprint_sha256: certificate.fingerprint,
    issued_on: certificate.issuedOn,
    location: subject.location ?? "",
    organization: subject.organization ?? "",
    organizational_unit: subject.organizationalUnit ?? "",
    serial_number: certificate.serialNumber,
    signature: certificate.signature,
    ski: certificate.ski,
    state: subject.state ?? "",
    status: certificateStatus(certificate, now),
    validity_days: certificate.validityDays,
  };
}
