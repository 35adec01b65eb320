import * as vscode from "vscode";
import type { SessionStatus } from "../server/protocol.ts";
import { type Surroundings, statusDetails, statusLabel, statusText } from "./status-text.ts";

/** The one item in the status bar: which zone a deploy would touch, and how things stand. */
export class StatusBar {
  readonly #item: vscode.StatusBarItem;
  #status: SessionStatus | undefined;
  #deploying: Surroundings["deploying"];
  #targets: readonly string[] | undefined;

  constructor() {
    this.#item = vscode.window.createStatusBarItem("rulewright.status", vscode.StatusBarAlignment.Left, 10);
    this.#item.name = "Rulewright";
    this.#item.command = "rulewright.showActions";
    this.#draw();
    this.#item.show();
  }

  show(status: SessionStatus | undefined): void {
    this.#status = status;
    this.#draw();
  }

  /** Names the zones of the file in front; undefined where none is. */
  showTargets(targets: readonly string[] | undefined): void {
    this.#targets = targets;
    this.#draw();
  }

  /** Says how far a deploy is; undefined when it has ended. */
  showDeploy(deploying: Surroundings["deploying"] | undefined): void {
    this.#deploying = deploying;
    this.#draw();
  }

  dispose(): void {
    this.#item.dispose();
  }

  #draw(): void {
    const surroundings: Surroundings = {
      trusted: vscode.workspace.isTrusted,
      ...(this.#targets && { targets: this.#targets }),
      ...(this.#deploying && { deploying: this.#deploying }),
    };
    this.#item.text = statusText(this.#status, surroundings);
    this.#item.tooltip = tooltip(statusDetails(this.#status, surroundings));
    this.#item.accessibilityInformation = { label: statusLabel(this.#status, surroundings), role: "button" };
  }
}

function tooltip(rows: ReturnType<typeof statusDetails>): vscode.MarkdownString {
  const text = new vscode.MarkdownString("**Rulewright**\n\n");
  for (const [name, value] of rows) {
    if (name !== "") text.appendMarkdown(`${name}: `);
    text.appendText(value);
    text.appendMarkdown("  \n");
  }
  return text;
}
