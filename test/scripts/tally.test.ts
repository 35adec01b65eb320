import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { addTallies, forgetTally, judgeRun, readTally, tallyLine, writeTally } from "#scripts/lib/tally.ts";

test.each([
  { about: "all passed", code: 0, tally: { passed: 3, failed: 0 }, judged: { passed: 3, failed: 0 } },
  { about: "one failed", code: 1, tally: { passed: 2, failed: 1 }, judged: { passed: 2, failed: 1 } },
  {
    about: "a failure hidden behind exit code 0",
    code: 0,
    tally: { passed: 2, failed: 1 },
    judged: { passed: 2, failed: 1 },
  },
  { about: "failed outside any test", code: 1, tally: { passed: 3, failed: 0 }, judged: { passed: 3, failed: 1 } },
  { about: "no result in spite of exit code 0", code: 0, tally: undefined, judged: { passed: 0, failed: 1 } },
  { about: "no test at all", code: 0, tally: { passed: 0, failed: 0 }, judged: { passed: 0, failed: 1 } },
])("a run is judged by exit code and results: $about", ({ code, tally, judged }) => {
  expect(judgeRun(code, tally)).toEqual(judged);
});

test("a sum is said as the line that tools look for", () => {
  const sum = addTallies([
    { passed: 3, failed: 0 },
    { passed: 1, failed: 2 },
  ]);
  expect(tallyLine(sum)).toBe("4 passed, 2 failed");
});

test("a results file is read back, and what is none is no result", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "rulewright-tally-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, "results", "ui.json");
  forgetTally(file);
  expect(readTally(file)).toBeUndefined();
  writeTally(file, { passed: 2, failed: 1 });
  expect(readTally(file)).toEqual({ passed: 2, failed: 1 });
  writeFileSync(file, '{"passed": "2"}');
  expect(readTally(file)).toBeUndefined();
  forgetTally(file);
  expect(readTally(file)).toBeUndefined();
});
