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
import { canonicalUri } from "../uris.ts";
import type { Files } from "../world.ts";
import type { CheckHelper, Result } from "./check-helper.ts";
import type { HelperThread } from "./check-messages.ts";
import { CheckProgress } from "./check-progress.ts";
import { type ClosedFile, type Convert, LONGEST, readClosedFile, zonedRules } from "./closed-file.ts";
import { isIndexed, liesIn, shownIn } from "./folders.ts";
import { HelperDesk } from "./helper-desk.ts";
import { openFileOf, otherFileOf, placeOfRule } from "./open-files.ts";
import { Published } from "./published.ts";
import { createSlices } from "./slices.ts";
import { UntilRest } from "./until-rest.ts";
import { type NextFile, WaitingFiles } from "./waiting-files.ts";

/** `workspace`: the problems of all rule files are told. `openFiles`: those of open ones. */
export type CheckMode = "openFiles" | "workspace";

const MOST_FILES = 20_000;
/**
 * Milliseconds without a key after which other files hear of what was typed. To tell them takes a while, for which the key's
 * own diagnostics would have to wait: they leave when this turn of the event loop is over.
 */
const TOLD_AFTER = 100;
/**
 * Milliseconds without a change of rules after which the rules that run after them are looked at. One may bear on hundreds
 * of files, which need not follow each pause in the typing.
 */
const SETTLED_AFTER = 300;

