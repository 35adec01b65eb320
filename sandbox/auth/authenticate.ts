import { BlockList, isIPv6 } from "node:net";
import type { SandboxContext } from "#sandbox/context.ts";
import { refusals } from "#sandbox/refusals.ts";
import type { AddressFilter, TokenState } from "#sandbox/state/model.ts";

/** What a request shows of its sender. */
export interface Credentials {
  readonly authorization: string | undefined;
  readonly key: string | undefined;
  /** The peer's address. */
  readonly address: string;
  /** Verify calls answer with codes of their own, and tell the status of a token that does not work. */
  readonly verify: boolean;
}

const BEARER = /^Bearer [\x21-\x7e]+$/;

/** The token of a request; throws the refusals of Cloudflare's front door. */
export function authenticate(context: SandboxContext, credentials: Credentials): TokenState {
  const { authorization, verify, address } = credentials;
  if (authorization === undefined) {
    if (credentials.key !== undefined) throw refusals.unknownKey();
    throw verify ? refusals.missingCredentialsOnVerify() : refusals.missingCredentials();
  }
  if (!BEARER.test(authorization)) throw refusals.malformedAuthorization();
  const value = authorization.slice("Bearer ".length);
  const token = context.state.tokens.find((candidate) => candidate.value === value);
  if (token === undefined) throw verify ? refusals.wrongTokenOnVerify() : refusals.wrongToken();
  if (!addressAllowed(token.addresses, address)) throw refusals.location(address);
  if (!verify && tokenStatus(token, context.now()) !== "active") throw refusals.wrongToken();
  return token;
}

/** The token's status at `now`, its dates included. A token that is not valid yet counts as disabled. */
export function tokenStatus(token: TokenState, now: Date): TokenState["status"] {
  if (token.status !== "active") return token.status;
  if (token.expiresOn !== undefined && now >= new Date(token.expiresOn)) return "expired";
  if (token.notBefore !== undefined && now < new Date(token.notBefore)) return "disabled";
  return "active";
}

function blockList(rows: readonly string[]): BlockList {
  const list = new BlockList();
  for (const row of rows) {
    const [address, prefix] = row.split("/") as [string, string | undefined];
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    list.addSubnet(address, prefix === undefined ? (family === "ipv6" ? 128 : 32) : Number(prefix), family);
  }
  return list;
}

function addressAllowed(filter: AddressFilter | undefined, address: string): boolean {
  const family = isIPv6(address) ? "ipv6" : "ipv4";
  if (filter?.notIn !== undefined && blockList(filter.notIn).check(address, family)) return false;
  return filter?.in === undefined || blockList(filter.in).check(address, family);
}
