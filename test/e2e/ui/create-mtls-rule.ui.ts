import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import { scenario } from "#test/e2e/host/scenario.ts";
import { visibleLines } from "#test/e2e/support/editor.ts";
import { eventually } from "#test/e2e/support/eventually.ts";
import { answerDialog, dialog } from "#test/e2e/support/notifications.ts";
import { problemCount } from "#test/e2e/support/problems.ts";
import { quickInput } from "#test/e2e/support/quick-input.ts";
import { control } from "#test/e2e/support/sandbox-control.ts";
import { statusBarItem } from "#test/e2e/support/views.ts";
import { openFile, runCommand } from "#test/e2e/support/workbench.ts";

const expected = `---
name: Require a client certificate on api.example.com
ref: require-client-certificate-api
action: block
zone: example.com
---
# revoked certificates also count as verified, so both are checked
http.host in {"api.example.com"}
and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)
`;

const files = { "README.md": "# rules\n", "office.rule": "ssl\n" };

scenario(
  "Create mTLS Rule asks five questions and opens a file without a problem",
  { files, sandbox: { zones: ["example.com", "example.net"] } },
  async ({ page, folder, shot }) => {
    await openFile(page, "office.rule");
    await statusBarItem(page, "choose a zone").waitFor();
    await runCommand(page, "Rulewright: Create mTLS Rule");
    const input = quickInput(page);

    await input.waitForStep("(1/5)");
    await eventually(async () =>
      assert.deepEqual(
        (await input.rows()).map(({ label }) => label),
        ["example.com", "example.net", "Type a zone …"],
      ),
    );
    await shot("mtls-1-zone");
    await input.pick("example.com");

    await input.waitForStep("(2/5)");
    await eventually(async () =>
      assert.deepEqual(
        (await input.rows()).map(({ label, description }) => [label, description]),
        [
          ["api.example.com", "mTLS enabled · Cloudflare CA"],
          ["Type a host …", ""],
        ],
      ),
    );
    await input.pick("api.example.com");
    await shot("mtls-2-hosts");
    await input.accept();

    await input.waitForStep("(3/5)");
    await eventually(async () =>
      assert.deepEqual(
        (await input.rows()).map(({ label }) => label),
        ["Block them too (recommended)", "Let them in"],
      ),
    );
    await shot("mtls-3-revoked");
    await input.back();
    await input.waitForStep("(2/5)");
    await eventually(async () => assert.equal((await input.rows())[0]?.checked, true, "the host is still ticked"));
    await input.accept();
    await input.waitForStep("(3/5)");
    await input.accept();

    await input.waitForStep("(4/5)");
    assert.equal(await input.value(), "Require a client certificate on api.example.com");
    await shot("mtls-4-name");
    await input.accept();

    await input.waitForStep("(5/5)");
    assert.equal(await input.value(), "rules/require-client-certificate-api.rule");
    await input.type("rules/../escape.rule");
    await eventually(async () => assert.match(await input.message(), /stays inside the workspace folder/));
    await input.type("rules/require-client-certificate-api.rule");
    await shot("mtls-5-file");
    await input.accept();

    await page.locator('.tab.active[data-resource-name="require-client-certificate-api.rule"]').waitFor();
    assert.equal(readFileSync(path.join(folder, "rules/require-client-certificate-api.rule"), "utf8"), expected);
    await eventually(async () => assert.equal((await visibleLines(page))[7], 'http.host in {"api.example.com"}'));
    await statusBarItem(page, "Ln 8, Col 1").waitFor();
    assert.equal(await problemCount(page), "No Problems");
    await shot("mtls-6-file-open");
  },
);

scenario(
  "Create mTLS Rule takes a typed host with a warning, can enable it, and asks before it overwrites",
  {
    files: { ...files, "rules/require-client-certificate-www.rule": "ssl\n" },
    sandbox: { zones: ["example.com"] },
  },
  async ({ page, folder, sandbox, shot }) => {
    await openFile(page, "office.rule");
    await statusBarItem(page, "(sandbox)").or(statusBarItem(page, "choose a zone")).first().waitFor();
    await runCommand(page, "Rulewright: Create mTLS Rule");
    const input = quickInput(page);
    await input.waitForStep("(1/4)");
    await input.pick("Type a host");
    await eventually(async () => assert.match(await input.message(), /^A host of example\.com/));
    await input.type("www.example.net");
    await eventually(async () => assert.match(await input.message(), /is not a host of example\.com/));
    await input.type("www.example.com");
    await eventually(async () =>
      assert.match(
        await input.message(),
        /mTLS is not enabled for www\.example\.com: this rule would block every visitor\./,
      ),
    );
    await shot("mtls-typed-host-warning");
    await input.accept();
    await input.row("Enable mTLS for www.example.com").waitFor();
    await shot("mtls-typed-host-offer");
    await input.pick("Enable mTLS for www.example.com");
    await input.row("www.example.com").waitFor();
    await eventually(async () =>
      assert.deepEqual(
        (await input.rows()).map(({ label, description, checked }) => [label, description, checked]),
        [
          ["api.example.com", "mTLS enabled · Cloudflare CA", false],
          ["www.example.com", "mTLS enabled · Cloudflare CA", true],
          ["Type a host …", "", false],
        ],
      ),
    );
    await shot("mtls-typed-host-enabled");
    const hosts = await control<{ zones: { mtlsHosts: Record<string, string[]> }[] }>(sandbox, "state");
    assert.deepEqual(hosts.zones[0]?.mtlsHosts["managed"], ["api.example.com", "www.example.com"]);
    for (const step of ["(2/4)", "(3/4)", "(4/4)"]) {
      await input.accept();
      await input.waitForStep(step);
    }
    assert.equal(await input.value(), "rules/require-client-certificate-www.rule");
    await input.accept();
    const { message } = await dialog(page);
    assert.equal(message, "rules/require-client-certificate-www.rule exists. Replace it?");
    await shot("mtls-overwrite");
    await answerDialog(page, "Replace");
    await page.locator('.tab.active[data-resource-name="require-client-certificate-www.rule"]').waitFor();
    const text = readFileSync(path.join(folder, "rules/require-client-certificate-www.rule"), "utf8");
    assert.match(text, /http\.host in \{"www\.example\.com"\}/);
  },
);
