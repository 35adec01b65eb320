/** Every lint, one line each, by code. The name that it is exported under is its code in camel case. */
export { logicAlwaysTrue } from "./logic/always-true.ts";
export { logicNeverTrue } from "./logic/never-true.ts";
export { logicRedundantCondition } from "./logic/redundant-condition.ts";
export { mtlsHostNotEnabled } from "./mtls/host-not-enabled.ts";
export { mtlsHostUncovered } from "./mtls/host-uncovered.ts";
export { mtlsIssuerNotPinned } from "./mtls/issuer-not-pinned.ts";
export { mtlsNoHost } from "./mtls/no-host.ts";
export { mtlsPrecedence } from "./mtls/precedence.ts";
export { mtlsRevocationUnsupported } from "./mtls/revocation-unsupported.ts";
export { mtlsRevokedNotChecked } from "./mtls/revoked-not-checked.ts";
export { mtlsSkippedEarlier } from "./mtls/skipped-earlier.ts";
export { setCoveredMember } from "./set/covered-member.ts";
export { setDuplicateMember } from "./set/duplicate-member.ts";
export { setEmpty } from "./set/empty.ts";
export { setOverlappingRanges } from "./set/overlapping-ranges.ts";
