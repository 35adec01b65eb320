/** What comes out of parts of an expression for made-up requests: what comes out both ways needs no proof that it can. */
import type { Branch, Leaf, Part, Sample, Sketch } from "./sketch.ts";

/** Each sample is one bit of a number. */
export const MOST_TRIED = 30;

/**
 * Whether no two of these parts are about the same topic, as in most rules. Then each can be true or false whatever the
 * others are: together they are neither never nor always true, and none says what another one says.
 */
export function areIndependent(parts: readonly Part[], { others }: Sketch): boolean {
  const takenBy: (Part | undefined)[] = others.map(() => undefined);
  const isFree = (part: Part, operand: Part): boolean => {
    switch (part.kind) {
      case "true":
        return true;
      case "chain":
        return part.items.every((item) => isFree(item, operand));
      case "leaf": {
        const taker = takenBy[part.topic];
        takenBy[part.topic] = operand;
        return taker === undefined || taker === operand;
      }
      default:
        return isFree(part.inner, operand);
    }
  };
  return parts.every((part) => isFree(part, part));
}

/** The indexes of the parts that may ask the same of one operand as another of them. What asks of several does not. */
export function alike(parts: readonly Part[]): readonly number[] {
  const groups = new Map<string, number[]>();
  for (const [index, part] of parts.entries()) {
    const leaf = onlyLeaf(part);
    if (leaf === undefined) continue;
    const key = `${leaf.slot} ${leaf.aspect}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [index]);
    else group.push(index);
  }
  const shared = [...groups.values()].filter(({ length }) => length > 1);
  return shared.flat().sort((a, b) => a - b);
}

/** A leaf that stands for all of the part, since they ask the same; undefined where they do not. */
function onlyLeaf(part: Part): Leaf | undefined {
  if (part.kind === "leaf") return part;
  if (part.kind === "not" || part.kind === "quantifier") return onlyLeaf(part.inner);
  if (part.kind !== "chain") return undefined;
  const [first, ...others] = part.items.map(onlyLeaf);
  return others.every((leaf) => leaf?.slot === first?.slot && leaf?.aspect === first?.aspect) ? first : undefined;
}

/** Whether a part certainly has both answers. */
export function isOpen(part: Part, { others }: Sketch): boolean {
  if (part.kind === "leaf") {
    if (part.isOpen) return true;
    const now = others[part.slot] as Sample[number];
    const first = part.test(now);
    return part.near(now).some((value) => part.test(value) !== first);
  }
  const sample = [...others];
  const first = answer(part, sample);
  aim(part, sample, !first);
  return answer(part, sample) !== first;
}

/** What operands of one chain came to, one number each, with a bit for each sample. */
export interface Outcomes {
  /** The operands' own answers; of a chain of `and` their opposites, which are operands of the `or` that says the opposite. */
  readonly bits: readonly number[];
  /** Whether the chain came out both ways. */
  readonly isOpen: boolean;
}

/**
 * Tries some operands of a chain of `and` or `or`, the others of which do not matter: one sample in which none decides the
 * chain, and for each of the `most` first ones a sample in which it alone does, as far as such samples are found at once.
 */
export function tried(
  { node: { operator } }: Branch,
  operands: readonly Part[],
  { others }: Sketch,
  most: number,
): Outcomes {
  const decisive = operator === "or";
  const undecided = [...others];
  for (const operand of operands) aim(operand, undecided, !decisive);
  const samples = [undecided];
  for (const operand of operands.slice(0, most)) {
    const sample = [...undecided];
    aim(operand, sample, decisive);
    samples.push(sample);
  }
  const all = allOf(samples);
  const bits = operands.map((operand) => (decisive ? 0 : all) ^ outcomes(operand, samples));
  const decided = bits.reduce((some, own) => some | own, 0);
  return { bits, isOpen: decided !== 0 && decided !== all };
}

/** Whether an operand may include another, which stand in this order; a false is certain. */
export const mayInclude = (outer: number, inner: number): boolean => (inner & ~outer) === 0;

const allOf = (samples: readonly Sample[]): number => 2 ** samples.length - 1;

function answer(part: Part, sample: Sample): boolean {
  return outcomes(part, [sample]) === 1;
}

/** In which of the samples the part is true. */
function outcomes(part: Part, samples: readonly Sample[]): number {
  switch (part.kind) {
    case "true":
      return allOf(samples);
    case "not":
      return allOf(samples) ^ outcomes(part.inner, samples);
    case "quantifier":
      return outcomes(part.inner, samples);
    case "chain": {
      const { operator } = part.node;
      let bits = operator === "and" ? allOf(samples) : 0;
      for (const item of part.items) {
        const own = outcomes(item, samples);
        if (operator === "and") bits &= own;
        else if (operator === "or") bits |= own;
        else bits ^= own;
      }
      return bits;
    }
    case "leaf": {
      let bits = 0;
      let before: Sample[number] | undefined;
      let isTrue = false;
      for (const [index, sample] of samples.entries()) {
        const value = sample[part.slot] as Sample[number];
        // Most samples differ in other operands.
        if (value !== before) isTrue = part.test(value);
        before = value;
        if (isTrue) bits |= 1 << index;
      }
      return bits;
    }
  }
}

/** Changes the sample so that the part becomes true, or false; perhaps in vain. */
function aim(part: Part, sample: Sample, wanted: boolean): void {
  switch (part.kind) {
    case "true":
      return;
    case "not":
      aim(part.inner, sample, !wanted);
      return;
    case "quantifier":
      aim(part.inner, sample, wanted);
      return;
    case "chain": {
      const { operator } = part.node;
      const isForced = operator === "xor" || wanted === (operator === "and");
      for (const [index, item] of part.items.entries()) {
        if (isForced) aim(item, sample, operator === "xor" ? index === 0 && wanted : wanted);
        else if (answer(item, sample) === wanted) return;
      }
      if (!isForced) aim(part.items[0] as Part, sample, wanted);
      return;
    }
    case "leaf": {
      const now = sample[part.slot] as Sample[number];
      if (part.test(now) === wanted) return;
      const found = part.near(now).find((value) => part.test(value) === wanted);
      if (found !== undefined) sample[part.slot] = found;
    }
  }
}
