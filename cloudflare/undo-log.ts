/** Remembers what deploys overwrote, so that they can be undone, also in a later session. */
import type { LookupStore } from "./session.ts";
import type { UndoRecord } from "./undo.ts";

const FORMAT = 1;
/** Deploys that are remembered, over all files. */
const MOST = 20;

export class UndoLog {
  readonly #store: LookupStore | undefined;
  readonly #key: string;
  #records: readonly UndoRecord[] = [];
  #kept: boolean;

  /** `sandbox`: records of the sandbox and of Cloudflare never mix. */
  constructor(store: LookupStore | undefined, sandbox: boolean) {
    this.#store = store;
    this.#kept = store !== undefined;
    this.#key = sandbox ? "undo-sandbox" : "undo-cloudflare";
  }

  /** The newest deploy of a file that was not undone yet. */
  async last(uri: string): Promise<UndoRecord | undefined> {
    return (await this.#read()).findLast((record) => record.uri === uri);
  }

  async add(record: UndoRecord): Promise<void> {
    await this.#write([...(await this.#read()), record].slice(-MOST));
  }

  async remove(id: string): Promise<void> {
    await this.#write((await this.#read()).filter((record) => record.id !== id));
  }

  /** Read anew each time: another window may have deployed. Where nothing can be kept, this session's records count. */
  async #read(): Promise<readonly UndoRecord[]> {
    if (!this.#kept) return this.#records;
    try {
      const text = await this.#store?.read(this.#key);
      return text === undefined ? [] : parseRecords(text);
    } catch {
      return this.#records;
    }
  }

  async #write(records: readonly UndoRecord[]): Promise<void> {
    this.#records = records;
    try {
      await this.#store?.write(this.#key, JSON.stringify({ format: FORMAT, records }));
    } catch {
      this.#kept = false;
    }
  }
}

/** Records of a store's text; what is no record of this format is as good as nothing. */
function parseRecords(text: string): readonly UndoRecord[] {
  const value = JSON.parse(text) as { readonly format?: unknown; readonly records?: unknown } | null;
  if (value?.format !== FORMAT || !Array.isArray(value.records)) return [];
  return value.records.filter(isRecord);
}

function isRecord(value: unknown): value is UndoRecord {
  const record = value as Partial<UndoRecord> | null;
  return (
    typeof record?.id === "string" &&
    typeof record.at === "string" &&
    typeof record.uri === "string" &&
    Array.isArray(record.phases) &&
    record.phases.every((phase) =>
      [phase?.refs, phase?.order, phase?.before, phase?.after].every((list) => Array.isArray(list)),
    )
  );
}
