/** Knows all files of the workspace's folders, checks those that are not open, and tells the rest what they share. */
import type { Diagnostic, Location, WorkDoneProgressServerReporter } from "vscode-languageserver";
import { sameFacts } from "#core/analysis/analyse.ts";
import { digestsOf } from "#core/analysis/others/digest.ts";
import type { OtherRules, RuleDigest } from "#core/analysis/others/model.ts";
import { RuleTable } from "#core/analysis/others/rule-table.ts";
import type { RelatedElsewhere } from "#core/diagnostics/diagnostic.ts";
import type { WorkspaceView } from "#core/ide/workspace/model.ts";
import { textHash } from "#core/text/hash.ts";
import type { ConfigFiles } from "../config-files.ts";
import type { DocumentEvents, Documents, OpenFile } from "../documents.ts";
import { baseName, canonicalUri, relativePath } from "../uris.ts";
import type { Files } from "../world.ts";
import { CheckProgress } from "./check-progress.ts";
import { type ClosedFile, type Convert, readClosedFile, zonedRules } from "./closed-file.ts";
import { foldersOfFiles, isIndexed, liesIn } from "./folders.ts";
import { openFileOf, otherFileOf, placeOfRule } from "./open-files.ts";
import { createSlices } from "./slices.ts";

/** `workspace`: the problems of all rule files are told. `openFiles`: those of open ones. */
export type CheckMode = "openFiles" | "workspace";

/** A file longer than this, in UTF-16 units, is looked at when it is opened: in the background it would hold up a key. */
const LONGEST = 250_000;
const MOST_FILES = 20_000;
/** Milliseconds without a change of rules after which the rules that run after them are looked at. */
const SETTLED_AFTER = 300;

export interface WorkspaceParts {
  readonly files: Pick<Files, "read" | "list">;
  readonly documents: () => Documents;
  readonly configFiles: ConfigFiles;
  readonly factsOf: DocumentEvents["factsOf"];
  /** Whether the editor tells of files that change on disk. */
  readonly watches: boolean;
  readonly convert: Convert;
  /** Resolves when the message is on its way. */
  readonly publish: (uri: string, diagnostics: readonly Diagnostic[]) => Promise<void>;
  /** Something in other files that open ones heed has changed. */
  readonly refreshOpen: () => void;
  readonly progress: () => Promise<WorkDoneProgressServerReporter>;
  readonly log: (uri: string, error: unknown) => void;
}

