/** The rule files that go to a zone, read as far as their headers and expressions: nothing is checked. */
import { zonesOfRule } from "#core/analysis/zones.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import type { RuleFile } from "#core/document/model.ts";
import { parseRuleFile } from "#core/document/parse-file.ts";
import { fileKind, type WorkspaceFile } from "#core/ide/workspace/model.ts";
import type { ServerContext } from "./context.ts";
import { stemOf } from "./uris.ts";

export interface ReadFile {
  readonly uri: string;
  readonly file: RuleFile;
}

/** Texts of closed files as they were read last, so that looking at a zone again reads nothing twice. */
export type ReadFiles = Map<string, RuleFile>;

/** Rule files of the workspace with a rule that goes to the zone, sorted by URI. Between two files keys are answered. */
export async function filesOfZone(
  context: ServerContext,
  zone: string,
  known: ReadFiles,
): Promise<readonly ReadFile[]> {
  const { files } = await context.workspace.view();
  const chosen = context.cloud().session.status.zone ?? undefined;
  const concerned = files.filter((file) => fileKind(file.uri) === "rule" && goesTo(context, file, zone, chosen));
  const read: ReadFile[] = [];
  for (const { uri } of concerned.toSorted((a, b) => (a.uri < b.uri ? -1 : 1))) {
    const file = context.documents.get(uri)?.analysis.file ?? (await closedFile(context, uri, known));
    if (file !== undefined) read.push({ uri, file });
  }
  return read;
}

function goesTo(
  { configFiles }: ServerContext,
  { uri, occurrences }: WorkspaceFile,
  zone: string,
  chosen: string | undefined,
): boolean {
  const config = configFiles.of(uri)?.config;
  return occurrences.some(
    ({ kind, role, scope }) =>
      kind === "ref" &&
      role === "definition" &&
      scope !== undefined &&
      zonesOfRule(scope.zones, config, chosen).includes(zone),
  );
}

async function closedFile({ world }: ServerContext, uri: string, known: ReadFiles): Promise<RuleFile | undefined> {
  await new Promise((resolve) => setImmediate(resolve));
  const text = world.files.read(uri);
  const before = known.get(uri);
  if (text === undefined || before?.text === text) return text === undefined ? undefined : before;
  const stem = stemOf(uri);
  const file = parseRuleFile(text, { scheme: catalogScheme(), ...(stem === undefined ? {} : { stem }) });
  known.set(uri, file);
  return file;
}
