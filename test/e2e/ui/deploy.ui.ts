import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { scenario } from "#test/e2e/host/scenario.ts";
import { goTo, lenses } from "#test/e2e/support/editor.ts";
import { eventually } from "#test/e2e/support/eventually.ts";
import { answerDialog, answerNotification, dialog, notification } from "#test/e2e/support/notifications.ts";
import { addForeignRule, control, liveRules, liveRuleText, writes } from "#test/e2e/support/sandbox-control.ts";
import { statusBarItem } from "#test/e2e/support/views.ts";
import { openFile, runCommand } from "#test/e2e/support/workbench.ts";

const zones = ["example.com"];
const rule = `---
name: Require a client certificate on the API
ref: api-mtls
action: block
zone: example.com
---
# revoked certificates also count as verified
http.host in {"api.example.com"}
and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)
`;
const twoRules = `${rule}---
name: Admin pages only from the office
ref: admin-office
action: block
zone: example.com
---
http.host eq "www.example.com" and http.request.uri.path eq "/admin" and not ip.src in {192.0.2.0/24}
`;
const foreign = {
  ref: "made-by-hand",
  description: "Made in the dashboard",
  action: "managed_challenge",
  expression: '(http.request.uri.path contains "/old" and not ssl)',
};

/** Opens the file and waits until the status bar says where a deploy of it would go. */
async function openSignedIn(page: Page, file: string, target = "example.com (sandbox)"): Promise<void> {
  await openFile(page, file);
  await statusBarItem(page, target).waitFor();
}

scenario(
  "A deploy creates the rule, a second changes nothing, an edit updates it in place, others' rules stay",
  { files: { "api.rule": rule }, sandbox: { zones } },
  async ({ page, sandbox, shot }) => {
    await addForeignRule(sandbox, "example.com", foreign);
    const before = await liveRuleText(sandbox, "example.com", "made-by-hand");
    await openSignedIn(page, "api.rule");
    await eventually(async () => assert.match((await lenses(page))[0] ?? "", /not deployed/));

    await runCommand(page, "Rulewright: Deploy Rule File");
    const first = await dialog(page);
    assert.equal(first.message, "Deploy api.rule to example.com (Sandbox)?");
    assert.match(first.detail, /^Create 1 rule, update none, move none, delete none\. 1 other rule stays as it is\./m);
    assert.match(first.detail, /Block applies to api\.example\.com\./);
    assert.deepEqual(first.buttons.sort(), ["Cancel", "Deploy", "Show Changes"]);
    await shot("deploy-1-question");
    await answerDialog(page, "Cancel");
    assert.equal((await liveRules(sandbox, "example.com")).rules.length, 1, "cancelled: nothing was sent");

    await runCommand(page, "Rulewright: Deploy Rule File");
    await dialog(page);
    await answerDialog(page, "Deploy");
    await notification(page, "Deployed api.rule to example.com: 1 created (version 2).");
    await shot("deploy-2-created");
    const created = (await liveRules(sandbox, "example.com")).rules.find(({ ref }) => ref === "api-mtls");
    assert.equal(
      created?.["expression"],
      'http.host in {"api.example.com"} and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
    );

    await control(sandbox, "clearRequests");
    await runCommand(page, "Rulewright: Deploy Rule File");
    await notification(page, "example.com is up to date with api.rule.");
    await shot("deploy-3-up-to-date");
    assert.equal(await page.locator(".monaco-dialog-box").count(), 0);
    assert.deepEqual(await writes(sandbox), []);
    assert.equal((await liveRules(sandbox, "example.com")).version, 2);

    await goTo(page, 8, 32);
    await page.keyboard.type(' "pay.example.com"');
    await runCommand(page, "Rulewright: Deploy Rule File");
    const second = await dialog(page);
    assert.match(second.detail, /^Create none, update 1, move none, delete none\./m);
    await shot("deploy-4-update-question");
    await answerDialog(page, "Deploy");
    await notification(page, "Deployed api.rule to example.com: 1 updated (version 3).");
    const after = await liveRules(sandbox, "example.com");
    const updated = after.rules.find(({ ref }) => ref === "api-mtls");
    assert.equal(updated?.["id"], created?.["id"], "the rule kept its identity");
    assert.match(String(updated?.["expression"]), /"pay\.example\.com"/);
    assert.equal(await liveRuleText(sandbox, "example.com", "made-by-hand"), before, "the other rule is untouched");
  },
);

scenario(
  "Show Changes opens a real diff against what is live",
  { files: { "api.rule": rule }, sandbox: { zones } },
  async ({ page, sandbox, shot }) => {
    await addForeignRule(sandbox, "example.com", foreign);
    await addForeignRule(sandbox, "example.com", {
      ref: "api-mtls",
      description: "Require a client certificate on the API",
      action: "block",
      expression: 'http.host in {"api.example.com"} and not cf.tls_client_auth.cert_verified',
    });
    await openSignedIn(page, "api.rule");
    await runCommand(page, "Rulewright: Show Changes");
    await page.locator(".tab.active", { hasText: "example.com, live ↔ api.rule" }).waitFor();
    const diff = page.locator(".monaco-diff-editor");
    await diff.waitFor();
    await diff
      .locator(".editor.original .view-line", { hasText: "and not cf.tls_client_auth.cert_verified" })
      .first()
      .waitFor();
    await diff.locator(".editor.modified .view-line", { hasText: "cf.tls_client_auth.cert_revoked" }).first().waitFor();
    await diff.locator(".line-insert, .char-insert").first().waitFor();
    await shot("show-changes");
  },
);

