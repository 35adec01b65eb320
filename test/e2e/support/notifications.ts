import type { Locator, Page } from "playwright-core";

/** The notification in the corner that contains `text`, once it is there. */
export async function notification(page: Page, text: string): Promise<Locator> {
  const toast = page.locator(".notifications-toasts .notification-list-item").filter({ hasText: text }).first();
  await toast.waitFor();
  return toast;
}

/** Messages of the notifications on the screen. */
export function notificationTexts(page: Page): Promise<string[]> {
  return page.locator(".notifications-toasts .notification-list-item-message").allInnerTexts();
}

/** Presses a button of the notification that contains `text`. */
export async function answerNotification(page: Page, text: string, button: string): Promise<void> {
  const toast = await notification(page, text);
  await toast.hover();
  await toast.getByRole("button", { name: button }).click();
}

/** A modal dialog: waits for it and reads it. */
export async function dialog(page: Page): Promise<{ message: string; detail: string; buttons: string[] }> {
  const box = page.locator(".monaco-dialog-box");
  await box.waitFor();
  const detail = box.locator(".dialog-message-detail");
  return {
    message: await box.locator(".dialog-message").innerText(),
    detail: (await detail.count()) > 0 ? await detail.innerText() : "",
    buttons: await box.locator(".dialog-buttons .monaco-button").allInnerTexts(),
  };
}

/** Presses a button of the open modal dialog and waits until it is gone. */
export async function answerDialog(page: Page, button: string): Promise<void> {
  const box = page.locator(".monaco-dialog-box");
  await box.locator(".dialog-buttons .monaco-button").filter({ hasText: button }).first().click();
  await box.waitFor({ state: "hidden" });
}
