import path from "node:path";
import { testResultsFolder } from "../lib/project.ts";
import { forgetTally, judgeRun, readTally } from "../lib/tally.ts";
import { runProgram, type Step } from "./step.ts";

const resultsFile = path.join(testResultsFolder, "ui.json");

/** Scenarios on VS Code's screen, the package installed. The words after `ui` are a part of the scenario's title or file. */
export const screenStep: Step = {
  name: "ui",
  parts: ["ui"],
  async run(filter) {
    forgetTally(resultsFile);
    const env = { RULEWRIGHT_TEST_RESULTS: resultsFile, RULEWRIGHT_TEST_FILTER: filter.join(" ") };
    const { code } = await runProgram("test/e2e/host/run-scenarios.ts", [], 20, env);
    return judgeRun(code, readTally(resultsFile));
  },
};
