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
  // All at once: the list changes while somebody types.
  return shown.evaluateAll((rows: DrawnRow[]) =>
    rows.map((row) => ({
      label: row.querySelector(".label-name")?.innerText ?? "",
      detail: [...row.querySelectorAll(".details-label, .qualifier-label, .signature-label")]
        .map(({ innerText }) => innerText.trim())
        .filter(Boolean)
        .join(" · "),
    })),
  );
}

/** What is read of an element of the page. */
interface DrawnRow {
  readonly innerText: string;
  querySelector(selector: string): DrawnRow | null;
  querySelectorAll(selector: string): Iterable<DrawnRow>;
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
