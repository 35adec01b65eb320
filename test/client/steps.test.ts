import { expect, it } from "vitest";
import { runSteps, type StepEnd } from "#client/steps.ts";

/** Plays a flow whose steps end as written, visit by visit, and says which steps were visited. */
async function play(...ends: readonly (readonly StepEnd[])[]): Promise<{ finished: boolean; visited: number[] }> {
  const visited: number[] = [];
  const steps = ends.map((visits, index) => {
    const left = [...visits];
    return async (): Promise<StepEnd> => {
      visited.push(index);
      return left.shift() ?? "cancel";
    };
  });
  return { finished: await runSteps(steps), visited };
}

it("asks in order", async () => {
  expect(await play(["next"], ["next"])).toEqual({ finished: true, visited: [0, 1] });
});

it("goes back and on again", async () => {
  expect(await play(["next", "next"], ["back", "next"])).toEqual({ finished: true, visited: [0, 1, 0, 1] });
});

it("passes over a step without a question in both directions", async () => {
  expect(await play(["next", "next"], ["skip", "skip", "skip"], ["back", "next"])).toEqual({
    finished: true,
    visited: [0, 1, 2, 1, 0, 1, 2],
  });
});

it("leaves when cancelled, and when going back from the first", async () => {
  expect(await play(["next"], ["cancel"], ["next"])).toEqual({ finished: false, visited: [0, 1] });
  expect(await play(["back"], ["next"])).toEqual({ finished: false, visited: [0] });
});
