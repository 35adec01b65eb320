import type { RuleTable } from "#core/analysis/others/rule-table.ts";
import { CheckHelper, type HelperParts } from "./check-helper.ts";
import type { HelperThread } from "./check-messages.ts";

/** Fewer files than these are checked in the server's own thread before another one could begin. */
const WORTH_A_THREAD = 60;
/** A thread that ended on its own is not started again more often than this. */
const MOST_LOST = 2;

/** Engages a helper while there is much to do, and lets it go: it takes memory as long as it is there. */
export class HelperDesk {
  readonly #start: () => HelperThread | undefined;
  readonly #parts: HelperParts;
  readonly #table: RuleTable;
  readonly #log: (error: unknown) => void;
  #helper: CheckHelper | undefined;
  /** Files whose rules the helper has not been told yet. */
  #untold: string[] = [];
  #lost = 0;

  /** `start` gives undefined where there are no threads, and may throw. */
  constructor(
    start: () => HelperThread | undefined,
    parts: HelperParts,
    table: RuleTable,
    log: (error: unknown) => void,
  ) {
    this.#start = start;
    this.#parts = parts;
    this.#table = table;
    this.#log = log;
  }

  /** The helper that is there. */
  get helper(): CheckHelper | undefined {
    return this.#helper;
  }

  /** The helper for so many files, started where it is worth it; undefined where they have to be checked here. */
  helperFor(files: number): CheckHelper | undefined {
    if (this.#helper?.hasEnded === true) return undefined;
    if (this.#helper !== undefined || files < WORTH_A_THREAD || this.#lost >= MOST_LOST) return this.#helper;
    try {
      const thread = this.#start();
      if (thread === undefined) this.#lost = MOST_LOST;
      else this.#helper = new CheckHelper(thread, this.#parts);
    } catch (error) {
      this.#lost = MOST_LOST;
      this.#log(error);
    }
    this.#untold = this.#helper === undefined ? [] : this.#table.uris();
    return this.#helper;
  }

  /** Tells the helper of one more file's rules; false when it knows all. */
  tellNext(): boolean {
    const uri = this.#untold.pop();
    if (uri !== undefined) this.#helper?.rules(uri, this.#table.digestsOf(uri));
    return uri !== undefined;
  }

  /** Lets the helper go. Returns the files that it was given and that are still to do. */
  dismiss(): readonly string[] {
    const helper = this.#helper;
    if (helper === undefined) return [];
    this.#helper = undefined;
    if (helper.hasEnded) {
      this.#lost++;
      this.#log(helper.error ?? "ended");
    }
    helper.stop();
    return helper.out;
  }
}
