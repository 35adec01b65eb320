import * as vscode from "vscode";
import { pickOne } from "../quick-input.ts";
import type { Command } from "../session.ts";

const GUIDES = [
  { label: "Editing", detail: "Completion, hovers, navigation, refactorings, formatting", value: "docs/editing.md" },
  {
    label: "rulewright.yaml",
    detail: "Zones, lists, the plan, and which advice you get",
    value: "docs/configuration.md",
  },
  { label: "The sandbox", detail: "What the Cloudflare on your machine can and cannot do", value: "docs/sandbox.md" },
  { label: "The command line", detail: "Check, format, plan and deploy in a terminal and in CI", value: "docs/cli.md" },
  {
    label: "Other editors",
    detail: "The language server in Neovim, Helix, Emacs and others",
    value: "docs/editors.md",
  },
  {
    label: "Other editors",
    detail: "The language server in Neovim, Helix, Emacs and others",
    value: "docs/editors.md",
  },
];

/** Asks which guide and shows it, drawn where VS Code's Markdown extension is there. */
export const openGuide: Command = {
  id: "rulewright.openGuide",
  run: async ({ asset }) => {
    const chosen = await pickOne({ title: "Open Guide" }, { placeholder: "What to read", choices: GUIDES });
    if (typeof chosen !== "string") return;
    const drawn = (await vscode.commands.getCommands(true)).includes("markdown.showPreview");
    await vscode.commands.executeCommand(drawn ? "markdown.showPreview" : "vscode.open", asset(chosen));
  },
};
