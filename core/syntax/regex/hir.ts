import { type CodePointSet, setOf, unite } from "./code-point-set.ts";
import { literalTrieCost } from "./literal-trie.ts";
import { ALTERNATIVE, type NfaCost, STATE, TRANSITION, utf8Bytes, utf8ClassCost } from "./utf8-automaton.ts";

/**
 * A regex reduced to what the engine compiles, with what that takes. The engine simplifies while it reduces (adjacent
 * literals merge, alternatives of single characters become a class, a common beginning of alternatives is taken out),
 * and so do these constructors, since it changes the size.
 */
interface Base extends NfaCost {
  /** The least length of a match as far as it matters: 0, 1 for more, or -1 for something that cannot match. */
  readonly least: -1 | 0 | 1;
  /** Matches the empty string only. */
  readonly zeroWidth: boolean;
}

/** Sizes of named Unicode classes in a set, whose members are not known. */
export interface OpaqueMembers extends NfaCost {
  /** Tells two apart. */
  readonly names: string;
}

export type Hir = Base &
  (
    | { readonly kind: "empty" }
    | { readonly kind: "literal"; readonly bytes: readonly number[] }
    | {
        readonly kind: "class";
        readonly unicode: boolean;
        readonly set: CodePointSet;
        readonly opaque: OpaqueMembers | undefined;
      }
    | { readonly kind: "look"; readonly name: string }
    | {
        readonly kind: "repetition";
        readonly min: number;
        readonly max: number | undefined;
        readonly greedy: boolean;
        readonly operand: Hir;
      }
    | { readonly kind: "capture"; readonly index: number; readonly body: Hir }
    | { readonly kind: "concat"; readonly items: readonly Hir[] }
    | { readonly kind: "alternation"; readonly alternatives: readonly Hir[] }
  );

const EMPTY: Hir = { kind: "empty", forward: STATE, backward: STATE, least: 0, zeroWidth: true };

/** A union state with two ways on, as every repetition has. */
const FORK = STATE + 2 * ALTERNATIVE;

export function empty(): Hir {
  return EMPTY;
}

export function literal(bytes: readonly number[]): Hir {
  const cost = STATE * bytes.length;
  return { kind: "literal", bytes, forward: cost, backward: cost, least: 1, zeroWidth: false };
}

/** A class. One of a single member is a literal. */
export function characterClass(set: CodePointSet, unicode: boolean, opaque?: OpaqueMembers): Hir {
  const common = { kind: "class", unicode, set, opaque, zeroWidth: false } as const;
  if (opaque !== undefined) {
    const own = set.length === 0 ? { forward: 0, backward: 0 } : classCost(set, unicode);
    const forward = opaque.forward + own.forward;
    return { ...common, forward, backward: opaque.backward + own.backward, least: 1 };
  }
  const [first, last] = set;
  if (set.length === 2 && first !== undefined && first === last) return literal(unicode ? utf8Bytes(first) : [first]);
  return { ...common, ...classCost(set, unicode), least: first === undefined ? -1 : 1 };
}

function classCost(set: CodePointSet, unicode: boolean): NfaCost {
  if (unicode && (set.at(-1) ?? 0) > 0x7f) return utf8ClassCost(set);
  const cost = 2 * STATE + TRANSITION * (set.length / 2);
  return { forward: cost, backward: cost };
}

/** A zero-width assertion. */
export function look(name: string): Hir {
  return { kind: "look", name, forward: STATE, backward: STATE, least: 0, zeroWidth: true };
}

/**
 * What a repetition takes when its operand takes `cost`. `least` is 1 when the operand cannot match the empty string.
 */
export function repeatCost(cost: number, least: number, min: number, max: number | undefined): number {
  if (max === 0) return STATE;
  if (min === 0 && max === 1) return FORK + cost + STATE;
  if (max === undefined) {
    if (min === 0) return least > 0 ? FORK + cost : 2 * FORK + cost + STATE;
    return min * cost + FORK;
  }
  if (min === max) return min * cost;
  return (min === 0 ? STATE : min * cost) + STATE + (max - min) * (FORK + cost);
}

