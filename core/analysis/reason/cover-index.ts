/** Which of many conditions covers another one, without asking each. */
import { type Condition, chain, opposite } from "./condition.ts";
import { onlyPoint, type Point } from "./intervals.ts";
import { intersection, isSubset, type Region, unionOf } from "./region.ts";
import { isNever } from "./search.ts";

/** A condition with what it says of single subjects, to be kept and asked often. It holds no nodes and no offsets. */
export interface Known {
  readonly condition: Condition;
  /** For some subjects, by key, what they are at most where the condition is true. */
  readonly hulls: ReadonlyMap<string, Region>;
}

/** What is said of single subjects is found out when somebody asks: many conditions are only told apart. */
export function known(condition: Condition): Known {
  let hulls: Hulls | undefined;
  return {
    condition,
    get hulls() {
      hulls ??= hullsOf(condition);
      return hulls;
    },
  };
}

type Hulls = ReadonlyMap<string, Region>;

function hullsOf(condition: Condition): Hulls {
  if (condition.kind === "test") return new Map([[condition.subject.key, condition.region]]);
  if (condition.kind === "constant" || condition.kind === "xor") return new Map();
  const [first, ...others] = condition.operands.map(hullsOf) as [Hulls];
  return others.reduce(condition.kind === "and" ? both : either, first);
}

function both(a: Hulls, b: Hulls): Hulls {
  const hulls = new Map(a);
  for (const [key, region] of b) {
    const other = a.get(key);
    hulls.set(key, other === undefined ? region : intersection(other, region));
  }
  return hulls;
}

function either(a: Hulls, b: Hulls): Hulls {
  const hulls = new Map<string, Region>();
  for (const [key, region] of a) {
    const other = b.get(key);
    if (other !== undefined) hulls.set(key, unionOf([region, other]));
  }
  return hulls;
}

/** Intervals that one question may look at. */
const MOST_WORK = 5000;
/** Conditions that say nothing of any one subject have to be asked one by one; more are not. */
const MOST_VAGUE = 32;
/** A condition is found by each value that it names, unless these are more. */
const MOST_VALUES = 16;

const answers = new WeakMap<Condition, WeakMap<Condition, boolean>>();

/** Whether `outer` certainly holds wherever `inner` does. Remembered as long as both are. */
function isCovered(inner: Condition, outer: Condition): boolean {
  let remembered = answers.get(inner);
  if (remembered === undefined) {
    remembered = new WeakMap();
    answers.set(inner, remembered);
  }
  let answer = remembered.get(outer);
  if (answer === undefined) {
    answer = isNever(chain("and", [inner, opposite(outer)]), { left: MOST_WORK }) === true;
    remembered.set(outer, answer);
  }
  return answer;
}

interface Entry<T> {
  readonly order: number;
  readonly known: Known;
  readonly item: T;
}

interface Shelf<T> {
  /** By the values that the subject has to be one of. */
  readonly byPoint: Map<Point, Entry<T>[]>;
  readonly wide: Entry<T>[];
}

/** Conditions, each with an item, in the order in which they were added unless `compare` gives them another one. */
export class CoverIndex<T> {
  readonly #shelves = new Map<string, Shelf<T>>();
  readonly #vague: Entry<T>[] = [];
  readonly #compare: (a: Entry<T>, b: Entry<T>) => number;
  #added = 0;

  constructor(compare?: (a: T, b: T) => number) {
    this.#compare = (a, b) => compare?.(a.item, b.item) || a.order - b.order;
  }

  add(condition: Known, item: T): void {
    const entry = { order: this.#added++, known: condition, item };
    for (const list of this.#listsOf(condition)) list.push(entry);
  }

  /** Takes out an item that was added with this condition. */
  remove(condition: Known, item: T): void {
    for (const list of this.#listsOf(condition)) {
      const at = list.findIndex((entry) => entry.item === item);
      if (at >= 0) list.splice(at, 1);
    }
  }

  /** The first item accepted whose condition certainly holds wherever `inner` does. */
  find(inner: Known, accept: (item: T) => boolean): T | undefined {
    const candidates: Entry<T>[] = this.#vague.toSorted(this.#compare).slice(0, MOST_VAGUE);
    for (const [key, region] of inner.hulls) {
      const shelf = this.#shelves.get(key);
      const [first] = region.values;
      if (shelf === undefined || first === undefined) continue;
      candidates.push(...(shelf.byPoint.get(first.from) ?? []));
      for (const entry of shelf.wide)
        if (isSubset(region, entry.known.hulls.get(key) as Region)) candidates.push(entry);
    }
    candidates.sort(this.#compare);
    return candidates.find(({ item, known: { condition } }) => accept(item) && isCovered(inner.condition, condition))
      ?.item;
  }

  /** Where a condition is looked for. */
  #listsOf({ hulls }: Known): readonly Entry<T>[][] {
    const [hull] = hulls;
    if (hull === undefined) return [this.#vague];
    const [key, { values, missing }] = hull;
    let shelf = this.#shelves.get(key);
    if (shelf === undefined) {
      shelf = { byPoint: new Map(), wide: [] };
      this.#shelves.set(key, shelf);
    }
    const points = values.length > MOST_VALUES ? [undefined] : values.map(onlyPoint);
    if (missing !== 0 || points.includes(undefined)) return [shelf.wide];
    const { byPoint } = shelf;
    return (points as Point[]).map((point) => {
      const there = byPoint.get(point) ?? [];
      byPoint.set(point, there);
      return there;
    });
  }
}
