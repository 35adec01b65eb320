/** The first label of a host inside its zone, `api` of `api.example.com`; the zone's own first label for the zone itself. */
function shortName(host: string, zone: string): string {
  const inside = host.endsWith(`.${zone}`) ? host.slice(0, -zone.length - 1) : host;
  return (inside.split(".")[0] ?? host).replace(/[^A-Za-z0-9-]/g, "");
}

/** "Require a client certificate on api.example.com": the name that the dashboard will show. */
export function suggestedName(hosts: readonly string[]): string {
  const [first = "", second, ...more] = hosts;
  if (second === undefined) return `Require a client certificate on ${first}`;
  if (more.length === 0) return `Require a client certificate on ${first} and ${second}`;
  return `Require a client certificate on ${first} and ${more.length + 1} other hosts`;
}

/** `rules/require-client-certificate-api.rule`, relative to the workspace folder; `folder` is `rules`, or "" for its root. */
export function suggestedPath(hosts: readonly string[], zone: string, folder = "rules"): string {
  const name = hosts[0] === undefined ? "" : `-${shortName(hosts[0], zone)}`;
  return `${folder === "" ? "" : `${folder}/`}require-client-certificate${name}.rule`;
}

const LABEL = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;

/** Why a text is no host of the zone, in words; undefined when it is one. Upper case is no reason. */
export function hostProblem(text: string, zone: string): string | undefined {
  const host = text.trim().toLowerCase();
  if (host === "") return `Type a host name, such as api.${zone}.`;
  if (host.includes("*")) return "A client certificate is asked for on one host: write its whole name, without *.";
  if (/[/:@?#\s]/.test(host)) return `Write only the host name, such as api.${zone}.`;
  if (host.length > 253 || !host.split(".").every((label) => LABEL.test(label))) {
    return `${host} is not a host name: labels of letters, digits and hyphens, with dots between them.`;
  }
  if (host !== zone && !host.endsWith(`.${zone}`)) return `${host} is not a host of ${zone}.`;
  return undefined;
}

/** The warning about a host that Cloudflare does not ask a certificate of. */
export const notEnabled = (host: string): string =>
  `mTLS is not enabled for ${host}: this rule would block every visitor.`;
