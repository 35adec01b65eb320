import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { scenario } from "#test/e2e/host/scenario.ts";
import { goTo, lenses, visibleLines } from "#test/e2e/support/editor.ts";
import { eventually } from "#test/e2e/support/eventually.ts";
import { answerDialog, answerNotification, dialog, notification } from "#test/e2e/support/notifications.ts";
import { quickInput } from "#test/e2e/support/quick-input.ts";
import { addForeignRule, control, liveRules, writes } from "#test/e2e/support/sandbox-control.ts";
import { statusBarItem } from "#test/e2e/support/views.ts";
import { openFile, runCommand } from "#test/e2e/support/workbench.ts";

const zone = "example.com";
const zones = [zone];

const rule = (ref: string, expression: string): string => `---
name: Rule ${ref}
ref: ${ref}
action: block
zone: ${zone}
---
# Why ${ref} is needed.
${expression}
`;
const live = (ref: string, expression: string) => ({ ref, description: `Rule ${ref}`, action: "block", expression });

async function openSignedIn(page: Page, file: string): Promise<void> {
  await openFile(page, file);
  await statusBarItem(page, "example.com (sandbox)").waitFor();
}

/** Runs a command that asks once, and says yes. Returns what was asked. */
async function confirm(page: Page, command: string, verb: string): ReturnType<typeof dialog> {
  await runCommand(page, `Rulewright: ${command}`);
  const asked = await dialog(page);
  await answerDialog(page, verb);
  return asked;
}

scenario(
  "Lenses above the rules say how each stands",
  {
    files: {
      "shop.rule":
        rule("same", 'http.host eq "a.example.com"') +
        rule("other", "ssl") +
        rule("new", 'http.request.version eq "HTTP/3"'),
    },
    sandbox: { zones },
  },
  async ({ page, sandbox, shot }) => {
    await addForeignRule(sandbox, zone, live("same", 'http.host eq "a.example.com"'));
    await addForeignRule(sandbox, zone, live("other", "not ssl"));
    const [same] = (await liveRules(sandbox, zone)).rules;
    await control(sandbox, "setFixtures", {
      hits: { [sandbox.zones[zone] as string]: [{ ruleId: same?.["id"], count: 1240 }] },
    });
    await openSignedIn(page, "shop.rule");
    await eventually(async () =>
      assert.deepEqual(await lenses(page), [
        "Deploy | Show Changes | deployed, same | 1,240 hits in 24 h",
        "Deploy | Show Changes | differs from what is live | no hits in 24 h",
        "Deploy | Show Changes | not deployed",
      ]),
    );
    await shot("lenses-states");
    // What is not a command is text: nothing happens at a click.
    await page.locator(".codelens-decoration a", { hasText: "Deploy" }).first().click();
    await dialog(page);
    await answerDialog(page, "Cancel");
  },
);

scenario(
  "A rule changed outside is looked at, taken into the file, or overwritten",
  { files: { "api.rule": rule("api", 'http.host eq "api.example.com"') }, sandbox: { zones } },
  async ({ page, sandbox, shot }) => {
    await openSignedIn(page, "api.rule");
    await confirm(page, "Deploy Rule File", "Deploy");
    await notification(page, "Deployed api.rule to example.com: 1 created");
    await eventually(async () => assert.match((await lenses(page))[0] ?? "", /deployed, same/));
    await page.keyboard.press("Escape");

    await runCommand(page, "Rulewright: Resolve a Change from Outside");
    await notification(page, "`api` was not changed outside: deployed, same.");

    await control(sandbox, "write", { zone, kind: "edit", ref: "api", changes: { expression: "not ssl" } });
    await goTo(page, 8, 1);
    await runCommand(page, "Rulewright: Resolve a Change from Outside");
    const input = quickInput(page);
    await input.waitForStep("What to do");
    assert.equal(await input.title(), "api was changed outside");
    assert.deepEqual(
      (await input.rows()).map(({ label }) => label),
      ["Show Changes", "Take into the File", "Merge", "Overwrite", "Keep Both as They Are"],
    );
    await shot("drift-1-question");
    await input.pick("Show Changes");
    await page.locator(".tab.active", { hasText: "live ↔ api.rule" }).waitFor();
    await page.locator(".monaco-diff-editor .editor.original .view-line", { hasText: "not ssl" }).first().waitFor();
    assert.equal(await page.locator(".editor.original .view-line", { hasText: "# Why api is needed." }).count(), 1);
    await shot("drift-2-changes");
    await page.keyboard.press("Control+W");

    await openFile(page, "api.rule");
    await eventually(async () => assert.match((await lenses(page))[0] ?? "", /changed outside/));
    await shot("drift-3-lens");
    await page.locator(".codelens-decoration a", { hasText: "changed outside" }).first().click();
    await input.waitForStep("What to do");
    await input.pick("Take into the File");
    await eventually(async () => assert.equal((await visibleLines(page))[7], "not ssl"));
    assert.equal((await visibleLines(page))[6], "# Why api is needed.", "the comment stays");
    await eventually(async () => assert.match((await lenses(page))[0] ?? "", /deployed, same/));
    await shot("drift-4-taken");
    await page.keyboard.press("Control+Z");
    await eventually(async () => assert.match((await visibleLines(page))[7] ?? "", /http\.host/));

    await eventually(async () => assert.match((await lenses(page))[0] ?? "", /differs from what is live/));
    await control(sandbox, "write", { zone, kind: "edit", ref: "api", changes: { action: "js_challenge" } });
    await goTo(page, 8, 1);
    await runCommand(page, "Rulewright: Resolve a Change from Outside");
    await input.waitForStep("What to do");
    await input.pick("Merge");
    await input.waitForStep("Parts to take over");
    assert.equal(await input.title(), "Merge api");
    assert.deepEqual(await input.rows(), [
      { label: "action", description: "live: js_challenge", detail: "file: block", checked: false },
      {
        label: "expression",
        description: "live: not ssl",
        detail: 'file: http.host eq "api.example.com"',
        checked: false,
      },
    ]);
    await input.pick("action");
    await shot("drift-5-merge");
    await input.accept();
    await eventually(async () => assert.ok((await visibleLines(page)).includes("action: js_challenge")));
    assert.match((await visibleLines(page))[7] ?? "", /http\.host/, "the file keeps its expression");
    await eventually(async () => assert.match((await lenses(page))[0] ?? "", /differs from what is live/));

    await control(sandbox, "write", { zone, kind: "edit", ref: "api", changes: { action: "managed_challenge" } });
    await goTo(page, 8, 1);
    await runCommand(page, "Rulewright: Resolve a Change from Outside");
    await input.waitForStep("What to do");
    await input.pick("Overwrite");
    const asked = await dialog(page);
    await shot("drift-6-overwrite");
    assert.match(asked.detail, /changed/i);
    await answerDialog(page, "Deploy");
    await notification(page, "Deployed api.rule to example.com: 1 updated");
    const [now] = (await liveRules(sandbox, zone)).rules;
    assert.equal(now?.["expression"], 'http.host eq "api.example.com"');
  },
);

