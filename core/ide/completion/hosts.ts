import type { HostInfo } from "#core/analysis/model.ts";
import type { Rule } from "#core/document/model.ts";
import type { IdeFacts } from "../facts.ts";
import type { Candidate } from "./item.ts";

/** Host names of the rule's zones. In a rule about client certificates those where a certificate is asked for come first. */
export function hostCandidates(facts: IdeFacts, rule: Rule | undefined): Candidate[] {
  const zones = new Set((rule?.settings.zones ?? []).map((zone) => facts.aliases?.[zone] ?? zone));
  const hosts = (facts.hosts ?? []).filter((host) => zones.size === 0 || zones.has(host.zone));
  const aboutCertificates = rule !== undefined && usesClientCertificates(rule);
  const sorted = aboutCertificates ? [...hosts.filter(hasMtls), ...hosts.filter((host) => !hasMtls(host))] : hosts;
  return sorted.map((host, rank) => ({
    label: host.name,
    kind: "host",
    description: aboutCertificates ? mtlsText(host) : host.zone,
    documentation: `${host.name} in ${host.zone}: ${mtlsText(host)}.`,
    concepts: hasMtls(host) ? ["mtls"] : [],
    rank,
  }));
}

function usesClientCertificates(rule: Rule): boolean {
  return rule.expression.text.slice(rule.body.start, rule.body.end).includes("cf.tls_client_auth.");
}

const hasMtls = (host: HostInfo): boolean => host.authorities.length > 0;

/** "mTLS enabled · Cloudflare CA", "no mTLS". */
export function mtlsText(host: HostInfo): string {
  return hasMtls(host) ? `mTLS enabled · ${host.authorities.join(", ")}` : "no mTLS";
}
