import { type SymbolInformation, SymbolKind, type WorkspaceSymbolParams } from "vscode-languageserver";
import { searchRules } from "#core/ide/workspace/search.ts";
import type { ServerContext } from "../context.ts";

/** Rules by name and ref: editors look for what was typed in the shown name once more, so it has both. */
export const workspaceSymbol =
  ({ workspace }: ServerContext) =>
  async ({ query }: WorkspaceSymbolParams): Promise<SymbolInformation[]> => {
    const { files } = await workspace.view();
    return searchRules(files, query).map(({ uri, rule: { name, ref, action, start, end } }) => ({
      name: [name, ref].filter((text) => text !== undefined).join(" · "),
      kind: SymbolKind.Event,
      location: { uri, range: { start, end } },
      ...(action === undefined ? {} : { containerName: action }),
    }));
  };
