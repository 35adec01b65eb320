import type { FromHelper, HelperStart, HelperThread, ToHelper } from "#server/workspace/check-messages.ts";
import { createChecker } from "#server/workspace/check-worker.ts";
import type { Files } from "#server/world.ts";

/** A helper in the test's own thread, to which messages go as copies and later, as to a thread. */
export interface TestHelper extends HelperThread {
  /** What it was sent, in order. */
  readonly posted: readonly ToHelper[];
  readonly isStopped: boolean;
  /** Ends as a thread does that has a bug. */
  die(): void;
}

export function testHelper(start: HelperStart, files: Pick<Files, "read">): TestHelper {
  const posted: ToHelper[] = [];
  const ends: ((error?: unknown) => void)[] = [];
  let isStopped = false;
  let hear: (message: FromHelper) => void = () => {};
  const later = <T>(message: T, take: (copy: T) => void): void => {
    const copy = structuredClone(message);
    setImmediate(() => {
      if (!isStopped) take(copy);
    });
  };
  const take = createChecker(structuredClone(start), files, (message) => later(message, (copy) => hear(copy)));
  return {
    posted,
    get isStopped() {
      return isStopped;
    },
    post: (message) => {
      posted.push(message);
      later(message, take);
    },
    onMessage: (listener) => {
      hear = listener;
    },
    onEnd: (listener) => void ends.push(listener),
    stop: () => {
      isStopped = true;
    },
    die: () => {
      isStopped = true;
      for (const listener of ends) listener(new Error("out of memory"));
    },
  };
}
