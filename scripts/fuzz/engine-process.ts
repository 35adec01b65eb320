import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { createInterface } from "node:readline";

/** An engine's answer, offsets already in UTF-16. `length` of the engine's printed carets is at least one, so `exactEnd` says whether `end` is real. */
export interface EngineAnswer {
  readonly ok: boolean;
  readonly message?: string;
  readonly start?: number;
  readonly end?: number;
  readonly exactEnd?: boolean;
}

/** A child process that answers one JSON line for each JSON line, in order. */
export class EngineProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #waiting: ((line: string) => void)[] = [];
  #failure: Error | undefined;

  constructor(command: string, args: readonly string[]) {
    this.#child = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"] });
    let said = "";
    this.#child.stderr.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2000);
    });
    this.#child.on("error", (error) => this.#fail(error));
    this.#child.on("exit", (code) => this.#fail(new Error(`the engine ended with code ${code}: ${said}`)));
    createInterface({ input: this.#child.stdout }).on("line", (line) => this.#waiting.shift()?.(line));
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const resolve of this.#waiting.splice(0)) resolve("");
  }

  /** The next line the engine says without being asked. */
  async readLine(): Promise<string> {
    if (this.#failure !== undefined) throw this.#failure;
    const line = await new Promise<string>((resolve) => this.#waiting.push(resolve));
    if (line === "" && this.#failure !== undefined) throw this.#failure;
    return line;
  }

  async ask(request: object): Promise<unknown> {
    const answer = this.readLine();
    this.#child.stdin.write(`${JSON.stringify(request)}\n`);
    return JSON.parse(await answer);
  }

  close(): void {
    this.#child.stdin.end();
  }
}

/** Reads either shape of answer: UTF-16 offsets (`startUtf16`), or 1-based line and UTF-8 column of an error as printed. */
export function readAnswer(expression: string, raw: unknown): EngineAnswer {
  const answer = raw as Record<string, unknown>;
  if (answer["ok"] === true) return { ok: true };
  const message = String(answer["message"]);
  if (typeof answer["startUtf16"] === "number") {
    return { ok: false, message, start: answer["startUtf16"], end: answer["endUtf16"] as number, exactEnd: true };
  }
  const bytes = Buffer.from(expression, "utf8");
  let lineStart = 0;
  for (let line = 1; line < (answer["line"] as number); line++) lineStart = bytes.indexOf(0x0a, lineStart) + 1;
  const start = lineStart + (answer["column"] as number) - 1;
  const length = answer["length"] as number;
  const units = (byte: number): number => bytes.subarray(0, byte).toString("utf8").length;
  return { ok: false, message, start: units(start), end: units(start + length), exactEnd: length > 1 };
}
