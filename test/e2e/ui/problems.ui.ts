import assert from "node:assert/strict";
import { scenario } from "#test/e2e/host/scenario.ts";
import { chooseCodeAction, codeActions, goTo, hoverOver, lenses, visibleLines } from "#test/e2e/support/editor.ts";
import { eventually } from "#test/e2e/support/eventually.ts";
import { problemCount, problemRows } from "#test/e2e/support/problems.ts";
import { openFile } from "#test/e2e/support/workbench.ts";

const broken = `---
name: Broken in four places
ref: broken
action: blok
---
http.host eq "www.example.com"
and ip.src contains "10.0.0"
and (ssl or http.request.method eq POST)
and cf.tls_client_auth.cert_verifed
`;

scenario(
  "Errors of header, type, syntax and name stand at their places in Problems, and a fix mends one",
  { files: { "broken.rule": broken } },
  async ({ page, shot }) => {
    await openFile(page, "broken.rule");
    await eventually(async () => assert.equal(await problemCount(page), "Errors: 4"));
    const rows = await problemRows(page);
    assert.deepEqual(
      rows.map(({ severity, line, column, message }) => [severity, line, column, message]),
      [
        ["error", 4, 9, "`blok` is not an action. Did you mean `block`?"],
        ["error", 7, 12, "`contains` works on String; `ip.src` is of type IP address. Use `in {…}` with a network."],
        ["error", 8, 36, 'A String stands in double quotes: `"POST"`.'],
        [
          "error",
          9,
          5,
          "`cf.tls_client_auth.cert_verifed` is not a field. Did you mean `cf.tls_client_auth.cert_verified`?",
        ],
      ],
    );
    await page.locator(".markers-panel-container").getByText("type/operator").first().waitFor();
    await shot("problems");
    await eventually(async () => assert.deepEqual(await lenses(page), ["Deploy | Show Changes"]));
    const hover = await hoverOver(page, "cf.tls_client_auth.cert_verifed");
    await hover.getByText("Did you mean").first().waitFor();
    await hover.getByText("Quick Fix").first().waitFor();
    await shot("problem-hover");

    await goTo(page, 9, 10);
    const actions = await codeActions(page);
    assert.equal(actions[0]?.trim(), "Write cf.tls_client_auth.cert_verified");
    await shot("problem-fixes");
    await chooseCodeAction(page, "Write cf.tls_client_auth.cert_verified");
    await eventually(async () => assert.equal((await visibleLines(page))[8], "and cf.tls_client_auth.cert_verified"));
    await eventually(async () => assert.match(await problemCount(page), /^Errors: 3/));
  },
);
