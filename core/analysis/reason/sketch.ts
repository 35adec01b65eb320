/** An expression as tests of values that can be made up, to try it on a few requests before anything is proved. */
import type {
  Argument,
  Call,
  Comparison,
  Expression,
  Logical,
  Operand,
  Quantifier,
  SetMember,
} from "#core/syntax/ast.ts";
import { keyOf } from "./operand-key.ts";
import { hasBothAnswers, hasBothEdges } from "./plain.ts";
import { ALL_INTEGERS, compareAddresses, literalText, wildcardTexts } from "./points.ts";
import { fitsPieces, toLower, toUpper } from "./subject.ts";

/** What an operand can be: bytes as a text of one character a byte, a number, the bytes of an address, a truth value. */
export type Value = string | bigint | readonly number[] | boolean;

/** One request: a value for each operand that the expression asks about. */
export type Sample = Value[];

/** A condition on one operand. */
export interface Leaf {
  readonly kind: "leaf";
  readonly node: Expression;
  /** Which value of a sample it looks at. */
  readonly slot: number;
  /** The slot of the operand that it is about in the end. Conditions with different topics have nothing to do with each other. */
  readonly topic: number;
  /** Whether it certainly has both answers, as can be seen without trying. */
  readonly isOpen: boolean;
  /** What it asks of that value: where it is in an order, or whether it holds a certain text. Other aspects say nothing of it. */
  readonly aspect: string;
  test(value: Value): boolean;
  /** Values that may make it true or false where `now` does not. The earlier ones keep more of what `now` is. */
  near(now: Value): readonly Value[];
}

export interface Branch {
  readonly kind: "chain";
  readonly node: Logical;
  readonly items: readonly Part[];
}

/** `not`, or `any` and `all` over arrays of one element. */
interface Wrapper {
  readonly kind: "not" | "quantifier";
  readonly node: Expression;
  readonly inner: Part;
}

export type Part = Leaf | Branch | Wrapper | { readonly kind: "true"; readonly node: Expression };

export interface Sketch {
  readonly root: Part;
  /** A request with none of the values that the expression names, as most requests are. */
  readonly others: Readonly<Sample>;
}

const OTHER_TEXT = "~\u0001~";
const OTHER_NUMBER = 7_654_321n;
/** 2001:db8::7654:321, which is for documentation. */
const OTHER_ADDRESS = [0x20, 1, 0x0d, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0x76, 0x54, 3, 0x21];

/** The expression; undefined where something in it compares values of a kind that cannot be made up. */
export function sketchOf(root: Expression, text: string): Sketch | undefined {
  const drawing = new Drawing(text);
  const part = drawing.part(root);
  return drawing.isWhole ? { root: part, others: drawing.others } : undefined;
}

type Test = Pick<Leaf, "aspect" | "test" | "near">;

/** Longer texts are not made up only to have a length. */
const LONGEST = 2000;

class Drawing {
  readonly others: Value[] = [];
  /** Whether there are values to make up for everything in it. */
  isWhole = true;
  readonly #text: string;
  readonly #slots = new Map<string, number>();

  constructor(text: string) {
    this.#text = text;
  }

  part(node: Argument): Part {
    switch (node.kind) {
      case "logical":
        return { kind: "chain", node, items: node.items.map((item) => this.part(item)) };
      case "group":
        return this.part(node.inner);
      case "not":
        return { kind: "not", node, inner: this.part(node.operand) };
      case "quantifier":
        return this.#quantifier(node);
      case "comparison":
        return this.#comparison(node);
      case "call":
        return this.#call(node);
      case "field":
        if (node.name === "true" && node.indexes.length === 0) return { kind: "true", node };
        return this.#question(node, keyOf(node, this.#text));
      default:
        this.isWhole = false;
        return { kind: "true", node: node as Expression };
    }
  }

