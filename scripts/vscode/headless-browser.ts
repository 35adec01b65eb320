import { type Browser, chromium } from "playwright-core";
import { provideChromium } from "../setup/chromium.ts";

const switches = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** A Chromium without a window; installed when there is none. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await provideChromium();
  return chromium.launch({ executablePath, headless: true, args: switches, handleSIGINT: false, handleSIGTERM: false });
}
