import { expect, test } from "vitest";
import { createSlices } from "#server/workspace/slices.ts";

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const nothingSent = () => Promise.resolve();

/** As many steps, and a count of those taken. */
function work(count: number) {
  const done = { steps: 0, ends: [] as unknown[] };
  const step = () => {
    if (done.steps === count) return false;
    done.steps++;
    return true;
  };
  return { done, step, ended: (error?: unknown) => void done.ends.push(error) };
}

test("in a turn of the event loop there is one step", async () => {
  const { done, step, ended } = work(7);
  const slices = createSlices(step, nothingSent, ended);
  const end = slices.work();
  expect(done.steps).toBe(0);
  let before = 0;
  while (done.ends.length === 0) {
    await turn();
    expect(done.steps - before).toBeLessThanOrEqual(1);
    before = done.steps;
  }
  await end;
  expect(done).toEqual({ steps: 7, ends: [undefined] });
});

test("the turns of a key are left to it", async () => {
  const { done, step, ended } = work(100);
  const slices = createSlices(step, nothingSent, ended);
  const end = slices.work();
  while (done.steps === 0) await turn();
  slices.giveWay();
  const before = done.steps;
  for (let turns = 0; turns < 3; turns++) await turn();
  expect(done.steps - before).toBeLessThanOrEqual(1);
  await end;
  expect(done.steps).toBe(100);
});

test("what was told has to be on its way before more is read", async () => {
  const { done, step, ended } = work(4);
  let release: () => void = () => {};
  let sent: Promise<void> = Promise.resolve();
  const slices = createSlices(step, () => sent, ended);
  const end = slices.work();
  while (done.steps === 0) {
    sent = new Promise((resolve) => {
      release = resolve;
    });
    await turn();
  }
  for (let turns = 0; turns < 5; turns++) await turn();
  expect(done.steps).toBe(1);
  sent = Promise.resolve();
  release();
  await end;
  expect(done.steps).toBe(4);
});

test("a pause stops it, and the next call goes on with the rest", async () => {
  const { done, step, ended } = work(10);
  const slices = createSlices(step, nothingSent, ended);
  const first = slices.work();
  while (done.steps === 0) await turn();
  slices.pause();
  await first;
  expect(done.steps).toBeLessThan(10);
  await Promise.all([slices.work(), slices.work()]);
  expect(done).toEqual({ steps: 10, ends: [undefined, undefined] });
});

test("an error ends the work and is told", async () => {
  const ends: unknown[] = [];
  const error = new Error("broken");
  const slices = createSlices(
    () => {
      throw error;
    },
    nothingSent,
    (why) => void ends.push(why),
  );
  await slices.work();
  expect(ends).toEqual([error]);
});
