import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { scenario } from "#test/e2e/host/scenario.ts";
import { visibleLines } from "#test/e2e/support/editor.ts";
import { eventually } from "#test/e2e/support/eventually.ts";
import { problemCount } from "#test/e2e/support/problems.ts";
import { quickInput } from "#test/e2e/support/quick-input.ts";
import { runCommand } from "#test/e2e/support/workbench.ts";

scenario(
  "New Rule makes a file from a template, with the caret at the first place to fill in",
  { files: { "rules/only-some-countries.rule": "ssl\n" } },
  async ({ page, folder, shot }) => {
    await runCommand(page, "Rulewright: New Rule");
    const input = quickInput(page);
    await input.waitForStep("What the rule is to do");
    await eventually(async () => {
      const rows = await input.rows();
      assert.equal(rows[0]?.label, "Require a client certificate");
      assert.match(rows[0]?.detail ?? "", /^Block requests to a host without a valid client certificate/);
    });
    await shot("new-rule-templates");
    await input.pick("Block by country");

    await input.waitForStep("New Rule: Block by country");
    assert.equal(await input.value(), "rules/only-some-countries-2.rule");
    await input.type("rules/only-some-countries.rule");
    await input.accept();
    await eventually(async () =>
      assert.equal(await input.message(), "rules/only-some-countries.rule exists. Choose another name."),
    );
    await shot("new-rule-taken");
    await input.type("rules/europe.rule");
    await input.accept();

    await page.locator('.tab.active[data-resource-name="europe.rule"]').waitFor();
    await eventually(async () => assert.equal((await visibleLines(page))[2], "ref: europe"));
    assert.equal(await problemCount(page), "No Problems");
    await shot("new-rule-open");
    // The name's variable part is selected, and the next stop follows it.
    await page.keyboard.type("Iceland");
    await eventually(async () => assert.equal((await visibleLines(page))[1], "name: Only from Iceland"));
    await eventually(() =>
      assert.match(
        readFileSync(path.join(folder, "rules/europe.rule"), "utf8"),
        /^---\nname: Only from .+\nref: europe\n/,
      ),
    );
    assert.equal(readFileSync(path.join(folder, "rules/only-some-countries.rule"), "utf8"), "ssl\n");
  },
);

scenario(
  "New Rule goes back to the templates, and leads to Create mTLS Rule",
  { files: { "README.md": "# rules\n" }, sandbox: { zones: ["example.com"] } },
  async ({ page, folder }) => {
    await runCommand(page, "Rulewright: New Rule");
    const input = quickInput(page);
    await input.waitForStep("What the rule is to do");
    await input.pick("Block AI crawlers");
    await input.waitForStep("New Rule: Block AI crawlers");
    assert.equal(await input.value(), "rules/no-ai-crawlers.rule");
    await input.back();
    await input.waitForStep("What the rule is to do");
    await input.pick("Require a client certificate");
    await input.waitForStep("Create mTLS Rule");
    await page.keyboard.press("Escape");
    await input.widget.waitFor({ state: "hidden" });
    assert.equal(existsSync(path.join(folder, "rules")), false, "nothing was written");
  },
);
