import { Problem, printError } from "./lib/problem.ts";
import { stopAll, stopOnSignals } from "./lib/stopping.ts";
import { addTallies, oneFailed, type Tally, tallyLine } from "./lib/tally.ts";
import { checkSteps } from "./test/checks.ts";
import { editorsStep } from "./test/editors.ts";
import { extensionHostStep } from "./test/extension-host.ts";
import { screenStep } from "./test/screens.ts";
import { setUpStep } from "./test/set-up.ts";
import { type Part, parts, type Step } from "./test/step.ts";
import { unitStep } from "./test/unit.ts";

stopOnSignals();
let total = oneFailed;
try {
  const [part, ...filter] = process.argv.slice(2);
  total = await runSteps(chooseSteps(part), filter);
} catch (error) {
  printError(error);
}
await stopAll();
console.log(tallyLine(total));
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);

function chooseSteps(part: string | undefined): Step[] {
  const steps = [...checkSteps(), unitStep, editorsStep, setUpStep, extensionHostStep, screenStep];
  if (part === undefined) return steps;
  if (parts.includes(part as Part)) return steps.filter((step) => step.parts.includes(part as Part));
  throw new Problem(`Usage: npm test [-- ${parts.join("|")} [FILTER]]`);
}

/** Runs the steps in order and says how each went. After a needed step failed the rest count as failed. */
async function runSteps(steps: Step[], filter: string[]): Promise<Tally> {
  const tallies = new Map<string, Tally>();
  let broken = "";
  for (const step of steps) {
    if (broken) {
      console.error(`\n── ${step.name}: not run, since ${broken} failed`);
      tallies.set(step.name, oneFailed);
      continue;
    }
    console.log(`\n── ${step.name}`);
    const tally = await step.run(filter).catch((error) => {
      printError(error);
      return oneFailed;
    });
    tallies.set(step.name, tally);
    if (step.isNeeded && tally.failed > 0) broken = step.name;
  }
  console.log();
  for (const [name, tally] of tallies) {
    if (tally.passed + tally.failed > 0)
      console.log(`${tally.failed ? "✗" : "✓"} ${name.padEnd(16)} ${tallyLine(tally)}`);
  }
  console.log();
  return addTallies(tallies.values());
}
