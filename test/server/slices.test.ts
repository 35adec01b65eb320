import { expect, test } from "vitest";
import { createSlices } from "#server/workspace/slices.ts";

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const nothingSent = () => Promise.resolve();

/** Steps that read `units` each, and a count of those taken. */
function work(count: number, units: number) {
  const done = { steps: 0, ends: [] as unknown[] };
  const step = () => {
    if (done.steps === count) return undefined;
    done.steps++;
    return units;
  };
  return { done, step, ended: (error?: unknown) => void done.ends.push(error) };
}

test.each([
  ["two small files", 10, 2],
  ["one long file", 9_000, 1],
])("in a turn of the event loop there are at most %s", async (_, units, most) => {
  const { done, step, ended } = work(7, units);
  const slices = createSlices(step, nothingSent, ended);
  const end = slices.work();
  expect(done.steps).toBe(0);
  let before = 0;
  while (done.ends.length === 0) {
    await turn();
    expect(done.steps - before).toBeLessThanOrEqual(most);
    before = done.steps;
  }
  await end;
  expect(done).toEqual({ steps: 7, ends: [undefined] });
});

test("the turns of a key are left to it", async () => {
  const { done, step, ended } = work(100, 10);
  const slices = createSlices(step, nothingSent, ended);
  const end = slices.work();
  while (done.steps === 0) await turn();
  slices.giveWay();
  const before = done.steps;
  for (let turns = 0; turns < 3; turns++) await turn();
  expect(done.steps - before).toBeLessThanOrEqual(2);
  await end;
  expect(done.steps).toBe(100);
});

test("what was told has to be on its way before more is read", async () => {
  const { done, step, ended } = work(4, 10);
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
  expect(done.steps).toBe(2);
  sent = Promise.resolve();
  release();
  await end;
  expect(done.steps).toBe(4);
});

test("a pause stops it, and the next call goes on with the rest", async () => {
  const { done, step, ended } = work(10, 10);
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
