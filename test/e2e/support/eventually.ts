import { setTimeout as wait } from "node:timers/promises";

/** Tries `check` until it stops throwing, for at most `limit` milliseconds; then its last error is the failure. */
export async function eventually<T>(check: () => Promise<T> | T, limit = 20_000): Promise<T> {
  const end = Date.now() + limit;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (Date.now() > end) throw error;
      await wait(100);
    }
  }
}