scenario(
  "A deploy is undone, a rule disabled at once, and a file undeployed",
  { files: { "api.rule": rule("api", 'http.host eq "api.example.com"') + rule("www", "ssl") }, sandbox: { zones } },
  async ({ page, sandbox, shot }) => {
    const refs = async () => (await liveRules(sandbox, zone)).rules.map(({ ref }) => ref);
    await addForeignRule(sandbox, zone, live("made-by-hand", "ssl"));
    await openSignedIn(page, "api.rule");
    await confirm(page, "Deploy Rule File", "Deploy");
    await answerNotification(page, "Deployed api.rule to example.com: 2 created", "Undo");
    const undo = await dialog(page);
    await shot("undo-1-question");
    assert.equal(undo.message, "Undo the last deploy of api.rule to example.com (Sandbox)?");
    assert.match(undo.detail, /Delete/);
    await answerDialog(page, "Undo");
    await notification(page, "Undid");
    await shot("undo-2-done");
    assert.deepEqual(await refs(), ["made-by-hand"]);

    await control(sandbox, "clearRequests");
    await runCommand(page, "Rulewright: Undo Last Deploy");
    await eventually(async () => assert.deepEqual(await writes(sandbox), []));

    await page.keyboard.press("Escape");
    await confirm(page, "Deploy Rule File", "Deploy");
    await eventually(async () => assert.deepEqual(await refs(), ["made-by-hand", "api", "www"]));
    await goTo(page, 16, 1);
    await runCommand(page, "Rulewright: Disable Rule Now");
    const disable = await dialog(page);
    assert.match(disable.detail, /• Disable www$/);
    await shot("disable-1-question");
    assert.equal(disable.message, "Disable `www` of api.rule on example.com (Sandbox) now?");
    await answerDialog(page, "Disable");
    await notification(page, "Disabled");
    await eventually(async () => {
      const off = (await liveRules(sandbox, zone)).rules.filter(({ enabled }) => enabled === false);
      assert.deepEqual(
        off.map(({ ref }) => ref),
        ["www"],
      );
    });
    await eventually(async () => assert.match((await lenses(page))[1] ?? "", /disabled/));
    await shot("disable-2-done");

    const gone = await confirm(page, "Undeploy Rule File", "Delete");
    assert.equal(gone.message, "Delete the rules of api.rule from example.com (Sandbox)?");
    await notification(page, "Deleted");
    await shot("undeploy-done");
    assert.deepEqual(await refs(), ["made-by-hand"]);
    await eventually(async () => assert.match((await lenses(page))[0] ?? "", /deleted outside|not deployed/));
  },
);

scenario(
  "A pull changes the rules that files hold, keeps their comments, and writes the others as new files",
  { files: { "rules/api.rule": rule("api", "ssl") }, sandbox: { zones } },
  async ({ page, folder, sandbox, shot }) => {
    await addForeignRule(sandbox, zone, live("api", "not ssl"));
    await addForeignRule(sandbox, zone, live("made-by-hand", 'http.host eq "b.example.com"'));
    await openSignedIn(page, "rules/api.rule");
    await runCommand(page, "Rulewright: Pull Live Rules");
    const asked = await dialog(page);
    await shot("pull-1-question");
    assert.match(asked.detail, /Change api\.rule: api\s+Create .*made-by-hand/);
    await answerDialog(page, "Pull");
    await notification(page, "Pulled into 2 files.");
    await eventually(async () => assert.equal((await visibleLines(page))[7], "not ssl"));
    assert.equal((await visibleLines(page))[6], "# Why api is needed.");
    await shot("pull-2-done");
    assert.match(readFileSync(path.join(folder, "rules/rule-made-by-hand.rule"), "utf8"), /ref: made-by-hand/);

    await page.keyboard.press("Control+S");
    await runCommand(page, "Rulewright: Pull Live Rules");
    await notification(page, "The folder rules has the rules of example.com as they are live.");
    await shot("pull-3-nothing");
  },
);
