import { type Connection, TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { Facts, FileAnalysis } from "#core/analysis/model.ts";
import { analyseFile } from "./analyse-file.ts";

/** An open file with what is known of it. `analysis` is always that of the document's present text. */
export interface OpenFile {
  readonly document: TextDocument;
  readonly facts: Facts;
  readonly analysis: FileAnalysis;
}

export interface Documents {
  get(uri: string): OpenFile | undefined;
  all(): readonly OpenFile[];
  /** Analyses every open file again, because what surrounds them changed. */
  refresh(): void;
}

export interface DocumentEvents {
  /** What the surroundings know of the file at `uri`. Called at every change, so it must not look anything up. */
  readonly factsOf: (uri: string) => Facts;
  /** A file was opened, changed or analysed again. */
  readonly analysed: (file: OpenFile, textChanged: boolean) => void;
  readonly closed: (uri: string) => void;
}

/** Keeps the text of open files in step with the editor and their analysis in step with the text. */
export function createDocuments(connection: Connection, events: DocumentEvents): Documents {
  const manager = new TextDocuments(TextDocument);
  const files = new Map<string, OpenFile>();

  const update = (document: TextDocument, textChanged: boolean): void => {
    const facts = events.factsOf(document.uri);
    const analysis = analyseFile(document.getText(), facts, files.get(document.uri)?.analysis);
    const file = { document, facts, analysis };
    files.set(document.uri, file);
    events.analysed(file, textChanged);
  };

  manager.onDidChangeContent(({ document }) => update(document, true));
  manager.onDidClose(({ document }) => {
    files.delete(document.uri);
    events.closed(document.uri);
  });
  manager.listen(connection);

  return {
    get: (uri) => files.get(uri),
    all: () => [...files.values()],
    refresh: () => {
      for (const { document } of [...files.values()]) update(document, false);
    },
  };
}