export function repetition(operand: Hir, lowest: number, highest: number | undefined, greedy: boolean): Hir {
  const { zeroWidth } = operand;
  const min = zeroWidth ? Math.min(lowest, 1) : lowest;
  const max = zeroWidth ? Math.min(highest ?? 1, 1) : highest;
  if (max === 0) return EMPTY;
  if (min === 1 && max === 1) return operand;
  const least = operand.least === -1 ? -1 : min === 0 ? 0 : operand.least;
  const forward = repeatCost(operand.forward, operand.least, min, max);
  const backward = repeatCost(operand.backward, operand.least, min, max);
  return { kind: "repetition", operand, min, max, greedy, forward, backward, least, zeroWidth };
}

/** A capturing group. It takes nothing itself: Cloudflare has the engine compile without captures. */
export function capture(index: number, body: Hir): Hir {
  const { forward, backward, least, zeroWidth } = body;
  return { kind: "capture", index, body, forward, backward, least, zeroWidth };
}

export function concat(parts: readonly Hir[]): Hir {
  const items: Hir[] = [];
  let bytes: number[] = [];
  const flush = (): void => {
    if (bytes.length > 0) items.push(literal(bytes));
    bytes = [];
  };
  for (const part of parts) {
    for (const item of part.kind === "concat" ? part.items : [part]) {
      if (item.kind === "empty") continue;
      if (item.kind === "literal") {
        for (const byte of item.bytes) bytes.push(byte);
        continue;
      }
      flush();
      items.push(item);
    }
  }
  flush();
  const [first] = items;
  if (first === undefined) return EMPTY;
  if (items.length === 1) return first;
  let forward = 0;
  let backward = 0;
  let least: Base["least"] = 0;
  for (const item of items) {
    forward += item.forward;
    backward += item.backward;
    if (item.least === -1 || least === -1) least = -1;
    else if (item.least === 1) least = 1;
  }
  return { kind: "concat", items, forward, backward, least, zeroWidth: items.every((item) => item.zeroWidth) };
}

/** The one character a literal is, or undefined. */
function singleCharacter(bytes: readonly number[]): number | undefined {
  const [first = 0] = bytes;
  const length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (length !== bytes.length) return undefined;
  if (length === 1) return first;
  const codePoint = bytes.slice(1).reduce((code, byte) => code * 64 + (byte & 0x3f), first & (0x7f >> length));
  const valid = codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff);
  return valid && utf8Bytes(codePoint).every((byte, index) => byte === bytes[index]) ? codePoint : undefined;
}

/** Alternatives that are all single characters, single bytes, or classes, as one class. */
function mergeIntoClass(alternatives: readonly Hir[]): Hir | undefined {
  const characters: number[] = [];
  const bytes: number[] = [];
  let allCharacters = true;
  for (const alternative of alternatives) {
    if (alternative.kind !== "literal") return mergeClasses(alternatives);
    const character = singleCharacter(alternative.bytes);
    if (character === undefined) allCharacters = false;
    else characters.push(character, character);
    const [byte = 0] = alternative.bytes;
    if (alternative.bytes.length === 1) bytes.push(byte, byte);
  }
  if (allCharacters) return characterClass(setOf(characters), true);
  return bytes.length === 2 * alternatives.length ? characterClass(setOf(bytes), false) : undefined;
}

function mergeClasses(alternatives: readonly Hir[]): Hir | undefined {
  let set: CodePointSet = [];
  let opaque: OpaqueMembers | undefined;
  let beyondAsciiUnicode = false;
  let beyondAsciiBytes = false;
  for (const alternative of alternatives) {
    if (alternative.kind !== "class") return undefined;
    const beyond = alternative.opaque !== undefined || (alternative.set.at(-1) ?? 0) > 0x7f;
    if (beyond && alternative.unicode) beyondAsciiUnicode = true;
    if (beyond && !alternative.unicode) beyondAsciiBytes = true;
    set = unite(set, alternative.set);
    if (alternative.opaque !== undefined) opaque = addOpaque(opaque, alternative.opaque);
  }
  if (beyondAsciiUnicode && beyondAsciiBytes) return undefined;
  return characterClass(set, !beyondAsciiBytes, opaque);
}

