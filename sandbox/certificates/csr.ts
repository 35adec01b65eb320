import type { CertificateSubject } from "#sandbox/state/model.ts";

const PEM = /-----BEGIN (?:NEW )?CERTIFICATE REQUEST-----([A-Za-z0-9+/=\s]+)-----END (?:NEW )?CERTIFICATE REQUEST-----/;

/** Last arc of the attribute types below 2.5.4 (X.520). */
const ATTRIBUTES: readonly (readonly [number, keyof CertificateSubject])[] = [
  [3, "commonName"],
  [6, "country"],
  [7, "location"],
  [8, "state"],
  [10, "organization"],
  [11, "organizationalUnit"],
];

/**
 * The subject of a PEM signing request. The attributes are found by their encoded types, in strings shorter than 128
 * bytes; nothing is verified. Throws `Error` when the text is no signing request.
 */
export function subjectOf(csr: string): CertificateSubject {
  const base64 = PEM.exec(csr)?.[1];
  const der = base64 === undefined ? undefined : Buffer.from(base64, "base64");
  if (der === undefined || der[0] !== 0x30) throw new Error("the text is not a certificate signing request");
  const subject: Record<string, string> = {};
  for (const [arc, name] of ATTRIBUTES) {
    const type = Buffer.from([0x06, 0x03, 0x55, 0x04, arc]);
    const at = der.indexOf(type);
    const length = at === -1 ? undefined : der[at + type.length + 1];
    if (length === undefined || length >= 0x80) continue;
    const start = at + type.length + 2;
    subject[name] = der.subarray(start, start + length).toString("utf8");
  }
  return subject;
}
