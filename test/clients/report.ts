import { isDeepStrictEqual } from "node:util";

/** What a client saw of the sandbox, step by step, beside what it would see of Cloudflare. */
export class Report {
  differences = 0;
  readonly notRun: string[] = [];
  #steps = 0;

  client(name: string): void {
    console.log(`\n${name}`);
  }

  /** One step. Ids and the sandbox's address are left out of what is compared. */
  step(name: string, saw: unknown, expected: unknown): void {
    this.#steps += 1;
    const plain = settled(saw);
    const same = isDeepStrictEqual(plain, expected);
    console.log(`  ${same ? "ok  " : "DIFF"} ${name}\n         saw ${JSON.stringify(plain)}`);
    if (same) return;
    this.differences += 1;
    console.log(`    expected ${JSON.stringify(expected)}`);
  }

  /** A client that cannot be had on this machine. */
  missing(name: string, why: string): void {
    this.notRun.push(name);
    console.log(`\n${name}: NOT RUN, ${why}`);
  }

  /** Says how it went; 0 when all was as expected, 1 for a difference, 2 when a client was not run. */
  end(): number {
    const left = this.notRun.length === 0 ? "" : `; not run: ${this.notRun.join(", ")}`;
    console.log(`\n${this.#steps} steps, ${this.differences} different${left}`);
    return this.differences > 0 ? 1 : this.notRun.length > 0 ? 2 : 0;
  }
}

function settled(value: unknown): unknown {
  const text = JSON.stringify(value) ?? "null";
  return JSON.parse(
    text.replace(/http:\/\/127\.0\.0\.1:\d+/g, "http://SANDBOX").replace(/\b[0-9a-f]{32}\b/g, "ID"),
  ) as unknown;
}