/** Both sets of named classes together. */
export function addOpaque(left: OpaqueMembers | undefined, right: OpaqueMembers): OpaqueMembers {
  if (left === undefined || left.names === right.names) return right;
  return {
    names: `${left.names}|${right.names}`,
    forward: left.forward + right.forward,
    backward: left.backward + right.backward,
  };
}

export function alternation(parts: readonly Hir[]): Hir {
  const alternatives: Hir[] = [];
  for (const part of parts) {
    for (const alternative of part.kind === "alternation" ? part.alternatives : [part]) alternatives.push(alternative);
  }
  const [first] = alternatives;
  if (first === undefined) return characterClass([], false);
  if (alternatives.length === 1) return first;
  const merged = mergeIntoClass(alternatives) ?? liftCommonPrefix(alternatives);
  if (merged !== undefined) return merged;

  let least: Base["least"] = 1;
  for (const alternative of alternatives) if (alternative.least < least) least = alternative.least;
  const zeroWidth = alternatives.every((alternative) => alternative.zeroWidth);
  return { kind: "alternation", alternatives, ...alternationCost(alternatives), least, zeroWidth };
}

function alternationCost(alternatives: readonly Hir[]): NfaCost {
  const literals: (readonly number[])[] = [];
  let forward = 2 * STATE + ALTERNATIVE * alternatives.length;
  let backward = forward;
  for (const alternative of alternatives) {
    if (alternative.kind === "literal") literals.push(alternative.bytes);
    forward += alternative.forward;
    backward += alternative.backward;
  }
  if (literals.length < alternatives.length) return { forward, backward };
  const reversed = literals.map((bytes) => [...bytes].reverse());
  return { forward: literalTrieCost(literals), backward: literalTrieCost(reversed) };
}

/** What all alternatives begin with, followed by an alternation of what is left; undefined if there is no such thing. */
function liftCommonPrefix(alternatives: readonly Hir[]): Hir | undefined {
  const rows: (readonly Hir[])[] = [];
  for (const alternative of alternatives) {
    if (alternative.kind !== "concat") return undefined;
    rows.push(alternative.items);
  }
  const [model = []] = rows;
  let common = model.length;
  for (const row of rows) {
    let same = 0;
    while (same < common && equal(model[same], row[same])) same++;
    common = same;
  }
  if (common === 0) return undefined;
  const rest = alternation(rows.map((row) => concat(row.slice(common))));
  return concat([...model.slice(0, common), rest]);
}

function sameNumbers(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((number, index) => number === right[index]);
}

function sameList(left: readonly Hir[], right: readonly Hir[]): boolean {
  return left.length === right.length && left.every((node, index) => equal(node, right[index]));
}

function equal(left: Hir | undefined, right: Hir | undefined): boolean {
  if (left === undefined || right === undefined) return false;
  if (left === right) return true;
  if (left.forward !== right.forward || left.backward !== right.backward) return false;
  switch (left.kind) {
    case "empty":
      return right.kind === "empty";
    case "literal":
      return right.kind === "literal" && sameNumbers(left.bytes, right.bytes);
    case "class":
      return (
        right.kind === "class" &&
        left.unicode === right.unicode &&
        left.opaque?.names === right.opaque?.names &&
        sameNumbers(left.set, right.set)
      );
    case "look":
      return right.kind === "look" && left.name === right.name;
    case "repetition":
      return (
        right.kind === "repetition" &&
        left.min === right.min &&
        left.max === right.max &&
        left.greedy === right.greedy &&
        equal(left.operand, right.operand)
      );
    case "capture":
      return right.kind === "capture" && left.index === right.index && equal(left.body, right.body);
    case "concat":
      return right.kind === "concat" && sameList(left.items, right.items);
    case "alternation":
      return right.kind === "alternation" && sameList(left.alternatives, right.alternatives);
  }
}
