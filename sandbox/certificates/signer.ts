import { createHash } from "node:crypto";
import type { CertificateSubject } from "#sandbox/state/model.ts";
import { subjectOf } from "./csr.ts";

export interface SigningRequest {
  /** PEM certificate signing request. */
  readonly csr: string;
  readonly serialNumber: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
}

export interface SignedCertificate {
  /** PEM. */
  readonly certificate: string;
  readonly subject: CertificateSubject;
  /** Name of the algorithm as the API prints it. */
  readonly signature: string;
  /** Hexadecimal SHA-256 of the certificate. */
  readonly fingerprint: string;
  /** Hexadecimal subject key identifier. */
  readonly ski: string;
}

/** Turns a signing request into a client certificate. The edge brings one that signs in truth. */
export interface CertificateSigner {
  /** Throws `Error` when the request cannot be read. */
  sign(request: SigningRequest): SignedCertificate;
}

/** A PEM block with `text` in it, which is no certificate. */
export function placeholderPem(text: string): string {
  const lines =
    Buffer.from(text)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}

/** Reads the request's subject and signs nothing: what it gives cannot be used in TLS. */
export const placeholderSigner: CertificateSigner = {
  sign({ csr, serialNumber }) {
    const subject = subjectOf(csr);
    const certificate = placeholderPem(`client certificate ${serialNumber}`);
    const hash = (algorithm: string, text: string): string => createHash(algorithm).update(text).digest("hex");
    return {
      certificate,
      subject,
      signature: "SHA256WithRSA",
      fingerprint: hash("sha256", certificate),
      ski: hash("sha1", csr),
    };
  },
};
