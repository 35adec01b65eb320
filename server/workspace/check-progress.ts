import type { WorkDoneProgressServerReporter } from "vscode-languageserver";

/** Fewer files than these are checked before anybody could read that they are. */
const WORTH_TELLING = 100;
const FILES_A_REPORT = 50;

/** Tells how far the check of the workspace is, once it is long enough, and lets the reader cancel it. */
export class CheckProgress {
  readonly #create: () => Promise<WorkDoneProgressServerReporter>;
  readonly #cancelled: () => void;
  /** Undefined while there is nothing to tell; a number of the run, so that a late answer of the editor finds its own. */
  #reporter: WorkDoneProgressServerReporter | undefined;
  #run = 0;
  #done = 0;

  constructor(create: () => Promise<WorkDoneProgressServerReporter>, cancelled: () => void) {
    this.#create = create;
    this.#cancelled = cancelled;
  }

  /** One more file is done, and `left` are still to do. */
  step(left: number): void {
    if (this.#done === 0 && left >= WORTH_TELLING) void this.#begin();
    this.#done++;
    if (this.#reporter === undefined || this.#done % FILES_A_REPORT !== 0) return;
    const all = this.#done + left;
    this.#reporter.report(Math.floor((100 * this.#done) / all), `${this.#done} of ${all}`);
  }

  end(): void {
    this.#run++;
    this.#done = 0;
    this.#reporter?.done();
    this.#reporter = undefined;
  }

  async #begin(): Promise<void> {
    const run = this.#run;
    const reporter = await this.#create().catch(() => undefined);
    if (reporter === undefined) return;
    reporter.begin("Checking rule files", 0, undefined, true);
    if (run !== this.#run) return reporter.done();
    this.#reporter = reporter;
    reporter.token.onCancellationRequested(this.#cancelled);
  }
}
