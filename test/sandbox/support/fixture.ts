import { onTestFinished } from "vitest";
import { type Sandbox, type SandboxOptions, startSandbox } from "#sandbox/sandbox.ts";
import { sdk } from "./client.ts";
import { plainJudge } from "./plain-judge.ts";

export const CUSTOM = "http_request_firewall_custom";

/** One answer of the API, unread by any client. */
interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly body: {
    readonly result: unknown;
    readonly success: boolean;
    readonly errors: readonly { code?: number; message: string; source?: { pointer: string } }[];
    readonly messages: unknown;
    readonly result_info?: Record<string, unknown>;
  };
}

export interface RuleAnswer {
  readonly id: string;
  readonly ref: string;
  readonly version: string;
  readonly [member: string]: unknown;
}

export interface RulesetAnswer {
  readonly id: string;
  readonly version: string;
  readonly rules?: readonly RuleAnswer[];
  readonly [member: string]: unknown;
}

/** A running sandbox of one test, with the SDK and a bare client on it. */
export interface Rig {
  readonly sandbox: Sandbox;
  readonly client: ReturnType<typeof sdk>;
  readonly zone: string;
  /** Sends a request below the API's base. `headers` replace the token's. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** The same, and the result, which must be a ruleset. */
  ruleset(method: string, path: string, body?: unknown): Promise<RulesetAnswer>;
}

/** Starts a sandbox that ends with the test. Rules are judged by names only unless `options` say otherwise. */
export async function startRig(options: SandboxOptions = {}): Promise<Rig> {
  const sandbox = await startSandbox({ judge: plainJudge, ...options });
  onTestFinished(() => sandbox.close());
  const call: Rig["call"] = async (method, path, body, headers) => {
    const response = await fetch(sandbox.api + path, {
      method,
      headers: headers ?? { authorization: `Bearer ${sandbox.token}` },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get("content-type")?.startsWith("application/json") === true;
    return { status: response.status, headers: response.headers, text, body: json ? JSON.parse(text) : undefined };
  };
  return {
    sandbox,
    client: sdk(sandbox.api, sandbox.token),
    zone: Object.values(sandbox.zones)[0] ?? "",
    call,
    async ruleset(method, path, body) {
      const answer = await call(method, path, body);
      if (answer.status !== 200) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
      return answer.body.result as RulesetAnswer;
    },
  };
}

/** A rule that every plan takes. */
export function blockRule(ref: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { ref, action: "block", expression: `http.host eq "${ref}.example.com"`, description: ref, ...more };
}

/** Refs of a ruleset's rules, in order. */
export function refs(ruleset: RulesetAnswer): string[] {
  return (ruleset.rules ?? []).map((rule) => rule.ref);
}
