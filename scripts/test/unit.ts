import { readFileSync } from "node:fs";
import path from "node:path";
import { testResultsFolder } from "../lib/project.ts";
import { forgetTally, judgeRun, type Tally } from "../lib/tally.ts";
import { runProgram, type Step } from "./step.ts";

const resultsFile = path.join(testResultsFolder, "unit.json");

/** What Vitest's JSON reporter writes, as far as it is read here. */
interface VitestResults {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

/** Vitest: everything below `test/` but what needs a VS Code. */
export const unitStep: Step = {
  name: "unit",
  parts: ["unit"],
  async run(filter) {
    forgetTally(resultsFile);
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${resultsFile}`];
    const { code } = await runProgram("node_modules/vitest/vitest.mjs", ["run", ...reporters, ...filter], 10);
    return judgeRun(code, readResults());
  },
};

/** A file that could not be loaded has no test to fail, so it counts as a failed one. */
function readResults(): Tally | undefined {
  try {
    const results = JSON.parse(readFileSync(resultsFile, "utf8")) as VitestResults;
    const notLoaded = results.testResults.filter(
      (file) => file.status === "failed" && file.assertionResults.length === 0,
    );
    return { passed: results.numPassedTests, failed: results.numFailedTests + notLoaded.length };
  } catch {
    return undefined;
  }
}
