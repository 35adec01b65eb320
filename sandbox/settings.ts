/** Behaviour of Cloudflare that nobody has recorded, or that differs by account: choose it here. */
export interface SandboxSettings {
  /** `version`, `last_updated` and `categories` in a rule that is written: drop them, or refuse them as unknown. */
  readOnlyMembers: "ignore" | "refuse";
  /** A token without Zone Read asks for zones: an empty list, or 403. */
  zonesWithoutPermission: "empty" | "forbidden";
  /** A PATCH that moves a rule to where it stands: accept it, or refuse it (seen once by a third party). */
  samePosition: "accept" | "refuse";
  /** How long a client certificate stays pending, in milliseconds. */
  certificateDelay: number;
  /** How long a bulk operation on a list takes, in milliseconds; it is `pending` for the first half. */
  bulkOperationDelay: number;
  /** Client certificates that a zone may hold active. */
  clientCertificateQuota: number;
}

export const DEFAULT_SETTINGS: SandboxSettings = {
  readOnlyMembers: "ignore",
  zonesWithoutPermission: "empty",
  samePosition: "accept",
  certificateDelay: 300,
  bulkOperationDelay: 300,
  clientCertificateQuota: 100,
};
