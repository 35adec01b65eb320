/** Which operands always have a value. */
import type { Operand } from "#core/syntax/ast.ts";

/**
 * Fields that Cloudflare fills for every HTTP request, with an empty text or a zero where there is nothing to say. Packet
 * fields lack a value in packets of another protocol, response fields before there is a response, and of the rest it is not
 * documented.
 */
const ALWAYS_THERE = [
  "http.host",
  "http.cookie",
  "http.referer",
  "http.user_agent",
  "http.x_forwarded_for",
  "http.request.",
  "raw.http.request.",
  "ip.geoip.",
  "ip.src",
  "ip.src.",
  "ssl",
  "cf.bot_management.",
  "cf.client.",
  "cf.edge.",
  "cf.ray_id",
  "cf.threat_score",
  "cf.tls_",
  "cf.verified_bot_category",
  "cf.worker.upstream_zone",
  "cf.zone.",
];

/** Whether the operand can be without a value: an element that is not there, a call that gives none. */
export function mayBeMissing(operand: Operand): boolean {
  if (operand.kind === "call" || operand.indexes.length > 0) return true;
  // Bodies are looked at on some plans only.
  if (operand.name.startsWith("http.request.body.")) return true;
  return !ALWAYS_THERE.some(
    (start) => operand.name === start || (/[._]$/.test(start) && operand.name.startsWith(start)),
  );
}
