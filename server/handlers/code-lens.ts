import type { CodeLens, CodeLensParams, Command } from "vscode-languageserver";
import { FailureError } from "#cloudflare/errors.ts";
import { hitsText } from "#cloudflare/hits.ts";
import { STATE_WORDS } from "#cloudflare/rule-state.ts";
import { COMMANDS } from "../commands.ts";
import type { ServerContext } from "../context.ts";
import { LOCK_UNUSABLE, type StateOfRule, statesOf } from "../rule-states.ts";
import { phasesOf } from "./state-requests.ts";

/** Above each rule: `Deploy | Show Changes | deployed, same | 1,240 hits in 24 h`, as far as it is known without asking. */
export const codeLens =
  (context: ServerContext) =>
  ({ textDocument: { uri } }: CodeLensParams): CodeLens[] | null => {
    const file = context.documents.get(uri);
    if (file === undefined || !context.settings().codeLens) return null;
    let states: readonly StateOfRule[];
    try {
      context.cloud().noticePhases(phasesOf(context, file));
      states = statesOf(context, file);
    } catch (error) {
      if (error instanceof FailureError) return null;
      throw error;
    }
    return states.flatMap(({ rule, state, problem, zones, hits }) => {
      const start = file.document.positionAt(rule.openFence?.start ?? rule.start);
      const commands: Command[] = [
        { title: "Deploy", command: COMMANDS.deploy, arguments: [uri] },
        // Only our client has a diff to show.
        ...(context.options.client === "vscode"
          ? [{ title: "Show Changes", command: "rulewright.showChanges", arguments: [uri] }]
          : []),
        ...(problem === undefined ? [] : [{ title: LOCK_UNUSABLE, command: "" }]),
        ...(problem !== undefined || state === undefined
          ? []
          : [stateCommand(uri, rule.settings.ref as string, state, zones)]),
        ...(hits === undefined ? [] : [{ title: hitsText(hits), command: "" }]),
      ];
      return commands.map((command) => ({ range: { start, end: start }, command }));
    });
  };

/** What was changed outside leads to the question what to do about it; the rest is only said. */
function stateCommand(
  uri: string,
  ref: string,
  state: NonNullable<StateOfRule["state"]>,
  zones: StateOfRule["zones"],
): Command {
  const there = zones.filter((zone) => zone.state === state);
  const where =
    zones.length > 1 && there.length < zones.length ? ` on ${there.map(({ zone }) => zone).join(", ")}` : "";
  const off = state !== "not-deployed" && there.some(({ enabled }) => enabled === false) ? ", disabled" : "";
  const title = `${STATE_WORDS[state]}${off}${where}`;
  const isOutside = state === "changed-outside";
  return isOutside
    ? { title, command: COMMANDS.resolveDrift, arguments: [uri, there[0]?.zone ?? null, ref] }
    : { title, command: "" };
}
