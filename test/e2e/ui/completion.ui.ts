import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { scenario } from "#test/e2e/host/scenario.ts";
import { goTo, hoverOver, visibleLines } from "#test/e2e/support/editor.ts";
import { eventually } from "#test/e2e/support/eventually.ts";
import { problemCount } from "#test/e2e/support/problems.ts";
import { control } from "#test/e2e/support/sandbox-control.ts";
import { acceptSuggestion, suggestDocumentation, suggestRows } from "#test/e2e/support/suggest.ts";
import { statusBarItem } from "#test/e2e/support/views.ts";
import { openFile } from "#test/e2e/support/workbench.ts";

const zones = ["example.com"];

/** Types a text, waits until the list has the label, and accepts it. */
async function complete(page: Page, text: string, label: string): Promise<void> {
  await page.keyboard.type(text, { delay: 30 });
  await eventually(async () => {
    const labels = (await suggestRows(page)).map((row) => row.label);
    assert.ok(labels.includes(label), `${label} is not among ${labels.join(", ")}`);
  });
  await acceptSuggestion(page, label);
}

/** Types to the end of a line; a list that is open is left, not accepted. */
async function typeLine(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text, { delay: 10 });
  await page.keyboard.press("Escape");
  await page.keyboard.press("Enter");
}

const written = `---
name: Require a client certificate on the API
ref: api-mtls
action: block
zone: example.com
---
http.host in {"api.example.com"}
and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)`;

scenario(
  "The mTLS rule is written by hand with completion",
  { files: { "api.rule": "" }, sandbox: { zones } },
  async ({ page, folder, shot }) => {
    await openFile(page, "api.rule");
    await statusBarItem(page, "choose a zone").waitFor();
    await goTo(page, 1, 1);
    await typeLine(page, "---");
    await complete(page, "na", "name");
    await typeLine(page, "Require a client certificate on the API");
    await complete(page, "re", "ref");
    await typeLine(page, "api-mtls");
    await complete(page, "ac", "action");
    await complete(page, "bl", "block");
    await typeLine(page, "");
    await complete(page, "zo", "zone");
    await complete(page, "ex", "example.com");
    await typeLine(page, "");
    await typeLine(page, "---");
    await complete(page, "http.ho", "http.host");
    await complete(page, " in", "in");
    // The operator came with its set, the caret inside.
    await complete(page, '"a', "api.example.com");
    await shot("completion-host-accepted");
    await page.keyboard.press("End");
    await typeLine(page, "");
    await page.keyboard.type("and (not ");
    await complete(page, "verified", "cf.tls_client_auth.cert_verified");
    await page.keyboard.type(" or ");
    await complete(page, "revoked", "cf.tls_client_auth.cert_revoked");
    // VS Code closes a bracket only where it has coloured the line already; typed, it is there once either way.
    await page.keyboard.type(")");
    await page.keyboard.press("Escape");
    await page.keyboard.press("Control+S");
    await eventually(async () => assert.equal(readFileSync(path.join(folder, "api.rule"), "utf8").trimEnd(), written));
    await eventually(async () => assert.equal(await problemCount(page), "No Problems"));
    await shot("completion-rule-written");
  },
);

scenario(
  "Host completion offers the hosts that ask for a certificate first, and marks them",
  {
    files: {
      "api.rule": `---
name: Require a client certificate
action: block
zone: example.com
---
http.host in {""}
and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)
`,
    },
    sandbox: { zones },
  },
  async ({ page, sandbox, shot }) => {
    await control(sandbox, "addDnsRecord", { zone: "example.com", name: "aaa.example.com" });
    await openFile(page, "api.rule");
    await statusBarItem(page, "example.com (sandbox)").waitFor();
    await goTo(page, 6, 16);
    await eventually(async () => {
      await page.keyboard.press("Escape");
      const rows = await suggestRows(page);
      assert.deepEqual(
        rows.map(({ label, detail }) => [label, detail]),
        [
          ["api.example.com", "mTLS enabled · Cloudflare CA"],
          ["aaa.example.com", "no mTLS"],
          ["example.com", "no mTLS"],
          ["www.example.com", "no mTLS"],
        ],
      );
    });
    await shot("completion-hosts");
  },
);

scenario(
  "A field's type and documentation show in the list and on hover",
  { files: { "api.rule": 'http.request.method eq "POST"\n\n' } },
  async ({ page, shot }) => {
    await openFile(page, "api.rule");
    await statusBarItem(page, "no API token").waitFor();
    const hover = await hoverOver(page, "http.request.method");
    await hover.getByText("String").first().waitFor();
    await shot("hover-field");
    await page.keyboard.press("Escape");
    await goTo(page, 2, 1);
    await page.keyboard.type("and cert_ver", { delay: 30 });
    await eventually(async () => assert.equal((await suggestRows(page))[0]?.label, "cf.tls_client_auth.cert_verified"));
    assert.match(await suggestDocumentation(page), /Boolean/);
    await shot("completion-documentation");
    await page.keyboard.press("Tab");
    await eventually(async () => assert.equal((await visibleLines(page))[1], "and cf.tls_client_auth.cert_verified"));
  },
);
