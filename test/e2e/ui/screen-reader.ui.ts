import assert from "node:assert/strict";
import { scenario } from "#test/e2e/host/scenario.ts";
import { eventually } from "#test/e2e/support/eventually.ts";
import { dialog } from "#test/e2e/support/notifications.ts";
import { quickInput } from "#test/e2e/support/quick-input.ts";
import { statusBarItem, statusBarItems } from "#test/e2e/support/views.ts";
import { openFile, runCommand } from "#test/e2e/support/workbench.ts";

const rule = `---
name: Office only
ref: office
action: block
zone: example.com
---
not ip.src in {192.0.2.0/24}
`;

scenario(
  "What is not text in the editor has a name for a screen reader",
  { files: { "office.rule": rule }, sandbox: { zones: ["example.com"] } },
  async ({ page }) => {
    await openFile(page, "office.rule");
    await statusBarItem(page, "example.com (sandbox)").waitFor();
    await eventually(async () => {
      const [label = ""] = (await statusBarItems(page)).filter((text) => text.includes("Rulewright"));
      assert.match(label, /^Rulewright: example\.com \(sandbox\)/, "words, no icon's name");
    });

    const title = page.locator(".editor-group-container.active .editor-actions");
    for (const name of ["Deploy Rule File", "Show Changes"]) {
      await title.getByRole("button", { name }).waitFor();
    }
    const lens = page.locator(".codelens-decoration a").first();
    assert.equal(await lens.getAttribute("role"), "button");

    await runCommand(page, "Rulewright: Show What Can Be Done");
    const input = quickInput(page);
    await input.row("Deploy").waitFor();
    const rows = input.widget.locator(
      ".quick-input-list .monaco-list-row:not(:has(.quick-input-list-separator-as-item))",
    );
    const labels = await rows.evaluateAll((all) => all.map((row) => row.getAttribute("aria-label") ?? ""));
    assert.ok(labels.length > 3);
    for (const label of labels) assert.match(label, /^[A-Z][a-z]/, `"${label}" begins with words`);
    await page.keyboard.press("Escape");

    await runCommand(page, "Rulewright: New Rule");
    await input.waitForStep("What the rule is to do");
    const first = await input.row("Require a client certificate").getAttribute("aria-label");
    assert.match(first ?? "", /^Require a client certificate.*Block requests to a host/, "with what it does");
    await page.keyboard.press("Escape");

    await runCommand(page, "Rulewright: Deploy Rule File");
    await dialog(page);
    const box = page.locator(".monaco-dialog-box");
    assert.equal(await box.getAttribute("role"), "dialog");
    const focused = page.locator(".monaco-dialog-box .monaco-button:focus");
    assert.equal(await focused.innerText(), "Deploy", "Enter answers the question");
    await page.keyboard.press("Escape");
    await box.waitFor({ state: "hidden" });
    await page.locator(".editor-group-container.active .native-edit-context:focus").waitFor({ state: "attached" });
  },
);
