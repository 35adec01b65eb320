import assert from "node:assert/strict";
import { scenario } from "#test/e2e/host/scenario.ts";
import { goTo, visibleLines } from "#test/e2e/support/editor.ts";
import { eventually } from "#test/e2e/support/eventually.ts";
import { suggestRows } from "#test/e2e/support/suggest.ts";
import { openFile } from "#test/e2e/support/workbench.ts";

scenario(
  "Two words for a field find it, and a condition of plain words is typed as it is",
  { files: { "api.rule": "ssl\n\n" } },
  async ({ page, shot }) => {
    await openFile(page, "api.rule");
    await goTo(page, 2, 1);
    await page.keyboard.type("and user ag", { delay: 60 });
    await eventually(async () => assert.equal((await suggestRows(page))[0]?.label, "http.user_agent"));
    await shot("completion-two-words");
    await page.keyboard.type("ent", { delay: 60 });
    await eventually(async () => assert.equal((await suggestRows(page))[0]?.label, "http.user_agent"));
    await page.keyboard.press("Enter");
    await eventually(async () => assert.equal((await visibleLines(page))[1], "and http.user_agent"));
    await page.keyboard.type(' contains "x" and bot scor', { delay: 60 });
    await eventually(async () => assert.equal((await suggestRows(page))[0]?.label, "cf.bot_management.score"));
    await page.keyboard.press("Tab");
    await page.keyboard.type(" lt 30 and http.host contains", { delay: 40 });
    await page.keyboard.press("Escape");
    await eventually(async () =>
      assert.equal(
        (await visibleLines(page))[1],
        'and http.user_agent contains "x" and cf.bot_management.score lt 30 and http.host contains',
      ),
    );
  },
);
