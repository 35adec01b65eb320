import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { scenario } from "#test/e2e/host/scenario.ts";
import { goTo } from "#test/e2e/support/editor.ts";
import { openFile, runCommand } from "#test/e2e/support/workbench.ts";

const rule = `---
name: Block and log
action: rewrite
phase: http_request_transform
parameters:
  uri:
    path:
      expression: concat("/a", http.request.uri.path)
---
# a comment
http.host eq "a.example.com" and ip.src in {192.0.2.0/24}
`;

/** What VS Code itself says of the token at a place: its text and its scopes. */
async function tokenAt(page: Page, line: number, column: number): Promise<string> {
  await goTo(page, line, column);
  await runCommand(page, "Developer: Inspect Editor Tokens and Scopes");
  const widget = page.locator(".token-inspect-widget");
  await widget.locator(".tiw-token").waitFor();
  const text = await widget.innerText();
  await page.keyboard.press("Escape");
  await widget.waitFor({ state: "hidden" });
  return text.replace(/\s+/g, " ");
}

scenario(
  "VS Code colours header, expression and expressions in the header",
  { files: { "colours.rule": rule } },
  async ({ page, shot }) => {
    await openFile(page, "colours.rule");
    for (const [line, column, scopes] of [
      [1, 1, ["punctuation.definition.fence.begin.cloudflare-rule"]],
      [2, 2, ["entity.name.tag.yaml", "meta.header.cloudflare-rule"]],
      [8, 8, ["entity.name.tag.yaml"]],
      [8, 20, ["support.function.cloudflare-expression", "meta.embedded.inline.cloudflare-rule"]],
      [8, 35, ["variable.other.field.cloudflare-expression"]],
      [10, 4, ["comment.line.number-sign.cloudflare-expression"]],
      [11, 2, ["variable.other.field.cloudflare-expression", "meta.expression.cloudflare-rule"]],
      [11, 30, ["keyword.operator.wordlike.logical.cloudflare-expression"]],
      [11, 45, ["constant.numeric.address.cloudflare-expression"]],
    ] as const) {
      const text = await tokenAt(page, line, column);
      for (const scope of scopes) assert.ok(text.includes(scope), `${line}:${column} lacks ${scope}: ${text}`);
    }
    await shot("colours");
  },
);
