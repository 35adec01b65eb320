import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

/** How many tests of a run passed and failed. */
export interface Tally {
  passed: number;
  failed: number;
}

export const onePassed: Tally = { passed: 1, failed: 0 };
export const oneFailed: Tally = { passed: 0, failed: 1 };

export function addTallies(tallies: Iterable<Tally>): Tally {
  const sum = { passed: 0, failed: 0 };
  for (const { passed, failed } of tallies) {
    sum.passed += passed;
    sum.failed += failed;
  }
  return sum;
}

/** `3 passed, 1 failed`, the line that tools look for. */
export function tallyLine({ passed, failed }: Tally): string {
  return `${passed} passed, ${failed} failed`;
}

/** Removes what an earlier run left, so that it cannot be taken for this run's. */
export function forgetTally(file: string): void {
  mkdirSync(path.dirname(file), { recursive: true });
  rmSync(file, { force: true });
}

export function writeTally(file: string, tally: Tally): void {
  writeFileSync(file, JSON.stringify(tally));
}

/** The tally that a run wrote; undefined when it wrote none. */
export function readTally(file: string): Tally | undefined {
  try {
    const { passed, failed } = JSON.parse(readFileSync(file, "utf8")) as Tally;
    return Number.isInteger(passed) && Number.isInteger(failed) ? { passed, failed } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * What a run came to. Neither its exit code nor its results file is believed alone: a run that died without a result,
 * that ran no test, or that failed for a reason outside any test has one failure more.
 */
export function judgeRun(code: number, tally: Tally | undefined): Tally {
  if (!tally || tally.passed + tally.failed === 0) return oneFailed;
  return code !== 0 && tally.failed === 0 ? addTallies([tally, oneFailed]) : tally;
}
