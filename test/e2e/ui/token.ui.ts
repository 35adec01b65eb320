import assert from "node:assert/strict";
import { scenario } from "#test/e2e/host/scenario.ts";
import { eventually } from "#test/e2e/support/eventually.ts";
import { notification } from "#test/e2e/support/notifications.ts";
import { quickInput } from "#test/e2e/support/quick-input.ts";
import { control } from "#test/e2e/support/sandbox-control.ts";
import { statusBarItem } from "#test/e2e/support/views.ts";
import { openFile, runCommand } from "#test/e2e/support/workbench.ts";

const rule = "---\nname: Office only\naction: block\n---\nnot ip.src in {192.0.2.0/24}\n";

scenario(
  "A wrong token stays in its box with the reason, a right one is taken",
  { files: { "office.rule": rule }, sandbox: { zones: ["example.com", "example.net"] } },
  async ({ page, sandbox, shot }) => {
    const other = await control<{ value: string }>(sandbox, "addToken", { name: "second" });
    await openFile(page, "office.rule");
    await statusBarItem(page, "choose a zone").waitFor();
    await runCommand(page, "Rulewright: Set API Token");
    const input = quickInput(page);
    await input.waitForStep("API token");
    await input.type(`${other.value.slice(0, -4)}AAAA`);
    await input.accept();
    await eventually(async () => assert.equal(await input.message(), "Cloudflare does not know this API token."));
    await shot("token-refused");
    await statusBarItem(page, "API token refused").waitFor();
    await input.type(other.value);
    await input.accept();
    await notification(page, "Cloudflare accepts the token.");
    await statusBarItem(page, "choose a zone").waitFor();
    await shot("token-accepted");

    await runCommand(page, "Rulewright: Select Zone");
    await input.waitForStep("The zone of rules that name none");
    await shot("select-zone");
    await input.pick("example.net");
    await statusBarItem(page, "example.net (sandbox)").waitFor();
    await statusBarItem(page, "example.net (sandbox)").hover();
    await page.locator(".monaco-hover:visible", { hasText: "Zone: example.net" }).waitFor();
    await shot("status-tooltip");
    await statusBarItem(page, "example.net (sandbox)").click();
    await input.waitForStep("What can be done now");
    await shot("status-actions");
    await page.keyboard.press("Escape");

    await runCommand(page, "Rulewright: Sign Out");
    await statusBarItem(page, "no API token").waitFor();
    await shot("signed-out");
  },
);

scenario(
  "In Restricted Mode the editor works and nothing is sent",
  {
    files: { "office.rule": rule.replace("ip.src in", "ip.srk in") },
    sandbox: { zones: ["example.com"] },
    trusted: false,
  },
  async ({ page, sandbox, shot }) => {
    await openFile(page, "office.rule");
    await statusBarItem(page, "offline in Restricted Mode").waitFor();
    await page.locator(".squiggly-error").first().waitFor();
    await runCommand(page, "Rulewright: Deploy Rule File");
    await notification(page, "Deploying needs a trusted workspace.");
    await shot("restricted-deploy");
    assert.deepEqual(await control(sandbox, "requests"), []);
  },
);

scenario(
  "Without a token everything but look-ups works, and deploying offers to set one",
  { files: { "office.rule": rule } },
  async ({ page, shot }) => {
    await openFile(page, "office.rule");
    await statusBarItem(page, "no API token").waitFor();
    await runCommand(page, "Rulewright: Deploy Rule File");
    const toast = await notification(page, "token");
    await shot("no-token-deploy");
    await toast.getByRole("button", { name: "Set API Token" }).click();
    await quickInput(page).waitForStep("API token");
  },
);

scenario(
  "The sandbox starts from the palette and stops again",
  { files: { "office.rule": rule } },
  async ({ page, shot }) => {
    await openFile(page, "office.rule");
    await statusBarItem(page, "no API token").waitFor();
    await runCommand(page, "Rulewright: Start Sandbox");
    await notification(page, "The sandbox is running: a Cloudflare on this machine, with example.com.");
    await statusBarItem(page, "choose a zone").waitFor();
    await shot("sandbox-started");
    await runCommand(page, "Rulewright: Select Zone");
    await quickInput(page).waitForStep("The zone of rules that name none");
    await quickInput(page).pick("example.com");
    await statusBarItem(page, "example.com (sandbox)").waitFor();
    await runCommand(page, "Rulewright: Stop Sandbox");
    await statusBarItem(page, "no API token").waitFor();
  },
);
