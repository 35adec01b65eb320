import assert from "node:assert/strict";
import { scenario } from "#test/e2e/host/scenario.ts";
import { visibleLines } from "#test/e2e/support/editor.ts";
import { eventually } from "#test/e2e/support/eventually.ts";
import { openFile, openTabs } from "#test/e2e/support/workbench.ts";

const rule = "---\nname: Office only\naction: block\n---\nnot ip.src in {192.0.2.0/24}\n";

scenario("A rule file opens in the installed extension", { files: { "office.rule": rule } }, async ({ page, shot }) => {
  await openFile(page, "office.rule");
  assert.deepEqual(await openTabs(page), ["office.rule"]);
  await eventually(async () => assert.equal((await visibleLines(page))[1], "name: Office only"));
  await page.locator('.statusbar-item:has-text("Cloudflare Rule")').waitFor();
  await shot("workbench");
});
