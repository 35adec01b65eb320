/** What is assumed of several subjects at once, and what follows for the others. */
import * as intervals from "./intervals.ts";
import { commonPrefix, type Interval, type Intervals, onlyPoint } from "./intervals.ts";
import { IS_FALSE, IS_TRUE } from "./points.ts";
import { intersection, isEmpty, type Region } from "./region.ts";
import { type Link, type Quantified, rootOf, type Subject } from "./subject.ts";

/** Work that may still be done; counted in intervals looked at, so that it is the same on every machine. */
export interface Budget {
  left: number;
}

/** That a subject is in a region. */
interface Entry {
  readonly subject: Subject;
  readonly region: Region;
}

/** Assumptions by the key of their subject. */
export type State = ReadonlyMap<string, Entry>;

export const NO_ASSUMPTIONS: State = new Map();

/** What is left for a subject. */
export function regionIn(state: State, subject: Subject): Region {
  return state.get(subject.key)?.region ?? subject.all;
}

/** The state with more assumptions; undefined when no request is like that. Many at once cost little more than one. */
export function assume(state: State, tests: readonly Entry[], budget: Budget): State | undefined {
  const next = new Map(state);
  const roots = new Set<string>();
  for (const { subject, region } of tests) {
    register(next, subject);
    if (!narrow(next, subject, region)) return undefined;
    roots.add(rootOf(subject));
  }
  const families = new Map<string, Entry[]>();
  for (const entry of next.values()) {
    const root = rootOf(entry.subject);
    if (!roots.has(root)) continue;
    const family = families.get(root);
    if (family === undefined) families.set(root, [entry]);
    else family.push(entry);
  }
  for (const family of families.values()) if (!settle(next, family, budget)) return undefined;
  return next;
}

/** Gives the subject and all that it follows from a place in the state. */
function register(state: Map<string, Entry>, subject: Subject): void {
  if (!state.has(subject.key)) state.set(subject.key, { subject, region: subject.all });
  for (const { from } of subject.links) register(state, from);
}

function depthOf(subject: Subject): number {
  return subject.links.reduce((depth, { from }) => Math.max(depth, depthOf(from) + 1), 0);
}

/** Takes out of a subject what is not in the region; false when nothing is left. */
function narrow(state: Map<string, Entry>, subject: Subject, region: Region): boolean {
  const left = intersection(regionIn(state, subject), region);
  state.set(subject.key, { subject, region: left });
  return !isEmpty(left);
}

/** Lets subjects that hang together narrow each other; false when that leaves nothing of one. */
function settle(state: Map<string, Entry>, entries: readonly Entry[], budget: Budget): boolean {
  const subjects = entries.map(({ subject }) => subject);
  if (subjects.length === 1 && subjects[0]?.fold === undefined && subjects[0]?.quantified === undefined) return true;
  for (const { region } of entries) budget.left -= region.values.length + 1;
  subjects.sort((a, b) => depthOf(b) - depthOf(a));
  for (const subject of subjects) {
    if (!narrow(state, subject, { ...regionIn(state, subject), values: results(state, subject) })) return false;
    for (const link of subject.links) if (!narrowSource(state, subject, link)) return false;
  }
  for (const subject of subjects.reverse()) {
    for (const link of subject.links) if (!narrowTarget(state, subject, link)) return false;
  }
  return piecesAgree(state, subjects) && quantifiersAgree(state, subjects);
}

/** The values that the subject's function can give. */
function results(state: State, subject: Subject): Intervals {
  const { values } = regionIn(state, subject);
  const { fold } = subject;
  if (fold === undefined) return values;
  return values.filter((interval) => {
    const known = onlyPoint(interval) ?? commonPrefix(interval);
    return fold(known as string) === known;
  });
}

/** Takes values out of what the subject follows from that would give it a value it does not have. */
function narrowSource(state: Map<string, Entry>, subject: Subject, link: Link): boolean {
  const wanted = regionIn(state, subject).values;
  const source = regionIn(state, link.from);
  const fits = (interval: Interval): boolean => {
    const values = link.within(interval);
    return values === undefined || !intervals.isDisjoint(values, wanted);
  };
  const ruledOut = link.missing !== undefined && intervals.isDisjoint(link.missing, wanted);
  return narrow(state, link.from, {
    values: source.values.filter(fits),
    missing: ruledOut ? 0 : source.missing,
  });
}

/** Sources of more intervals than this are looked at from the other side only. */
const MOST_IMAGES = 64;

/** Takes values out of the subject that nothing it follows from would give. */
function narrowTarget(state: Map<string, Entry>, subject: Subject, link: Link): boolean {
  const source = regionIn(state, link.from);
  if (source.values.length > MOST_IMAGES || (source.missing !== 0 && link.missing === undefined)) return true;
  const images: Interval[] = source.missing === 0 ? [] : [...(link.missing ?? [])];
  for (const interval of source.values) {
    const image = link.within(interval);
    if (image === undefined) return true;
    images.push(...image);
  }
  const { missing } = regionIn(state, subject);
  return narrow(state, subject, { values: intervals.normalise(images), missing });
}

const isAnswered = (state: State, subject: Subject, answer: Intervals): boolean =>
  intervals.isSubset(regionIn(state, subject).values, answer);

/** Whether no text would have to hold a piece that it must not hold. */
function piecesAgree(state: State, subjects: readonly Subject[]): boolean {
  const absent = subjects.filter(({ needle }) => needle !== undefined).filter((it) => isAnswered(state, it, IS_FALSE));
  for (const subject of subjects) {
    const parent = subject.links[0]?.from;
    if (subject.pieces === undefined || parent === undefined || !isAnswered(state, subject, IS_TRUE)) continue;
    const { fold } = parent;
    if (fold !== undefined && subject.pieces.some((piece) => fold(piece) !== piece)) return false;
    for (const { links, needle } of absent) {
      const other = links[0]?.from;
      const image = other?.links[0]?.from.key === parent.key ? other.fold : undefined;
      if (other?.key !== parent.key && image === undefined) continue;
      if (subject.pieces.some((piece) => (image?.(piece) ?? piece).includes(needle as string))) return false;
    }
  }
  return true;
}

/** Whether one array can have elements as all the `any(…)` and `all(…)` over it say. */
function quantifiersAgree(state: State, subjects: readonly Subject[]): boolean {
  const first = subjects.find(({ quantified }) => quantified !== undefined)?.quantified;
  if (first === undefined) return true;
  let allowed = first.possible;
  const needed: Intervals[] = [];
  const broken: Intervals[] = [];
  for (const subject of subjects) {
    const { name, wanted } = subject.quantified as Quantified;
    if (isAnswered(state, subject, IS_TRUE)) {
      if (name === "any") needed.push(wanted);
      else allowed = intervals.intersection(allowed, wanted);
    } else if (isAnswered(state, subject, IS_FALSE)) {
      if (name === "any") allowed = intervals.difference(allowed, wanted);
      else broken.push(wanted);
    }
  }
  if (needed.some((wanted) => intervals.isDisjoint(wanted, allowed))) return false;
  // Without any element `all(…)` may be false as well: what that gives for an absent array depends on the question.
  return needed.length === 0 || !broken.some((wanted) => intervals.isSubset(allowed, wanted));
}
