/** Narrow readers of answers: undefined for anything that is not what the API promises. */
import { PLANS, type Plan } from "#core/catalog/info.ts";
import type { AccountCa, AccountList, RemoteRule, Ruleset, TokenCheck, Zone } from "./types.ts";

type Json = Readonly<Record<string, unknown>>;

export function readRuleset(value: unknown): Ruleset | undefined {
  if (!isRecord(value)) return undefined;
  const { id, version, phase, rules = [] } = value;
  if (!isText(id) || !isText(version) || !isText(phase) || !Array.isArray(rules)) return undefined;
  return rules.every(isRule) ? { id, version, phase, rules } : undefined;
}

function isRule(value: unknown): value is RemoteRule {
  return (
    isRecord(value) &&
    isText(value["id"]) &&
    isText(value["ref"]) &&
    isText(value["action"]) &&
    typeof value["expression"] === "string"
  );
}

export function readZone(value: unknown): Zone | undefined {
  if (!isRecord(value)) return undefined;
  const { id, name, status, account, plan } = value;
  if (!isText(id) || !isText(name) || !isRecord(account) || !isText(account["id"])) return undefined;
  const planName = isRecord(plan) && isText(plan["name"]) ? plan["name"] : "";
  const legacy = isRecord(plan) && isText(plan["legacy_id"]) ? plan["legacy_id"] : "";
  return {
    id,
    name,
    status: isText(status) ? status : "active",
    plan: planOf(legacy) ?? planOf(planName),
    planName,
    account: { id: account["id"], name: isText(account["name"]) ? account["name"] : account["id"] },
  };
}

function planOf(words: string): Plan | undefined {
  return PLANS.find((plan) => words.toLowerCase().split(/\W+/).includes(plan));
}

export function readHostnames(value: unknown): readonly string[] | undefined {
  if (value === null) return [];
  if (!isRecord(value)) return undefined;
  const hostnames = value["hostnames"] ?? [];
  return Array.isArray(hostnames) && hostnames.every(isText) ? hostnames : undefined;
}

export function readCa(value: unknown): AccountCa | undefined {
  if (!isRecord(value) || !isText(value["id"])) return undefined;
  return { id: value["id"], name: isText(value["name"]) ? value["name"] : value["id"] };
}

const KINDS: readonly string[] = ["ip", "hostname", "asn", "redirect"];

export function readList(value: unknown): AccountList | undefined {
  if (!isRecord(value)) return undefined;
  const { id, name, kind, num_items: items, description } = value;
  if (!isText(id) || !isText(name) || !isText(kind) || !KINDS.includes(kind)) return undefined;
  return {
    id,
    name,
    kind: kind as AccountList["kind"],
    items: typeof items === "number" ? items : 0,
    description: typeof description === "string" ? description : "",
  };
}

/** Name of a DNS record that a visitor can ask for over HTTP; undefined for other types. */
export function readHostRecord(value: unknown): string | undefined {
  if (!isRecord(value) || !isText(value["name"])) return undefined;
  return ["A", "AAAA", "CNAME"].includes(String(value["type"])) ? value["name"] : undefined;
}

export function readTokenCheck(value: unknown): TokenCheck | undefined {
  if (!isRecord(value)) return undefined;
  const { status } = value;
  return status === "active" || status === "disabled" || status === "expired" ? { status } : undefined;
}

function isRecord(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
