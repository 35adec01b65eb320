import type { ZoneState } from "#sandbox/state/model.ts";

const OPERATORS: Readonly<Record<string, (name: string, wanted: string) => boolean>> = {
  equal: (name, wanted) => name === wanted,
  not_equal: (name, wanted) => name !== wanted,
  starts_with: (name, wanted) => name.startsWith(wanted),
  ends_with: (name, wanted) => name.endsWith(wanted),
  contains: (name, wanted) => name.includes(wanted),
};

/** Whether `text` satisfies a filter such as `example.com`, `contains:exam` or `starts_with_case_sensitive:Ex`. */
export function textMatches(text: string, filter: string): boolean {
  const colon = filter.indexOf(":");
  const prefix = colon === -1 ? "" : filter.slice(0, colon);
  const plain = prefix.replace(/_case_sensitive$/, "");
  const operator = OPERATORS[plain];
  if (operator === undefined) return text.toLowerCase() === filter.toLowerCase();
  const wanted = filter.slice(colon + 1);
  return prefix === plain ? operator(text.toLowerCase(), wanted.toLowerCase()) : operator(text, wanted);
}

export interface ZoneQuery {
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly accountName: (zone: ZoneState) => string;
}

/** Zones that satisfy `match` (all by default) of the filters that are given. */
export function filteredZones(zones: readonly ZoneState[], { filters, accountName }: ZoneQuery): ZoneState[] {
  const tests: ((zone: ZoneState) => boolean)[] = [];
  const add = (parameter: string, test: (zone: ZoneState, value: string) => boolean): void => {
    const values = (filters[parameter] ?? []).flatMap((value) => value.split(","));
    if (values.length > 0) tests.push((zone) => values.some((value) => test(zone, value)));
  };
  add("name", (zone, value) => textMatches(zone.name, value));
  add("status", (zone, value) => zone.status === value);
  add("account.id", (zone, value) => zone.accountId === value);
  add("account.name", (zone, value) => textMatches(accountName(zone), value));
  add("type", (_zone, value) => value === "full");
  if (tests.length === 0) return [...zones];
  const any = filters["match"]?.[0] === "any";
  return zones.filter((zone) => (any ? tests.some((test) => test(zone)) : tests.every((test) => test(zone))));
}

/** `zones` in the order that `order` and `direction` ask for. */
export function orderedZones(zones: readonly ZoneState[], { filters, accountName }: ZoneQuery): ZoneState[] {
  const keys: Readonly<Record<string, (zone: ZoneState) => string>> = {
    name: (zone) => zone.name,
    status: (zone) => zone.status,
    "account.id": (zone) => zone.accountId,
    "account.name": accountName,
    "plan.id": (zone) => zone.plan,
  };
  const key = keys[filters["order"]?.[0] ?? ""];
  if (key === undefined) return [...zones];
  const sign = filters["direction"]?.[0] === "desc" ? -1 : 1;
  return zones.toSorted((a, b) => sign * (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
