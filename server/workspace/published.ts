import type { Diagnostic } from "vscode-languageserver";
import { textHash } from "#core/text/hash.ts";

/** What the editor shows of files that are not open. */
export class Published {
  readonly #publish: (uri: string, diagnostics: readonly Diagnostic[]) => Promise<void>;
  /** Files with diagnostics, and a hash of these where they are known. */
  readonly #shown = new Map<string, number | undefined>();
  #sent: Promise<unknown> = Promise.resolve();

  /** `publish` resolves when the message is on its way. */
  constructor(publish: (uri: string, diagnostics: readonly Diagnostic[]) => Promise<void>) {
    this.#publish = publish;
  }

  /** Resolves when what was told last is on its way. */
  get sent(): Promise<unknown> {
    return this.#sent;
  }

  /** Tells what is wrong with a file, where that is not what is shown. */
  tell(uri: string, diagnostics: readonly Diagnostic[]): void {
    const isShown = this.#shown.has(uri);
    if (diagnostics.length === 0 && !isShown) return;
    const hash = textHash(JSON.stringify(diagnostics));
    if (isShown && this.#shown.get(uri) === hash) return;
    if (diagnostics.length === 0) this.#shown.delete(uri);
    else this.#shown.set(uri, hash);
    // A connection that is gone has no use for the rest.
    this.#sent = this.#publish(uri, diagnostics).catch(() => undefined);
  }

  /** Somebody else told of the file, and what is shown stays. */
  takeOver(uri: string): void {
    this.#shown.set(uri, undefined);
  }

  /** Somebody else tells of the file from now on. */
  leave(uri: string): void {
    this.#shown.delete(uri);
  }

  /** Takes everything back. */
  clear(): void {
    for (const uri of this.#shown.keys()) void this.#publish(uri, []).catch(() => undefined);
    this.#shown.clear();
  }
}
