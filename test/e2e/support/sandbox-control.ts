import type { Sandbox } from "#scripts/lib/sandbox.ts";

/** Rules of a phase as Cloudflare stores them. */
export interface LiveRules {
  readonly version: number;
  readonly rules: readonly Record<string, unknown>[];
}

/** Does what the emulated API itself cannot: faults, writes by somebody else, facts (`POST /__sandbox/NAME`). */
export async function control<Result = unknown>(
  sandbox: Sandbox,
  name: string,
  argument: object = {},
): Promise<Result> {
  const response = await fetch(new URL(`/__sandbox/${name}`, sandbox.api), {
    method: "POST",
    headers: { authorization: `Bearer ${sandbox.token}`, "content-type": "application/json" },
    body: JSON.stringify(argument),
  });
  const answer = (await response.json()) as { result: Result; error?: string };
  if (answer.error !== undefined) throw new Error(`${name}: ${answer.error}`);
  return answer.result;
}

/** The custom rules of a zone, asked of the API as any client would; no rules when there is no entry point yet. */
export async function liveRules(
  sandbox: Sandbox,
  zone: string,
  phase = "http_request_firewall_custom",
): Promise<LiveRules> {
  const url = `${sandbox.api}/zones/${sandbox.zones[zone]}/rulesets/phases/${phase}/entrypoint`;
  const response = await fetch(url, { headers: { authorization: `Bearer ${sandbox.token}` } });
  if (response.status === 404) return { version: 0, rules: [] };
  const { result } = (await response.json()) as {
    result: { version: string; rules?: readonly Record<string, unknown>[] };
  };
  return { version: Number(result.version), rules: result.rules ?? [] };
}

/** Rules that somebody else put there before: the text of each must survive every deploy byte for byte. */
export async function addForeignRule(sandbox: Sandbox, zone: string, rule: object): Promise<void> {
  await control(sandbox, "write", { zone, kind: "add", rule });
}

/** A live rule by its ref, as its JSON text. */
export async function liveRuleText(sandbox: Sandbox, zone: string, ref: string): Promise<string> {
  const { rules } = await liveRules(sandbox, zone);
  return JSON.stringify(rules.find((rule) => rule["ref"] === ref));
}

/** Calls of the API that write, since the last `clearRequests`. */
export async function writes(sandbox: Sandbox): Promise<readonly string[]> {
  const requests = await control<readonly { method: string; path: string }[]>(sandbox, "requests");
  return requests.filter(({ method }) => method !== "GET").map(({ method, path }) => `${method} ${path}`);
}
