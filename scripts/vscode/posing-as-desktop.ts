// Takes the arguments that @vscode/test-electron gives to the desktop's executable, runs the tests in the registry's
// VS Code with a headless Chromium as its window, and ends with the test run's exit code.
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { printError } from "../lib/problem.ts";
import { testResultsFolder } from "../lib/project.ts";
import { onStop, stopAll, stopOnSignals } from "../lib/stopping.ts";
import { launchBrowser } from "./headless-browser.ts";
import type { UserSettings } from "./user-settings.ts";
import { startVsCodeServer } from "./vscode-server.ts";

const exitCodes = { noResult: 97, pageCrashed: 98, serverEnded: 99 };

interface DesktopArguments {
  folder: string;
  options: Map<string, string>;
}

stopOnSignals();
let code = 1;
try {
  code = await runTests(readArguments(process.argv.slice(2)));
} catch (error) {
  printError(error);
}
await stopAll();
process.exit(code);

/** `--name=value` options and the folder to open; switches of the desktop that mean nothing here are let pass. */
function readArguments(args: string[]): DesktopArguments {
  const options = new Map<string, string>();
  let folder = process.cwd();
  for (const argument of args) {
    const option = /^--([\w-]+)(?:=(.*))?$/s.exec(argument);
    if (option) options.set(option[1]!, option[2] ?? "");
    else folder = path.resolve(argument);
  }
  return { folder, options };
}

async function runTests({ folder, options }: DesktopArguments): Promise<number> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), "rulewright-vscode-"));
  onStop(() => rmSync(dataFolder, { recursive: true, force: true }));
  const extensionsFolder = options.get("extensions-dir");
  const server = await startVsCodeServer({
    dataFolder,
    runsTests: true,
    settings: userSettings(options.get("user-data-dir")),
    ...(extensionsFolder && { extensionsFolder }),
  });
  const browser = await launchBrowser();
  onStop(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });

  const workbenchLog: string[] = [];
  await page.exposeFunction("codeAutomationLog", (type: string, parts: unknown[]) => {
    const text = parts.map((part) => (typeof part === "string" ? part : JSON.stringify(part))).join(" ");
    if (text.startsWith("│")) console.log(text);
    else workbenchLog.push(`<${type}> ${text}`);
  });
  let exitCodeSaid = (_code: number) => {};
  await page.exposeFunction("codeAutomationExit", (said: number) => exitCodeSaid(said));
  const result = new Promise<number>((resolve) => {
    exitCodeSaid = resolve;
    page.on("crash", () => resolve(exitCodes.pageCrashed));
    void server.ended.then(() => resolve(exitCodes.serverEnded));
    setTimeout(() => resolve(exitCodes.noResult), Number(process.env["VSCODE_TEST_TIMEOUT"] ?? 600_000)).unref();
  });
  const remote = (option: string) => server.remoteUri(path.resolve(options.get(option) ?? ""));
  await page.goto(
    server.windowUrl(folder, [
      ["extensionDevelopmentPath", remote("extensionDevelopmentPath")],
      ["extensionTestsPath", remote("extensionTestsPath")],
      ["skipWelcome", "true"],
    ]),
    { waitUntil: "commit", timeout: 60_000 },
  );
  const exitCode = await result;
  if (exitCode !== 0) {
    await page.screenshot({ path: path.join(testResultsFolder, "screens/FAILED-e2e.png") }).catch(() => {});
    if (exitCode > 1) console.error(workbenchLog.slice(-60).join("\n"));
  }
  return exitCode;
}

function userSettings(userData: string | undefined): UserSettings {
  const file = path.join(userData ?? "", "User/settings.json");
  return userData && existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
}
