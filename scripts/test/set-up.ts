import { provideChromium } from "../setup/chromium.ts";
import { provideRegistryVsCode } from "../vscode/registry-vscode.ts";
import type { Step } from "./step.ts";

/** Installs what running a VS Code needs. No test by itself, so it counts only when it fails. */
export const setUpStep: Step = {
  name: "set-up",
  parts: ["e2e", "ui"],
  async run() {
    await provideRegistryVsCode();
    console.log(`Chromium: ${await provideChromium()}`);
    return { passed: 0, failed: 0 };
  },
};
