/** Things that wait until there was no change for a while, each once by its key. */
export class UntilRest<T> {
  readonly #rest: number;
  readonly #use: (items: readonly T[]) => void;
  readonly #items = new Map<string, T>();
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;

  /** `use` gets all that waits when nothing was added for `rest` milliseconds. It must not throw. */
  constructor(rest: number, use: (items: readonly T[]) => void) {
    this.#rest = rest;
    this.#use = use;
  }

  /** The item takes the place of one with the same key. */
  add(key: string, item: T): void {
    if (this.#isStopped) return;
    this.#items.set(key, item);
    this.postpone();
  }

  drop(key: string): void {
    this.#items.delete(key);
  }

  /** Something else changed: what waits goes on waiting as long as after an `add`. */
  postpone(): void {
    clearTimeout(this.#timer);
    if (this.#items.size > 0) this.#timer = setTimeout(() => this.flush(), this.#rest);
  }

  /** Somebody needs to know: nothing waits any longer. */
  flush(): void {
    clearTimeout(this.#timer);
    const items = [...this.#items.values()];
    this.#items.clear();
    if (items.length > 0) this.#use(items);
  }

  /** What waits is forgotten, and so is what comes. */
  stop(): void {
    this.#isStopped = true;
    this.#items.clear();
    clearTimeout(this.#timer);
  }
}
