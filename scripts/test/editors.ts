import path from "node:path";
import { testResultsFolder } from "../lib/project.ts";
import { forgetTally, judgeRun, readTally } from "../lib/tally.ts";
import { runProgram, type Step } from "./step.ts";

const resultsFile = path.join(testResultsFolder, "editors.json");

/** The built language server in editors other than VS Code. */
export const editorsStep: Step = {
  name: "editors",
  parts: ["editors"],
  async run() {
    forgetTally(resultsFile);
    const { code } = await runProgram("test/editors/neovim.ts", [], 5, { RULEWRIGHT_TEST_RESULTS: resultsFile });
    return judgeRun(code, readTally(resultsFile));
  },
};
