/** From the core's offsets and plain data to the protocol's shapes. Functions are named after what they make. */

import {
  type ClientCapabilities,
  type CompletionItem,
  CompletionItemKind,
  type CompletionItemLabelDetails,
  CompletionItemTag,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  InsertTextFormat,
  InsertTextMode,
  type Location,
  type MarkupContent,
  MarkupKind,
  type Position,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Diagnostic as CoreDiagnostic, RelatedElsewhere, Severity } from "#core/diagnostics/diagnostic.ts";
import { docsPath, pageUri } from "#core/diagnostics/docs-path.ts";
import type { Completion, CompletionKind } from "#core/ide/completion/item.ts";
import type { TextEdit as CoreTextEdit } from "#core/text/edit.ts";
import type { Span } from "#core/text/span.ts";

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const TAGS = { deprecated: DiagnosticTag.Deprecated, unnecessary: DiagnosticTag.Unnecessary } as const;

export function range(document: TextDocument, span: Span): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

export function textEdit(document: TextDocument, edit: CoreTextEdit): TextEdit {
  return { range: range(document, edit), newText: edit.newText };
}

export function workspaceEdit(document: TextDocument, edits: readonly CoreTextEdit[]): WorkspaceEdit {
  return { changes: { [document.uri]: edits.map((edit) => textEdit(document, edit)) } };
}

/**
 * `docs` is the URI of the folder of documentation pages; without it the diagnostic has no link. `locate` says where the
 * rules of other files stand that a finding names.
 */
export function diagnostic(
  document: TextDocument,
  found: CoreDiagnostic,
  docs: string | undefined,
  locate: (other: RelatedElsewhere) => Location | undefined = () => undefined,
): Diagnostic {
  const related = relatedInformation(document, found, locate);
  return {
    range: range(document, found),
    severity: SEVERITIES[found.severity],
    code: found.code,
    source: "rulewright",
    message: found.message,
    ...(docs === undefined ? {} : { codeDescription: { href: pageUri(docsPath(found.code), docs) } }),
    ...(found.tags === undefined ? {} : { tags: found.tags.map((tag) => TAGS[tag]) }),
    ...(related.length === 0 ? {} : { relatedInformation: related }),
  };
}

function relatedInformation(
  document: TextDocument,
  found: CoreDiagnostic,
  locate: (other: RelatedElsewhere) => Location | undefined,
): DiagnosticRelatedInformation[] {
  const related = (found.related ?? []).map((other) => ({
    location: { uri: document.uri, range: range(document, other) },
    message: other.message,
  }));
  for (const other of found.elsewhere ?? []) {
    const location = locate(other);
    if (location !== undefined) related.push({ location, message: other.message });
  }
  if (found.engine !== undefined) {
    related.push({
      location: { uri: document.uri, range: range(document, found.engine) },
      message: `Cloudflare would say: ${found.engine.message}`,
    });
  }
  return related;
}

export function markdown(value: string): MarkupContent {
  return { kind: MarkupKind.Markdown, value };
}

const COMPLETION_KINDS: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  field: CompletionItemKind.Field,
  function: CompletionItemKind.Function,
  operator: CompletionItemKind.Operator,
  keyword: CompletionItemKind.Keyword,
  value: CompletionItemKind.EnumMember,
  host: CompletionItemKind.Value,
  list: CompletionItemKind.Variable,
  key: CompletionItemKind.Property,
  action: CompletionItemKind.Event,
  phase: CompletionItemKind.Module,
  zone: CompletionItemKind.Folder,
  ref: CompletionItemKind.Reference,
  snippet: CompletionItemKind.Snippet,
};

/** What the client understands of a completion. */
export interface CompletionClient {
  /** Tab stops. */
  readonly snippets: boolean;
  /** That the reader may choose whether the rest of the word under the cursor stays. */
  readonly insertReplace: boolean;
}

export function completionClient({ textDocument }: ClientCapabilities): CompletionClient {
  const item = textDocument?.completion?.completionItem;
  return { snippets: item?.snippetSupport === true, insertReplace: item?.insertReplaceSupport === true };
}

/** Names, whose rest a reader may want to keep. What stands in quotes or is a number is always replaced as a whole. */
const NAMES: ReadonlySet<CompletionKind> = new Set<CompletionKind>(["field", "function", "operator", "keyword", "key"]);

/**
 * `place` is the range of the completion's edit, `cursor` lies in it. The topic of the documentation rides along to be
 * resolved. What a client assumes anyway is left out: a list has hundreds of entries. No entry has commit characters, so
 * that only Enter, Tab or a click takes one: a blank, `=`, `.` or `)` that is typed on is only ever itself.
 */
export function completionItem(
  completion: Completion,
  place: Range,
  cursor: Position,
  { snippets, insertReplace }: CompletionClient,
): CompletionItem {
  const { label, detail, description, documentation, topic, edit, filterText, snippet } = completion;
  const newText = snippet && !snippets ? withoutTabStops(edit.newText) : edit.newText;
  const item: CompletionItem = {
    label,
    kind: COMPLETION_KINDS[completion.kind],
    sortText: completion.sortText,
    textEdit:
      insertReplace && NAMES.has(completion.kind) && cursor.character < place.end.character
        ? { newText, insert: { start: place.start, end: cursor }, replace: place }
        : { range: place, newText },
  };
  if (detail !== undefined) item.detail = detail;
  if (detail !== undefined || description !== undefined) {
    item.labelDetails = labelDetails(completion);
  }
  if (documentation !== undefined) item.documentation = markdown(documentation);
  if (topic !== undefined) item.data = topic;
  if (completion.deprecated) item.tags = [CompletionItemTag.Deprecated];
  if (filterText !== label) item.filterText = filterText;
  if (snippet && snippets) item.insertTextFormat = InsertTextFormat.Snippet;
  if (newText.includes("\n")) item.insertTextMode = InsertTextMode.adjustIndentation;
  return item;
}

/** What stands beside a label. Of a name that is its type and as much of its line as there is room for. */
function labelDetails({
  label,
  kind,
  detail,
  description,
}: Pick<Completion, "label" | "kind" | "detail" | "description">): CompletionItemLabelDetails {
  if (detail !== undefined && TYPED.has(kind)) return { description: typeAndLine(label, detail, description) };
  return {
    ...(detail === undefined ? {} : { detail: ` ${detail}` }),
    ...(description === undefined ? {} : { description }),
  };
}

const TYPED: ReadonlySet<CompletionKind> = new Set<CompletionKind>(["field", "function"]);

/**
 * A list as wide as VS Code makes it holds so many characters, those of a label taking more room. What is longer cuts off
 * the label first, which is what is read, so that a line is cut here.
 */
const ROW = 52;
const LABEL_CHARACTER = 1.17;
const SHORTEST_LINE = 12;

function typeAndLine(label: string, type: string, line: string | undefined): string {
  const room = Math.floor(ROW - LABEL_CHARACTER * label.length) - type.length - " · ".length;
  if (line === undefined || (line.length > room && room < SHORTEST_LINE)) return type;
  return `${type} · ${line.length <= room ? line : `${line.slice(0, room).replace(/[\s,]+\S*$/, "")}…`}`;
}

/** `f(${1:source}, "$2")` as plain text: `f(source, "")`. */
function withoutTabStops(snippet: string): string {
  return snippet.replace(
    /\$\{\d+:([^}]*)\}|\$\{\d+\|([^,|]*)[^}]*\}|\$\d+|\\([$}\\])/g,
    (_, name: string, choice: string, escaped: string) => name ?? choice ?? escaped ?? "",
  );
}
