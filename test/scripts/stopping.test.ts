import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { inProject } from "#scripts/lib/project.ts";

test("what was started is undone when the reader of the output goes away", async () => {
  const folder = mkdtempSync(path.join(tmpdir(), "rulewright-stopping-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const undone = path.join(folder, "undone");
  const program = path.join(folder, "program.ts");
  writeFileSync(
    program,
    `import { writeFileSync } from "node:fs";
import { onStop, stopOnSignals } from ${JSON.stringify(inProject("scripts/lib/stopping.ts"))};
stopOnSignals();
onStop(() => writeFileSync(${JSON.stringify(undone)}, ""));
setInterval(() => console.log("going on"), 20);
`,
  );
  const child = spawn(process.execPath, ["--import", "tsx", program], {
    cwd: inProject(),
    stdio: ["ignore", "pipe", "ignore"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  await once(child.stdout, "data");
  child.stdout.destroy();
  const [code] = await once(child, "exit");
  expect(code).toBe(141);
  expect(existsSync(undone)).toBe(true);
});
