import type { Page } from "playwright-core";
import { quickInput } from "./quick-input.ts";

/** Opens a workspace file by its relative path and waits until its editor has text on the screen. */
export async function openFile(page: Page, file: string): Promise<void> {
  await page.keyboard.press("Control+P");
  const input = quickInput(page);
  await input.type(file);
  await input.row(file.split("/").at(-1)!).waitFor();
  await page.keyboard.press("Enter");
  await page.locator(`.tab.active[data-resource-name="${file.split("/").at(-1)}"]`).waitFor();
  await page.locator(".editor-group-container.active .editor-instance .view-line").first().waitFor();
}

/** Runs a command by its title in the command palette, e.g. `Rulewright: Create mTLS Rule`. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press("F1");
  const input = quickInput(page);
  await input.type(`>${title}`);
  await input.row(title).waitFor();
  await page.keyboard.press("Enter");
}

/** Titles that the command palette offers for `words`, in its order. */
export async function paletteRows(page: Page, words: string): Promise<string[]> {
  await page.keyboard.press("F1");
  const input = quickInput(page);
  await input.type(`>${words}`);
  await page.locator(".quick-input-list .monaco-list-row").first().waitFor();
  const rows = await input.rows();
  await page.keyboard.press("Escape");
  return rows.map((row) => row.label);
}

/** Names of the open editors' tabs, in order. */
export async function openTabs(page: Page): Promise<string[]> {
  const tabs = await page.locator(".tabs-container .tab").all();
  return Promise.all(tabs.map(async (tab) => (await tab.getAttribute("data-resource-name")) ?? ""));
}
