import { expect, it } from "vitest";
import { FailureError } from "#cloudflare/errors.ts";
import type { PullFile } from "#cloudflare/pull.ts";
import { pullInto } from "#cloudflare/pulls.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { parseRuleFile } from "#core/document/parse-file.ts";
import { type Rig, ruleFile, startRig } from "./rig.ts";

const zone = "example.com";
const A = { ref: "a", expression: 'http.host eq "a.example.com"' };
const B = { ref: "b", expression: 'http.host eq "b.example.com"' };
const HEX = "0123456789abcdef0123456789abcdef";

function file(path: string, text: string): PullFile {
  return { path, file: parseRuleFile(text, { scheme: catalogScheme(), stem: path.replace(/\.rule$/, "") }) };
}

async function pull(rig: Rig, ...files: PullFile[]) {
  const plan = await pullInto({ name: "rules", files, lock: rig.document("").lock }, rig.session);
  return { plan, texts: Object.fromEntries(plan.files.map(({ path, text }) => [path, text])) };
}

it("writes a file for each rule, named after it, in words that ask", async () => {
  const rig = await startRig({ account: "Example Ltd" });
  const rule = { ref: HEX, action: "block", expression: "ssl", description: "Block it all!", enabled: false };
  rig.sandbox.control.write({ zone, kind: "replace", rules: [rule, { ...rule, ref: "two" }] });
  const { plan, texts } = await pull(rig);
  expect(texts).toEqual({
    "block-it-all.rule": `---\nname: Block it all!\nref: ${HEX}\naction: block\nenabled: false\nzone: example.com\n---\nssl\n`,
    "block-it-all-2.rule":
      "---\nname: Block it all!\nref: two\naction: block\nenabled: false\nzone: example.com\n---\nssl\n",
  });
  expect(plan.question).toBe("Write 2 new files in rules, from example.com (Example Ltd)?");
  expect(plan.detail).toBe(`Create block-it-all.rule (${HEX})\nCreate block-it-all-2.rule (two)`);
});

it("changes only what differs in a file that is there, and finds the rule by its ref", async () => {
  const rig = await startRig();
  const text = `# ours\n${ruleFile(A, B).replace("action: block", "action: block # hard").replace("http.host", "# why\nhttp.host")}`;
  await rig.deploy(text);
  rig.sandbox.control.write({
    zone,
    kind: "edit",
    ref: "a",
    changes: { action: "js_challenge", description: "A: renamed" },
  });
  const { plan, texts } = await pull(rig, file("api.rule", text));
  expect(plan.question).toBe("Change 1 file in rules, from example.com (Sandbox)?");
  expect(plan.detail).toBe("Change api.rule: a");
  const after = text
    .replace("name: a\n", 'name: "A: renamed"\n')
    .replace("action: block # hard", "action: js_challenge # hard");
  expect(texts).toEqual({ "api.rule": after });
  expect((await pull(rig, file("api.rule", after))).plan.files).toEqual([]);
});

it("tells the lock file, so that the change is not called one from outside any more", async () => {
  const rig = await startRig();
  await rig.deploy(ruleFile(A));
  rig.sandbox.control.write({ zone, kind: "edit", ref: "a", changes: { expression: "ssl" } });
  const { plan, texts } = await pull(rig, file("api.rule", ruleFile(A)));
  await plan.written();
  const edited = (texts["api.rule"] as string).replace("action: block", "action: js_challenge");
  expect((await rig.deployments.plan(rig.document(edited))).zones[0]?.risks).toEqual([
    "This rule has no host or path: it can challenge every visitor of example.com.",
  ]);
});

it("says what it left: rules that are not live, members that files cannot say, refs that they cannot hold", async () => {
  const rig = await startRig();
  const rule = { action: "block", expression: "ssl", description: "X", enabled: true };
  rig.sandbox.control.write({ zone, kind: "replace", rules: [{ ...rule, ref: "a b" }] });
  const { plan } = await pull(rig, file("b.rule", ruleFile({ ...B, header: "action: block\nzone: example.com" })));
  expect(plan.files).toEqual([]);
  expect(plan.notes).toEqual([
    "`b` of b.rule is not live on example.com: it was left as it is.",
    '"X" cannot be said in a file and was left out.',
  ]);
});

it("stops at a header that cannot be read, because its rule would be written twice", async () => {
  const rig = await startRig();
  await rig.deploy(ruleFile(A));
  const failure = await pull(rig, file("api.rule", '---\nref: "a\naction: block\n---\nssl\n')).catch((error) => error);
  expect(failure).toBeInstanceOf(FailureError);
  expect(failure.message).toBe(
    "api.rule has errors in a header, so it is not known which live rules are there already. Nothing was written.",
  );
});

it("leaves rules of other zones alone, and says where else a changed rule goes", async () => {
  const rig = await startRig({ zones: [{ name: "example.com" }, { name: "example.net" }] });
  const both = ruleFile({ ...A, header: "action: block\nzone: [example.com, example.net]" });
  const other = ruleFile({ ...A, header: "action: block\nzone: example.net" });
  await rig.deploy(both);
  rig.sandbox.control.write({ zone, kind: "edit", ref: "a", changes: { expression: "ssl" } });
  const { plan } = await pull(rig, file("both.rule", both), file("other.rule", other));
  expect(plan.files.map(({ path }) => path)).toEqual(["both.rule"]);
  expect(plan.notes).toEqual(["`a` of both.rule is for example.net too, where the next deploy brings this change."]);
});