  #quantifier(node: Quantifier): Part {
    return { kind: "quantifier", node, inner: this.part(node.argument) };
  }

  #slot(key: string, other: Value): number {
    let slot = this.#slots.get(key);
    if (slot === undefined) {
      slot = this.others.length;
      this.#slots.set(key, slot);
      this.others.push(other);
    }
    return slot;
  }

  /** Something that is true or not, whatever else is the case. */
  #question(node: Expression, key: string, topic?: number): Leaf {
    const slot = this.#slot(`? ${key}`, false);
    return { kind: "leaf", node, slot, topic: topic ?? slot, isOpen: true, ...TRUTH };
  }

  #comparison(node: Comparison): Leaf {
    const [operand, functions] = seenThrough(node.left);
    const test = this.#testOf(node);
    if (test === "free") return this.#question(node, keyOf(node, this.#text));
    const other = otherOf(operand);
    if (other === undefined) {
      this.isWhole = false;
      return this.#question(node, "");
    }
    const slot = this.#slot(keyOf(operand, this.#text), other);
    const isOpen = hasBothAnswers(node, this.#text);
    if (test !== "asked") return { kind: "leaf", node, slot, topic: slot, isOpen, ...functions.reduce(through, test) };
    return this.#question(node, keyOf(node, this.#text), slot);
  }

  /** `free`: it can be true or not. `asked`: the same, but it has to do with other conditions on the operand. */
  #testOf({ left, operator, right }: Comparison): Test | "free" | "asked" {
    const text = this.#text;
    switch (right.kind) {
      case "regex":
      case "list":
        return "asked";
      case "string":
        return operator === "contains"
          ? holding(literalText(right, text))
          : ordered(operator, literalText(right, text));
      case "integer":
        return operator === "bitwise_and" ? sharingBits(right.value) : ordered(operator, right.value);
      case "ip":
        return orderedAddress(operator, right.bytes);
      case "set":
        return left.type.kind === "Ip" ? addressIn(right.members) : valueIn(right.members, text);
      case "wildcard": {
        const pieces = wildcardTexts(right, text);
        return pieces === undefined ? "free" : fitting(pieces, operator === "wildcard");
      }
      default:
        return "free";
    }
  }

  #call(node: Call): Leaf {
    const [source, part] = node.arguments;
    const isKnown =
      (node.name === "starts_with" || node.name === "ends_with") &&
      node.arguments.length === 2 &&
      node.indexes.length === 0 &&
      (source?.kind === "field" || source?.kind === "call") &&
      source.type.kind === "Bytes";
    if (!isKnown || part?.kind !== "string") return this.#question(node, keyOf(node, this.#text));
    const [operand, functions] = seenThrough(source);
    const slot = this.#slot(keyOf(operand, this.#text), OTHER_TEXT);
    const wanted = literalText(part, this.#text);
    const test = node.name === "starts_with" ? starting(wanted) : ending(wanted);
    const isOpen = hasBothEdges(node, this.#text);
    return { kind: "leaf", node, slot, topic: slot, isOpen, ...functions.reduce(through, test) };
  }
}

type Function = "lower" | "upper" | "len";

/** The operand below functions whose results are known, and these, the outermost first. */
function seenThrough(operand: Operand): [Operand, readonly Function[]] {
  const functions: Function[] = [];
  let inner = operand;
  while (inner.kind === "call" && inner.indexes.length === 0) {
    const { name } = inner;
    const [first] = inner.arguments;
    if (name !== "lower" && name !== "upper" && name !== "len") break;
    if ((first?.kind !== "field" && first?.kind !== "call") || first.type.kind !== "Bytes" || first.mapEach > 0) break;
    functions.push(name);
    inner = first;
  }
  return [inner, functions];
}

function otherOf({ type }: Operand): Value | undefined {
  switch (type.kind) {
    case "Bytes":
      return OTHER_TEXT;
    case "Int":
      return OTHER_NUMBER;
    case "Ip":
      return OTHER_ADDRESS;
    default:
      return undefined;
  }
}

/** The test of a function's result as a test of its argument. */
function through({ aspect, test, near }: Test, name: Function): Test {
  if (name === "len")
    return {
      aspect,
      test: (value) => test(BigInt((value as string).length)),
      near: (now) =>
        near(BigInt((now as string).length))
          .map(Number)
          .filter((length) => length >= 0 && length <= LONGEST)
          .map((length) => "~".repeat(length)),
    };
  const fold = name === "lower" ? toLower : toUpper;
  return { aspect, test: (value) => test(fold(value as string)), near };
}

/** The aspect of all tests for values that stand side by side in the order of values. */
const ORDER = "";

const TRUTH: Test = { aspect: ORDER, test: (value) => value === true, near: (now) => [now !== true] };

function holding(needle: string): Test {
  return {
    aspect: needle,
    test: (value) => (value as string).includes(needle),
    near: (now) => [`${now as string}${needle}`, needle, OTHER_TEXT],
  };
}

function starting(start: string): Test {
  return {
    aspect: ORDER,
    test: (value) => (value as string).startsWith(start),
    near: (now) => [`${start}${now as string}`, start, OTHER_TEXT],
  };
}

