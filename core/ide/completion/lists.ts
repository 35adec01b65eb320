import type { ListInfo } from "#core/analysis/model.ts";
import { MANAGED_LISTS } from "#core/catalog/generated/managed-lists.ts";
import type { ValueType } from "#core/catalog/value-type.ts";
import type { Candidate } from "./item.ts";
import type { ExpressionPlace } from "./place.ts";

/** Which kind of list holds values of a type. Redirect lists are not for expressions. */
const KINDS: Readonly<Record<string, ListInfo["kind"]>> = { Ip: "ip", Int: "asn", Bytes: "hostname" };

/** What a managed list holds, as a sentence; undefined for a name that is not Cloudflare's. */
export function managedListText(name: string): string | undefined {
  if (!name.startsWith("cf.")) return undefined;
  const holds = MANAGED_TEXTS[name];
  return `A list of addresses that Cloudflare keeps${holds === undefined ? "" : `: ${holds}`}. Enterprise.`;
}

const MANAGED_TEXTS: Readonly<Record<string, string>> = {
  "cf.open_proxies": "open HTTP and SOCKS proxies",
  "cf.anonymizer": "anonymizing proxies",
  "cf.vpn": "VPN services",
  "cf.malware": "sources of malware",
  "cf.botnetcc": "botnet command and control servers",
};

/** `$name` of the account's lists whose items have the left side's type, then Cloudflare's own. */
export function listCandidates(place: ExpressionPlace, type: ValueType | undefined): Candidate[] {
  const kind = type === undefined ? undefined : KINDS[type.kind];
  const own = (place.facts.lists ?? []).filter(
    (list) => list.managed !== true && list.kind !== "redirect" && (kind === undefined || list.kind === kind),
  );
  const managed = kind === undefined || kind === "ip" ? MANAGED_LISTS : [];
  return [
    ...own.map(ownList),
    ...managed.map(
      ({ name }): Candidate => ({
        label: `$${name}`,
        kind: "list",
        detail: "ip list",
        description: `Cloudflare: ${MANAGED_TEXTS[name] ?? "managed"}`,
        documentation: managedListText(name) ?? "",
      }),
    ),
  ];
}

function ownList(list: ListInfo): Candidate {
  const count = list.items === undefined ? undefined : `${list.items} ${list.items === 1 ? "item" : "items"}`;
  const description = [count, list.description].filter((part) => part !== undefined && part !== "").join(" · ");
  return {
    label: `$${list.name}`,
    kind: "list",
    detail: `${list.kind} list`,
    ...(description === "" ? {} : { description }),
  };
}
