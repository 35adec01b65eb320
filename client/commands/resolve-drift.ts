import * as vscode from "vscode";
import type { Requests } from "../../server/protocol.ts";
import { BACK, pickMany, pickOne } from "../quick-input.ts";
import { ruleDocument } from "../rule-document.ts";
import type { Command, Session } from "../session.ts";
import { requireTrust } from "../trust.ts";
import { openChanges } from "./show-changes.ts";

interface Drift {
  readonly ref: string;
  readonly zone?: string;
}

/**
 * Asks what to do about a live rule that somebody changed. A lens hands over the file, the zone and the rule's ref; without
 * them it is the rule at the caret.
 */
export const resolveDrift: Command = {
  id: "rulewright.resolveDrift",
  run: async (session, argument, zone, ref) => {
    const row = session.rules.givenRule(argument);
    const document = await ruleDocument(row ? row.rule.uri : argument);
    if (!document) {
      void vscode.window.showInformationMessage(
        "Put the caret into the rule of a .rule file that was changed outside.",
      );
      return;
    }
    if (!(await requireTrust("Reading live rules"))) return;
    const given = row
      ? { ref: row.rule.ref, zone: row.zone }
      : typeof ref === "string"
        ? { ref, ...(typeof zone === "string" && { zone }) }
        : undefined;
    const drift = given ?? (await driftAtCaret(session, document));
    if (drift) await resolve(session, document.uri, drift);
  },
};

/** The rule at the caret when it was changed outside; else says how it stands. */
async function driftAtCaret({ server }: Session, document: vscode.TextDocument): Promise<Drift | undefined> {
  const editor = vscode.window.activeTextEditor;
  const line = editor?.document === document ? editor.selection.active.line : 0;
  const { rules } = await server.request("rulewright/ruleStates", { uri: document.uri.toString(), refresh: true });
  const rule = rules.findLast((candidate) => candidate.line <= line) ?? rules[0];
  const changed = rule?.zones.find(({ state }) => state === "changed-outside");
  if (rule && changed) return { ref: rule.ref, zone: changed.zone };
  const message = rule
    ? `\`${rule.ref}\` was not changed outside: ${rule.text}.`
    : "This file has no rule with a `ref`.";
  void vscode.window.showInformationMessage(message);
  return undefined;
}

async function resolve(session: Session, uri: vscode.Uri, { ref, zone }: Drift): Promise<void> {
  const choices = [
    { label: "Show Changes", description: "the live rule beside the file", value: "show" },
    { label: "Take into the File", description: "the file says what is live; nothing is sent", value: "adopt" },
    { label: "Merge", description: "choose which parts of the live rule the file takes over", value: "merge" },
    { label: "Overwrite", description: "deploy the file, after a question", value: "deploy" },
    { label: "Keep Both as They Are", value: "keep" },
  ];
  const chosen = await pickOne({ title: `${ref} was changed outside` }, { placeholder: "What to do", choices });
  if (chosen === "show") await openChanges(session, uri, zone);
  if (chosen === "deploy") await vscode.commands.executeCommand("rulewright.deploy", uri);
  const params = { uri: uri.toString(), ref, ...(zone !== undefined && { zone }) };
  if (chosen === "adopt") await adopt(session, params);
  if (chosen === "merge") await merge(session, params);
}

async function adopt({ server }: Session, params: Requests["rulewright/adopt"]["params"]): Promise<void> {
  const { changed } = await server.request("rulewright/adopt", params);
  if (!changed) void vscode.window.showInformationMessage("The file says the same as what is live.");
}

/** Lets the person choose the parts of the live rule that the file takes over; it keeps its own words for the others. */
async function merge(session: Session, rule: Requests["rulewright/drift"]["params"]): Promise<void> {
  const { parts } = await session.server.request("rulewright/drift", rule);
  if (parts.length === 0) {
    void vscode.window.showInformationMessage("The file says the same as what is live.");
    return;
  }
  const choices = parts.map(({ part, name, inFile, live }) => ({
    label: name,
    description: `live: ${live === "" ? "nothing" : live}`,
    detail: `file: ${inFile === "" ? "nothing" : inFile}`,
    value: part,
  }));
  const question = { placeholder: "Parts to take over from the live rule; the file keeps the others", choices };
  const taken = await pickMany({ title: `Merge ${rule.ref}` }, question);
  if (taken === undefined || taken === BACK || taken.length === 0) return;
  await adopt(session, { ...rule, parts: taken });
}
