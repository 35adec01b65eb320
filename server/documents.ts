import { type Connection, TextDocuments } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { analyse } from "#core/analysis/analyse.ts";
import type { FileAnalysis } from "#core/analysis/model.ts";
import type { IdeFacts } from "#core/ide/facts.ts";
import { fileKind } from "#core/ide/workspace/model.ts";
import type { ZonedRules } from "./session.ts";

/** An open rule file with what is known of it. `analysis` is always that of the document's present text. */
export interface OpenFile {
  readonly document: TextDocument;
  readonly facts: IdeFacts;
  readonly analysis: FileAnalysis;
}

export interface Documents {
  get(uri: string): OpenFile | undefined;
  all(): readonly OpenFile[];
  /** The text of an open document of any kind. */
  text(uri: string): TextDocument | undefined;
  /** Open documents that are no rule files: configurations and tests. */
  others(): readonly TextDocument[];
  /** Analyses every open rule file again, because what surrounds them changed. */
  refresh(): void;
}

export interface DocumentEvents {
  /** What the surroundings know of the file. Called at every change, so it must not look anything up. */
  readonly factsOf: (uri: string, rules: ZonedRules | undefined) => IdeFacts;
  readonly opened: (uri: string) => void;
  /** A rule file was opened, changed or analysed again. */
  readonly analysed: (file: OpenFile, textChanged: boolean) => void;
  /** A configuration or a file of tests was opened or changed. */
  readonly otherChanged: (document: TextDocument) => void;
  readonly closed: (uri: string) => void;
}

/** Keeps the text of open files in step with the editor and their analysis in step with the text. */
export function createDocuments(connection: Connection, events: DocumentEvents): Documents {
  const manager = new TextDocuments(TextDocument);
  const files = new Map<string, OpenFile>();

  const update = (document: TextDocument, textChanged: boolean): void => {
    try {
      const file = analysed(document, files.get(document.uri)?.analysis, events.factsOf);
      files.set(document.uri, file);
      events.analysed(file, textChanged);
    } catch (error) {
      // A bug of ours must not leave answers about a text that is gone.
      files.delete(document.uri);
      connection.console.error(`${document.uri}: ${error instanceof Error ? error.stack : String(error)}`);
    }
  };

  manager.onDidOpen(({ document }) => events.opened(document.uri));
  manager.onDidChangeContent(({ document }) => {
    if (fileKind(document.uri) === "rule") update(document, true);
    else events.otherChanged(document);
  });
  manager.onDidClose(({ document }) => {
    files.delete(document.uri);
    events.closed(document.uri);
  });
  manager.listen(connection);

  return {
    get: (uri) => files.get(uri),
    all: () => [...files.values()],
    text: (uri) => manager.get(uri),
    others: () => manager.all().filter(({ uri }) => fileKind(uri) !== "rule"),
    refresh: () => {
      for (const { document } of [...files.values()]) update(document, false);
    },
  };
}

/**
 * A document's analysis. What is known depends on the zones that the header names, so where reading the header changes
 * that, the file is analysed once more; while typing in an expression it never does.
 */
export function analysed(
  document: TextDocument,
  previous: FileAnalysis | undefined,
  factsOf: DocumentEvents["factsOf"],
): OpenFile {
  const text = document.getText();
  const facts = factsOf(document.uri, previous);
  const analysis = analyse(text, facts, previous);
  if (sameItems(zonesOf(previous), zonesOf(analysis))) return { document, facts, analysis };
  const better = factsOf(document.uri, analysis);
  return { document, facts: better, analysis: analyse(text, better, analysis) };
}

function zonesOf(analysis: FileAnalysis | undefined): ReadonlySet<string> {
  const zones = new Set<string>();
  for (const { settings } of analysis?.file.rules ?? []) for (const zone of settings.zones) zones.add(zone);
  return zones;
}

function sameItems(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((item) => b.has(item));
}
