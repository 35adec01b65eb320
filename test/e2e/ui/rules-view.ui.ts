import assert from "node:assert/strict";
import type { Locator, Page } from "playwright-core";
import type { Sandbox } from "#scripts/lib/sandbox.ts";
import { scenario } from "#test/e2e/host/scenario.ts";
import { LEAST_CONTRAST, textContrasts } from "#test/e2e/support/contrast.ts";
import { eventually } from "#test/e2e/support/eventually.ts";
import { answerDialog, dialog } from "#test/e2e/support/notifications.ts";
import { addForeignRule, control, liveRules } from "#test/e2e/support/sandbox-control.ts";
import { treeRows } from "#test/e2e/support/views.ts";
import { openFile, openTabs, runCommand } from "#test/e2e/support/workbench.ts";

const zones = ["example.com", "example.net"];
const rule = (ref: string, name: string, action: string, expression: string) =>
  `---\nname: ${name}\nref: ${ref}\naction: ${action}\nzone: example.com\n---\n${expression}\n`;
const api =
  rule("api-mtls", "Require a client certificate on the API", "block", 'http.host eq "api.example.com" and ssl') +
  rule("admin-office", "Admin pages only from the office", "block", 'http.request.uri.path eq "/admin"');
const files = {
  "rulewright.yaml": "lint: {}\n",
  "rules/api.rule": api,
  "rules/login.rule": rule(
    "login",
    "Challenge the login form",
    "managed_challenge",
    'http.request.uri.path eq "/login"',
  ),
};
const foreign = {
  ref: "made-by-hand",
  description: "Made in the dashboard",
  action: "managed_challenge",
  enabled: false,
  expression: '(http.request.uri.path contains "/old" and not ssl)',
};

async function deploy(page: Page, file: string): Promise<void> {
  await openFile(page, file);
  await page.locator(".statusbar-item", { hasText: "example.com (sandbox)" }).waitFor();
  await runCommand(page, "Rulewright: Deploy Rule File");
  await dialog(page);
  await answerDialog(page, "Deploy");
  await page.locator(".notifications-toasts", { hasText: "Deployed" }).waitFor();
  await runCommand(page, "Notifications: Clear All Notifications");
}

async function hits(sandbox: Sandbox, counts: Readonly<Record<string, number>>): Promise<void> {
  const { rules } = await liveRules(sandbox, "example.com");
  const rows = rules.flatMap(({ id, ref }) => {
    const count = counts[String(ref)];
    return count === undefined ? [] : [{ ruleId: id, count, sampleInterval: 10 }];
  });
  await control(sandbox, "setFixtures", { hits: { [String(sandbox.zones["example.com"])]: rows } });
}

async function focusView(page: Page) {
  await runCommand(page, "Cloudflare Rules: Focus on Zones View");
  const view = page.locator(".pane:visible", { has: page.locator(".pane-header", { hasText: "Zones" }) }).first();
  await view.getByRole("treeitem").first().waitFor();
  // A view that had no rows yet could not take the focus.
  await runCommand(page, "Cloudflare Rules: Focus on Zones View");
  await view.locator(".monaco-list:focus").waitFor();
  return view;
}

/** Opens the first zone by keys. A key is lost when the rows are drawn anew in the same moment, so that it is pressed again. */
async function expandFirst(page: Page, view: Locator): Promise<void> {
  const first = view.getByRole("treeitem").first();
  await eventually(async () => {
    if ((await first.getAttribute("aria-expanded")) === "true") return;
    await page.keyboard.press("Home");
    await page.keyboard.press("ArrowRight");
    throw new Error("the first zone is not expanded yet");
  });
}

const drawn = async (view: Locator): Promise<string[]> =>
  (await treeRows(view)).map(({ label, description }) => `${label} | ${description}`);

/** What a screen reader says of each row. */
const spoken = (view: Locator): Promise<(string | null)[]> =>
  view.getByRole("treeitem").evaluateAll((rows) => rows.map((row) => row.getAttribute("aria-label")));

/** Makes room for what stands behind the names. */
async function widen(page: Page): Promise<void> {
  const { x, y, width } = (await page.locator(".part.sidebar").boundingBox()) ?? { x: 0, y: 0, width: 0 };
  await page.mouse.move(x + width + 2, y + 300);
  await page.mouse.down();
  await page.mouse.move(820, y + 300, { steps: 5 });
  await page.mouse.up();
}

