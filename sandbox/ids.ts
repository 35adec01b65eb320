import { createHash, randomBytes } from "node:crypto";

/** Makes the identifiers of new objects. */
export interface Ids {
  /** 32 lower-case hexadecimal digits: zones, rulesets, rules, lists, tokens, operations. */
  object(): string;
  /** A UUID: client certificates and certificate authorities. */
  uuid(): string;
}

/**
 * Random identifiers, or a reproducible sequence when `seed` is given. `taken` is the text of an earlier state: what
 * stands in it is not given out again.
 */
export function createIds(seed: number | undefined, taken = ""): Ids {
  let counter = 0;
  const next = (): string => {
    if (seed === undefined) return randomBytes(16).toString("hex");
    counter += 1;
    const id = createHash("md5").update(`${seed}/${counter}`).digest("hex");
    return taken.includes(id) ? next() : id;
  };
  return {
    object: next,
    uuid: () => {
      const hex = next();
      const variant = "89ab"[Number.parseInt(hex[16] as string, 16) % 4] as string;
      return [
        hex.slice(0, 8),
        hex.slice(8, 12),
        `4${hex.slice(13, 16)}`,
        variant + hex.slice(17, 20),
        hex.slice(20),
      ].join("-");
    },
  };
}

/** A new secret in Cloudflare's form of 2026; always random. */
export function createTokenValue(owner: "user" | "account"): string {
  return `${owner === "user" ? "cfut" : "cfat"}_${randomBytes(30).toString("base64url")}`;
}

export const OBJECT_ID = /^[0-9a-f]{32}$/;
export const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
