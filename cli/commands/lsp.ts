import { CannotRun } from "../exit.ts";

/** `rulewright lsp --stdio`: the language server, until its client goes. It is loaded only here, to keep the rest quick. */
export async function lsp(options: { readonly stdio?: boolean }): Promise<void> {
  if (options.stdio !== true)
    throw new CannotRun("The language server speaks over standard input and output: say --stdio.");
  const { startServer } = await import("#server/start.ts");
  startServer("stdio");
}
