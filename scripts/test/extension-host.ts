import path from "node:path";
import { testResultsFolder } from "../lib/project.ts";
import { forgetTally, judgeRun, readTally } from "../lib/tally.ts";
import { runProgram, type Step } from "./step.ts";

const resultsFile = path.join(testResultsFolder, "e2e.json");

/** Mocha inside VS Code's extension host. The words after `e2e` are a pattern for the tests' titles. */
export const extensionHostStep: Step = {
  name: "e2e",
  parts: ["e2e"],
  async run(filter) {
    forgetTally(resultsFile);
    const env = { RULEWRIGHT_TEST_RESULTS: resultsFile, RULEWRIGHT_TEST_FILTER: filter.join(" ") };
    const { code } = await runProgram("test/e2e/host/run-in-vscode.ts", [], 5, env);
    return judgeRun(code, readTally(resultsFile));
  },
};
