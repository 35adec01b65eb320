import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { scenario } from "#test/e2e/host/scenario.ts";
import { eventually } from "#test/e2e/support/eventually.ts";
import { unreadableTexts } from "#test/e2e/support/pictures.ts";
import { quickInput } from "#test/e2e/support/quick-input.ts";
import { statusBarItems } from "#test/e2e/support/views.ts";
import { openFile, runCommand } from "#test/e2e/support/workbench.ts";

const files = { "README.md": "# rules\n", "office.rule": "ssl\n" };

/** The view that is shown when there is nothing to list, by its activity bar icon's name. */
async function openWelcome(page: Page) {
  await page.getByRole("tab", { name: "Cloudflare Rules" }).click();
  const view = page.locator(".welcome-view-content:visible").first();
  await view.waitFor();
  return view;
}

const LINKS = ["Take the walkthrough", "read the guides"];

/** Names of the buttons, links among them, as a screen reader says them. */
const buttons = (view: Awaited<ReturnType<typeof openWelcome>>) => view.getByRole("button").allInnerTexts();

scenario("The empty view says what can be done, and lists zones once it can", { files }, async ({ page, shot }) => {
  const view = await openWelcome(page);
  await eventually(async () =>
    assert.deepEqual(await buttons(view), ["New Rule", "Start Sandbox", "Set API Token", ...LINKS]),
  );
  await shot("welcome-view");
  await view.getByRole("button", { name: "read the guides" }).click();
  const input = quickInput(page);
  await input.waitForStep("What to read");
  await input.pick("Editing");
  await page.locator('.tab.active[data-resource-name="editing.md"]').waitFor();
  await view.getByRole("button", { name: "Start Sandbox" }).click();
  await page.getByRole("treeitem", { name: "Zone example.com, sandbox." }).waitFor();
  await shot("welcome-view-sandbox");
});

scenario("The empty view offers no network in Restricted Mode", { files, trusted: false }, async ({ page, shot }) => {
  const view = await openWelcome(page);
  await eventually(async () => assert.deepEqual(await buttons(view), ["New Rule", "Manage Workspace Trust", ...LINKS]));
  await shot("welcome-view-restricted");
});

/** Title, button, and how the drawing's description begins. */
const STEPS = [
  ["Write a rule", "New Rule", "A rule file: a header"],
  ["Read a finding", "Show Problems", "A mistake is underlined"],
  ["Complete fields, values and hosts", "Create mTLS Rule", "Suggestions behind http.host in"],
  ["Try it without an account", "Start Sandbox", "The sandbox is a Cloudflare on this machine"],
  ["Deploy", "Deploy Rule File", "One question before anything is written"],
  ["In the terminal and in other editors", "Read the Guides", "The same findings in a terminal"],
] as const;

for (const theme of ["Light 2026", "Dark 2026", "Default High Contrast", "Default High Contrast Light"]) {
  scenario(
    `The walkthrough has a picture that can be read, a text and a way on at each step, in ${theme}`,
    { files, settings: { "workbench.colorTheme": theme } },
    async ({ page, shot }) => {
      // Pictures stand beside the steps only where there is room for both.
      await page.setViewportSize({ width: 1600, height: 900 });
      const view = await openWelcome(page);
      await view.getByRole("button", { name: "Take the walkthrough" }).click();
      const steps = page.locator(".gettingStartedContainer .step-list-container .getting-started-step");
      await steps.first().waitFor();
      await eventually(async () => assert.equal(await steps.count(), STEPS.length));
      for (const [index, [title, button, picture]] of STEPS.entries()) {
        const step = steps.nth(index);
        await step.click();
        await eventually(async () => {
          assert.equal((await step.locator(".step-title").innerText()).trim(), title);
          assert.match((await step.getAttribute("class")) ?? "", /expanded/);
        });
        await step.getByRole("button", { name: button }).waitFor();
        const svg = page
          .frameLocator("iframe.webview.ready")
          .frameLocator("iframe#active-frame")
          .locator(`svg[aria-label^="${picture}"]`);
        await svg.waitFor();
        await shot(`walkthrough-${index + 1}-${theme.toLowerCase().replaceAll(" ", "-")}`);
        assert.deepEqual(await unreadableTexts(svg), [], title);
      }
    },
  );
}

scenario(
  "What is not plain text has a name for a screen reader",
  { files, sandbox: { zones: ["example.com"] } },
  async ({ page }) => {
    await openFile(page, "office.rule");
    await eventually(async () =>
      assert.ok((await statusBarItems(page)).includes("Rulewright: choose a zone"), String(await statusBarItems(page))),
    );
    await runCommand(page, "Rulewright: New Rule");
    const input = quickInput(page);
    await input.waitForStep("What the rule is to do");
    const label = await input.row("Block by country").getAttribute("aria-label");
    assert.match(label ?? "", /^Block by country.*Only let requests from some countries in/);
    await page.keyboard.press("Escape");
    await input.widget.waitFor({ state: "hidden" });
    await runCommand(page, "Rulewright: Show What Can Be Done");
    await input.waitForStep("What can be done now");
    assert.match(
      (await input.row("Deploy Rule File").getAttribute("aria-label")) ?? "",
      /^Deploy Rule File, office\.rule/,
    );
  },
);
