/**
 * What an expression says about one request: the engine's meaning of the language (LANGUAGE.md §3), written down plainly and
 * apart from the product, so that claims about expressions can be compared with it. Only what the tests use.
 */
import type { Argument, Call, Comparison, Expression, Field, Index, Operand, SetMember } from "#core/syntax/ast.ts";

/** Bytes are texts of one character a byte; addresses a family and a number. */
export type Value = boolean | bigint | string | Address | readonly Value[] | ReadonlyMap<string, Value> | undefined;
export interface Address {
  readonly family: 4 | 6;
  readonly number: bigint;
}

export interface Request {
  readonly fields: ReadonlyMap<string, Value>;
  /** Two things that no public source decides: whether `ne` is true of a missing value, and `all(…)` of a missing array. */
  readonly missingIsUnequal: boolean;
  readonly allOfMissing: boolean;
}

type Truth = boolean | readonly boolean[] | undefined;

/** Whether the expression is true of the request. */
export function isTrueOf(node: Expression, text: string, request: Request): boolean {
  return truth(node, text, request) === true;
}

function truth(node: Argument, text: string, request: Request): Truth {
  switch (node.kind) {
    case "group":
      return truth(node.inner, text, request);
    case "not": {
      const value = truth(node.operand, text, request);
      return Array.isArray(value) ? value.map((item) => !item) : value === undefined ? undefined : !value;
    }
    case "logical":
      return node.items
        .map((item) => truth(item, text, request))
        .reduce((left, right) => combined(left, right, node.operator));
    case "quantifier": {
      const values = truth(node.argument, text, request) as readonly boolean[] | undefined;
      if (values === undefined) return node.name === "all" && request.allOfMissing;
      return node.name === "any" ? values.includes(true) : !values.includes(false);
    }
    case "comparison": {
      const left = operandValue(node.left, text, request);
      if (node.left.mapEach === 0) return compare(node, left, text, request);
      return (left as Value[] | undefined)?.map((item) => compare(node, item, text, request));
    }
    case "field":
      return node.name === "true" || operandValue(node, text, request) === true;
    case "call": {
      const value = operandValue(node, text, request);
      if ((node.arguments[0] as Operand).mapEach > 0) return value as boolean[] | undefined;
      return value === true;
    }
    default:
      throw new Error(`no truth in ${node.kind}`);
  }
}

function combined(left: Truth, right: Truth, operator: "and" | "or" | "xor"): Truth {
  const step = (a: boolean, b: boolean) => (operator === "and" ? a && b : operator === "or" ? a || b : a !== b);
  if (typeof left === "boolean" && typeof right === "boolean") return step(left, right);
  if (left === undefined || right === undefined) return undefined;
  const [first, second] = [left as readonly boolean[], right as readonly boolean[]];
  return first.slice(0, second.length).map((item, index) => step(item, second[index] as boolean));
}

function operandValue(node: Operand, text: string, request: Request): Value {
  const start = node.kind === "field" ? request.fields.get((node as Field).name) : callValue(node, text, request);
  return indexed(start, node.indexes);
}

function indexed(value: Value, indexes: readonly Index[]): Value {
  const [index, ...rest] = indexes;
  if (index === undefined || value === undefined) return value;
  if (index.access === "key") return indexed((value as ReadonlyMap<string, Value>).get(index.key as string), rest);
  const items = value as readonly Value[];
  return index.access === "position" ? indexed(items[index.position as number], rest) : items;
}

function callValue(node: Call, text: string, request: Request): Value {
  const [first, second] = node.arguments as [Operand, Argument | undefined];
  const source = operandValue(first, text, request);
  if (first.mapEach > 0) return (source as Value[] | undefined)?.map((item) => call(node.name, item, second, text));
  return call(node.name, source, second, text);
}

function call(name: string, source: Value, argument: Argument | undefined, text: string): Value {
  if (source === undefined) return undefined;
  const value = source as string;
  switch (name) {
    case "lower":
      return [...value].map((c) => (c >= "A" && c <= "Z" ? c.toLowerCase() : c)).join("");
    case "upper":
      return [...value].map((c) => (c >= "a" && c <= "z" ? c.toUpperCase() : c)).join("");
    case "len":
      return BigInt(value.length);
    case "starts_with":
      return value.startsWith(plainText(argument as Argument, text));
    case "ends_with":
      return value.endsWith(plainText(argument as Argument, text));
    default:
      throw new Error(`no function ${name}`);
  }
}

/** The content of a quoted string without escapes, the only ones in these tests. */
const plainText = (node: { readonly start: number; readonly end: number }, text: string): string =>
  text.slice(node.start + 1, node.end - 1);

function literalValue(node: SetMember, text: string): Value {
  if (node.kind === "integer") return BigInt(text.slice(node.start, node.end));
  if (node.kind === "ip") return address(node.bytes);
  return plainText(node, text);
}

function address(bytes: readonly number[]): Address {
  return { family: bytes.length === 4 ? 4 : 6, number: bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n) };
}

function compare(node: Comparison, left: Value, text: string, request: Request): boolean {
  const { operator, right } = node;
  if (left === undefined) return operator === "ne" && request.missingIsUnequal;
  if (right.kind === "set") return right.members.some((member) => isMember(left, member, text));
  const literal = right as SetMember;
  if (operator === "contains") return (left as string).includes(plainText(right, text));
  if (operator === "wildcard" || operator === "strict wildcard") {
    const fold = (it: string) => (operator === "wildcard" ? it.toUpperCase() : it);
    return matchesWildcard(fold(left as string), fold(plainText(right, text)));
  }
  if (operator === "bitwise_and") return ((left as bigint) & (literalValue(literal, text) as bigint)) !== 0n;
  const order = orderOf(left, literalValue(literal, text));
  if (operator === "eq") return order === 0;
  if (operator === "ne") return order !== 0;
  if (order === undefined) return false;
  return operator === "lt" ? order < 0 : operator === "le" ? order <= 0 : operator === "gt" ? order > 0 : order >= 0;
}

function matchesWildcard(value: string, wildcard: string): boolean {
  if (wildcard === "") return value === "";
  if (wildcard[0] !== "*") return value[0] === wildcard[0] && matchesWildcard(value.slice(1), wildcard.slice(1));
  for (let at = 0; at <= value.length; at++) {
    if (matchesWildcard(value.slice(at), wildcard.slice(1))) return true;
  }
  return false;
}

function orderOf(left: Value, right: Value): number | undefined {
  if (typeof left === "object") {
    const [a, b] = [left as Address, right as Address];
    return a.family === b.family ? orderOf(a.number, b.number) : undefined;
  }
  const [a, b] = [left as string, right as string];
  return a < b ? -1 : a > b ? 1 : 0;
}

function isMember(value: Value, member: SetMember, text: string): boolean {
  if (member.kind === "integer-range" || member.kind === "ip-range") {
    const [from, to] = [orderOf(value, literalValue(member.from, text)), orderOf(value, literalValue(member.to, text))];
    return from !== undefined && to !== undefined && from >= 0 && to <= 0;
  }
  if (member.kind === "cidr") {
    const [network, mine] = [address(member.bytes), value as Address];
    const free = BigInt(member.bytes.length * 8 - member.prefixLength);
    return mine.family === network.family && mine.number >> free === network.number >> free;
  }
  return orderOf(value, literalValue(member, text)) === 0;
}
