import { expect, onTestFinished, test } from "vitest";
import { startSandbox } from "#sandbox/sandbox.ts";
import { inProject } from "#scripts/lib/project.ts";
import { makeSampleLists } from "#scripts/start/sample-lists.ts";

test("the sandbox that npm start opens has the lists that the samples name", async () => {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  await makeSampleLists(inProject("samples"), sandbox);
  const response = await fetch(`${sandbox.api}/accounts/${sandbox.account}/rules/lists`, {
    headers: { Authorization: `Bearer ${sandbox.token}` },
  });
  expect(await response.json()).toMatchObject({ result: [{ name: "office_ips", kind: "ip" }] });
});
