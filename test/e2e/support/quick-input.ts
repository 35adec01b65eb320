import type { Locator, Page } from "playwright-core";

/** A row of a quick pick as it is read: label, the dimmed description after it, the detail line below. */
export interface QuickInputRow {
  label: string;
  description: string;
  detail: string;
  /** Whether its box is ticked; undefined where the pick has no boxes. */
  checked: boolean | undefined;
}

export interface QuickInput {
  /** The whole widget. */
  widget: Locator;
  /** Replaces what is in the input box. */
  type(text: string): Promise<void>;
  /** The first row that contains `text`. */
  row(text: string): Locator;
  rows(): Promise<QuickInputRow[]>;
  /** Clicks the row that contains `text`; with boxes this ticks it. */
  pick(text: string): Promise<void>;
  /** Title above the box, e.g. `Create mTLS Rule (2/5)`. */
  title(): Promise<string>;
  placeholder(): Promise<string>;
  /** The message under the box, e.g. why a value is refused. */
  message(): Promise<string>;
  /** What stands in the box. */
  value(): Promise<string>;
  /** Waits until the title or placeholder contains `text`: the next step of a flow is there. */
  waitForStep(text: string): Promise<void>;
  /** The arrow left of the title. */
  back(): Promise<void>;
  accept(): Promise<void>;
}

/** The quick input that is open: command palette, quick pick or input box. Each part waits until it is there. */
export function quickInput(page: Page): QuickInput {
  const widget = page.locator(".quick-input-widget:visible");
  const box = widget.locator(".quick-input-box input").first();
  const list = widget.locator(".quick-input-list .monaco-list-row");
  return {
    widget,
    type: (text) => box.fill(text),
    row: (text) => list.filter({ hasText: text }).first(),
    rows: async () => {
      await list.first().waitFor();
      return Promise.all((await list.all()).map(readRow));
    },
    pick: (text) => list.filter({ hasText: text }).first().click(),
    title: () => widget.locator(".quick-input-title").innerText(),
    placeholder: async () => (await box.getAttribute("placeholder")) ?? "",
    message: () => widget.locator(".quick-input-message").innerText(),
    value: () => box.inputValue(),
    waitForStep: async (text) => {
      const title = widget.locator(".quick-input-title").filter({ hasText: text });
      const placeholder = widget.locator(`.quick-input-box input[placeholder*="${text}"]`);
      await title.or(placeholder).first().waitFor();
    },
    back: () => widget.getByRole("button", { name: "Back" }).click(),
    accept: () => page.keyboard.press("Enter"),
  };
}

async function readRow(row: Locator): Promise<QuickInputRow> {
  const tick = await row.getAttribute("aria-checked");
  return {
    label: await textOf(row.locator(".quick-input-list-rows .label-name")),
    description: await textOf(row.locator(".quick-input-list-rows .label-description")),
    detail: await textOf(row.locator(".quick-input-list-label-meta")),
    checked: tick === null ? undefined : tick === "true",
  };
}

async function textOf(locator: Locator): Promise<string> {
  return (await locator.count()) > 0 ? (await locator.first().innerText()).replaceAll("\u00a0", " ").trim() : "";
}