scenario(
  "A file with errors is not sent",
  {
    files: { "api.rule": rule.replace("http.host in", "http.hots in").replace("action: block", "action: blok") },
    sandbox: { zones },
  },
  async ({ page, sandbox, shot }) => {
    await openSignedIn(page, "api.rule");
    await page.locator(".squiggly-error").first().waitFor();
    await control(sandbox, "clearRequests");
    await runCommand(page, "Rulewright: Deploy Rule File");
    await notification(page, "2 errors in api.rule. Nothing was sent.");
    await shot("deploy-errors");
    assert.deepEqual(await writes(sandbox), []);
    await answerNotification(page, "2 errors in api.rule", "Show Problems");
    await page.locator(".markers-panel-container:visible").waitFor();
  },
);

scenario(
  "Cloudflare gone in the middle of a deploy is told in words, and deploying again finishes",
  { files: { "api.rule": twoRules }, sandbox: { zones } },
  async ({ page, sandbox, shot }) => {
    await addForeignRule(sandbox, "example.com", foreign);
    await openSignedIn(page, "api.rule");
    await runCommand(page, "Rulewright: Deploy Rule File");
    await dialog(page);
    // The first rule is written; from the second on, nothing answers any more.
    await control(sandbox, "addFault", {
      method: "POST",
      path: "/rules$",
      skip: 1,
      times: 1000,
      effect: { kind: "cut" },
    });
    await answerDialog(page, "Deploy");
    const toast = await notification(page, "1 of 2 steps was done.");
    await shot("deploy-stopped");
    await toast.hover();
    await toast.getByRole("button", { name: "Show Details" }).click();
    const details = await dialog(page);
    assert.match(details.detail, /Done:\s+• Create api-mtls \(block\)\s+Not done:\s+• Create admin-office \(block\)/);
    await shot("deploy-stopped-details");
    await page.keyboard.press("Escape");
    await control(sandbox, "clearFaults");

    await runCommand(page, "Rulewright: Deploy Rule File");
    assert.match((await dialog(page)).detail, /^Create 1 rule, update none, move none, delete none\./m);
    await answerDialog(page, "Deploy");
    await notification(page, "Deployed api.rule to example.com: 1 created");
    const refs = (await liveRules(sandbox, "example.com")).rules.map(({ ref }) => ref);
    assert.deepEqual(refs, ["made-by-hand", "api-mtls", "admin-office"]);
  },
);

scenario(
  "Cloudflare that cannot be reached leaves everything as it was",
  { files: { "api.rule": rule }, sandbox: { zones } },
  async ({ page, sandbox, shot }) => {
    await openSignedIn(page, "api.rule");
    await sandbox.stop();
    await runCommand(page, "Rulewright: Deploy Rule File");
    const toast = await notification(
      page,
      "cannot be reached. Check that the sandbox is running. Nothing was changed.",
    );
    await shot("deploy-unreachable");
    await toast.getByRole("button", { name: "Retry" }).waitFor();
  },
);

scenario(
  "Somebody else's write while the question is open is not overwritten",
  { files: { "api.rule": rule }, sandbox: { zones } },
  async ({ page, sandbox, shot }) => {
    await openSignedIn(page, "api.rule");
    await runCommand(page, "Rulewright: Deploy Rule File");
    await dialog(page);
    await addForeignRule(sandbox, "example.com", {
      ref: "api-mtls",
      description: "The same rule, made by somebody else",
      action: "managed_challenge",
      expression: "ssl",
    });
    // The next question follows at once, so there is no moment without a dialog to wait for.
    await page.locator(".monaco-dialog-box .monaco-button").filter({ hasText: "Deploy" }).click();
    await page.locator(".monaco-dialog-box", { hasText: "Somebody else changed example.com meanwhile" }).waitFor();
    const again = await dialog(page);
    assert.match(again.detail, /^Create none, update 1, move none, delete none\./m);
    await shot("deploy-changed-meanwhile");
    await answerDialog(page, "Cancel");
    assert.match(await liveRuleText(sandbox, "example.com", "api-mtls"), /The same rule, made by somebody else/);
  },
);

scenario(
  "A rule without a zone asks for one, then deploys",
  {
    files: { "api.rule": rule.replace("zone: example.com\n", "") },
    sandbox: { zones: ["example.com", "example.net"] },
    settings: { "rulewright.deploy.saveFirst": "ask" },
  },
  async ({ page, sandbox, shot }) => {
    await openSignedIn(page, "api.rule", "choose a zone");
    await goTo(page, 7, 1);
    await page.keyboard.type("# edited\n");
    await runCommand(page, "Rulewright: Deploy Rule File");
    assert.equal((await dialog(page)).message, "Save api.rule before deploying it?");
    await shot("deploy-save-first");
    await answerDialog(page, "Save and Deploy");
    await answerNotification(page, "zone", "Select Zone");
    await page.locator(".quick-input-list .monaco-list-row", { hasText: "example.net" }).first().click();
    assert.equal((await dialog(page)).message, "Deploy api.rule to example.net (Sandbox)?");
    await shot("deploy-zone-chosen");
    await answerDialog(page, "Deploy");
    await notification(page, "Deployed api.rule to example.net: 1 created");
    await eventually(async () => assert.equal((await liveRules(sandbox, "example.net")).rules.length, 1));
    assert.equal((await liveRules(sandbox, "example.com")).rules.length, 0);
    await statusBarItem(page, "example.net (sandbox)").waitFor();
  },
);
