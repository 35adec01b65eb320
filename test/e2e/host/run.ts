// Runs in VS Code's extension host, bundled to test/e2e/dist/run.cjs: loads every suite beside it into one Mocha.
import { readdirSync } from "node:fs";
import path from "node:path";
import Mocha from "mocha";
import { reportRun } from "./report.ts";

/** VS Code calls this; a rejected promise is a failed run. */
export async function run(): Promise<void> {
  const filter = process.env["RULEWRIGHT_TEST_FILTER"];
  const mocha = new Mocha({ ui: "bdd", timeout: 30_000, ...(filter && { grep: filter }) });
  mocha.reporter(class {} as unknown as Mocha.ReporterConstructor);
  const suites = path.join(__dirname, "suite");
  for (const file of readdirSync(suites).filter((name) => name.endsWith(".cjs")))
    mocha.addFile(path.join(suites, file));
  const { failed } = await reportRun(mocha, process.env["RULEWRIGHT_TEST_RESULTS"]);
  if (failed > 0) throw new Error(`${failed} tests failed`);
}
