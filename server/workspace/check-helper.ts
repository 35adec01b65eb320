/** The server's side of checking files in another thread. */
import type { Diagnostic, Location } from "vscode-languageserver";
import type { TableConfig } from "#core/analysis/others/entry.ts";
import type { RuleDigest } from "#core/analysis/others/model.ts";
import type { RelatedElsewhere } from "#core/diagnostics/diagnostic.ts";
import type { IdeFacts } from "#core/ide/facts.ts";
import type { DocumentEvents } from "../documents.ts";
import { stemOf } from "../uris.ts";
import type { Checked, FromHelper, HelperThread, SharedFacts, ToHelper } from "./check-messages.ts";
import { rulesOfZones } from "./check-worker.ts";
import type { ClosedFile } from "./closed-file.ts";

/** Files that the helper has at one time: enough for it never to wait, few enough to leave them. */
const MOST_OUT = 6;

export interface HelperParts {
  readonly configOf: (uri: string) => TableConfig | undefined;
  readonly factsOf: DocumentEvents["factsOf"];
  readonly locate: (other: RelatedElsewhere) => Location | undefined;
}

/** A file that the helper has done. */
export interface Result {
  readonly uri: string;
  readonly outcome: Checked["outcome"];
  /** What the helper read; undefined for any other outcome. */
  readonly read: { readonly file: ClosedFile; readonly diagnostics: readonly Diagnostic[] } | undefined;
  readonly error?: string;
  /** What it rests on was asked for again since, so it has to be looked at once more. */
  readonly isOld: boolean;
}

export class CheckHelper {
  readonly #thread: HelperThread;
  readonly #parts: HelperParts;
  readonly #configs = new Map<TableConfig | undefined, number>();
  /** What the helper was told, by configuration and zones. */
  readonly #facts = new Map<string, SharedFacts>();
  readonly #out = new Set<string>();
  readonly #done: { readonly uri: string; readonly result: Checked }[] = [];
  #configCount = 0;
  #wake: () => void = () => {};
  #hasEnded = false;
  /** Why the thread ended, when nobody told it to. */
  error: unknown;

  constructor(thread: HelperThread, parts: HelperParts) {
    this.#thread = thread;
    this.#parts = parts;
    thread.onMessage((message) => this.#take(message));
    thread.onEnd((error) => {
      this.#hasEnded = true;
      this.error = error;
      this.#wake();
    });
  }

  /** Whether the thread is gone: what is out has to be done by somebody else. */
  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  get hasRoom(): boolean {
    return this.#out.size + this.#done.length < MOST_OUT;
  }

  get hasResult(): boolean {
    return this.#done.length > 0;
  }

  /** Files whose result is not taken yet. */
  get out(): readonly string[] {
    return [...this.#out, ...this.#done.map(({ uri }) => uri)];
  }

  /** Resolves when there is a result, or there never will be. */
  async untilResult(): Promise<void> {
    if (this.hasResult || this.#hasEnded || this.#out.size === 0) return;
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
  }

  /** Has a file checked. `hash`: of the text whose findings are known and hold. */
  check(uri: string, hash: number | undefined): void {
    this.#out.add(uri);
    this.#post({ kind: "check", uri, config: this.#configId(this.#parts.configOf(uri)), hash });
  }

  /** Tells of the rules of a file that was read here. */
  rules(uri: string, digests: readonly (RuleDigest | undefined)[]): void {
    this.#post({ kind: "rules", uri, digests, config: this.#configId(this.#parts.configOf(uri)) });
  }

  /** Configuration or facts may be others now. What is out rests on the old ones. */
  surroundingsChanged(): void {
    this.#configs.clear();
    this.#facts.clear();
  }

  take(): Result | undefined {
    const next = this.#done.shift();
    if (next === undefined) return undefined;
    const { uri, result } = next;
    if (result.outcome === "failed")
      return { uri, outcome: "failed", read: undefined, error: result.error, isOld: false };
    if (result.outcome !== "read") return { uri, outcome: result.outcome, read: undefined, isOld: false };
    const { rests } = result;
    const facts = rests === undefined ? undefined : this.#facts.get(`${rests.config} ${rests.zones}`);
    const isOld = rests !== undefined && facts === undefined;
    const file = { ...result.file, facts: facts === undefined ? undefined : named(facts, uri) };
    return { uri, outcome: "read", read: { file, diagnostics: this.#located(result) }, isOld };
  }

  stop(): void {
    this.#hasEnded = true;
    this.#thread.stop();
    this.#wake();
  }

  #post(message: ToHelper): void {
    if (!this.#hasEnded) this.#thread.post(message);
  }

  #take(message: FromHelper): void {
    if (message.kind === "checked") {
      this.#out.delete(message.uri);
      this.#done.push(message);
      this.#wake();
      return;
    }
    const { uri, config, zones } = message;
    const { stem: _, others: __, zones: ___, ...facts } = this.#parts.factsOf(uri, rulesOfZones(zones));
    // Of a configuration that is no more, the answer serves one file, which is looked at again.
    if ([...this.#configs.values()].includes(config)) this.#facts.set(`${config} ${zones}`, facts);
    this.#post({ kind: "facts", config, zones, facts });
  }

  #configId(config: TableConfig | undefined): number {
    const known = this.#configs.get(config);
    if (known !== undefined) return known;
    const id = this.#configCount++;
    this.#configs.set(config, id);
    const { zones, defaultZone, fields } = config ?? {};
    const plain = config === undefined ? undefined : { zones, defaultZone, fields };
    this.#post({ kind: "config", id, config: plain as TableConfig | undefined });
    return id;
  }

  #located({ diagnostics, elsewhere }: Extract<Checked, { outcome: "read" }>): readonly Diagnostic[] {
    for (const [at, other] of elsewhere) {
      const [found, location] = [diagnostics[at], this.#parts.locate(other)];
      if (found === undefined || location === undefined) continue;
      found.relatedInformation = [...(found.relatedInformation ?? []), { location, message: other.message }];
    }
    return diagnostics;
  }
}

function named(facts: SharedFacts, uri: string): IdeFacts {
  const stem = stemOf(uri);
  return stem === undefined ? facts : { ...facts, stem };
}
