import path from "node:path";

/** Absolute path of the checkout. */
export const projectRoot = path.resolve(import.meta.dirname, "../..");

/** Absolute path of a file or folder of the checkout, given from its root. */
export function inProject(...parts: string[]): string {
  return path.join(projectRoot, ...parts);
}

/** What `npm run package` makes. */
export const vsixFile = inProject("rulewright.vsix");

/** Results files, screenshots and logs of test runs; never committed. */
export const testResultsFolder = inProject("test-results");
