import type { SignatureHelp, SignatureHelpParams } from "vscode-languageserver";
import { signatureAt } from "#core/ide/signature.ts";
import type { ServerContext } from "../context.ts";
import * as toProto from "../to-proto.ts";

export const signatureHelp =
  ({ documents }: ServerContext) =>
  ({ textDocument, position }: SignatureHelpParams): SignatureHelp | null => {
    const file = documents.get(textDocument.uri);
    if (file === undefined) return null;
    const found = signatureAt(file.analysis, file.document.offsetAt(position));
    if (found === undefined) return null;
    const documentation =
      found.documentation === undefined ? {} : { documentation: toProto.markdown(found.documentation) };
    const parameters = found.parameters.map(({ span: [start, end], documentation: text }) => ({
      label: [start, end] as [number, number],
      ...(text === undefined ? {} : { documentation: toProto.markdown(text) }),
    }));
    return {
      signatures: [{ label: found.label, parameters, ...documentation }],
      activeSignature: 0,
      activeParameter: found.active,
    };
  };
