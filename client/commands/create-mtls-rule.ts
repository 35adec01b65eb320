import * as vscode from "vscode";
import type { MtlsRuleAnswers } from "../../server/protocol.ts";
import { refFromPath } from "../file-names.ts";
import { askHosts, type HostPool, readHostPool } from "../mtls-hosts.ts";
import { suggestedName, suggestedPath } from "../mtls-names.ts";
import { askZone } from "../mtls-zone.ts";
import { askPath, exists, type Place, placeOf, untitled } from "../new-file.ts";
import { type Answer, askText, BACK, pickOne, type StepFrame } from "../quick-input.ts";
import type { Command, Session } from "../session.ts";
import { runSteps, type StepEnd } from "../steps.ts";

interface Answers {
  zone: string;
  hosts: readonly string[];
  blockRevoked: boolean;
  name: string;
  path: string;
}

/** Asks what a rule that requires client certificates needs, writes the file, and opens it at the expression. */
export const createMtlsRule: Command = {
  id: "rulewright.createMtlsRule",
  run: async (session, argument) => {
    const place = placeOf(argument);
    const { folder } = place;
    const answers = await askAll(session, place);
    if (!answers) return;
    const { text, caret } = await session.server.request("rulewright/mtlsRule", ruleAnswers(answers));
    const document = folder ? await written(vscode.Uri.joinPath(folder.uri, answers.path), text) : await untitled(text);
    if (!document) return;
    const editor = await vscode.window.showTextDocument(document, { preview: false });
    const at = document.positionAt(caret);
    editor.selection = new vscode.Selection(at, at);
    editor.revealRange(new vscode.Range(at, at));
  },
};

const ruleAnswers = ({ zone, hosts, blockRevoked, name, path }: Answers): MtlsRuleAnswers => ({
  zone,
  hosts,
  blockRevoked,
  name,
  ref: refFromPath(path),
});

async function askAll(session: Session, { folder, inside }: Place): Promise<Answers | undefined> {
  const known = session.server.status?.zone ?? (await onlyZone(session));
  const answers: Partial<Answers> = { blockRevoked: true, ...(known !== undefined && { zone: known }) };
  const zone = () => answers.zone ?? "";
  const hosts = () => (answers.hosts ?? []).filter((host) => host === zone() || host.endsWith(`.${zone()}`));
  // A suggestion that was left as it is follows the hosts when they change; what was typed is kept.
  const suggestions: { name?: string; path?: string } = {};
  const suggest = (key: "name" | "path", now: string): string => {
    const kept = answers[key] === suggestions[key] ? undefined : answers[key];
    suggestions[key] = now;
    return kept ?? now;
  };
  const pools = new Map<string, HostPool>();
  const pool = async (name: string): Promise<HostPool> => {
    const found = pools.get(name) ?? (await readHostPool(session, name));
    pools.set(name, found);
    return found;
  };
  const keep =
    <Key extends keyof Answers>(key: Key, question: (frame: StepFrame) => Promise<Answer<Answers[Key]>>) =>
    (step: number, of: number) =>
    async (): Promise<StepEnd> => {
      const answer = await question({
        title: zone() === "" ? "Create mTLS Rule" : `Create mTLS Rule: ${zone()}`,
        step,
        of,
        back: step > 1,
      });
      if (answer === undefined) return "cancel";
      if (answer === BACK) return "back";
      answers[key] = answer as Answers[Key];
      return "next";
    };
  const questions = [
    ...(known === undefined ? [keep("zone", (frame) => askZone(session, frame, answers.zone))] : []),
    keep("hosts", async (frame) => askHosts(session, frame, zone(), await pool(zone()), hosts())),
    keep("blockRevoked", (frame) => askRevoked(frame, answers.blockRevoked ?? true)),
    keep("name", (frame) => askName(frame, suggest("name", suggestedName(hosts())))),
    ...(folder
      ? [
          keep("path", (frame) =>
            askPath(frame, folder, { value: suggest("path", suggestedPath(hosts(), zone(), inside)) }),
          ),
        ]
      : []),
  ];
  const finished = await runSteps(questions.map((question, index) => question(index + 1, questions.length)));
  answers.path ??= suggestedPath(hosts(), zone(), inside);
  return finished ? (answers as Answers) : undefined;
}

/** The one zone that the token sees, if it sees just one; then there is nothing to choose. */
async function onlyZone({ server }: Session): Promise<string | undefined> {
  if (!vscode.workspace.isTrusted || server.status?.token !== "active") return undefined;
  const zones = await server.request("rulewright/zones", {}).catch(() => []);
  return zones.length === 1 ? zones[0]?.name : undefined;
}

function askRevoked(frame: StepFrame, chosen: boolean): Promise<Answer<boolean>> {
  return pickOne(frame, {
    placeholder: "Revoked certificates, which count as verified too",
    choices: [
      { label: "Block them too (recommended)", value: true },
      { label: "Let them in", value: false },
    ],
    chosen,
  });
}

function askName(frame: StepFrame, value: string): Promise<Answer<string>> {
  return askText(frame, {
    prompt: "The rule's name, as the dashboard shows it",
    value,
    judge: (text) =>
      text.trim() === ""
        ? { error: "The rule needs a name." }
        : text.length > 500
          ? { error: `The name has ${text.length} characters; Cloudflare takes 500.` }
          : {},
  });
}

async function written(uri: vscode.Uri, text: string): Promise<vscode.TextDocument | undefined> {
  if (await exists(uri)) {
    const replace = "Replace";
    const name = vscode.workspace.asRelativePath(uri);
    const detail = "What the file says now is lost.";
    const chosen = await vscode.window.showWarningMessage(
      `${name} exists. Replace it?`,
      { modal: true, detail },
      replace,
    );
    if (chosen !== replace) return undefined;
  }
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return vscode.workspace.openTextDocument(uri);
}
