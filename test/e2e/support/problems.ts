import type { Page } from "playwright-core";

/** A row of the Problems view. */
export interface ProblemRow {
  severity: "error" | "warning" | "info";
  message: string;
  /** Who reports it, e.g. `rulewright`. */
  source: string;
  /** e.g. `type/operator`; empty when it has none. */
  code: string;
  /** As shown, counted from 1. */
  line: number;
  column: number;
}

/** Opens the Problems view and waits until it is on the screen. */
export async function showProblems(page: Page): Promise<void> {
  const view = page.locator(".markers-panel-container:visible");
  if ((await view.count()) === 0) await page.keyboard.press("Control+Shift+M");
  await view.waitFor();
}

/** Rows of the Problems view, opened if needed, without the file rows and related information. Does not wait for any. */
export async function problemRows(page: Page): Promise<ProblemRow[]> {
  await showProblems(page);
  const rows = await page.locator(".markers-panel-container .monaco-list-row:has(.marker-icon .codicon)").all();
  return Promise.all(
    rows.map(async (row) => {
      const icon = (await row.locator(".marker-icon .codicon").first().getAttribute("class")) ?? "";
      const position = await row.locator(".marker-line").innerText();
      const [line = 0, column = 0] = (position.match(/\d+/g) ?? []).map(Number);
      return {
        severity: /codicon-(?:error|warning|info)/.exec(icon)?.[0].slice(8) as ProblemRow["severity"],
        message: await row.locator(".marker-message").first().innerText(),
        source: await row.locator(".marker-source").innerText(),
        code: (await row.locator(".marker-code").allInnerTexts()).join(""),
        line,
        column,
      };
    }),
  );
}

/** What the status bar says of all problems, e.g. `Errors: 1, Warnings: 2`, or `No Problems`. */
export async function problemCount(page: Page): Promise<string> {
  return (await page.locator("#status\\.problems").getAttribute("aria-label")) ?? "";
}
