// Plays every scenario of test/e2e/ui, one after the other, on a VS Code with the packaged extension installed.
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { printError } from "#scripts/lib/problem.ts";
import { inProject, vsixFile } from "#scripts/lib/project.ts";
import { onStop, stopAll, stopOnSignals } from "#scripts/lib/stopping.ts";
import { type Tally, tallyLine, writeTally } from "#scripts/lib/tally.ts";
import { launchBrowser } from "#scripts/vscode/headless-browser.ts";
import { installExtension } from "#scripts/vscode/vscode-server.ts";
import { type Scenario, takeScenarios } from "./scenario.ts";
import { type SetStage, screensFolder, setStage } from "./stage.ts";

stopOnSignals();
const tally: Tally = { passed: 0, failed: 0 };
try {
  await playAll(await chosenScenarios(process.env["RULEWRIGHT_TEST_FILTER"] ?? ""));
  console.log(tallyLine(tally));
} catch (error) {
  printError(error);
  tally.failed++;
}
await stopAll();
process.exit(tally.failed > 0 ? 1 : 0);

/** Scenarios whose file name or title contains `filter`. */
async function chosenScenarios(filter: string): Promise<Scenario[]> {
  const chosen: Scenario[] = [];
  for (const name of readdirSync(inProject("test/e2e/ui")).sort()) {
    if (!name.endsWith(".ui.ts")) continue;
    await import(pathToFileURL(inProject("test/e2e/ui", name)).href);
    chosen.push(...takeScenarios().filter(({ title }) => `${name} ${title}`.includes(filter)));
  }
  return chosen;
}

async function playAll(scenarios: Scenario[]): Promise<void> {
  mkdirSync(screensFolder, { recursive: true });
  const folder = mkdtempSync(path.join(tmpdir(), "rulewright-extensions-"));
  onStop(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  const extensionsFolder = path.join(folder, "extensions");
  await installExtension(vsixFile, extensionsFolder, path.join(folder, "installer"));
  const browser = await launchBrowser();
  onStop(() => browser.close());
  for (const [index, each] of scenarios.entries()) {
    await play(each, browser, extensionsFolder);
    saveTally(scenarios.length - index - 1);
  }
}

/** Saved after every scenario, those still to come as failed, so that a run that is cut short tells how far it came. */
function saveTally(unplayed: number): void {
  const resultsFile = process.env["RULEWRIGHT_TEST_RESULTS"];
  if (resultsFile) writeTally(resultsFile, { ...tally, failed: tally.failed + unplayed });
}

async function play({ title, options, play }: Scenario, browser: Browser, extensionsFolder: string): Promise<void> {
  const begin = Date.now();
  let stage: SetStage | undefined;
  try {
    stage = await setStage(browser, extensionsFolder, options);
    await play(stage);
    tally.passed++;
    console.log(`✓ ${title} (${Date.now() - begin} ms)`);
  } catch (error) {
    tally.failed++;
    console.log(`✗ ${title}`);
    console.error(error);
    if (stage) {
      await stage.shot(`FAILED-${title.replace(/\W+/g, "-")}`).catch(() => {});
      console.error(stage.logTail());
    }
  }
  await stage?.strike();
}
