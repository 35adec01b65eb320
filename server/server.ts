import {
  type ClientCapabilities,
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { FailureError } from "#cloudflare/errors.ts";
import { mergeFacts } from "#core/analysis/facts.ts";
import { CONFIG_NAME, type ConfigFile, createConfigFiles } from "./config-files.ts";
import type { ServerContext } from "./context.ts";
import { analysed, createDocuments, type DocumentEvents, type OpenFile } from "./documents.ts";
import { codeAction } from "./handlers/code-action.ts";
import { completion, resolveCompletion } from "./handlers/completion.ts";
import { executeCommand } from "./handlers/execute-command.ts";
import { documentFormatting, rangeFormatting } from "./handlers/formatting.ts";
import { hover } from "./handlers/hover.ts";
import { documentSymbol, foldingRange } from "./handlers/outline.ts";
import { statusOf } from "./handlers/session-requests.ts";
import { signatureHelp } from "./handlers/signature-help.ts";
import type { InitializationOptions } from "./protocol.ts";
import { createRefusals } from "./refusals.ts";
import { registerRequests } from "./requests.ts";
import { type Cloud, createCloud } from "./session.ts";
import { NO_SETTINGS, readSettings } from "./settings.ts";
import * as toProto from "./to-proto.ts";
import { baseName, stemOf } from "./uris.ts";
import type { World } from "./world.ts";

/** Wires the language server onto a connection whose client said `initialize` with `params`, and nothing more yet. */
export function createServer(connection: Connection, world: World, params: InitializeParams): void {
  const options = (params.initializationOptions ?? {}) as InitializationOptions;
  const { capabilities } = params;
  let settings = NO_SETTINGS;
  let cloud: Cloud | FailureError | undefined;
  const refusals = createRefusals();
  const configFiles = createConfigFiles(world.files, publishConfig);
  const known = (): Cloud | undefined => (cloud instanceof FailureError ? undefined : cloud);

  const factsOf: DocumentEvents["factsOf"] = (uri, analysis) => {
    const config = configFiles.of(uri)?.config;
    const lookups = { ...known()?.lookupsFor(analysis, config), lint: settings.lint };
    return { ...mergeFacts(stemOf(uri), config, lookups), zones: known()?.zoneNames() ?? [] };
  };

  const documents = createDocuments(connection, {
    factsOf,
    opened: () => {
      if (!watches(capabilities)) configFiles.forget();
    },
    analysed: (file, textChanged) => {
      if (textChanged) refusals.forget(file.document.uri);
      publish(file);
      known()?.notice(file.analysis, configFiles.of(file.document.uri)?.config);
    },
    closed: (uri) => void connection.sendDiagnostics({ uri, diagnostics: [] }),
  });

  /** One look-up changes the session's state several times; the files need to be read again once. */
  let refreshing = false;
  function refreshSoon(): void {
    if (refreshing) return;
    refreshing = true;
    setImmediate(() => {
      refreshing = false;
      documents.refresh();
    });
  }

  function publish({ document, analysis }: OpenFile): void {
    const found = [...analysis.diagnostics, ...refusals.of(document.uri)];
    void connection.sendDiagnostics({
      uri: document.uri,
      version: document.version,
      diagnostics: found.map((one) => toProto.diagnostic(document, one, options.docs)),
    });
  }

  function publishConfig({ uri, text, config }: ConfigFile): void {
    const document = TextDocument.create(uri, "yaml", 0, text);
    const diagnostics = config.diagnostics.map((one) => toProto.diagnostic(document, one, options.docs));
    void connection.sendDiagnostics({ uri, diagnostics });
  }

  const context: ServerContext = {
    connection,
    world,
    documents,
    configFiles,
    refusals,
    options,
    capabilities,
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

  cloud = connect(world, options, () => {
    // The environment's token is taken while the connection is being made: the client asks for that state itself.
    if (cloud === undefined) return;
    void connection.sendNotification("rulewright/statusChanged", statusOf(context));
    refreshSoon();
  });

  connection.onInitialized(() => {
    if (watches(capabilities)) {
      const watchers = [{ globPattern: `**/${CONFIG_NAME}` }];
      void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
    }
    void pullSettings();
  });

  async function pullSettings(): Promise<void> {
    if (capabilities.workspace?.configuration !== true) return;
    takeSettings(await connection.workspace.getConfiguration("rulewright"));
  }

  function takeSettings(section: unknown): void {
    settings = readSettings(section);
    documents.refresh();
  }

  connection.onDidChangeConfiguration(({ settings: given }) => {
    const section = (given as { rulewright?: unknown } | null | undefined)?.rulewright;
    if (section === undefined) void pullSettings();
    else takeSettings(section);
  });

  connection.onDidChangeWatchedFiles(() => {
    configFiles.forget();
    documents.refresh();
  });

  connection.onCompletion(completion(context));
  connection.onCompletionResolve(resolveCompletion);
  connection.onHover(hover(context));
  connection.onCodeAction(codeAction(context));
  connection.onDocumentFormatting(documentFormatting(context));
  connection.onDocumentRangeFormatting(rangeFormatting(context));
  connection.onDocumentSymbol(documentSymbol(context));
  connection.onFoldingRanges(foldingRange(context));
  connection.onSignatureHelp(signatureHelp(context));
  connection.onExecuteCommand(executeCommand(context, registerRequests(connection, context)));
}

/** The session, or why there can be none: the language features work all the same. */
function connect(world: World, options: InitializationOptions, changed: () => void): Cloud | FailureError {
  try {
    return createCloud(world, options, changed);
  } catch (error) {
    if (error instanceof FailureError) return error;
    throw error;
  }
}

function watches({ workspace }: ClientCapabilities): boolean {
  return workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
}
