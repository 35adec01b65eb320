import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import { scenario } from "#test/e2e/host/scenario.ts";
import { contrast, LEAST_CONTRAST } from "#test/e2e/support/contrast.ts";
import { squiggles, visibleLines } from "#test/e2e/support/editor.ts";
import { eventually } from "#test/e2e/support/eventually.ts";
import { openFile } from "#test/e2e/support/workbench.ts";

const rule = `# One of everything that is coloured
---
name: Challenge tools that pretend to be browsers
ref: scrapers
action: managed_challenge
enabled: true
ratelimit:
  characteristics: [ip.src, cf.colo.id]
  period: 60
  requests_per_period: 20
  counting_expression: http.response.code ge 400
---
# Search engines stay welcome.
not cf.client.bot and ip.src in {192.0.2.0/24 2001:db8::/32}
and not ip.src.country in {"AT" "DE"}
and (
  any(lower(http.request.headers["user-agent"][*])[*] contains "python-requests")
  or (http.user_agent matches r"^curl/\\d+" && len(http.request.uri.path) gt 0x20)
  or ip.src in $office_ips or ssl eq 1
)
`;

/** Of the page, whose own types are not known here. */
declare function getComputedStyle(element: unknown): { color: string; backgroundColor: string };

/**
 * The pieces of text that the grammar or the server colour, with the contrast of each to the editor's background. Pairs of
 * brackets and inlay hints have colours of their own in a theme, the same in every language.
 */
async function contrasts(page: Page): Promise<{ text: string; colour: string; contrast: number }[]> {
  const background = await page
    .locator(".editor-instance .monaco-editor-background")
    .first()
    .evaluate((element) => getComputedStyle(element).backgroundColor);
  const pieces = await page
    .locator(".editor-instance .view-line > span > span")
    .evaluateAll((spans) =>
      spans
        .filter(({ className }) => /^mtk\d+( mtk[a-z]+)*$/.test(className))
        .map((span) => ({ text: span.textContent ?? "", colour: getComputedStyle(span).color })),
    );
  return pieces
    .filter(({ text }) => text.trim() !== "")
    .map(({ text, colour }) => ({ text, colour, contrast: contrast(colour, [background]) }));
}

for (const theme of ["Dark 2026", "Light 2026", "Default High Contrast", "Default High Contrast Light"]) {
  scenario(
    `A rule can be read in ${theme}`,
    {
      files: { "scrapers.rule": rule, "rulewright.yaml": "plan: business\nlists:\n  office_ips: ip\n" },
      settings: { "workbench.colorTheme": theme, "editor.inlayHints.enabled": "on" },
    },
    async ({ page, shot }) => {
      await openFile(page, "scrapers.rule");
      await eventually(async () => assert.ok((await squiggles(page, "error").count()) > 0));
      // Hints come last.
      await eventually(async () => assert.match((await visibleLines(page)).join("\n"), /Austria/));
      await shot(`theme-${theme.toLowerCase().replaceAll(" ", "-")}`);
      const pieces = await contrasts(page);
      assert.ok(pieces.length > 40, `${pieces.length} pieces of text`);
      assert.deepEqual(
        pieces.filter(({ contrast }) => contrast < LEAST_CONTRAST),
        [],
      );
    },
  );
}
