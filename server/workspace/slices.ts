/** Work in the background, cut so finely that no key waits for it. */

/** A slice of work ends after this many files, or when it has read this many UTF-16 units. */
const FILES_A_SLICE = 2;
const UNITS_A_SLICE = 8_000;

/** Turns of the event loop in which a key is read, worked on and answered. */
const TURNS_OF_A_KEY = 4;

/** What is to be done: one step is one file or folder, and says how much it read. Undefined when nothing is left. */
export type Step = () => number | undefined;

export interface Slices {
  /** Works until nothing is left or `pause` is called. Calls while it works are for the same end. */
  work(): Promise<void>;
  /** Stops after the present step; what is left waits for the next `work`. */
  pause(): void;
  /** Leaves the next turns to what the editor just sent. */
  giveWay(): void;
}

/**
 * Between two slices everything that the editor sent is answered. `sent` resolves when what the steps told the editor is on
 * its way: a key's answer would have to queue behind it. `ended` is told after the last slice.
 */
export function createSlices(step: Step, sent: () => Promise<unknown>, ended: (error?: unknown) => void): Slices {
  let running: Promise<void> | undefined;
  let paused = false;
  let turns = 0;

  const slice = (): boolean => {
    let units = 0;
    for (let files = 0; files < FILES_A_SLICE && units < UNITS_A_SLICE; files++) {
      const read = step();
      if (read === undefined) return false;
      units += read;
    }
    return true;
  };
  const run = async (): Promise<void> => {
    try {
      do {
        await sent();
        do await new Promise((resolve) => setImmediate(resolve));
        while (turns-- > 0);
      } while (!paused && slice());
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
