import * as vscode from "vscode";

const SCHEME = "rulewright-live";

/** Read-only documents with the rules as they are live on Cloudflare, for the left side of a diff. */
export class LiveDocuments implements vscode.TextDocumentContentProvider {
  readonly #texts = new Map<string, string>();
  readonly #changed = new vscode.EventEmitter<vscode.Uri>();
  readonly #registration = vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, this),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#texts.delete(uri.toString())),
  );
  readonly onDidChange = this.#changed.event;

  /**
   * The document for what is live of `subject`, such as a file's URI; a second call for the same subject and title brings the
   * first up to date.
   */
  put(subject: string, title: string, text: string): vscode.Uri {
    const uri = vscode.Uri.from({ scheme: SCHEME, path: `/${title}.rule`, query: subject });
    this.#texts.set(uri.toString(), text);
    this.#changed.fire(uri);
    return uri;
  }

  provideTextDocumentContent(uri: vscode.Uri): string {
    return this.#texts.get(uri.toString()) ?? "";
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changed.dispose();
  }
}
