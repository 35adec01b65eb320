import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Locator } from "playwright-core";
import { scenario } from "#test/e2e/host/scenario.ts";
import { goTo, squiggles, visibleLines } from "#test/e2e/support/editor.ts";
import { eventually } from "#test/e2e/support/eventually.ts";
import { answerDialog, dialog, notification } from "#test/e2e/support/notifications.ts";
import { problemCount, showProblems } from "#test/e2e/support/problems.ts";
import { quickInput } from "#test/e2e/support/quick-input.ts";
import { addForeignRule, control } from "#test/e2e/support/sandbox-control.ts";
import { suggestRows } from "#test/e2e/support/suggest.ts";
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

/** What a screen reader says of each of these. */
const spoken = (elements: Locator): Promise<string[]> =>
  elements.evaluateAll((all) => all.map((element) => element.getAttribute("aria-label") ?? ""));

scenario(
  "What is not text in the editor has a name for a screen reader",
  { files: { "office.rule": rule }, sandbox: { zones: ["example.com"] } },
  async ({ page }) => {
    await openFile(page, "office.rule");
    await statusBarItem(page, "example.com (sandbox)").waitFor();
    await eventually(async () => {
      const labels = (await statusBarItems(page)).filter((text) => text.includes("Rulewright"));
      assert.deepEqual(labels, ["Rulewright: example.com (sandbox)"], "words, no icon's name");
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
    assert.deepEqual(await spoken(rows), [
      "Deploy Rule File, office.rule",
      "Show Changes, office.rule, against what is live",
      "Undo Last Deploy, office.rule",
      "New Rule, from a template",
      "Create mTLS Rule",
      "Select Zone",
      "Set API Token, another one",
      "Start Sandbox, try rules without an account",
      "Show Log",
    ]);
    // The first is the one that is read at once, and that Enter takes.
    await eventually(async () => assert.match((await rows.first().getAttribute("class")) ?? "", /\bfocused\b/));
    await page.keyboard.press("Escape");

    await runCommand(page, "Rulewright: New Rule");
    await input.waitForStep("What the rule is to do");
    assert.deepEqual((await spoken(rows)).slice(0, 3), [
      "Require a client certificate, Block requests to a host without a valid client certificate, revoked ones included",
      "Require a certificate of one issuer, Block requests whose client certificate another authority signed",
      "Block by country, Only let requests from some countries in",
    ]);
    await page.keyboard.press("Escape");

    await runCommand(page, "Rulewright: Create mTLS Rule");
    await input.row("Type a host").waitFor();
    assert.deepEqual(await spoken(rows), ["api.example.com, mTLS enabled · Cloudflare CA", "Type a host …"]);
    assert.equal(await rows.first().getAttribute("role"), "checkbox");
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

const findings = `---
name: Only from two countries
ref: countries
action: block
zone: example.com
---
ip.src.country in {"AT" "DE"}
and ssl eq 1
`;
const hosts = `---
name: Require a client certificate
ref: mtls
action: block
zone: example.com
---
http.host in {""}
and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)
`;

scenario(
  "Findings, hints and suggestions are told in words",
  { files: { "countries.rule": findings, "hosts.rule": hosts }, sandbox: { zones: ["example.com"] } },
  async ({ page, shot }) => {
    await openFile(page, "countries.rule");
    await squiggles(page, "error").first().waitFor();
    const sentence = "`ssl` is a Boolean and stands alone: write `ssl`, or `not ssl` for false.";
    await goTo(page, 1);
    await page.keyboard.press("F8");
    const problem = page.locator(".marker-widget").getByRole("alert");
    await eventually(async () =>
      assert.equal(await problem.getAttribute("aria-label"), `and ssl eq 1, Error: ${sentence} at 8:5. `),
    );
    await shot("screen-reader-problem");
    await page.keyboard.press("Escape");
    assert.equal(await problemCount(page), "Errors: 1");
    await showProblems(page);
    await eventually(async () =>
      assert.deepEqual((await spoken(page.locator(".markers-panel-container .monaco-list-row"))).slice(1), [
        `Error: ${sentence} at line 8 and character 5. This problem has references to 1 locations. generated by rulewright`,
        "Cloudflare would say: unrecognised input at line 8 and character 8 in countries.rule",
      ]),
    );
    await page.keyboard.press("Control+Shift+M");

    await goTo(page, 7);
    await eventually(async () => assert.match((await visibleLines(page))[6] ?? "", /Austria.*Germany/));
    await runCommand(page, "Read Line with Inlay Hints");
    const line = page.locator(".inlayhint-accessibility-element:focus");
    await line.waitFor();
    assert.equal(await line.innerText(), 'ip.src.country in {"AT"Austria "DE"Germany}');
    await page.keyboard.press("Escape");

    await openFile(page, "hosts.rule");
    await statusBarItem(page, "example.com (sandbox)").waitFor();
    await goTo(page, 7, 16);
    await eventually(async () => {
      await page.keyboard.press("Escape");
      await suggestRows(page);
      assert.deepEqual(await spoken(page.locator(".suggest-widget.visible .monaco-list-row")), [
        "api.example.com, mTLS enabled · Cloudflare CA, Value",
        "example.com, no mTLS, Value",
        "www.example.com, no mTLS, Value",
      ]);
    });
  },
);

const HOST = 'http.host eq "a.example.com"';
const zoneRule = (ref: string, expression = HOST) =>
  `---\nname: Rule ${ref}\nref: ${ref}\naction: block\nzone: example.com\n---\n${expression}\n`;

scenario(
  "Rules that have parted from their file are told in words, and so is what a deploy would do",
  {
    files: { "shop.rule": ["edited", "gone", "changed", "dropped"].map((ref) => zoneRule(ref)).join("") },
    sandbox: { zones: ["example.com"] },
  },
  async ({ page, folder, sandbox, shot }) => {
    const write = (change: object) => control(sandbox, "write", { zone: "example.com", ...change });
    await addForeignRule(sandbox, "example.com", {
      ref: "theirs",
      description: "Made in the dashboard",
      action: "managed_challenge",
      expression: "ssl",
    });
    await openFile(page, "shop.rule");
    await statusBarItem(page, "example.com (sandbox)").waitFor();
    await runCommand(page, "Rulewright: Deploy Rule File");
    await dialog(page);
    await answerDialog(page, "Deploy");
    await notification(page, "Deployed shop.rule to example.com: 4 created");
    await write({ kind: "delete", ref: "gone" });
    await write({ kind: "edit", ref: "changed", changes: { enabled: false } });
    const file = path.join(folder, "shop.rule");
    const text = readFileSync(file, "utf8");
    writeFileSync(file, text.replace("a.example", "b.example").replace(zoneRule("dropped"), ""));

    await runCommand(page, "Cloudflare Rules: Focus on Zones View");
    const rows = page.locator(".pane:visible").getByRole("treeitem");
    await page.getByRole("treeitem", { name: "Zone example.com" }).click();
    await runCommand(page, "Rulewright: Refresh Rules");
    await eventually(async () =>
      assert.deepEqual(await spoken(rows), [
        "Zone example.com, sandbox.",
        "Custom rules of example.com, 5 rules.",
        "Made in the dashboard: managed challenge, enabled, not in this workspace, no hits in 24 hours.",
        "Rule edited: block, enabled, differs from what is live, from shop.rule, no hits in 24 hours.",
        "Rule gone: block, enabled, deleted outside, from shop.rule.",
        "Rule changed: block, disabled, changed outside, from shop.rule, no hits in 24 hours.",
        "Rule dropped: block, enabled, no longer in shop.rule, no hits in 24 hours.",
        "Rate limiting rules of example.com, no rules.",
      ]),
    );
    await shot("screen-reader-rows");

    await runCommand(page, "Rulewright: Deploy Rule File");
    await dialog(page);
    const box = page.getByRole("dialog", { name: "Warning Deploy shop.rule to example.com (Sandbox)?" });
    await box.waitFor();
    await shot("screen-reader-question");
    assert.deepEqual((await dialog(page)).detail.split("\n"), [
      'Deletes "Rule dropped", which this file no longer holds.',
      "`gone` was deleted outside since the last deploy: it is created again.",
      "`changed` was changed outside since the last deploy: that change is overwritten.",
      '"Made in the dashboard" stands before and may answer first.',
      "",
      "Create 1 rule, update 2, move none, delete 1. 1 other rule stays as it is. Block applies to b.example.com and a.example.com.",
    ]);
    await answerDialog(page, "Show Changes");
    await page.locator(".monaco-diff-editor").waitFor();
    // Before they are compared there is nothing to go to.
    await page.locator(".line-insert, .char-insert").first().waitFor();
    await page.keyboard.press("F7");
    const changes = page.locator(".diff-review").getByRole("listitem");
    await changes.nth(1).waitFor();
    const lines = await spoken(changes);
    for (const line of [
      "- # 1 rule of example.com not shown: not in this file original line 1",
      '+ http.host eq "b.example.com" modified line 7',
      "- # changed outside since the last deploy original line 9",
      "- enabled: false original line 14",
      "- name: Rule dropped original line 19",
    ]) {
      assert.ok(lines.includes(line), `"${line}" is not among\n${lines.join("\n")}`);
    }
    await shot("screen-reader-changes");
  },
);

scenario(
  "The empty view is a region with its texts and buttons in order",
  { files: { "office.rule": rule } },
  async ({ page }) => {
    await page.getByRole("tab", { name: "Cloudflare Rules" }).click();
    const view = page.locator(".welcome-view-content:visible").first();
    await view.getByRole("button", { name: "Start Sandbox" }).waitFor();
    await eventually(async () =>
      assert.equal(
        await view.ariaSnapshot(),
        `- region "Welcome":
  - paragraph: A rule is written in a .rule file and deployed from there.
  - button "New Rule"
  - paragraph: Rules can be tried without an account, against a Cloudflare on this machine.
  - button "Start Sandbox"
  - paragraph: An API token looks up the hosts of a zone and deploys to it.
  - button "Set API Token"
  - paragraph:
    - text: New here?
    - button "Take the walkthrough"
    - text: ", or"
    - button "read the guides"
    - text: .`,
      ),
    );
  },
);
