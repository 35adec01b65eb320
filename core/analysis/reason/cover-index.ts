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

export const known = (condition: Condition): Known => ({ condition, hulls: hullsOf(condition) });

function hullsOf(condition: Condition): ReadonlyMap<string, Region> {
  if (condition.kind === "test") return new Map([[condition.subject.key, condition.region]]);
  if (condition.kind === "constant" || condition.kind === "xor") return new Map();
  const [first, ...others] = condition.operands.map(hullsOf) as [ReadonlyMap<string, Region>];
  return others.reduce(condition.kind === "and" ? both : either, first);
}

type Hulls = ReadonlyMap<string, Region>;

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
  readonly wide: { readonly region: Region; readonly entry: Entry<T> }[];
}

/** Conditions in an order, each with an item. */
export class CoverIndex<T> {
  readonly #shelves = new Map<string, Shelf<T>>();
  readonly #vague: Entry<T>[] = [];
  #size = 0;

  add(condition: Known, item: T): void {
    const entry = { order: this.#size++, known: condition, item };
    const [hull] = condition.hulls;
    if (hull === undefined) {
      if (this.#vague.length < MOST_VAGUE) this.#vague.push(entry);
      return;
    }
    const [key, region] = hull;
    let shelf = this.#shelves.get(key);
    if (shelf === undefined) {
      shelf = { byPoint: new Map(), wide: [] };
      this.#shelves.set(key, shelf);
    }
    const points = region.values.length > MOST_VALUES ? [undefined] : region.values.map(onlyPoint);
    if (region.missing !== 0 || points.includes(undefined)) shelf.wide.push({ region, entry });
    for (const point of region.missing === 0 && !points.includes(undefined) ? (points as Point[]) : []) {
      const there = shelf.byPoint.get(point);
      if (there === undefined) shelf.byPoint.set(point, [entry]);
      else there.push(entry);
    }
  }

  /** The first item accepted whose condition certainly holds wherever `inner` does. */
  find(inner: Known, accept: (item: T) => boolean): T | undefined {
    const candidates: Entry<T>[] = [...this.#vague];
    for (const [key, region] of inner.hulls) {
      const shelf = this.#shelves.get(key);
      const [first] = region.values;
      if (shelf === undefined || first === undefined) continue;
      candidates.push(...(shelf.byPoint.get(first.from) ?? []));
      for (const { region: outer, entry } of shelf.wide) if (isSubset(region, outer)) candidates.push(entry);
    }
    candidates.sort((a, b) => a.order - b.order);
    return candidates.find(({ item, known: { condition } }) => accept(item) && isCovered(inner.condition, condition))
      ?.item;
  }
}
