import * as vscode from "vscode";
import { freePath, refFromPath } from "../file-names.ts";
import { askPath, exists, type Place, placeOf, untitled } from "../new-file.ts";
import { type Answer, BACK, pickOne } from "../quick-input.ts";
import type { Command } from "../session.ts";
import { runSteps, type StepEnd } from "../steps.ts";
import { type Template, withRef } from "../templates.ts";

/** Templates that a command asks more about, by their names. */
const FLOWS: Readonly<Record<string, string>> = { "Require a client certificate": "rulewright.createMtlsRule" };

/** Asks for a template and a file that is not there yet, and opens it at the first place to fill in. */
export const newRule: Command = {
  id: "rulewright.newRule",
  run: async (session, argument) => {
    const place = placeOf(argument);
    const answers = await askAll(await session.templates(), place);
    if (!answers) return undefined;
    const { template, path } = answers;
    const flow = FLOWS[template.name];
    if (flow !== undefined) return vscode.commands.executeCommand(flow, argument);
    const document =
      place.folder && path !== undefined
        ? await emptyFile(vscode.Uri.joinPath(place.folder.uri, path))
        : await untitled("");
    const editor = await vscode.window.showTextDocument(document, { preview: false });
    const body = path === undefined ? template.body : withRef(template, refFromPath(path));
    await editor.insertSnippet(new vscode.SnippetString(body), new vscode.Position(0, 0));
    if (!document.isUntitled) await document.save();
    return undefined;
  },
};

interface Answers {
  readonly template: Template;
  /** Relative to the workspace folder; undefined without one, and where a flow asks for it. */
  readonly path: string | undefined;
}

async function askAll(templates: readonly Template[], place: Place): Promise<Answers | undefined> {
  let template: Template | undefined;
  let path: string | undefined;
  const { folder } = place;
  const finished = await runSteps([
    async () => {
      const answer = await askTemplate(templates, template);
      if (answer !== template) path = undefined;
      template = typeof answer === "object" ? answer : template;
      return stepEnd(answer);
    },
    async () => {
      if (!folder || !template || FLOWS[template.name] !== undefined) return "skip";
      const value = path ?? (await suggestedPath(folder, template, place.inside ?? "rules"));
      const frame = { title: `New Rule: ${template.name}`, back: true };
      const answer = await askPath(frame, folder, { value, attempt: (text) => refusalOfTaken(folder, text) });
      path = typeof answer === "string" ? answer.trim() : path;
      return stepEnd(answer);
    },
  ]);
  return finished && template ? { template, path } : undefined;
}

function stepEnd(answer: Answer<unknown>): StepEnd {
  if (answer === undefined) return "cancel";
  return answer === BACK ? "back" : "next";
}

const askTemplate = (templates: readonly Template[], chosen: Template | undefined): Promise<Answer<Template>> =>
  pickOne(
    { title: "New Rule" },
    {
      placeholder: "What the rule is to do",
      choices: templates.map((template) => ({
        label: template.name,
        detail: template.description,
        value: template,
      })),
      ...(chosen && { chosen }),
    },
  );

async function suggestedPath(folder: vscode.WorkspaceFolder, { ref }: Template, inside: string): Promise<string> {
  const siblings = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(folder.uri, inside)).then(
    (entries) => new Set(entries.map(([name]) => (inside === "" ? name : `${inside}/${name}`))),
    () => new Set<string>(),
  );
  return freePath(ref, inside, (path) => siblings.has(path));
}

async function refusalOfTaken(folder: vscode.WorkspaceFolder, path: string): Promise<string | undefined> {
  const taken = await exists(vscode.Uri.joinPath(folder.uri, path.trim()));
  return taken ? `${path.trim()} exists. Choose another name.` : undefined;
}

/** Made as an edit, which undoes like any other and refuses where a file is. */
async function emptyFile(uri: vscode.Uri): Promise<vscode.TextDocument> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(uri, { overwrite: false, ignoreIfExists: false });
  if (!(await vscode.workspace.applyEdit(edit))) {
    throw new Error(`${vscode.workspace.asRelativePath(uri)} could not be made`);
  }
  return vscode.workspace.openTextDocument(uri);
}
