import * as vscode from "vscode";
import type { InitializationOptions } from "../server/protocol.ts";
import { judgeApiBase } from "./api-base.ts";
import { COMMANDS } from "./commands/list.ts";
import { followDeployTarget } from "./deploy-target.ts";
import { failureOf, isCancellation, showFailure } from "./failure.ts";
import { LanguageServer } from "./language-client.ts";
import { LiveDocuments } from "./live-documents.ts";
import { RulesView } from "./rules-view.ts";
import { SandboxProcess } from "./sandbox-process.ts";
import { Tokens } from "./secrets.ts";
import type { Command, Session } from "./session.ts";
import { StatusBar } from "./status-bar.ts";
import { templatesOf } from "./templates.ts";

const ZONE_KEY = "zone";

let running: LanguageServer | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  const session = createSession(context);
  running = session.server;
  for (const command of COMMANDS) {
    context.subscriptions.push(
      vscode.commands.registerCommand(command.id, (...args: unknown[]) => runCommand(session, command, args)),
    );
  }
  context.subscriptions.push(
    session.server.onStatus((status) => showStatus(session, status)),
    followDeployTarget(session),
    vscode.workspace.onDidGrantWorkspaceTrust(() => restart(session)),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration("rulewright.api.baseUrl")) void restart(session);
    }),
    session.sandbox.onEnded(() => sandboxEnded(session)),
  );
  sayApiProblem();
  try {
    await session.server.start();
  } catch (error) {
    session.log.error("The language server did not start.", error);
    session.rules.fail(failureOf(error));
    void showFailure(failureOf(error));
  }
}

export async function deactivate(): Promise<void> {
  await running?.stop();
}

function createSession(context: vscode.ExtensionContext): Session {
  const log = vscode.window.createOutputChannel("Rulewright", { log: true });
  const tokens = new Tokens(context.secrets);
  const statusBar = new StatusBar();
  const live = new LiveDocuments();
  const sandbox = new SandboxProcess(context.asAbsolutePath("dist/cli.cjs"), log);
  const api = () => sandbox.address?.api ?? configuredApi() ?? process.env["RULEWRIGHT_API"];
  const options = (): InitializationOptions => {
    const zone = context.workspaceState.get<string>(ZONE_KEY);
    const base = sandbox.address?.api ?? configuredApi();
    return {
      client: "vscode",
      trusted: vscode.workspace.isTrusted,
      docs: vscode.Uri.joinPath(context.extensionUri, "docs").toString(),
      storage: context.globalStorageUri.toString(),
      ...(base !== undefined && { api: base }),
      ...(zone !== undefined && { zone }),
    };
  };
  const server = new LanguageServer(context.asAbsolutePath("dist/server.cjs"), log, {
    options,
    introduce: async (started) => {
      if (!vscode.workspace.isTrusted) return;
      // Without a stored token the server looks at CLOUDFLARE_API_TOKEN itself.
      const token = sandbox.address?.token ?? (await tokens.read(api()));
      if (token !== undefined) await started.requestAtStart("rulewright/setToken", { token });
    },
  });
  const rules = new RulesView(server);
  context.subscriptions.push(log, statusBar, live, sandbox, rules);
  const rememberZone = async (zone: string | null) => context.workspaceState.update(ZONE_KEY, zone ?? undefined);
  const asset = (path: string) => vscode.Uri.joinPath(context.extensionUri, path);
  const templates = async () => templatesOf(await readText(asset("snippets/cloudflare-rule.json")));
  return { log, server, tokens, sandbox, statusBar, live, rules, api, asset, templates, rememberZone };
}

const readText = async (uri: vscode.Uri): Promise<string> =>
  new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));

const baseSetting = (): string => vscode.workspace.getConfiguration("rulewright").get<string>("api.baseUrl") ?? "";

function configuredApi(): string | undefined {
  const judged = judgeApiBase(baseSetting());
  return "url" in judged ? judged.url : undefined;
}

function sayApiProblem(): void {
  const judged = judgeApiBase(baseSetting());
  if ("problem" in judged) void vscode.window.showWarningMessage(judged.problem);
}

/** Runs a command, says what went wrong with the way out, and repeats it when the person took that way. */
async function runCommand(session: Session, command: Command, args: readonly unknown[]): Promise<unknown> {
  try {
    return await command.run(session, ...args);
  } catch (error) {
    if (isCancellation(error)) return undefined;
    const failure = failureOf(error);
    if (failure.reason === "internal") session.log.error(command.id, error);
    void showFailure(failure, async () => void (await runCommand(session, command, args)));
    return undefined;
  }
}

async function restart(session: Session): Promise<void> {
  sayApiProblem();
  await session.server.restart().catch((error) => showFailure(failureOf(error)));
}

async function sandboxEnded(session: Session): Promise<void> {
  await vscode.commands.executeCommand("setContext", "rulewright.sandboxRunning", false);
  void vscode.window.showWarningMessage("The sandbox has ended. Rulewright works with Cloudflare again.");
  await restart(session);
}

function showStatus({ statusBar }: Session, status: LanguageServer["status"]): void {
  statusBar.show(status);
  void vscode.commands.executeCommand("setContext", "rulewright.signedIn", status?.token === "active");
}
