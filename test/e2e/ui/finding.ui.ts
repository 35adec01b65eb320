import assert from "node:assert/strict";
import { scenario } from "#test/e2e/host/scenario.ts";
import { goTo, visibleLines } from "#test/e2e/support/editor.ts";
import { eventually } from "#test/e2e/support/eventually.ts";
import { quickInput } from "#test/e2e/support/quick-input.ts";
import { openFile, runCommand } from "#test/e2e/support/workbench.ts";

const rules = `---
name: Only from the office
ref: office
action: block
---
not ip.src in {192.0.2.0/24}
---
name: No old versions
ref: versions
action: managed_challenge
enabled: false
---
(
  http.request.version in {"HTTP/1.0" "HTTP/1.1"}
  and not cf.client.bot
)
`;

scenario(
  "The outline and the breadcrumbs name the rules, and rules fold",
  { files: { "shop.rule": rules } },
  async ({ page, shot }) => {
    await openFile(page, "shop.rule");
    await page.locator(".pane-header", { hasText: "Outline" }).click();
    const outline = page.locator(".outline-pane .monaco-list-row");
    await eventually(async () =>
      assert.deepEqual(
        [
          await outline.locator(".label-name").allInnerTexts(),
          await outline.locator(".label-description").allInnerTexts(),
        ],
        [
          ["Only from the office", "No old versions"],
          ["block · office", "disabled · managed_challenge · versions"],
        ],
      ),
    );
    await goTo(page, 14, 3);
    await page.locator(".breadcrumbs-below-tabs, .breadcrumbs-control").getByText("No old versions").waitFor();
    await shot("outline");

    await runCommand(page, "Fold All");
    await eventually(async () =>
      assert.deepEqual(
        (await visibleLines(page)).map((line) => line.replace(/⋯|…/, "").trim()),
        ["---", "name: Only from the office", "---", "name: No old versions", ""],
      ),
    );
    await shot("folded");
    await runCommand(page, "Unfold All");
    await eventually(async () => assert.ok((await visibleLines(page)).length >= 15));

    await page.keyboard.press("Control+Shift+O");
    const input = quickInput(page);
    await eventually(async () => assert.equal((await input.rows())[1]?.label.trim(), "No old versions"));
    await shot("symbols");
    await page.keyboard.press("Escape");
  },
);

scenario("New File… offers a rule file", { files: { "README.md": "# rules\n" } }, async ({ page, shot }) => {
  const input = quickInput(page);
  // VS Code has this command before it can run it.
  await eventually(async () => {
    await page.keyboard.press("Escape");
    await page.keyboard.press("F1");
    await input.type(">New File...");
    await input.pick("Create: New File...");
    await input.row("Cloudflare Rule").waitFor({ timeout: 2_000 });
  });
  await shot("new-file");
  await input.pick("Cloudflare Rule");
  await input.waitForStep("What the rule is to do");
});
