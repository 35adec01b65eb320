import {
  type ClientCapabilities,
  CodeLensRefreshRequest,
  type Connection,
  type Diagnostic,
  DidChangeWatchedFilesNotification,
  DocumentFormattingRequest,
  DocumentOnTypeFormattingRequest,
  DocumentRangeFormattingRequest,
  type InitializeParams,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { FailureError } from "#cloudflare/errors.ts";
import { LOCK_FILE } from "#cloudflare/lock.ts";
import { mergeFacts } from "#core/analysis/facts.ts";
import { type Diagnostic as CoreDiagnostic, diagnostic } from "#core/diagnostics/diagnostic.ts";
import { fileKind } from "#core/ide/workspace/model.ts";
import { FORMATTED, FORMATTED_AT, registersFormatting } from "./capabilities.ts";
import { CONFIG_NAME, type ConfigFile, createConfigFiles, sameConfig } from "./config-files.ts";
import type { ServerContext } from "./context.ts";
import { analysed, createDocuments, type DocumentEvents, type OpenFile } from "./documents.ts";
import { byKind } from "./handlers/by-kind.ts";
import { codeAction } from "./handlers/code-action.ts";
import { codeLens } from "./handlers/code-lens.ts";
import { completion, resolveCompletion } from "./handlers/completion.ts";
import { configCodeAction, configCompletion, configHoverAt, configSymbol, testCompletion } from "./handlers/config.ts";
import { documentHighlight } from "./handlers/document-highlight.ts";
import { configLink, ruleLink } from "./handlers/document-link.ts";
import { executeCommand } from "./handlers/execute-command.ts";
import { documentFormatting, rangeFormatting } from "./handlers/formatting.ts";
import { hover } from "./handlers/hover.ts";
import { inlayHint } from "./handlers/inlay-hint.ts";
import { definition, prepareRename, references, rename } from "./handlers/names.ts";
import { onTypeFormatting } from "./handlers/on-type-formatting.ts";
import { documentSymbol, foldingRange } from "./handlers/outline.ts";
import { resolveCodeAction } from "./handlers/replace-deprecated.ts";
import { selectionRange } from "./handlers/selection-range.ts";
import { semanticTokens } from "./handlers/semantic-tokens.ts";
import { statusOf } from "./handlers/session-requests.ts";
import { signatureHelp } from "./handlers/signature-help.ts";
import { workspaceSymbol } from "./handlers/workspace-symbol.ts";
import { createLockFiles, type LockFile } from "./lock-files.ts";
import type { InitializationOptions } from "./protocol.ts";
import { createRefusals } from "./refusals.ts";
import { registerRequests } from "./requests.ts";
import { type Cloud, createCloud } from "./session.ts";
import { NO_SETTINGS, readSettings } from "./settings.ts";
import * as toProto from "./to-proto.ts";
import { baseName, stemOf } from "./uris.ts";
import { isIndexed } from "./workspace/folders.ts";
import { Workspace } from "./workspace/workspace.ts";

import type { Files, World } from "./world.ts";

export { createChecker } from "./workspace/check-worker.ts";

/** Wires the language server onto a connection whose client said `initialize` with `params`, and nothing more yet. */
export function createServer(connection: Connection, world: World, params: InitializeParams): void {
  const options = (params.initializationOptions ?? {}) as InitializationOptions;
  const { capabilities } = params;
  let settings = NO_SETTINGS;
  let cloud: Cloud | FailureError | undefined;
  const refusals = createRefusals();
  /** What is open in the editor wins over what is on disk. */
  const files: Files = { ...world.files, read: (uri) => documents.text(uri)?.getText() ?? world.files.read(uri) };
  const configFiles = createConfigFiles(files, {
    read: publishConfig,
    gone: (uri) => void connection.sendDiagnostics({ uri, diagnostics: [] }),
  });
  const lockFiles = createLockFiles(world.files, publishLock);
  const known = (): Cloud | undefined => (cloud instanceof FailureError ? undefined : cloud);

  const factsOf: DocumentEvents["factsOf"] = (uri, rules) => {
    const config = configFiles.of(uri)?.config;
    const lookups = { ...known()?.lookupsFor(rules, config), lint: settings.lint, preset: settings.preset };
    return {
      ...mergeFacts(stemOf(uri), config, lookups),
      zones: known()?.zoneNames() ?? [],
      others: workspace.othersOf(uri),
    };
  };

  const workspace = new Workspace(foldersOf(params), {
    files: world.files,
    documents: () => documents,
    configFiles,
    factsOf,
    watches: watches(capabilities),
    startHelper: (folders) => world.startHelper?.({ folders, docs: options.docs }),
    convert,
    publish: (uri, diagnostics) => connection.sendDiagnostics({ uri, diagnostics: [...diagnostics] }),
    refreshOpen: refreshSoon,
    progress: () => connection.window.createWorkDoneProgress(),
    log: logError,
  });

  function convert(document: TextDocument, found: readonly CoreDiagnostic[]): Diagnostic[] {
    return found.map((one) => toProto.diagnostic(document, one, options.docs, (other) => workspace.locate(other)));
  }

  function logError(what: string, error: unknown): void {
    connection.console.error(`${what}: ${error instanceof Error ? error.stack : String(error)}`);
  }

  const documents = createDocuments(connection, {
    factsOf,
    opened: (uri) => {
      workspace.opened(uri);
      if (!watches(capabilities)) configFiles.forget();
    },
    analysed: (file, textChanged) => {
      if (textChanged) refusals.forget(file.document.uri);
      publish(file);
      workspace.analysed(file, textChanged);
      known()?.notice(file.analysis, configFiles.of(file.document.uri)?.config);
      checkSoon();
    },
    otherChanged: (document) => {
      if (fileKind(document.uri) === "config") configChanged(document.uri);
      else void connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics: [] });
      checkSoon();
    },
    closed: (uri) => {
      const isWorkspaces = workspace.closed(uri);
      if (fileKind(uri) === "config") configChanged(uri);
      else if (!isWorkspaces) void connection.sendDiagnostics({ uri, diagnostics: [] });
    },
  });

  /** The rest of the workspace is looked at when the first file that somebody opened has its answer. */
  let settingsKnown = capabilities.workspace?.configuration !== true;
  function checkSoon(): void {
    if (settingsKnown) workspace.start();
  }

  /** The editor's text of a configuration changed, or the one on disk holds again. */
  function configChanged(uri: string): void {
    const before = configFiles.lastRead(uri);
    configFiles.forget();
    const nearest = configFiles.of(uri);
    const now = nearest?.uri === uri ? nearest : undefined;
    // One that was read anew is told already.
    if (now !== undefined && now === before) publishConfig(now);
    if (sameConfig(before?.config, now?.config)) return;
    refreshSoon();
    workspace.surroundingsChanged();
  }

  /** One look-up changes the session's state several times; the files need to be read again once. */
  let refreshing = false;
  function refreshSoon(): void {
    if (refreshing) return;
    refreshing = true;
    setImmediate(() => {
      refreshing = false;
      refresh();
    });
  }

  /** Reads the files again, and has the editor ask again for what it draws into their text. */
  function refresh(): void {
    documents.refresh();
    const { inlayHint, semanticTokens } = capabilities.workspace ?? {};
    refreshLenses();
    const asked = [
      ...(inlayHint?.refreshSupport === true ? [connection.languages.inlayHint.refresh()] : []),
      ...(semanticTokens?.refreshSupport === true ? [connection.languages.semanticTokens.refresh()] : []),
    ];
    // An editor that is going away need not draw anything.
    void Promise.allSettled(asked);
  }

  function refreshLenses(): void {
    if (capabilities.workspace?.codeLens?.refreshSupport !== true) return;
    void connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
  }

  function liveChanged(): void {
    refreshLenses();
    if (options.client === "vscode") void connection.sendNotification("rulewright/liveChanged", {});
  }

  function publish({ document, analysis }: OpenFile): void {
    const found = [...analysis.diagnostics, ...refusals.of(document.uri)];
    const { uri, version } = document;
    void connection.sendDiagnostics({ uri, version, diagnostics: convert(document, found) });
  }

  function publishConfig({ uri, text, config }: ConfigFile): void {
    const open = documents.text(uri);
    const document = open ?? TextDocument.create(uri, "yaml", 0, text);
    const version = open === undefined ? {} : { version: open.version };
    void connection.sendDiagnostics({ uri, ...version, diagnostics: convert(document, config.diagnostics) });
  }

  function publishLock({ uri, problem }: LockFile, text: string): void {
    const document = documents.text(uri) ?? TextDocument.create(uri, "json", 0, text);
    const firstLine = { start: 0, end: document.getText().split("\n", 1)[0]?.length ?? 0 };
    const found = problem === undefined ? [] : [diagnostic("cloudflare/lock-file", firstLine, { problem })];
    void connection.sendDiagnostics({ uri, diagnostics: convert(document, found) });
  }

  const context: ServerContext = {
    connection,
    world,
    documents,
    configFiles,
    lockFiles,
    workspace,
    factsOf,
    refusals,
    options,
    capabilities,
    settings: () => settings,
    cloud: () => {
      if (cloud instanceof FailureError) throw cloud;
      return cloud as Cloud;
    },
    file: (uri) => documents.get(uri) ?? fromDisk(uri),
  };

  function fromDisk(uri: string): OpenFile {
    const text = world.files.read(uri);
    if (text !== undefined) {
      return analysed(TextDocument.create(uri, "cloudflare-rule", 0, text), undefined, factsOf);
    }
    throw new FailureError({ reason: "missing", message: `${baseName(uri)} cannot be read.` });
  }

  cloud = connect(
    world,
    options,
    () => {
      // The environment's token is taken while the connection is being made: the client asks for that state itself.
      if (cloud === undefined) return;
      void connection.sendNotification("rulewright/statusChanged", statusOf(context));
      refreshSoon();
      workspace.surroundingsChanged();
    },
    liveChanged,
  );

  connection.onInitialized(() => {
    if (watches(capabilities)) {
      const watchers = [CONFIG_NAME, LOCK_FILE, "*.rule", "*.test.yaml"].map((name) => ({ globPattern: `**/${name}` }));
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    if (registersFormatting(capabilities)) {
      const documentSelector = FORMATTED;
      void connection.client.register(DocumentFormattingRequest.type, { documentSelector });
      void connection.client.register(DocumentRangeFormattingRequest.type, { documentSelector });
      void connection.client.register(DocumentOnTypeFormattingRequest.type, { documentSelector, ...FORMATTED_AT });
    }
    // What was open already is opened by now, so its answers come first.
    void pullSettings().then(() => {
      settingsKnown = true;
      if (capabilities.workspace?.configuration === true) workspace.start();
    });
  });

  async function pullSettings(): Promise<void> {
    if (capabilities.workspace?.configuration !== true) return;
    takeSettings(await connection.workspace.getConfiguration("rulewright"));
  }

  function takeSettings(section: unknown): void {
    settings = readSettings(section);
    workspace.setMode(settings.check);
    refresh();
    workspace.surroundingsChanged();
  }

  connection.onShutdown(() => workspace.stop());
  connection.onDidChangeConfiguration(({ settings: given }) => {
    const section = (given as { rulewright?: unknown } | null | undefined)?.rulewright;
    if (section === undefined) void pullSettings();
    else takeSettings(section);
  });

  connection.onDidChangeWatchedFiles(({ changes }) => filesChanged(changes.map(({ uri }) => uri)));
  connection.workspace.onDidDeleteFiles(({ files: gone }) => filesChanged(gone.map(({ uri }) => uri)));
  connection.workspace.onDidRenameFiles(({ files: moved }) =>
    filesChanged(moved.flatMap(({ oldUri, newUri }) => [oldUri, newUri])),
  );

  function filesChanged(all: readonly string[]): void {
    const locks = all.filter((uri) => baseName(uri) === LOCK_FILE);
    for (const lock of locks) lockFiles.at(lock);
    if (locks.length > 0) refreshLenses();
    const uris = all.filter((uri) => !locks.includes(uri));
    if (uris.some((uri) => fileKind(uri) === "config" || !isIndexed(uri))) {
      configFiles.forget();
      refresh();
      workspace.surroundingsChanged();
    }
    workspace.changedOnDisk(uris);
  }

  if (capabilities.workspace?.workspaceFolders === true) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) =>
      workspace.foldersChanged(
        added.map(({ uri }) => uri),
        removed.map(({ uri }) => uri),
      ),
    );
  }

  connection.onCompletion(
    byKind({ rule: completion(context), config: configCompletion(context), test: testCompletion(context) }),
  );
  connection.onCompletionResolve(resolveCompletion);
  connection.onHover(byKind({ rule: hover(context), config: configHoverAt(context) }));
  connection.onCodeAction(byKind({ rule: codeAction(context), config: configCodeAction(context) }));
  connection.onCodeActionResolve(resolveCodeAction(context));
  connection.onDocumentFormatting(documentFormatting(context));
  connection.onDocumentRangeFormatting(rangeFormatting(context));
  connection.onDocumentOnTypeFormatting(byKind({ rule: onTypeFormatting(context) }));
  connection.onDocumentSymbol(byKind({ rule: documentSymbol(context), config: configSymbol(context) }));
  connection.onFoldingRanges(byKind({ rule: foldingRange(context) }));
  connection.onSelectionRanges(byKind({ rule: selectionRange(context) }));
  connection.onDocumentLinks(byKind({ rule: ruleLink(context), config: configLink(context) }));
  connection.onDocumentHighlight(byKind({ rule: documentHighlight(context) }));
  const { full, delta, range } = semanticTokens(context);
  connection.languages.semanticTokens.on(byKind({ rule: full }));
  connection.languages.semanticTokens.onDelta(byKind({ rule: delta }));
  connection.languages.semanticTokens.onRange(byKind({ rule: range }));
  connection.languages.inlayHint.on(byKind({ rule: inlayHint(context) }));
  connection.onCodeLens(byKind({ rule: codeLens(context) }));
  connection.onDefinition(definition(context));
  connection.onReferences(references(context));
  connection.onPrepareRename(prepareRename(context));
  connection.onRenameRequest(rename(context));
  connection.onWorkspaceSymbol(workspaceSymbol(context));
  connection.onSignatureHelp(signatureHelp(context));
  connection.onExecuteCommand(executeCommand(context, registerRequests(connection, context)));
}

/** The session, or why there can be none: the language features work all the same. */
function connect(
  world: World,
  options: InitializationOptions,
  ...changed: [() => void, () => void]
): Cloud | FailureError {
  try {
    return createCloud(world, options, ...changed);
  } catch (error) {
    if (error instanceof FailureError) return error;
    throw error;
  }
}

function foldersOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  if (workspaceFolders) return workspaceFolders.map(({ uri }) => uri);
  return rootUri ? [rootUri] : [];
}

function watches({ workspace }: ClientCapabilities): boolean {
  return workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
}