for (const theme of ["Light 2026", "Dark 2026", "Default High Contrast", "Default High Contrast Light"]) {
  scenario(
    `The view of rules says how each rule stands, in ${theme}`,
    { files, sandbox: { zones }, settings: { "workbench.colorTheme": theme } },
    async ({ page, sandbox, shot }) => {
      await addForeignRule(sandbox, "example.com", foreign);
      await deploy(page, "api.rule");
      await control(sandbox, "write", {
        zone: "example.com",
        kind: "edit",
        ref: "admin-office",
        changes: { expression: "ssl", enabled: false },
      });
      await hits(sandbox, { "api-mtls": 1240 });
      const view = await focusView(page);
      await expandFirst(page, view);
      await page.keyboard.press("F5");
      await eventually(async () =>
        assert.deepEqual(await drawn(view), [
          "example.com | sandbox",
          "Custom rules | 4 rules",
          "Made in the dashboard | managed challenge · disabled · not in this workspace · no hits in 24 h",
          "Require a client certificate on the API | block · deployed, same · ≈ 1,240 hits in 24 h",
          "Admin pages only from the office | block · disabled · changed outside · no hits in 24 h",
          "Challenge the login form | managed challenge · not deployed",
          "Rate limiting rules | no rules",
          "example.net | sandbox",
        ]),
      );
      await widen(page);
      await shot(`rules-view-${theme.toLowerCase().replaceAll(" ", "-")}`);
      const texts = await textContrasts(view.locator(".label-name, .label-description"));
      assert.equal(texts.length, 16);
      assert.deepEqual(
        texts.filter(({ contrast }) => contrast < LEAST_CONTRAST),
        [],
      );
      assert.deepEqual(await spoken(view), [
        "Zone example.com, sandbox.",
        "Custom rules of example.com, 4 rules.",
        "Made in the dashboard: managed challenge, disabled, not in this workspace, no hits in 24 hours.",
        "Require a client certificate on the API: block, enabled, deployed, same, from rules/api.rule, about 1,240 hits in 24 hours.",
        "Admin pages only from the office: block, disabled, changed outside, from rules/api.rule, no hits in 24 hours.",
        "Challenge the login form: managed challenge, enabled, not deployed, from rules/login.rule.",
        "Rate limiting rules of example.com, no rules.",
        "Zone example.net, sandbox.",
      ]);
    },
  );
}

scenario(
  "The view of rules is worked by keys alone: expand, open, move, disable, enable",
  { files, sandbox: { zones } },
  async ({ page, sandbox, shot }) => {
    await addForeignRule(sandbox, "example.com", foreign);
    await deploy(page, "api.rule");
    await page.keyboard.press("Control+K");
    await page.keyboard.press("Control+W");
    await eventually(async () => assert.deepEqual(await openTabs(page), []));
    const view = await focusView(page);
    await expandFirst(page, view);
    const admin = view.getByRole("treeitem", { name: /^Admin pages only/ });
    // Hits come last.
    await admin.filter({ hasText: "no hits in 24 h" }).waitFor();
    for (let row = 0; row < 4; row++) await page.keyboard.press("ArrowDown");
    await eventually(async () => assert.match((await admin.getAttribute("class")) ?? "", /focused/));
    await page.keyboard.press("Enter");
    await eventually(async () => assert.deepEqual(await openTabs(page), ["api.rule"]));
    await page.locator(".statusbar-item", { hasText: "Ln 8, Col 1" }).waitFor();

    await runCommand(page, "Rulewright: Disable Selected Rule");
    const question = await dialog(page);
    assert.equal(question.message, "Disable `admin-office` of api.rule on example.com (Sandbox) now?");
    await shot("rules-view-disable");
    await page.keyboard.press("Enter");
    await admin.filter({ hasText: "disabled" }).waitFor();
    await eventually(async () =>
      assert.equal(
        (await liveRules(sandbox, "example.com")).rules.find(({ ref }) => ref === "admin-office")?.["enabled"],
        false,
      ),
    );
    assert.equal(
      await admin.getAttribute("aria-label"),
      "Admin pages only from the office: block, disabled, differs from what is live, from rules/api.rule, no hits in 24 hours.",
    );
    await shot("rules-view-disabled");

    await runCommand(page, "Rulewright: Enable Selected Rule");
    await dialog(page);
    await answerDialog(page, "Enable");
    await eventually(async () =>
      assert.match((await admin.getAttribute("aria-label")) ?? "", /: block, enabled, deployed, same/),
    );

    await runCommand(page, "Cloudflare Rules: Focus on Zones View");
    await view.locator(".monaco-list:focus").waitFor();
    await page.keyboard.press("Alt+ArrowUp");
    await page.locator(".view-line", { hasText: "before: api-mtls" }).waitFor();
    await view.locator(".monaco-list:focus").waitFor();
    await page
      .locator(".notifications-toasts", {
        hasText: "api.rule says now that `admin-office` goes before `api-mtls`. A deploy moves it.",
      })
      .waitFor();
    await shot("rules-view-moved");
    await page.locator(".notifications-toasts").getByRole("button", { name: "Deploy" }).click();
    assert.match((await dialog(page)).detail, /^Create none, update none, move 1, delete none\./m);
    await answerDialog(page, "Deploy");
    await eventually(async () =>
      assert.deepEqual(
        (await drawn(view)).slice(2, 5).map((row) => row.split(" | ")[0]),
        ["Made in the dashboard", "Admin pages only from the office", "Require a client certificate on the API"],
      ),
    );
  },
);

scenario(
  "The view of rules says in words what stands in the way",
  { files, sandbox: { zones } },
  async ({ page, sandbox, shot }) => {
    await deploy(page, "api.rule");
    const view = await focusView(page);
    await expandFirst(page, view);
    await view.getByRole("treeitem", { name: /^Admin pages only/ }).waitFor();
    const { port } = new URL(sandbox.api);
    await sandbox.stop();
    await page.keyboard.press("F5");
    await view
      .getByRole("treeitem", { name: `127.0.0.1:${port} cannot be reached. Check that the sandbox is running.` })
      .first()
      .waitFor();
    await eventually(async () => {
      const rows = await drawn(view);
      assert.ok(rows.includes("Retry | "), rows.join("\n"));
      assert.match(rows.find((row) => row.startsWith("Custom rules")) ?? "", /\| 3 rules · read at \d\d:\d\d$/);
      assert.ok(rows.includes("example.com | sandbox · offline"), rows.join("\n"));
    });
    await shot("rules-view-offline");
  },
);
