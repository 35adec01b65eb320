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
    const document = await eventually(async () => {
      await run("rulewright.zones.focus", "list.focusFirst", "list.expand", "list.focusDown", "list.focusDown");
      await run("list.select");
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
    // While rows are drawn anew, no row is the selected one.
    await eventually(async () => {
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