export interface WorkspaceParts {
  readonly files: Pick<Files, "read" | "list">;
  readonly documents: () => Documents;
  readonly configFiles: ConfigFiles;
  readonly factsOf: DocumentEvents["factsOf"];
  /** Whether the editor tells of files that change on disk. */
  readonly watches: boolean;
  /** Starts a thread that checks files of these folders; undefined where there is none. @throws when it cannot. */
  readonly startHelper: (folders: readonly string[]) => HelperThread | undefined;
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
  readonly #published: Published;
  readonly #waitingFiles: WaitingFiles;
  /** Open files whose present text the others have not heard of. */
  readonly #typed = new UntilRest<OpenFile>(TOLD_AFTER, (files) => {
    for (const file of files) this.#guarded(file.document.uri, () => this.#takeOpen(file));
  });
  /** Files before whose rules others changed. */
  readonly #unsettled = new UntilRest<string>(SETTLED_AFTER, (uris) => this.#heed(uris));
  readonly #slices = createSlices(
    () => this.#step(),
    () => this.#untilNext(),
    (error) => this.#ended(error),
  );
  readonly #progress: CheckProgress;
  /** Checks in another thread while there is much to do. */
  readonly #desk: HelperDesk;
  #folders: readonly string[];
  #started = false;
  #isStopped = false;
  /** Requests that need all files: half of them would be a wrong answer, so the check goes on for their sake. */
  #waiting = 0;
  #mode: CheckMode = "workspace";

  constructor(folders: readonly string[], parts: WorkspaceParts) {
    this.#folders = folders.map(canonicalUri);
    this.#parts = parts;
    this.#published = new Published(parts.publish);
    this.#waitingFiles = new WaitingFiles(parts.files);
    const helping = {
      configOf: (uri: string) => parts.configFiles.of(uri)?.config,
      factsOf: parts.factsOf,
      locate: (other: RelatedElsewhere) => this.locate(other),
    };
    const start = (): HelperThread | undefined => parts.startHelper(this.#folders);
    this.#desk = new HelperDesk(start, helping, this.#rules, (error) => parts.log("checker", error));
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
    this.#typed.stop();
    this.#unsettled.stop();
    this.#isStopped = true;
    this.#slices.pause();
    this.#dismiss();
  }

  setMode(mode: CheckMode): void {
    if (mode === this.#mode) return;
    this.#mode = mode;
    if (mode === "openFiles") {
      this.#published.clear();
    } else if (this.#started) {
      for (const uri of this.#closed.keys()) this.#waitingFiles.recheck(uri);
      void this.#slices.work();
    }
  }

  /** All files as they are now. Waits until each was read; keys are answered meanwhile. */
  async view(): Promise<WorkspaceView> {
    if (!this.#started) this.#begin();
    else if (!this.#parts.watches) {
      for (const folder of this.#folders) this.#waitingFiles.addFolder(folder);
      for (const uri of this.#closed.keys()) this.#waitingFiles.add(uri);
    }
    this.#typed.flush();
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
    this.#waitingFiles.add(uri);
    return false;
  }

  /** Whether the file is one of the workspace's folders. */
  holds(uri: string): boolean {
    return liesIn(this.#folders, canonicalUri(uri));
  }

  opened(uri: string): void {
    this.#open.set(canonicalUri(uri), uri);
  }

  /** An open rule file was read. Its own findings heed the others already; theirs may change, soon if it was typed in. */
  analysed(file: OpenFile, textChanged: boolean): void {
    const uri = canonicalUri(file.document.uri);
    if (textChanged && this.#waiting === 0) this.#slices.giveWay();
    this.#closed.delete(uri);
    this.#published.leave(uri);
    if (textChanged) this.#typed.add(uri, file);
    else this.#takeOpen(file);
  }

  /** Returns whether the file's diagnostics stay the workspace's business now that no editor has it open. */
  closed(uri: string): boolean {
    const own = canonicalUri(uri);
    this.#typed.flush();
    this.#open.delete(own);
    if (!this.#started || !isIndexed(own) || !liesIn(this.#folders, own)) {
      this.#takeRules(own, []);
      return false;
    }
    this.#waitingFiles.add(own);
    this.#workSoon();
    // What is on disk is not read before somebody asks, and what the editor had need not be that.
    if (this.#mode !== "workspace") this.#takeRules(own, []);
    const stays = this.#mode === "workspace" && this.#parts.files.read(own) !== undefined;
    if (stays) this.#published.takeOver(own);
    return stays;
  }

  /** Files were made, changed or removed on disk, or whole folders with all that is in them. */
  changedOnDisk(uris: readonly string[]): void {
    if (!this.#started) return;
    for (const uri of uris.map(canonicalUri)) {
      if (isIndexed(uri)) this.#waitingFiles.add(uri);
      else {
        for (const known of this.#closed.keys()) if (known.startsWith(`${uri}/`)) this.#waitingFiles.add(known);
        this.#waitingFiles.addFolder(uri);
      }
    }
    this.#workSoon();
  }

  /** Configuration, settings or what Cloudflare answered may have changed. */
  surroundingsChanged(): void {
    if (!this.#started) return;
    this.#desk.helper?.surroundingsChanged();
    for (const uri of this.#closed.keys()) this.#waitingFiles.addDated(uri);
    this.#workSoon();
  }

  foldersChanged(added: readonly string[], removed: readonly string[]): void {
    const gone = new Set(removed.map(canonicalUri));
    this.#folders = [...this.#folders.filter((folder) => !gone.has(folder)), ...added.map(canonicalUri)];
    if (!this.#started) return;
    this.#dismiss();
    for (const uri of this.#closed.keys()) this.#waitingFiles.add(uri);
    for (const folder of added) this.#waitingFiles.addFolder(folder);
    this.#workSoon();
  }

  /** What the rules of a file may know of those in other files. */
  othersOf(given: string): OtherRules {
    const uri = canonicalUri(given);
    return this.#rules.othersOf(uri, this.#parts.configFiles.of(uri)?.config, (other) => shownIn(this.#folders, other));
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
    for (const folder of this.#folders) this.#waitingFiles.addFolder(folder);
  }

  #workSoon(): void {
    if (this.#mode === "workspace" && !this.#isStopped) void this.#slices.work();
  }

  #step(): boolean {
    this.#typed.flush();
    const waiting = this.#waitingFiles;
    const found = waiting.nextFolder();
    if (found !== undefined) {
      for (const uri of found) if (this.#closed.size + waiting.stale < MOST_FILES) waiting.add(uri);
      return true;
    }
    const helper = this.#desk.helperFor(waiting.count);
    if (helper !== undefined) return this.#stepWith(helper);
    this.#dismiss();
    const next = waiting.next();
    if (next === undefined) return false;
    this.#tellProgress();
    this.#guarded(next.uri, () => this.#check(next));
    return true;
  }

  /** Gives the helper the next file, or takes what it found; false when nothing is left for either. */
  #stepWith(helper: CheckHelper): boolean {
    if (this.#desk.tellNext()) return true;
    const result = helper.take();
    if (result !== undefined) {
      this.#tellProgress();
      this.#guarded(result.uri, () => this.#accept(result, helper));
    } else {
      const next = helper.hasRoom ? this.#waitingFiles.next() : undefined;
      if (next !== undefined) this.#guarded(next.uri, () => this.#delegate(next, helper));
    }
    return this.#waitingFiles.count > 0 || helper.out.length > 0;
  }

  /** What was found is on its way, and so is the next result where the helper has all that it can take. */
  async #untilNext(): Promise<void> {
    await this.#published.sent;
    const { helper } = this.#desk;
    const { count, hasFolders } = this.#waitingFiles;
    if (helper !== undefined && !hasFolders && !(helper.hasRoom && count > 0)) await helper.untilResult();
  }

  #dismiss(): void {
    for (const uri of this.#desk.dismiss()) this.#waitingFiles.recheck(uri);
  }

  #tellProgress(): void {
    if (this.#mode === "workspace")
      this.#progress.step(this.#waitingFiles.count + (this.#desk.helper?.out.length ?? 0));
  }

  #delegate(next: NextFile, helper: CheckHelper): void {
    const known = this.#toRead(next);
    if (known === false) return;
    if (liesIn(this.#folders, next.uri)) helper.check(next.uri, known);
    else this.#drop(next.uri);
  }

  #accept({ uri, outcome, read, error, isOld }: Result, helper: CheckHelper): void {
    if (outcome === "failed") this.#parts.log(uri, error);
    // The editor's text counts, whichever of the two the helper heard of last.
    if (this.#open.has(uri)) helper.rules(uri, this.#rules.digestsOf(uri));
    else if (outcome === "gone") this.#drop(uri);
    else if (read !== undefined) {
      this.#keep(read.file, read.diagnostics, true);
      if (isOld) this.#waitingFiles.recheck(uri);
    }
  }

  #ended(error: unknown): void {
    this.#progress.end();
    this.#dismiss();
    if (error !== undefined) this.#parts.log("workspace", error);
  }

  #guarded(uri: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      // A bug of ours in one file must not keep the others from being checked.
      this.#parts.log(uri, error);
    }
  }

  /**
   * Whether a file has to be read: false, or the hash of the text whose findings hold, which is undefined where none do.
   */
  #toRead({ uri, textMayDiffer }: NextFile): number | undefined | false {
    if (this.#open.has(uri)) return false;
    const known = this.#closed.get(uri);
    const force = this.#waitingFiles.takeForced(uri);
    const factsChanged = known !== undefined && !this.#hasSameFacts(known);
    if (known !== undefined) this.#takeRules(uri, known.digests);
    if (known !== undefined && !textMayDiffer && !force && !factsChanged) return false;
    return force || factsChanged ? undefined : known?.hash;
  }

  /** Reads and checks one file again where text or facts are others than before. */
  #check(next: NextFile): void {
    const { uri } = next;
    const known = this.#toRead(next);
    if (known === false) return;
    const text = liesIn(this.#folders, uri) ? this.#parts.files.read(uri) : undefined;
    if (text === undefined || text.length > LONGEST) {
      this.#drop(uri);
      return;
    }
    if (known === textHash(text)) return;
    const config = this.#parts.configFiles.of(uri)?.config;
    const { file, diagnostics } = readClosedFile(uri, text, config, this.#parts.factsOf, this.#parts.convert);
    this.#keep(file, diagnostics);
  }

  #keep(file: ClosedFile, diagnostics: readonly Diagnostic[], isHelpers = false): void {
    const { uri } = file;
    this.#closed.set(uri, file);
    this.#takeRules(uri, file.digests, isHelpers);
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
    if (this.#mode === "workspace") this.#published.tell(uri, diagnostics);
  }

  #takeOpen({ document, analysis }: OpenFile): void {
    const uri = canonicalUri(document.uri);
    this.#typed.drop(uri);
    this.#takeRules(uri, digestsOf(analysis.file, this.#parts.configFiles.of(uri)?.config));
  }

  #takeRules(uri: string, digests: readonly (RuleDigest | undefined)[], isHelpers = false): void {
    if (!isHelpers) this.#desk.helper?.rules(uri, digests);
    const affected = this.#rules.set(uri, digests, this.#parts.configFiles.of(uri)?.config);
    this.#heed(affected.now);
    for (const other of affected.later) this.#unsettled.add(other, other);
    this.#unsettled.postpone();
  }

  /** Other rules bear on these files now. */
  #heed(uris: Iterable<string>): void {
    let isOpenAffected = false;
    for (const uri of uris) {
      if (this.#open.has(uri)) isOpenAffected = true;
      else this.#waitingFiles.recheck(uri);
    }
    if (isOpenAffected) this.#parts.refreshOpen();
    if (this.#waitingFiles.hasForced) this.#workSoon();
  }
}
