/** Look-ups under way: whoever asks for the same thing meanwhile gets the same answer. */
export class Flights {
  readonly #running = new Map<string, Promise<unknown>>();

  /**
   * Runs `task` unless one with this key is running. `signal` lets this caller go without stopping the others.
   * Rejects with the signal's reason when it is aborted first.
   */
  share<T>(key: string, signal: AbortSignal | undefined, task: () => Promise<T>): Promise<T> {
    let running = this.#running.get(key) as Promise<T> | undefined;
    if (running === undefined) {
      running = task().finally(() => this.#running.delete(key));
      this.#running.set(key, running);
    }
    return signal === undefined ? running : untilAborted(running, signal);
  }

  /** Lets later callers ask anew, because what is under way belongs to the past. */
  forget(): void {
    this.#running.clear();
  }
}

function untilAborted<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const abort = (): void => reject(signal.reason);
    if (signal.aborted) abort();
    signal.addEventListener("abort", abort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", abort));
  });
}
