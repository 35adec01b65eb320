import type { CodePointSet } from "./code-point-set.ts";

/** What a piece of a regex takes in the compiled regex, in bytes, for matching forward and backward. */
export interface NfaCost {
  readonly forward: number;
  readonly backward: number;
}

/** A state of the automaton, a transition of a branching state, and an alternative of a union, in bytes. */
export const STATE = 32;
export const TRANSITION = 8;
export const ALTERNATIVE = 4;

/** The largest code point of one, two, three and four bytes. */
const LARGEST = [0x7f, 0x7ff, 0xffff, 0x10ffff] as const;

/** The bytes of a code point in UTF-8. */
export function utf8Bytes(codePoint: number): number[] {
  if (codePoint <= 0x7f) return [codePoint];
  const tail: number[] = [];
  let rest = codePoint;
  let firstMax = 0x3f;
  while (rest > firstMax) {
    tail.unshift(0x80 | (rest & 0x3f));
    rest >>= 6;
    firstMax >>= 1;
  }
  return [((~firstMax << 1) & 0xff) | rest, ...tail];
}

/** Byte ranges in a row, [first, last, first, last ...], that together match some code points in UTF-8. */
type ByteSequence = readonly number[];

/** The part of a range before the first place where it must be cut to become one byte sequence, or undefined. */
function cut(first: number, last: number): number | undefined {
  if (first <= 0xdfff && last >= 0xd800) return 0xd7ff;
  for (const largest of LARGEST) {
    if (first <= largest && largest < last) return largest;
  }
  if (last <= 0x7f) return undefined;
  for (let bytes = 1; bytes < 4; bytes++) {
    const mask = (1 << (6 * bytes)) - 1;
    if ((first & ~mask) === (last & ~mask)) continue;
    if ((first & mask) !== 0) return first | mask;
    if ((last & mask) !== mask) return (last & ~mask) - 1;
  }
  return undefined;
}

/** The byte sequences of one range of code points, ascending. Surrogates are left out. */
function byteSequences(first: number, last: number): ByteSequence[] {
  const sequences: ByteSequence[] = [];
  const pending: [number, number][] = [[first, last]];
  for (let range = pending.pop(); range !== undefined; range = pending.pop()) {
    const [from, to] = range;
    if (from > to) continue;
    const end = cut(from, to);
    if (end === 0xd7ff && to >= 0xd800) {
      pending.push([0xe000, to], [from, end]);
    } else if (end !== undefined) {
      pending.push([end + 1, to], [from, end]);
    } else {
      const low = utf8Bytes(from);
      const high = utf8Bytes(to);
      sequences.push(low.flatMap((byte, index) => [byte, high[index] ?? byte]));
    }
  }
  return sequences;
}

/** Forward: the minimal automaton of sorted sequences, built by sharing equal states. */
class ForwardAutomaton {
  cost = 0;
  private readonly known = new Map<string, number>();
  /** For each byte of the latest sequence: the state's finished transitions, and its byte range still without target. */
  private readonly open: { done: string; count: number; low: number; high: number }[] = [];

  add(sequence: ByteSequence): void {
    let shared = 0;
    for (const { low, high } of this.open) {
      if (low !== sequence[2 * shared] || high !== sequence[2 * shared + 1]) break;
      shared++;
    }
    this.close(shared);
    for (let index = shared; 2 * index < sequence.length; index++) {
      const low = sequence[2 * index] ?? 0;
      const high = sequence[2 * index + 1] ?? 0;
      const state = this.open[index];
      if (state === undefined) this.open.push({ done: "", count: 0, low, high });
      else Object.assign(state, { low, high });
    }
  }

  finish(): number {
    this.close(0);
    const root = this.open[0];
    this.state(root?.done ?? "", root?.count ?? 0);
    return this.cost;
  }

  /** Gives targets to the open byte ranges from the end down to the state at `depth`, which stays open. */
  private close(depth: number): void {
    let target = 0;
    while (this.open.length > depth + 1) {
      const { done, count, low, high } = this.open.pop() ?? { done: "", count: 0, low: 0, high: 0 };
      target = this.state(`${done}${low}-${high}>${target} `, count + 1);
    }
    const top = this.open[depth];
    if (top === undefined || top.low < 0) return;
    top.done += `${top.low}-${top.high}>${target} `;
    top.count++;
    top.low = -1;
  }

  private state(transitions: string, count: number): number {
    const known = this.known.get(transitions);
    if (known !== undefined) return known;
    const id = this.known.size + 1;
    this.known.set(transitions, id);
    this.cost += STATE + TRANSITION * count;
    return id;
  }
}

/** Backward: a union of chains that share what they have in common at their end. */
function backwardCost(sequences: readonly ByteSequence[]): number {
  const known = new Map<string, number>();
  for (const sequence of sequences) {
    let from = 0;
    for (let index = 0; index + 1 < sequence.length; index += 2) {
      const key = `${from}:${sequence[index]}-${sequence[index + 1]}`;
      const next = known.get(key) ?? known.size + 1;
      known.set(key, next);
      from = next;
    }
  }
  return STATE + STATE * known.size + ALTERNATIVE * sequences.length;
}

/** What a class of code points takes that is not all ASCII. */
export function utf8ClassCost(set: CodePointSet): NfaCost {
  const sequences: ByteSequence[] = [];
  for (let index = 0; index + 1 < set.length; index += 2) {
    sequences.push(...byteSequences(set[index] ?? 0, set[index + 1] ?? 0));
  }
  const automaton = new ForwardAutomaton();
  for (const sequence of sequences) automaton.add(sequence);
  return { forward: STATE + automaton.finish(), backward: STATE + backwardCost(sequences) };
}
