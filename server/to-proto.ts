/** From the core's offsets and plain data to the protocol's shapes. Functions are named after what they make. */

import {
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type Range,
  type TextEdit,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Diagnostic as CoreDiagnostic, Severity } from "#core/diagnostics/diagnostic.ts";
import type { TextEdit as CoreTextEdit } from "#core/text/edit.ts";
import type { Span } from "#core/text/span.ts";
import { docsPath } from "./docs-path.ts";

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

/** `docs` is the URI of the folder of documentation pages; without it the diagnostic has no link. */
export function diagnostic(document: TextDocument, found: CoreDiagnostic, docs: string | undefined): Diagnostic {
  const related = relatedInformation(document, found);
  const page = docs === undefined ? undefined : docsPath(docs, found.code);
  return {
    range: range(document, found),
    severity: SEVERITIES[found.severity],
    code: found.code,
    source: "rulewright",
    message: found.message,
    ...(page === undefined ? {} : { codeDescription: { href: page } }),
    ...(found.tags === undefined ? {} : { tags: found.tags.map((tag) => TAGS[tag]) }),
    ...(related.length === 0 ? {} : { relatedInformation: related }),
  };
}

function relatedInformation(document: TextDocument, found: CoreDiagnostic): DiagnosticRelatedInformation[] {
  const related = (found.related ?? []).map((other) => ({
    location: { uri: document.uri, range: range(document, other) },
    message: other.message,
  }));
  if (found.engine !== undefined) {
    related.push({
      location: { uri: document.uri, range: range(document, found.engine) },
      message: `Cloudflare would say: ${found.engine.message}`,
    });
  }
  return related;
}
