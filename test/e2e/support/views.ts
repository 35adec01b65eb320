import type { Locator, Page } from "playwright-core";

/** Labels of the status bar's items, left to right, as a screen reader would say them. */
export async function statusBarItems(page: Page): Promise<string[]> {
  const items = page.locator(".statusbar-item:visible a[aria-label], .statusbar-item:visible[aria-label]");
  // All at once: items come and go while VS Code starts.
  const labels = await items.evaluateAll((all) => all.map((item) => item.getAttribute("aria-label") ?? ""));
  return [...new Set(labels.filter(Boolean))];
}

/** The status bar item whose text contains `text`. */
export function statusBarItem(page: Page, text: string): Locator {
  return page.locator(".statusbar-item:visible").filter({ hasText: text }).first();
}

/** Brings a view into sight and returns it: by its title as the palette knows it, e.g. `Rules`. */
export async function showView(page: Page, title: string): Promise<Locator> {
  await page.keyboard.press("F1");
  const box = page.locator(".quick-input-widget:visible .quick-input-box input").first();
  await box.fill(`view ${title}`);
  await page.locator(".quick-input-list .monaco-list-row").filter({ hasText: title }).first().click();
  const pane = page.locator(".pane:visible").filter({ has: page.locator(".pane-header", { hasText: title }) });
  await pane.first().waitFor();
  return pane.first();
}

/** A row of a tree view. */
export interface TreeRow {
  label: string;
  /** The dimmed text after the label. */
  description: string;
}

/** Rows of a tree view that are on the screen, top to bottom. */
export async function treeRows(view: Locator): Promise<TreeRow[]> {
  const rows = await view.locator(".monaco-list-row .monaco-icon-label").all();
  return Promise.all(
    rows.map(async (row) => ({
      label: (await row.locator(".label-name").allInnerTexts()).join(""),
      description: (await row.locator(".label-description").allInnerTexts()).join(""),
    })),
  );
}
