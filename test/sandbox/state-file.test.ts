import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { type SandboxOptions, startSandbox } from "#sandbox/sandbox.ts";
import { blockRule, CUSTOM, startRig } from "./support/fixture.ts";

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "rulewright-sandbox-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

test("state outlives the process, tokens and histories included", async () => {
  const directory = folder();
  const stateFile = join(directory, "deeper", "state.json");
  const first = await startRig({ stateFile, seed: 1 });
  const path = `/zones/${first.zone}/rulesets/phases/${CUSTOM}/entrypoint`;
  await first.ruleset("PUT", path, { rules: [blockRule("a")] });
  const before = await first.ruleset("PUT", path, { rules: [blockRule("a"), blockRule("b")] });
  await first.sandbox.close();

  const second = await startRig({ stateFile, seed: 1, zones: [{ name: "example.com" }, { name: "example.org" }] });
  expect(second.sandbox.token).toBe(first.sandbox.token);
  expect(second.sandbox.account).toBe(first.sandbox.account);
  expect(second.sandbox.zones).toMatchObject({ "example.com": first.zone, "example.org": expect.any(String) });
  expect(await second.ruleset("GET", path)).toEqual(before);
  const after = await second.ruleset("PUT", path, { rules: [blockRule("c")] });
  expect(after.version).toBe("3");
  const ids = [
    first.zone,
    second.sandbox.zones["example.org"],
    before.id,
    ...(after.rules ?? []).map((rule) => rule.id),
  ];
  expect(new Set(ids).size).toBe(ids.length);
});

test("each write is on disk before its answer, for its owner only, and whole", async () => {
  const directory = folder();
  const stateFile = join(directory, "state.json");
  const { call, zone } = await startRig({ stateFile });
  await call("PUT", `/zones/${zone}/rulesets/phases/${CUSTOM}/entrypoint`, { rules: [blockRule("on-disk")] });
  expect(JSON.parse(readFileSync(stateFile, "utf8"))).toMatchObject({
    zones: [{ rulesets: [{ versions: [{ rules: [{ ref: "on-disk" }] }] }] }],
  });
  expect(statSync(stateFile).mode & 0o077).toBe(0);
  expect(readdirSync(directory)).toEqual(["state.json"]);
});

test("a write by somebody else is on disk too", async () => {
  const stateFile = join(folder(), "state.json");
  const { sandbox, call } = await startRig({ stateFile });
  const write = { zone: "example.com", kind: "add", rule: blockRule("theirs") } as const;
  sandbox.control.addFault({ method: "GET", effect: { kind: "other-writer", write } });
  await call("GET", "/zones");
  expect(readFileSync(stateFile, "utf8")).toContain("theirs");
});

test.each(["", "{", "[]", '{"schema":2}'])("a file of something else is refused and left alone: %j", async (text) => {
  const stateFile = join(folder(), "state.json");
  writeFileSync(stateFile, text);
  await expect(startSandbox({ stateFile })).rejects.toThrow(/not a state file/);
  expect(readFileSync(stateFile, "utf8")).toBe(text);
});

test("identifiers repeat with a seed, secrets never", async () => {
  const facts = async (options: SandboxOptions): Promise<[string, string]> => {
    const { sandbox } = await startRig(options);
    return [JSON.stringify(sandbox.zones), sandbox.token];
  };
  const [one, two, free] = [await facts({ seed: 7 }), await facts({ seed: 7 }), await facts({})];
  expect(one[0]).toBe(two[0]);
  expect(one[0]).not.toBe(free[0]);
  expect(one[1]).not.toBe(two[1]);
});

test("a port that is taken is refused", async () => {
  const { sandbox } = await startRig();
  const port = Number(new URL(sandbox.api).port);
  await expect(startSandbox({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
});

test("only this machine is listened to", async () => {
  const { sandbox } = await startRig();
  expect(sandbox.api).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/client\/v4$/);
});
