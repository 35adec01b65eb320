/** Work in the background, cut so finely that no key waits for it. */

/** Milliseconds after a key in which nothing is begun: somebody types, and a step could still run when the next key comes. */
const REST = 200;

/** Does the next file or folder; false when nothing was left. A key waits for one of them at most. */
export type Step = () => boolean;

export interface Slices {
  /** Works until nothing is left or `pause` is called. Calls while it works are for the same end. */
  work(): Promise<void>;
  /** Stops after the present step; what is left waits for the next `work`. */
  pause(): void;
  /** Rests for a moment, since the editor just sent something and may send more. */
  giveWay(): void;
}

/**
 * Between two steps everything that the editor sent is answered. `sent` resolves when what the steps told the editor is on
 * its way: a key's answer would have to queue behind it. `ended` is told after the last step.
 */
export function createSlices(step: Step, sent: () => Promise<unknown>, ended: (error?: unknown) => void): Slices {
  let running: Promise<void> | undefined;
  let paused = false;
  let restUntil = 0;

  const left = (): number => restUntil - performance.now();

  const run = async (): Promise<void> => {
    try {
      do {
        await sent();
        await new Promise((resolve) => setImmediate(resolve));
        for (let rest = left(); rest > 0 && !paused; rest = left())
          await new Promise((resolve) => setTimeout(resolve, rest));
      } while (!paused && step());
      ended();
    } catch (error) {
      ended(error);
    } finally {
      running = undefined;
    }
  };

  return {
    work: () => {
      paused = false;
      running ??= run();
      return running;
    },
    giveWay: () => {
      restUntil = performance.now() + REST;
    },
    pause: () => {
      paused = true;
    },
  };
}
