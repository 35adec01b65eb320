import * as vscode from "vscode";
import type { HostList } from "../server/protocol.ts";
import { failureOf, showFailure } from "./failure.ts";
import { hostProblem, notEnabled } from "./mtls-names.ts";
import { type Answer, ask, askText, BACK, pickOne, type StepFrame } from "./quick-input.ts";
import type { Session } from "./session.ts";

const TYPE = Symbol("type");

/** The hosts that a flow offers; it lives as long as the flow, so that going back does not ask anew. */
export interface HostPool {
  /** Hosts that Cloudflare asks a client certificate of, with the authorities; undefined when it could not be asked. */
  enabled: ReadonlyMap<string, readonly string[]> | undefined;
  /** Hosts that the person typed. */
  typed: Set<string>;
  /** Why `enabled` is not known, in words. */
  problem: string | undefined;
}

/** The hosts of a new rule: those with mTLS enabled to choose from, others typed. `chosen` stands ready. */
export async function askHosts(
  session: Session,
  frame: StepFrame,
  zone: string,
  pool: HostPool,
  chosen: readonly string[],
): Promise<Answer<readonly string[]>> {
  for (const host of chosen) if (!pool.enabled?.has(host)) pool.typed.add(host);
  let ticked = chosen;
  for (;;) {
    const answer = await pickHosts(frame, zone, pool, ticked);
    if (answer === undefined || answer === BACK) return answer;
    ticked = answer.hosts;
    if (!answer.type) return ticked;
    const host = await typeHost(session, frame, zone, pool);
    if (host === undefined) return undefined;
    if (host !== BACK) ticked = [...new Set([...ticked, host])];
  }
}

/** Asks Cloudflare for the zone's hosts. Where it cannot be asked, the pool says why and hosts can only be typed. */
export async function readHostPool({ server }: Session, zone: string): Promise<HostPool> {
  const typed = new Set<string>();
  if (!vscode.workspace.isTrusted) {
    return { enabled: undefined, typed, problem: "Looking up hosts needs a trusted workspace." };
  }
  try {
    const progress = { location: vscode.ProgressLocation.Window, title: `Reading the hosts of ${zone}` };
    const ask = () => server.request("rulewright/hosts", { zone, refresh: true });
    return { enabled: enabledHosts(await vscode.window.withProgress(progress, ask)), typed, problem: undefined };
  } catch (error) {
    return { enabled: undefined, typed, problem: failureOf(error).message };
  }
}

const enabledHosts = ({ hosts }: HostList): ReadonlyMap<string, readonly string[]> =>
  new Map(
    hosts.filter(({ authorities }) => authorities.length > 0).map(({ name, authorities }) => [name, authorities]),
  );

interface HostItem extends vscode.QuickPickItem {
  readonly host: string | typeof TYPE;
}

async function pickHosts(
  frame: StepFrame,
  zone: string,
  pool: HostPool,
  ticked: readonly string[],
): Promise<Answer<{ hosts: readonly string[]; type: boolean }>> {
  const pick = vscode.window.createQuickPick<HostItem>();
  const items = hostItems(pool);
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.placeholder =
    pool.problem ??
    (pool.enabled?.size === 0 ? `No host of ${zone} has mTLS enabled` : "Hosts that ask for a client certificate");
  pick.items = items;
  pick.selectedItems = items.filter(({ host }) => host !== TYPE && ticked.includes(host));
  const selected = () => pick.selectedItems.flatMap(({ host }) => (host === TYPE ? [] : [host]));
  return ask<{ hosts: readonly string[]; type: boolean }>(pick, frame, (settle) => [
    pick.onDidChangeSelection((now) => {
      if (now.some(({ host }) => host === TYPE)) settle({ hosts: selected(), type: true });
    }),
    pick.onDidAccept(() => {
      const hosts = selected();
      // Enter on a line without a tick means that line, as in a list of one choice.
      const active = pick.activeItems[0]?.host;
      if (hosts.length > 0) settle({ hosts, type: false });
      else if (active === TYPE) settle({ hosts, type: true });
      else if (active !== undefined) settle({ hosts: [active], type: false });
    }),
  ]);
}

function hostItems({ enabled, typed }: HostPool): readonly HostItem[] {
  return [
    ...[...(enabled ?? [])].map(([host, authorities]) => ({
      label: host,
      description: `mTLS enabled · ${authorities.join(", ")}`,
      host,
    })),
    ...[...typed].map((host) => ({ label: host, description: enabled ? "no mTLS" : "mTLS not checked", host })),
    { label: "Type a host …", alwaysShow: true, host: TYPE },
  ];
}

/** A host typed by hand. One without mTLS is taken with a warning, and an offer to enable it. */
async function typeHost(session: Session, frame: StepFrame, zone: string, pool: HostPool): Promise<Answer<string>> {
  const typed = await askText(
    { ...frame, back: true },
    {
      prompt: `A host of ${zone}`,
      value: "",
      placeholder: `api.${zone}`,
      judge: (text) => {
        const error = hostProblem(text, zone);
        if (error !== undefined) return { error };
        const host = text.trim().toLowerCase();
        return pool.enabled && !pool.enabled.has(host) ? { warning: notEnabled(host) } : {};
      },
    },
  );
  if (typeof typed !== "string") return typed;
  const host = typed.trim().toLowerCase();
  if (pool.enabled && !pool.enabled.has(host)) return offerEnabling(session, frame, zone, host, pool);
  if (!pool.enabled) pool.typed.add(host);
  return host;
}

async function offerEnabling(
  session: Session,
  frame: StepFrame,
  zone: string,
  host: string,
  pool: HostPool,
): Promise<Answer<string>> {
  const answer = await pickOne(
    { ...frame, back: true },
    {
      placeholder: notEnabled(host),
      choices: [
        {
          label: `Enable mTLS for ${host}`,
          description: "Cloudflare then asks its visitors for a certificate",
          value: "enable",
        },
        { label: "Take it as it is", description: "enable mTLS before the rule is deployed", value: "take" },
      ],
    },
  );
  if (answer === undefined || answer === BACK) return answer;
  if (answer === "enable") {
    try {
      pool.enabled = enabledHosts(await session.server.request("rulewright/enableMtls", { zone, hosts: [host] }));
    } catch (error) {
      void showFailure(failureOf(error));
    }
  }
  if (!pool.enabled?.has(host)) pool.typed.add(host);
  return host;
}
