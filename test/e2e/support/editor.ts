import type { Locator, Page } from "playwright-core";
import { eventually } from "./eventually.ts";
import { quickInput } from "./quick-input.ts";

const activeEditor = ".editor-group-container.active .editor-instance";

/** Puts the caret at a line and column, both counted from 1, and the focus into the editor. */
export async function goTo(page: Page, line: number, column = 1): Promise<void> {
  await page.keyboard.press("Control+G");
  await quickInput(page).type(`:${line}:${column}`);
  await page.keyboard.press("Enter");
  await quickInput(page).widget.waitFor({ state: "hidden" });
}

/** A line as the editor draws it: lines are reused and stand in any order in the page. */
interface DrawnLine {
  offsetTop: number;
  innerText: string;
}

/** Lines on the screen of the active editor, top to bottom, white space as plain blanks; read in one go. */
export async function visibleLines(page: Page): Promise<string[]> {
  const drawn = await page
    .locator(`${activeEditor} .view-line`)
    .evaluateAll((lines: DrawnLine[]) => lines.map(({ offsetTop, innerText }) => ({ offsetTop, innerText })));
  return drawn
    .sort((one, other) => one.offsetTop - other.offsetTop)
    .map(({ innerText }) => innerText.replaceAll("\u00a0", " "));
}

/** Underlines of one severity in the active editor. */
export function squiggles(page: Page, severity: "error" | "warning" | "info" | "hint"): Locator {
  return page.locator(`${activeEditor} .squiggly-${severity}`);
}

/** Rests the pointer on the first place where `text` is drawn and returns the hover that appears. */
export async function hoverOver(page: Page, text: string): Promise<Locator> {
  const hover = page.locator(".monaco-hover:visible").first();
  // An editor draws a line anew when its colours or findings come in, and moves it when lenses do.
  await eventually(async () => {
    const box = await boxOf(page, text);
    await page.mouse.move(box.x + box.width / 2, box.y + 200);
    await page.mouse.move(box.x + Math.min(12, box.width / 2), box.y + box.height / 2, { steps: 8 });
    await hover.waitFor();
    const { x, y } = await boxOf(page, text);
    if (x !== box.x || y !== box.y) throw new Error(`"${text}" has moved`);
  });
  return hover;
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/**
 * Where a text is drawn. Colours and squiggles cut a line into spans at places of their own, so the place is counted in
 * characters of the whole line, which all have one width.
 */
async function boxOf(page: Page, text: string): Promise<Box> {
  const lines = page.locator(`${activeEditor} .view-line > span`);
  const texts = (await lines.allTextContents()).map((line) => line.replaceAll("\u00a0", " "));
  const index = texts.findIndex((line) => line.includes(text));
  const line = texts[index];
  const box = line === undefined ? null : await lines.nth(index).boundingBox();
  if (line === undefined || box === null) throw new Error(`"${text}" is not on the screen`);
  const width = box.width / line.length;
  return { x: box.x + line.indexOf(text) * width, y: box.y, width: text.length * width, height: box.height };
}

/** Texts of the code lenses on the screen, one entry a line of lenses. */
export async function lenses(page: Page): Promise<string[]> {
  const texts = await page.locator(`${activeEditor} .codelens-decoration`).allInnerTexts();
  return texts.map((text) => text.replaceAll(/\s+/g, " ").trim());
}

/** Opens the light bulb's menu at the caret and returns its titles; the menu stays open. */
export async function codeActions(page: Page): Promise<string[]> {
  const rows = page.locator(".action-widget .monaco-list-row.action");
  // The menu does not open while the editor is only just getting the focus back, so the keys are pressed again.
  await eventually(async () => {
    if (!(await rows.first().isVisible())) await page.keyboard.press("Control+.");
    await rows.first().waitFor({ timeout: 3_000 });
  });
  return rows.allInnerTexts();
}

/** Chooses an entry of the open light bulb menu. */
export async function chooseCodeAction(page: Page, title: string): Promise<void> {
  await page.locator(".action-widget .monaco-list-row.action").filter({ hasText: title }).first().click();
}
