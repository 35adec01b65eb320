import * as vscode from "vscode";
import type { Failure, ZoneChoice } from "../server/protocol.ts";
import { zoneChoice } from "./commands/select-zone.ts";
import { failureOf } from "./failure.ts";
import { hostProblem } from "./mtls-names.ts";
import { type Answer, askText, BACK, type Choice, pickOne, type StepFrame } from "./quick-input.ts";
import type { Session } from "./session.ts";

const TYPE = Symbol("type");
const SIGN_IN = Symbol("sign in");

/** The zone of a new rule: from the account where one can be asked, else typed. */
export async function askZone(session: Session, frame: StepFrame, chosen: string | undefined): Promise<Answer<string>> {
  for (;;) {
    const { zones, problem } = await knownZones(session);
    const choices: Choice<string | typeof TYPE | typeof SIGN_IN>[] = [
      ...zones.map(zoneChoice),
      ...(problem?.action === "set-token" ? [{ label: "Set API Token …", value: SIGN_IN } as const] : []),
      { label: "Type a zone …", value: TYPE, alwaysShow: true },
    ];
    const placeholder = problem?.message ?? "The zone that the hosts belong to";
    const answer = await pickOne(frame, { placeholder, choices, ...(chosen !== undefined && { chosen }) });
    if (answer === SIGN_IN) await vscode.commands.executeCommand("rulewright.setToken");
    else if (answer === TYPE) {
      const typed = await typeZone(frame, chosen ?? "");
      if (typed !== BACK) return typed;
    } else return answer;
  }
}

async function knownZones({ server }: Session): Promise<{ zones: readonly ZoneChoice[]; problem?: Failure }> {
  if (!vscode.workspace.isTrusted) {
    return { zones: [], problem: { reason: "untrusted", message: "Looking up zones needs a trusted workspace." } };
  }
  try {
    return { zones: await server.request("rulewright/zones", {}) };
  } catch (error) {
    return { zones: [], problem: failureOf(error) };
  }
}

async function typeZone(frame: StepFrame, value: string): Promise<Answer<string>> {
  const typed = await askText(
    { ...frame, back: true },
    {
      prompt: "The zone's name, such as example.com",
      value,
      judge: (text) => {
        const error = hostProblem(text, text.trim().toLowerCase());
        return error === undefined ? {} : { error };
      },
    },
  );
  return typeof typed === "string" ? typed.trim().toLowerCase() : typed;
}
