import { onTestFinished } from "vitest";
import type { DeployDocument } from "#cloudflare/deploy-document.ts";
import { Deployments } from "#cloudflare/deployments.ts";
import { type LookupStore, Session, type SessionOptions } from "#cloudflare/session.ts";
import { analyse } from "#core/analysis/analyse.ts";
import type { Fault } from "#sandbox/faults.ts";
import { type Sandbox, type SandboxOptions, startSandbox } from "#sandbox/sandbox.ts";

export const CUSTOM = "http_request_firewall_custom";

/** A sandbox, a session on it and what it takes to deploy texts, all ended with the test. */
export interface Rig {
  readonly sandbox: Sandbox;
  readonly session: Session;
  readonly deployments: Deployments;
  /** Milliseconds that were waited, without waiting. */
  readonly slept: number[];
  readonly store: MemoryStore;
  /** The lock file's text. */
  lock: string | undefined;
  document(text: string, more?: Partial<DeployDocument>): DeployDocument;
  fault(fault: Fault): void;
  /** Plans and deploys a text; throws what a plan or a deploy throws. */
  deploy(text: string): ReturnType<Deployments["deploy"]>;
  /** Refs of the custom rules, in order. */
  refs(): string[];
  /** Methods and paths of the requests since the last call of this, without the base. */
  requests(): string[];
}

export class MemoryStore implements LookupStore {
  readonly texts = new Map<string, string>();
  read(key: string): string | undefined {
    return this.texts.get(key);
  }
  write(key: string, text: string): void {
    this.texts.set(key, text);
  }
}

export async function startSession(options: Partial<SessionOptions>, slept: number[] = []): Promise<Session> {
  return new Session({
    fetch: globalThis.fetch,
    now: () => new Date(),
    sleep: async (milliseconds, signal) => {
      slept.push(milliseconds);
      signal?.throwIfAborted();
    },
    ...options,
  });
}

export async function startRig(options: SandboxOptions = {}, more: Partial<SessionOptions> = {}): Promise<Rig> {
  // We never send a read-only member back, though Cloudflare would drop it.
  const sandbox = await startSandbox({ ...options, settings: { readOnlyMembers: "refuse", ...options.settings } });
  onTestFinished(() => sandbox.close());
  const slept: number[] = [];
  const store = new MemoryStore();
  const session = await startSession(
    { api: sandbox.api, store, zone: Object.keys(sandbox.zones)[0] ?? null, ...more },
    slept,
  );
  await session.setToken(sandbox.token);
  sandbox.control.clearRequests();
  const deployments = new Deployments(session);
  const rig: Rig = {
    sandbox,
    session,
    deployments,
    slept,
    store,
    lock: undefined,
    document: (text, other = {}) => ({
      name: "api.rule",
      path: "rules/api.rule",
      uri: "file:///project/rules/api.rule",
      analysis: analyse(text, { stem: "api" }),
      lock: {
        read: () => rig.lock,
        write: (written) => {
          rig.lock = written;
        },
      },
      ...other,
    }),
    fault: (fault) => sandbox.control.addFault(fault),
    deploy: async (text) => {
      const plan = await deployments.plan(rig.document(text));
      return deployments.deploy(plan.ticket);
    },
    refs: () => (sandbox.control.ruleset({ zone: "example.com" })?.rules ?? []).map((rule) => rule.ref),
    requests: () => {
      const made = sandbox.control
        .requests()
        .map(({ method, path }) => `${method} ${path.replaceAll(/[0-9a-f]{32}/g, "ID")}`);
      sandbox.control.clearRequests();
      return made;
    },
  };
  return rig;
}

/** A rule file with one rule a pair of ref and expression; `block` unless the pair says more. */
export function ruleFile(...rules: readonly { ref: string; expression: string; header?: string }[]): string {
  return rules
    .map(
      ({ ref, expression, header = "action: block" }) =>
        `---\nname: ${ref}\nref: ${ref}\n${header}\n---\n${expression}\n`,
    )
    .join("");
}