function ending(end: string): Test {
  return {
    aspect: ORDER,
    test: (value) => (value as string).endsWith(end),
    near: (now) => [`${now as string}${end}`, end, OTHER_TEXT],
  };
}

function fitting(pieces: readonly string[], ignoresCase: boolean): Test {
  const wanted = ignoresCase ? pieces.map(toLower) : pieces;
  const fold = ignoresCase ? toLower : (text: string) => text;
  return {
    aspect: pieces[0] === "" && pieces.at(-1) === "" ? pieces.slice(1, -1).join("*") : ORDER,
    test: (value) => fitsPieces(fold(value as string), wanted),
    near: (now) => [wanted.join(now as string), wanted.join(""), OTHER_TEXT],
  };
}

const [{ from: LEAST, to: END }] = ALL_INTEGERS as [{ from: bigint; to: bigint }];
const isInteger = (value: bigint): boolean => LEAST <= value && value < END;

function sharingBits(mask: bigint): Test {
  return { aspect: ORDER, test: (value) => ((value as bigint) & mask) !== 0n, near: () => [mask, 0n] };
}

const holdsOrder = (operator: Comparison["operator"], isBelow: boolean, isSame: boolean): boolean => {
  switch (operator) {
    case "eq":
      return isSame;
    case "ne":
      return !isSame;
    case "lt":
      return isBelow;
    case "le":
      return isBelow || isSame;
    case "gt":
      return !isBelow && !isSame;
    default:
      return !isBelow;
  }
};

function ordered(operator: Comparison["operator"], point: string | bigint): Test {
  return {
    aspect: ORDER,
    test: (value) => holdsOrder(operator, (value as typeof point) < point, value === point),
    near: () =>
      typeof point === "bigint"
        ? [point, point + 1n, point - 1n, OTHER_NUMBER].filter(isInteger)
        : [point, OTHER_TEXT, `${point}\0`, ""],
  };
}

function orderedAddress(operator: Comparison["operator"], point: readonly number[]): Test {
  return {
    aspect: ORDER,
    test: (value) => {
      const order = compareAddresses(value as readonly number[], point);
      // Addresses of different families are neither below nor above each other.
      return order === undefined ? operator === "ne" : holdsOrder(operator, order < 0, order === 0);
    },
    near: () => [point, OTHER_ADDRESS],
  };
}

function valueIn(members: readonly SetMember[], text: string): Test {
  const points = new Set<Value>();
  const ranges: [bigint, bigint][] = [];
  for (const member of members) {
    if (member.kind === "integer-range") ranges.push([member.from.value, member.to.value]);
    else if (member.kind === "integer") points.add(member.value);
    else if (member.kind === "string") points.add(literalText(member, text));
  }
  return {
    aspect: ORDER,
    test: (value) =>
      points.has(value) || ranges.some(([from, to]) => from <= (value as bigint) && (value as bigint) <= to),
    near: (now) => {
      const [first] = points;
      const some = first === undefined ? (ranges[0]?.slice(0, 1) ?? []) : [first];
      return typeof now === "bigint" ? [...some, OTHER_NUMBER, -OTHER_NUMBER] : [...some, OTHER_TEXT];
    },
  };
}

function addressIn(members: readonly SetMember[]): Test {
  return {
    aspect: ORDER,
    test: (value) => members.some((member) => isWithin(value as readonly number[], member)),
    near: () => [...members.slice(0, 1).flatMap(firstAddress), OTHER_ADDRESS],
  };
}

function isWithin(address: readonly number[], member: SetMember): boolean {
  switch (member.kind) {
    case "ip":
      return compareAddresses(address, member.bytes) === 0;
    case "cidr":
      return isInNetwork(address, member.bytes, member.prefixLength);
    case "ip-range": {
      const { from, to } = member;
      return (compareAddresses(address, from.bytes) ?? -1) >= 0 && (compareAddresses(address, to.bytes) ?? 1) <= 0;
    }
    default:
      return false;
  }
}

function isInNetwork(address: readonly number[], network: readonly number[], prefixLength: number): boolean {
  if (address.length !== network.length) return false;
  for (let at = 0; at < network.length && at * 8 < prefixLength; at++) {
    const mask = 0xff00 >> Math.min(8, prefixLength - at * 8);
    if ((((address[at] as number) ^ (network[at] as number)) & mask & 0xff) !== 0) return false;
  }
  return true;
}

function firstAddress(member: SetMember): readonly (readonly number[])[] {
  if (member.kind === "ip" || member.kind === "cidr") return [member.bytes];
  return member.kind === "ip-range" ? [member.from.bytes] : [];
}
