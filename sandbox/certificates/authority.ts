import { secondTime } from "#sandbox/clock.ts";
import type { CertificateAuthorityState } from "#sandbox/state/model.ts";
import type { Seeding } from "#sandbox/state/seed.ts";
import { placeholderPem } from "./signer.ts";

const YEAR = 365 * 24 * 3600 * 1000;

/** An uploaded certificate authority; `seed` replaces what it names. */
export function seedAuthority(
  seed: Partial<CertificateAuthorityState>,
  { ids, now }: Seeding,
): CertificateAuthorityState {
  const name = seed.name ?? "Own CA";
  return {
    name,
    certificates: placeholderPem(`certificate authority ${name}`),
    issuer: `CN=${name}`,
    serialNumber: ids.object(),
    signature: "SHA256WithRSA",
    type: "custom",
    uploadedOn: secondTime(now()),
    expiresOn: secondTime(new Date(now().getTime() + 10 * YEAR)),
    ca: true,
    ...seed,
    id: ids.uuid(),
  };
}
