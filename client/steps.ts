/** How a step of a flow ended; `skip` means that there was nothing to ask. */
export type StepEnd = "next" | "back" | "cancel" | "skip";

/**
 * Runs steps in order; `back` returns to the step before, passing over those that have nothing to ask, and from the
 * first one it leaves. Answers are kept by the steps themselves. True when the last one ended with an answer.
 */
export async function runSteps(steps: readonly (() => Promise<StepEnd>)[]): Promise<boolean> {
  let direction = 1;
  for (let index = 0; index >= 0; index += direction) {
    const step = steps[index];
    if (!step) return true;
    const end = await step();
    if (end === "cancel") return false;
    if (end !== "skip") direction = end === "next" ? 1 : -1;
  }
  return false;
}
