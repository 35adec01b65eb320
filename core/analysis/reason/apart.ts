/** Sets in which no two members share a value, as most are: nothing has to be said of them, and seeing that is cheap. */
import type { SetLiteral } from "#core/syntax/ast.ts";
import { literalText } from "./points.ts";

/** More than the longest prefix of an IPv4 network, so that a network's start and its prefix fit into one number. */
const PREFIXES = 64;
const IPV4_BITS = 32;

/** Whether no value is in two of the members. False where that takes a closer look. */
export function areApart({ members }: SetLiteral, text: string): boolean {
  switch (members[0]?.kind) {
    case "string":
    case "integer": {
      const values = new Set<string | bigint>();
      for (const member of members) {
        if (member.kind === "string") values.add(literalText(member, text));
        else if (member.kind === "integer") values.add(member.value);
      }
      return values.size === members.length;
    }
    case "ip":
    case "cidr":
      return areNetworksApart(members);
    default:
      return members.length < 2;
  }
}

/** The same for addresses and networks of IPv4. */
function areNetworksApart(members: SetLiteral["members"]): boolean {
  const networks = new Float64Array(members.length);
  for (let index = 0; index < members.length; index++) {
    const member = members[index];
    if ((member?.kind !== "ip" && member?.kind !== "cidr") || member.bytes.length !== 4) return false;
    const [first, second, third, fourth] = member.bytes as readonly [number, number, number, number];
    const start = ((first * 256 + second) * 256 + third) * 256 + fourth;
    networks[index] = start * PREFIXES + (member.kind === "ip" ? IPV4_BITS : member.prefixLength);
  }
  networks.sort();
  let end = 0;
  for (const network of networks) {
    const start = Math.floor(network / PREFIXES);
    if (start < end) return false;
    end = start + 2 ** (IPV4_BITS - (network % PREFIXES));
  }
  return true;
}
