import type { Page } from "playwright-core";

/** A row of the suggest widget. */
export interface SuggestRow {
  label: string;
  /** The dimmed text at the right end of the row, or after the label. */
  detail: string;
}

const widget = ".suggest-widget.visible";

/** Asks for suggestions at the caret and returns the rows on the screen, best first; the list stays open. */
export async function suggestRows(page: Page): Promise<SuggestRow[]> {
  const shown = page.locator(`${widget} .monaco-list-row`);
  if ((await shown.count()) === 0) await page.keyboard.press("Control+Space");
  await shown.first().waitFor();
  const rows = await shown.all();
  return Promise.all(
    rows.map(async (row) => ({
      label: await row.locator(".label-name").innerText(),
      detail: (await row.locator(".details-label, .qualifier-label, .signature-label").allInnerTexts())
        .map((text) => text.trim())
        .filter(Boolean)
        .join(" · "),
    })),
  );
}

/** Accepts the suggestion with this label; it must be on the screen. */
export async function acceptSuggestion(page: Page, label: string): Promise<void> {
  const row = page.locator(`${widget} .monaco-list-row`).filter({ has: page.getByText(label, { exact: true }) });
  // One click accepts; a second would land in the editor and move the caret.
  await row.first().click();
  await page.locator(widget).waitFor({ state: "hidden" });
}

/** The documentation beside the list, opened if it is not. */
export async function suggestDocumentation(page: Page): Promise<string> {
  const details = page.locator(".suggest-details:visible");
  if ((await details.count()) === 0) await page.keyboard.press("Control+Space");
  await details.waitFor();
  return details.innerText();
}
