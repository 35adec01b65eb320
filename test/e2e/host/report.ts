import { writeFileSync } from "node:fs";
import type Mocha from "mocha";

/** Lines start so, since VS Code's own log comes through the same channel as the tests' output. */
const mark = "│ ";

function say(text: string): void {
  console.log(
    text
      .split("\n")
      .map((line) => mark + line)
      .join("\n"),
  );
}

/** Runs Mocha, says how each test goes, and writes the tally to `resultsFile`. A test left out counts as failed. */
export function reportRun(mocha: Mocha, resultsFile: string | undefined): Promise<{ passed: number; failed: number }> {
  const tally = { passed: 0, failed: 0 };
  let depth = 0;
  return new Promise((resolve) => {
    const runner = mocha.run(() => {
      if (resultsFile) writeFileSync(resultsFile, JSON.stringify(tally));
      resolve(tally);
    });
    const indent = () => "  ".repeat(depth);
    runner.on("suite", (suite) => {
      if (suite.title) say(`${indent()}${suite.title}`);
      depth++;
    });
    runner.on("suite end", () => depth--);
    runner.on("pass", (test) => {
      tally.passed++;
      say(`${indent()}✓ ${test.title} (${test.duration ?? 0} ms)`);
    });
    runner.on("fail", (test, error) => {
      tally.failed++;
      say(`${indent()}✗ ${test.title}\n${error.stack ?? error}${difference(error)}`);
    });
    runner.on("pending", (test) => {
      tally.failed++;
      say(`${indent()}✗ ${test.title}: skipped, which no test may be`);
    });
  });
}

/** Both sides of a failed comparison, where the assertion library gave them. */
function difference(error: { expected?: unknown; actual?: unknown }): string {
  if (!("expected" in error)) return "";
  return `\nexpected: ${JSON.stringify(error.expected)}\nactual:   ${JSON.stringify(error.actual)}`;
}
