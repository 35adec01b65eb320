import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser } from "playwright-core";
import { inProject, testResultsFolder } from "#scripts/lib/project.ts";
import { type Sandbox, startSandbox } from "#scripts/lib/sandbox.ts";
import { onStop } from "#scripts/lib/stopping.ts";
import { startVsCodeServer } from "#scripts/vscode/vscode-server.ts";
import type { ScenarioOptions, Stage } from "./scenario.ts";

/** A colour theme in which everything is to be looked at, e.g. `Default High Contrast`: its screenshots are kept apart. */
const theme = process.env["RULEWRIGHT_TEST_THEME"];

export const screensFolder = path.join(testResultsFolder, "screens", theme ?? "");

/** Those of VS Code's own extensions that a rule file's neighbours need: themes, YAML and JSON, search. */
const builtinExtensions = [
  "configuration-editing",
  "json",
  "json-language-features",
  "markdown-basics",
  "references-view",
  "search-result",
  "theme-defaults",
  "theme-modern-icons",
  "theme-seti",
  "yaml",
];

export interface SetStage extends Stage {
  /** What the logs said last: VS Code's server and extension host, the page's errors, the sandbox. */
  logTail(): string;
  strike(): Promise<void>;
}

/** A VS Code, a workspace and a page of their own for one scenario. */
export async function setStage(
  browser: Browser,
  extensionsFolder: string,
  options: ScenarioOptions,
): Promise<SetStage> {
  const root = mkdtempSync(path.join(tmpdir(), "rulewright-ui-"));
  const undo = [onStop(() => rmSync(root, { recursive: true, force: true, maxRetries: 3 }))];
  try {
    const folder = path.join(root, "workspace");
    layWorkspace(folder, options);
    let sandbox: Sandbox | undefined;
    if (options.sandbox) {
      sandbox = await startSandbox({ zones: options.sandbox.zones, logFile: path.join(root, "sandbox.log") });
      undo.unshift(sandbox.stop);
    }
    const server = await startVsCodeServer({
      dataFolder: path.join(root, "vscode"),
      extensionsFolder,
      builtinExtensions,
      env: { ...sandbox?.env, ...options.env },
      settings: { ...(theme ? { "workbench.colorTheme": theme } : {}), ...options.settings },
      trusted: options.trusted ?? true,
    });
    undo.unshift(server.stop);
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
    undo.unshift(onStop(() => context.close()));
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const pageErrors: string[] = [];
    page.on("pageerror", (error) => pageErrors.push(error.message));
    await page.goto(server.windowUrl(folder, [["skipWelcome", "true"]]), { waitUntil: "commit", timeout: 60_000 });
    await page.locator(".monaco-workbench").waitFor({ timeout: 60_000 });
    await page.getByRole("treeitem").first().waitFor({ timeout: 60_000 });
    return {
      page,
      folder,
      get sandbox() {
        if (!sandbox) throw new Error("this scenario asked for no sandbox");
        return sandbox;
      },
      shot: async (name) => {
        await page.screenshot({ path: path.join(screensFolder, `${name}.png`) });
      },
      logTail: () => [...logsBelow(root), ...pageErrors.slice(-5).map((message) => `page: ${message}`)].join("\n"),
      strike: async () => {
        for (const step of undo) await step();
      },
    };
  } catch (error) {
    console.error(logsBelow(root).join("\n"));
    for (const step of undo) await step();
    throw error;
  }
}

function layWorkspace(folder: string, { workspace, files = {} }: ScenarioOptions): void {
  mkdirSync(folder, { recursive: true });
  const source = workspace ?? (Object.keys(files).length === 0 ? "test/e2e/workspace" : undefined);
  if (source) cpSync(inProject(source), folder, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}

/** Logs of the parts that a scenario's failure may come from. */
const tellingLogs = /sandbox\.log|server\.log|remoteexthost\.log|rulewright/i;

/** The last lines of every telling log that has any. */
function logsBelow(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".log") && tellingLogs.test(name) && statSync(path.join(root, name)).size > 0)
    .map(
      (name) =>
        `── ${name}\n${readFileSync(path.join(root, name), "utf8").trimEnd().split("\n").slice(-12).join("\n")}`,
    );
}
