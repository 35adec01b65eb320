import { readFileSync } from "node:fs";
import { runCommand } from "../lib/child-process.ts";
import { inProject } from "../lib/project.ts";
import { oneFailed, onePassed } from "../lib/tally.ts";
import { commandStep, parts, type Step } from "./step.ts";

/** Biome colours its output for any CI, whatever NO_COLOR says. */
const colors = `--colors=${process.stdout.isTTY ? "force" : "off"}`;

/** Lint, types, every npm script named `…:check`, and what the other parts run on: the programs and the package. */
export function checkSteps(): Step[] {
  return [
    commandStep("lint", ["checks"], "node_modules/@biomejs/biome/bin/biome", "ci", colors, "."),
    commandStep("types", ["checks"], "node_modules/typescript/bin/tsc", "-b"),
    ...scriptNames()
      .filter((name) => name.endsWith(":check"))
      .map(scriptStep),
    { ...commandStep("build", parts, "scripts/build.ts"), isNeeded: true },
    { ...commandStep("package", ["checks", "ui"], "scripts/package.ts"), isNeeded: true },
  ];
}

function scriptNames(): string[] {
  const { scripts } = JSON.parse(readFileSync(inProject("package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  return Object.keys(scripts);
}

function scriptStep(name: string): Step {
  return {
    name,
    parts: ["checks"],
    run: async () => {
      const { code } = await runCommand("npm", ["run", "--silent", name], { cwd: inProject(), timeLimit: 300_000 });
      return code === 0 ? onePassed : oneFailed;
    },
  };
}
