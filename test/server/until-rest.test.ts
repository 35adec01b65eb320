import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { UntilRest } from "#server/workspace/until-rest.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function waiting() {
  const used: (readonly string[])[] = [];
  return { used, items: new UntilRest<string>(100, (items) => void used.push(items)) };
}

test("the last of each key is used, once, when nothing was added for a while", () => {
  const { used, items } = waiting();
  items.add("a", "a1");
  items.add("b", "b1");
  vi.advanceTimersByTime(99);
  items.add("a", "a2");
  vi.advanceTimersByTime(99);
  expect(used).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(used).toEqual([["a2", "b1"]]);
  vi.runAllTimers();
  expect(used).toEqual([["a2", "b1"]]);
});

test("another change puts it off, where something waits", () => {
  const { used, items } = waiting();
  items.postpone();
  expect(vi.getTimerCount()).toBe(0);
  items.add("a", "a1");
  vi.advanceTimersByTime(99);
  items.postpone();
  vi.advanceTimersByTime(99);
  expect(used).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(used).toEqual([["a1"]]);
});

test("it is used at once where somebody needs it, and then not again", () => {
  const { used, items } = waiting();
  items.flush();
  items.add("a", "a1");
  items.flush();
  expect(used).toEqual([["a1"]]);
  expect(vi.getTimerCount()).toBe(0);
  items.add("a", "a2");
  vi.runAllTimers();
  expect(used).toEqual([["a1"], ["a2"]]);
});

test("what is dropped is not used, and nothing is after the end", () => {
  const { used, items } = waiting();
  items.add("a", "a1");
  items.add("b", "b1");
  items.drop("a");
  items.flush();
  expect(used).toEqual([["b1"]]);
  items.add("a", "a2");
  items.stop();
  items.add("b", "b2");
  items.flush();
  expect([used, vi.getTimerCount()]).toEqual([[["b1"]], 0]);
});
