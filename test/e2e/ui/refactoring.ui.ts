import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { scenario } from "#test/e2e/host/scenario.ts";
import { codeActions, goTo, visibleLines } from "#test/e2e/support/editor.ts";
import { eventually } from "#test/e2e/support/eventually.ts";
import { notification } from "#test/e2e/support/notifications.ts";
import { openFile, runCommand } from "#test/e2e/support/workbench.ts";

const rule = (name: string, expression: string): string => `---\nname: ${name}\naction: block\n---\n${expression}\n`;

scenario(
  "A deprecated field is replaced in all rule files, after a look at the changes, and taken back",
  {
    files: {
      "countries.rule": rule("Countries", 'ip.geoip.country in {"DE" "AT"}'),
      "networks.rule": rule("Networks", 'ip.geoip.asnum eq 64496 and ip.geoip.country ne "DE"'),
    },
  },
  async ({ page, folder, shot }) => {
    const onDisk = (file: string) => readFileSync(path.join(folder, file), "utf8");
    await openFile(page, "countries.rule");
    await goTo(page, 5, 4);
    const title = "Replace `ip.geoip.country` in all rule files";
    await eventually(async () => assert.ok((await codeActions(page)).includes(title)));
    await shot("replace-1-offered");
    const chosen = page.locator(".action-widget .monaco-list-row.action.focused");
    while (!(await chosen.innerText()).includes(title)) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Control+Enter");
    const preview = page.getByRole("tab", { name: "Refactor Preview" });
    await preview.waitFor();
    await page.locator(".monaco-list-row", { hasText: "networks.rule" }).last().waitFor();
    await shot("replace-2-preview");
    await page.getByRole("button", { name: "Apply" }).first().click();
    await eventually(async () => assert.match((await visibleLines(page))[4] ?? "", /^ip\.src\.country in/));
    await shot("replace-3-done");

    await runCommand(page, "Rulewright: Replace Deprecated Fields in Workspace");
    await notification(page, "Replaced 1 deprecated field in 1 file.");
    await openFile(page, "networks.rule");
    await eventually(async () =>
      assert.match((await visibleLines(page))[4] ?? "", /^ip\.src\.asnum eq 64496 and ip\.src\.country ne/),
    );
    await page.keyboard.press("Control+Z");
    await eventually(async () =>
      assert.match((await visibleLines(page))[4] ?? "", /^ip\.geoip\.asnum eq 64496 and ip\.src\.country ne/),
    );
    await shot("replace-4-undone");
    assert.match(onDisk("networks.rule"), /ip\.geoip\.asnum/, "the command saves nothing");
  },
);
