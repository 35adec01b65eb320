/** Every lint, one line each, by code. The name that it is exported under is its code in camel case. */
export { mtlsHostNotEnabled } from "./mtls/host-not-enabled.ts";
export { mtlsNoHost } from "./mtls/no-host.ts";
export { mtlsRevokedNotChecked } from "./mtls/revoked-not-checked.ts";
