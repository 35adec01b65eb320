import { analyse } from "#core/analysis/analyse.ts";
import { parseConfig } from "#core/analysis/config.ts";
import { mergeFacts } from "#core/analysis/facts.ts";
import { indexRules, indexYaml } from "#core/ide/workspace/index-file.ts";
import { fileKind, type WorkspaceFile, type WorkspaceView } from "#core/ide/workspace/model.ts";
import type { Position } from "#core/text/line-index.ts";
import { LineIndex } from "#core/text/line-index.ts";

const CURSOR = "┆";

/** Several files in one text, each after a line `=== name`. One cursor mark may stand in one of them. */
export interface SeveralFiles {
  readonly texts: ReadonlyMap<string, string>;
  readonly cursor: { readonly uri: string; readonly position: Position } | undefined;
}

export function severalFiles(block: string): SeveralFiles {
  const texts = new Map<string, string>();
  let cursor: SeveralFiles["cursor"];
  for (const part of block.split(/^=== /m).slice(1)) {
    const lineEnd = part.indexOf("\n");
    const uri = part.slice(0, lineEnd).trim();
    const marked = part.slice(lineEnd + 1);
    const at = marked.indexOf(CURSOR);
    if (at >= 0) cursor = { uri, position: new LineIndex(marked).positionAt(at) };
    texts.set(uri, marked.replace(CURSOR, ""));
  }
  return { texts, cursor };
}

/** The files as the workspace sees them; the one `rulewright.yaml` among them holds for all. */
export function viewOf(texts: ReadonlyMap<string, string>): WorkspaceView {
  const configText = texts.get("rulewright.yaml");
  const config = configText === undefined ? undefined : parseConfig(configText);
  const files = [...texts].map(([uri, text]): WorkspaceFile => {
    if (fileKind(uri) !== "rule") return indexYaml(uri, text);
    return { uri, ...indexRules(analyse(text, mergeFacts(uri.replace(/\.rule$/, ""), config))) };
  });
  return { files, configOf: () => (config === undefined ? undefined : { uri: "rulewright.yaml", config }) };
}
