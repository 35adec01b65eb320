/** Names of Cloudflare's own lists start so. */
export const MANAGED_PREFIX = "cf.";