export class Workspace {
  readonly #parts: WorkspaceParts;
  readonly #closed = new Map<string, ClosedFile>();
  /** Canonical URIs of open documents, with the URI that the editor uses. */
  readonly #open = new Map<string, string>();
  readonly #rules = new RuleTable();
  /** Files with diagnostics that the editor shows although they are not open, with a hash of these where they are known. */
  readonly #published = new Map<string, number | undefined>();
  /** To be done: folders to look through, files that may have changed, and files whose surroundings may have. */
  readonly #folderWalks: Generator<readonly string[]>[] = [];
  readonly #stale = new Set<string>();
  readonly #dated = new Set<string>();
  /** Files whose findings are old although text and facts are the same. */
  readonly #forced = new Set<string>();
  /** Files before whose rules others changed, to be looked at when that has come to rest. */
  readonly #unsettled = new Set<string>();
  #settling: NodeJS.Timeout | undefined;
  readonly #slices = createSlices(
    () => this.#step(),
    () => this.#sent,
    (error) => this.#ended(error),
  );
  readonly #progress: CheckProgress;
  #folders: readonly string[];
  #started = false;
  #isStopped = false;
  #sent: Promise<unknown> = Promise.resolve();
  /** Requests that need all files: half of them would be a wrong answer, so the check goes on for their sake. */
  #waiting = 0;
  #mode: CheckMode = "workspace";

  constructor(folders: readonly string[], parts: WorkspaceParts) {
    this.#folders = folders.map(canonicalUri);
    this.#parts = parts;
    this.#progress = new CheckProgress(parts.progress, () => {
      if (this.#waiting === 0) this.#slices.pause();
    });
  }

  /** Checks all files in the background, if that is wanted and has not begun. Nothing is read before the next turn. */
  start(): void {
    if (this.#mode !== "workspace" || this.#started) return;
    this.#begin();
    void this.#slices.work();
  }

  /** Leaves what is still to do: the editor is going away. */
  stop(): void {
    clearTimeout(this.#settling);
    this.#isStopped = true;
    this.#slices.pause();
  }

  setMode(mode: CheckMode): void {
    if (mode === this.#mode) return;
    this.#mode = mode;
    if (mode === "openFiles") {
      for (const uri of this.#published.keys()) void this.#parts.publish(uri, []);
      this.#published.clear();
    } else if (this.#started) {
      for (const uri of this.#closed.keys()) this.#recheck(uri);
      void this.#slices.work();
    }
  }

  /** All files as they are now. Waits until each was read; keys are answered meanwhile. */
  async view(): Promise<WorkspaceView> {
    if (!this.#started) this.#begin();
    else if (!this.#parts.watches) {
      for (const folder of this.#folders) this.#folderWalks.push(foldersOfFiles(this.#parts.files, folder));
      for (const uri of this.#closed.keys()) this.#stale.add(uri);
    }
    this.#waiting++;
    await this.#slices.work();
    this.#waiting--;
    const documents = this.#parts.documents();
    const files = [
      ...[...this.#closed.values()].filter(({ uri }) => !this.#open.has(uri)),
      ...documents.all().map(openFileOf),
      ...documents.others().map(otherFileOf),
    ];
    return { files, configOf: (uri) => this.#parts.configFiles.of(uri) };
  }

  /** Whether a file still has the text that the last view is about. What has not is read again by the next one. */
  isCurrent(given: string): boolean {
    const uri = canonicalUri(given);
    const known = this.#closed.get(uri);
    if (known === undefined || this.#open.has(uri)) return true;
    const text = this.#parts.files.read(uri);
    if (text !== undefined && textHash(text) === known.hash) return true;
    this.#stale.add(uri);
    return false;
  }

  /** Whether the file is one of the workspace's folders. */
  holds(uri: string): boolean {
    return liesIn(this.#folders, canonicalUri(uri));
  }

  opened(uri: string): void {
    this.#open.set(canonicalUri(uri), uri);
  }

  /** An open rule file was read. Its own findings heed the others already; theirs may change now. */
  analysed({ document, analysis }: OpenFile): void {
    const uri = canonicalUri(document.uri);
    this.#slices.giveWay();
    this.#closed.delete(uri);
    this.#published.delete(uri);
    this.#takeRules(uri, digestsOf(analysis.file, this.#parts.configFiles.of(uri)?.config));
  }

  /** Returns whether the file's diagnostics stay the workspace's business now that no editor has it open. */
  closed(uri: string): boolean {
    const own = canonicalUri(uri);
    this.#open.delete(own);
    if (!this.#started || !isIndexed(own) || !liesIn(this.#folders, own)) {
      this.#takeRules(own, []);
      return false;
    }
    this.#stale.add(own);
    this.#workSoon();
    // What is on disk is not read before somebody asks, and what the editor had need not be that.
    if (this.#mode !== "workspace") this.#takeRules(own, []);
    const stays = this.#mode === "workspace" && this.#parts.files.read(own) !== undefined;
    if (stays) this.#published.set(own, undefined);
    return stays;
  }

  /** Files were made, changed or removed on disk, or whole folders with all that is in them. */
  changedOnDisk(uris: readonly string[]): void {
    if (!this.#started) return;
    for (const uri of uris.map(canonicalUri)) {
      if (isIndexed(uri)) this.#stale.add(uri);
      else {
        for (const known of this.#closed.keys()) if (known.startsWith(`${uri}/`)) this.#stale.add(known);
        this.#folderWalks.push(foldersOfFiles(this.#parts.files, uri));
      }
    }
    this.#workSoon();
  }

  /** Configuration, settings or what Cloudflare answered may have changed. */
  surroundingsChanged(): void {
    if (!this.#started) return;
    for (const uri of this.#closed.keys()) this.#dated.add(uri);
    this.#workSoon();
  }

  foldersChanged(added: readonly string[], removed: readonly string[]): void {
    const gone = new Set(removed.map(canonicalUri));
    this.#folders = [...this.#folders.filter((folder) => !gone.has(folder)), ...added.map(canonicalUri)];
    if (!this.#started) return;
    for (const uri of this.#closed.keys()) this.#stale.add(uri);
    for (const folder of added) this.#folderWalks.push(foldersOfFiles(this.#parts.files, folder));
    this.#workSoon();
  }

  /** What the rules of a file may know of those in other files. */
  othersOf(given: string): OtherRules {
    const uri = canonicalUri(given);
    return this.#rules.othersOf(uri, this.#parts.configFiles.of(uri)?.config, (other) => this.#shown(other));
  }

  /** Where a rule of another file stands; undefined when it is gone. */
  locate({ uri, rule }: RelatedElsewhere): Location | undefined {
    const open = this.#parts.documents().get(this.#open.get(uri) ?? uri);
    if (open !== undefined) return placeOfRule(open, rule);
    const range = this.#closed.get(uri)?.rules[rule];
    return range === undefined ? undefined : { uri, range: { start: range.start, end: range.end } };
  }

  #begin(): void {
    this.#started = true;
    for (const folder of this.#folders) this.#folderWalks.push(foldersOfFiles(this.#parts.files, folder));
  }

  #workSoon(): void {
    if (this.#mode === "workspace" && !this.#isStopped) void this.#slices.work();
  }

  #recheck(uri: string): void {
    this.#forced.add(uri);
    this.#stale.add(uri);
  }

  #step(): boolean {
    const [walk] = this.#folderWalks;
    if (walk !== undefined) {
      const { value, done } = walk.next();
      if (done === true) this.#folderWalks.shift();
      else for (const uri of value) if (this.#closed.size + this.#stale.size < MOST_FILES) this.#stale.add(uri);
      return true;
    }
    for (const waiting of [this.#stale, this.#dated]) {
      for (const uri of waiting) {
        waiting.delete(uri);
        if (this.#mode === "workspace") this.#progress.step(this.#stale.size + this.#dated.size);
        this.#checked(uri, waiting === this.#stale);
        return true;
      }
    }
    return false;
  }

  #ended(error: unknown): void {
    this.#progress.end();
    if (error !== undefined) this.#parts.log("workspace", error);
  }

  #checked(uri: string, textMayDiffer: boolean): void {
    try {
      this.#check(uri, textMayDiffer);
    } catch (error) {
      // A bug of ours in one file must not keep the others from being checked.
      this.#parts.log(uri, error);
    }
  }

  /** Reads and checks one file again where text or facts are others than before. */
  #check(uri: string, textMayDiffer: boolean): void {
    if (this.#open.has(uri)) return;
    const known = this.#closed.get(uri);
    const force = this.#forced.delete(uri);
    const factsChanged = known !== undefined && !this.#hasSameFacts(known);
    if (known !== undefined) this.#takeRules(uri, known.digests);
    if (known !== undefined && !textMayDiffer && !force && !factsChanged) return;
    const text = liesIn(this.#folders, uri) ? this.#parts.files.read(uri) : undefined;
    if (text === undefined || text.length > LONGEST) {
      this.#drop(uri);
      return;
    }
    if (!force && !factsChanged && known?.hash === textHash(text)) return;
    const config = this.#parts.configFiles.of(uri)?.config;
    const { file, diagnostics } = readClosedFile(uri, text, config, this.#parts.factsOf, this.#parts.convert);
    this.#closed.set(uri, file);
    this.#takeRules(uri, file.digests);
    this.#tell(uri, diagnostics);
    // Its own problems are told when it is read.
    if (uri.endsWith(".yaml") && this.#mode === "workspace") this.#parts.configFiles.of(uri);
  }

  #hasSameFacts(file: ClosedFile): boolean {
    return file.facts === undefined || sameFacts(file.facts, this.#parts.factsOf(file.uri, zonedRules(file)));
  }

  #drop(uri: string): void {
    this.#closed.delete(uri);
    this.#takeRules(uri, []);
    this.#tell(uri, []);
  }

  #tell(uri: string, diagnostics: readonly Diagnostic[]): void {
    const isShown = this.#published.has(uri);
    if (this.#mode !== "workspace" || (diagnostics.length === 0 && !isShown)) return;
    const hash = textHash(JSON.stringify(diagnostics));
    if (isShown && this.#published.get(uri) === hash) return;
    if (diagnostics.length === 0) this.#published.delete(uri);
    else this.#published.set(uri, hash);
    // A connection that is gone has no use for the rest.
    this.#sent = this.#parts.publish(uri, diagnostics).catch(() => undefined);
  }

  #takeRules(uri: string, digests: readonly (RuleDigest | undefined)[]): void {
    const affected = this.#rules.set(uri, digests, this.#parts.configFiles.of(uri)?.config);
    this.#heed(affected.now);
    for (const other of affected.later) this.#unsettled.add(other);
    if (this.#unsettled.size > 0) this.#settleSoon();
  }

  /** Other rules bear on these files now. */
  #heed(uris: Iterable<string>): void {
    let isOpenAffected = false;
    for (const uri of uris) {
      if (this.#open.has(uri)) isOpenAffected = true;
      else this.#recheck(uri);
    }
    if (isOpenAffected) this.#parts.refreshOpen();
    if (this.#forced.size > 0) this.#workSoon();
  }

  /** A rule may bear on hundreds of files, which need not follow each key that is typed in it. */
  #settleSoon(): void {
    clearTimeout(this.#settling);
    if (this.#isStopped) return;
    this.#settling = setTimeout(() => {
      const uris = [...this.#unsettled];
      this.#unsettled.clear();
      this.#heed(uris);
    }, SETTLED_AFTER);
  }

  #shown(uri: string): string {
    const folder = this.#folders.find((candidate) => liesIn([candidate], uri));
    return folder === undefined ? baseName(uri) : relativePath(folder, uri);
  }
}
