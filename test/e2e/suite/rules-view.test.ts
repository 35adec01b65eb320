import assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "./open-rule.ts";

/** Does as somebody else what the emulated API itself cannot. */
async function control(name: string, argument: object): Promise<void> {
  const { RULEWRIGHT_API: api = "", CLOUDFLARE_API_TOKEN: token = "" } = process.env;
  const response = await fetch(new URL(`/__sandbox/${name}`, api), {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify(argument),
  });
  assert.ok(response.ok, `${name}: ${response.status}`);
}

const run = (...ids: string[]): Promise<void> =>
  ids.reduce(async (before, id) => {
    await before;
    await vscode.commands.executeCommand(id);
  }, Promise.resolve());

/** Selects the first rule of a zone that is expanded. While rows are drawn anew it may be another row: to be tried until it is right. */
const selectRule = (): Promise<void> =>
  run("rulewright.zones.focus", "list.focusFirst", "list.focusDown", "list.focusDown", "list.select");

describe("the view of rules", () => {
  const ref = "view-test";
  const zone = "example.com";
  before(() =>
    control("write", {
      zone,
      kind: "add",
      rule: { ref, description: "Made by hand", action: "managed_challenge", expression: "ssl" },
    }),
  );
  after(() => control("write", { zone, kind: "delete", ref }));

  it("opens a rule of others to be read, and hands out its ref", async () => {
    await run("rulewright.zones.focus", "rulewright.refreshRules");
    // On a row that is expanded it would go to the first row below.
    await run("list.focusFirst", "list.collapse", "list.expand");
    const document = await eventually(async () => {
      await selectRule();
      const { document } = vscode.window.activeTextEditor ?? {};
      assert.equal(document?.uri.scheme, "rulewright-live");
      return document;
    });
    assert.equal(
      document.getText(),
      `---\nname: Made by hand\nref: ${ref}\naction: managed_challenge\nzone: ${zone}\n---\nssl\n`,
    );
    assert.equal(document.languageId, "cloudflare-rule");
    await vscode.env.clipboard.writeText("");
    await eventually(async () => {
      await selectRule();
      await run("rulewright.copyRuleRef");
      assert.equal(await vscode.env.clipboard.readText(), ref);
    });
  });

  it("has no finding in what is only shown", async () => {
    const shown = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === "rulewright-live");
    assert.ok(shown);
    assert.deepEqual(vscode.languages.getDiagnostics(shown.uri), []);
  });
});
