/** Reads a zone for a pull, and says in words what it would write. */
import { DEFAULT_PHASE, RATELIMIT_PHASE } from "#core/catalog/catalog.ts";
import { definitionHash, type Member } from "./definition.ts";
import type { DeployedFile, PlanOptions } from "./deploy-document.ts";
import { FailureError } from "./errors.ts";
import { lockedRules, withRule, zoneKey } from "./lock.ts";
import { LockKeeper, readLock } from "./lock-keeper.ts";
import { joined } from "./plan-view.ts";
import { type Difference, differences, type PullFile, planPull } from "./pull.ts";
import type { Session } from "./session.ts";
import type { Ruleset, Zone } from "./types.ts";

/** The folder that is pulled into. */
export interface PullFolder extends Pick<DeployedFile, "aliases" | "defaultZone" | "lock"> {
  /** "rules": as the reader knows it; empty for the present folder. */
  readonly name: string;
  readonly files: readonly PullFile[];
}

export interface PullOptions extends PlanOptions {
  /** Default: custom rules and rate limiting rules. */
  readonly phase?: string;
  /** Only the rule with this ref; every other is left aside. */
  readonly only?: string;
  /** Only these members of rules that are in the files; their order is left aside too. */
  readonly members?: readonly Member[];
}

export interface PulledFile {
  /** Relative to the folder, with `/`. */
  readonly path: string;
  readonly text: string;
  /** Undefined for a new file. */
  readonly before: string | undefined;
}

export interface PullPlan {
  readonly files: readonly PulledFile[];
  /** "Write 2 new files and change 1 in rules, from example.com (Example Ltd)?" */
  readonly question: string;
  /** A line for each file and each thing to know. */
  readonly detail: string;
  readonly upToDate: string;
  readonly notes: readonly string[];
  /** In what the files' rules differ from the live ones, whatever is taken over of that. */
  readonly differences: readonly Difference[];
  /** To be called when the files are written: the lock file then knows these rules as they are now. Returns what went wrong. */
  readonly written: () => Promise<readonly string[]>;
}

/** Plans a pull. Nothing is written. Rejects with FailureError. */
export async function pullInto(folder: PullFolder, session: Session, options: PullOptions = {}): Promise<PullPlan> {
  const { aliases = {}, defaultZone, files } = folder;
  const wished = options.zone ?? session.status.zone ?? defaultZone;
  if (wished === undefined) {
    throw new FailureError({ reason: "no-zone", message: "No zone is chosen to pull from.", action: "select-zone" });
  }
  const zone = await session.zoneNamed(aliases[wished] ?? wished, options.signal);
  const sandbox = session.base.loopback;
  const lock = await readLock(folder);
  const rulesets: Ruleset[] = [];
  for (const phase of options.phase === undefined ? [DEFAULT_PHASE, RATELIMIT_PHASE] : [options.phase]) {
    const found = await session.api().entryPoint(zone, phase, options.signal);
    const ruleset = found ?? { id: "", version: "0", phase, rules: [] };
    const rules = ruleset.rules.filter((rule) => options.only === undefined || rule.ref === options.only);
    rulesets.push({ ...ruleset, rules });
  }
  const key = zoneKey(zone.name, sandbox);
  const settled = rulesets.flatMap(({ phase }) =>
    [...lockedRules(lock, key, zone.id, phase)].flatMap(([ref, { sent, hash }]) =>
      sent === undefined ? [] : ([[ref, { sent, stored: hash }]] as const),
    ),
  );
  const takesUnnamed = defaultZone === undefined || defaultZone.toLowerCase() === zone.name;
  const input = { zone, rulesets, files, takesUnnamed, aliases, settled: new Map(settled) };
  const pull = planPull({ ...input, ...(options.members === undefined ? {} : { members: options.members }) });
  const before = new Map(files.map(({ path, file }) => [path, file.text]));
  const changed = [...pull.updated, ...pull.created].map(({ path, text }) => ({
    path,
    text,
    before: before.get(path),
  }));
  return {
    files: changed,
    question: question(pull.created.length, pull.updated.length, folder.name, zone),
    detail: [
      ...pull.updated.map(({ path, refs }) => `Change ${path}: ${refs.length === 0 ? "order" : joined(refs)}`),
      ...pull.created.map(({ path, ref }) => `Create ${path} (${ref})`),
      ...pull.notes,
    ].join("\n"),
    upToDate: `${folder.name === "" ? "This folder" : `The folder ${folder.name}`} has the rules of ${zone.name} as they are live.`,
    notes: pull.notes,
    differences: differences(input),
    written: () => refreshLock(folder, key, zone, rulesets, pull.held),
  };
}

function question(created: number, updated: number, folder: string, zone: Zone): string {
  const parts = [
    ...(created === 0 ? [] : [`Write ${created === 1 ? "1 new file" : `${created} new files`}`]),
    ...(updated === 0
      ? []
      : [`${created === 0 ? "Change" : "change"} ${updated === 1 ? "1 file" : `${updated} files`}`]),
  ];
  const where = folder === "" ? "" : ` in ${folder}`;
  return `${joined(parts)}${where}, from ${zone.name} (${zone.account.name})?`;
}

/** Rules that the lock file knows are remembered as they are now. It does not begin to own any: that takes a deploy. */
async function refreshLock(
  folder: PullFolder,
  key: string,
  zone: Zone,
  rulesets: readonly Ruleset[],
  held: ReadonlySet<string>,
): Promise<readonly string[]> {
  if (await lockIsEmpty(folder)) return [];
  const keeper = new LockKeeper(folder);
  await keeper.update((lock) => {
    let result = lock;
    for (const { phase, rules } of rulesets) {
      const known = lockedRules(lock, key, zone.id, phase);
      for (const live of rules) {
        const entry = known.get(live.ref);
        if (entry === undefined || !held.has(live.ref)) continue;
        const { id, version } = live;
        const { sent, ...kept } = entry;
        const hash = definitionHash(live);
        const still = sent !== undefined && entry.hash === hash ? { sent } : {};
        result = withRule(result, key, zone.id, phase, live.ref, { ...kept, id, version, hash, ...still });
      }
    }
    return result;
  });
  return keeper.problems;
}

/** One that cannot be read is not empty. */
async function lockIsEmpty({ lock }: PullFolder): Promise<boolean> {
  try {
    return ((await lock.read()) ?? "").trim() === "";
  } catch {
    return false;
  }
}
