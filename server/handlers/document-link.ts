import type { DocumentLink, DocumentLinkParams } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { pageUri } from "#core/diagnostics/docs-path.ts";
import { configLinks, type Link, ruleLinks } from "#core/ide/links.ts";
import type { ServerContext } from "../context.ts";
import * as toProto from "../to-proto.ts";

export const ruleLink =
  ({ documents, options }: ServerContext) =>
  ({ textDocument }: DocumentLinkParams): DocumentLink[] => {
    const file = documents.get(textDocument.uri);
    return file === undefined ? [] : links(file.document, ruleLinks(file.analysis), options.docs);
  };

export const configLink =
  ({ documents, options }: ServerContext) =>
  ({ textDocument }: DocumentLinkParams): DocumentLink[] => {
    const document = documents.text(textDocument.uri);
    return document === undefined ? [] : links(document, configLinks(document.getText()), options.docs);
  };

/** Where nobody said where the pages are there is nothing to lead to. */
function links(document: TextDocument, found: readonly Link[], docs: string | undefined): DocumentLink[] {
  if (docs === undefined) return [];
  return found.map((link) => ({
    range: toProto.range(document, link),
    target: pageUri(link.page, docs),
    tooltip: link.title,
  }));
}
