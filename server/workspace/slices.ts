/** Work in the background, cut so finely that no key waits for it. */

/** Turns of the event loop in which a key is read, worked on and answered. */
const TURNS_OF_A_KEY = 4;

/** Does the next file or folder; false when nothing was left. A key waits for one of them at most. */
export type Step = () => boolean;

export interface Slices {
  /** Works until nothing is left or `pause` is called. Calls while it works are for the same end. */
  work(): Promise<void>;
  /** Stops after the present step; what is left waits for the next `work`. */
  pause(): void;
  /** Leaves the next turns to what the editor just sent. */
  giveWay(): void;
}

/**
 * Between two steps everything that the editor sent is answered. `sent` resolves when what the steps told the editor is on
 * its way: a key's answer would have to queue behind it. `ended` is told after the last step.
 */
export function createSlices(step: Step, sent: () => Promise<unknown>, ended: (error?: unknown) => void): Slices {
  let running: Promise<void> | undefined;
  let paused = false;
  let turns = 0;

  const run = async (): Promise<void> => {
    try {
      do {
        await sent();
        do await new Promise((resolve) => setImmediate(resolve));
        while (turns-- > 0);
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
      turns = TURNS_OF_A_KEY;
    },
    pause: () => {
      paused = true;
    },
  };
}
