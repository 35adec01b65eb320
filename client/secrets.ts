import type * as vscode from "vscode";

/**
 * The token in the system's secret storage: one for each API base, so that Cloudflare's token never reaches a sandbox
 * and a sandbox's never replaces it. Tokens are written nowhere else.
 */
export class Tokens {
  readonly #secrets: vscode.SecretStorage;

  constructor(secrets: vscode.SecretStorage) {
    this.#secrets = secrets;
  }

  /** The token for an API base; `api` undefined is Cloudflare. */
  async read(api: string | undefined): Promise<string | undefined> {
    return this.#secrets.get(keyOf(api));
  }

  async store(api: string | undefined, token: string): Promise<void> {
    await this.#secrets.store(keyOf(api), token);
  }

  async forget(api: string | undefined): Promise<void> {
    await this.#secrets.delete(keyOf(api));
  }
}

const keyOf = (api: string | undefined): string => `rulewright.token@${api ?? "cloudflare"}`;
