import type { Json } from "./state/model.ts";

/** One call that came in. The token is never in it. */
export interface LoggedRequest {
  readonly method: string;
  /** Path below `/client/v4`, query included. */
  readonly path: string;
  /** The body as JSON, or as text when it is none; undefined when there was no body. */
  readonly body: Json | undefined;
  /** Status of the answer; undefined while there is none, or when the connection was cut. */
  status: number | undefined;
}

const MAXIMUM = 2000;

/** The last calls, oldest first. */
export class RequestLog {
  #entries: LoggedRequest[] = [];

  add(method: string, path: string, text: string): LoggedRequest {
    const entry: LoggedRequest = { method, path, body: text === "" ? undefined : parsed(text), status: undefined };
    this.#entries.push(entry);
    if (this.#entries.length > MAXIMUM) this.#entries.shift();
    return entry;
  }

  clear(): void {
    this.#entries = [];
  }

  get entries(): readonly LoggedRequest[] {
    return this.#entries;
  }
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
