/**
 * What expressions say, tried out: two trees are evaluated over many made-up requests. It shares the parser with the
 * product and nothing else, so that what rewrites expressions is held against something that knows no laws.
 */
import type { Argument, Call, Comparison, Field, Literal, Node, Operand, SetMember, Tree } from "#core/syntax/ast.ts";
import { bytesOf } from "#core/syntax/literals.ts";
import { descendants } from "#core/syntax/visit.ts";

/** A value of a request; undefined is a missing one. Strings are bytes, one character each. */
type Value = bigint | string | boolean | Address | undefined;
interface Address {
  readonly family: number;
  readonly number: bigint;
}
type Truth = boolean | readonly boolean[];

/** A made-up request: what operands are is drawn from `seed`. */
interface Request {
  readonly seed: number;
  /** Values that matter: those of the literals, and their neighbours. */
  readonly domain: readonly Exclude<Value, boolean | undefined>[];
  /** What `missing ne x` is: false as documented, true by the engine's default. What holds has to hold for both. */
  readonly missingNe: boolean;
}

/**
 * Looks for a request that two expressions answer differently (or, with `opposite`, alike). Undefined when `tries` requests
 * show none, else a word on the one that does.
 */
export function difference(
  before: Tree,
  after: Tree,
  { tries = 40, opposite = false }: { readonly tries?: number; readonly opposite?: boolean } = {},
): string | undefined {
  const domain = [...literalsOf(before), ...literalsOf(after)];
  for (let seed = 0; seed < tries; seed++) {
    for (const missingNe of [false, true]) {
      const request = { seed, domain, missingNe };
      const was = evaluate(before.root, before.text, request);
      const is = evaluate(after.root, after.text, request);
      const same = JSON.stringify(was) === JSON.stringify(is);
      if (same === opposite) return `request ${seed}, missing ne ${missingNe}: was ${was}, is ${is}`;
    }
  }
  return undefined;
}

/** Whether an expression comes out both ways over the requests that are tried: where not, a test of it shows little. */
export function isOpen(tree: Tree, tries = 40): boolean {
  const domain = literalsOf(tree);
  const found = Array.from({ length: tries }, (_, seed) =>
    evaluate(tree.root, tree.text, { seed, domain, missingNe: false }),
  );
  return found.includes(true) && found.includes(false);
}

function literalsOf({ root, text }: Tree): Exclude<Value, boolean | undefined>[] {
  const found: Exclude<Value, boolean | undefined>[] = [
    "zz",
    "",
    3n,
    { family: 4, number: 5n },
    { family: 6, number: 5n },
  ];
  for (const node of descendants(root)) {
    if (node.kind === "string") found.push(bytes(bytesOf(node, text)));
    else if (node.kind === "integer") found.push(node.value, node.value - 1n, node.value + 1n);
    else if (node.kind === "ip" || node.kind === "cidr") {
      const { family, number } = address(node.bytes);
      const last =
        node.kind === "cidr"
          ? number + 2n ** BigInt(family === 4 ? 32 - node.prefixLength : 128 - node.prefixLength) - 1n
          : number;
      for (const near of [number - 1n, number, last, last + 1n]) found.push({ family, number: near });
    }
  }
  return found;
}

function evaluate(node: Argument, text: string, request: Request): Truth {
  switch (node.kind) {
    case "group":
      return evaluate(node.inner, text, request);
    case "not":
      return each(evaluate(node.operand, text, request), (value) => !value);
    case "logical": {
      const [first, ...rest] = node.items.map((item) => evaluate(item, text, request)) as [Truth, ...Truth[]];
      const join = {
        and: (a: boolean, b: boolean) => a && b,
        or: (a: boolean, b: boolean) => a || b,
        xor: (a: boolean, b: boolean) => a !== b,
      };
      return rest.reduce((left, right) => zip(left, right, join[node.operator]), first);
    }
    case "quantifier": {
      const value = evaluate(node.argument, text, request);
      if (!Array.isArray(value)) return false;
      return node.name === "any" ? value.includes(true) : !value.includes(false);
    }
    case "comparison":
      return compare(node, text, request);
    case "field":
    case "call":
      return bare(node, text, request);
    default:
      throw new Error(`${node.kind} has no truth`);
  }
}

function each(value: Truth, change: (value: boolean) => boolean): Truth {
  return typeof value === "boolean" ? change(value) : value.map(change);
}

/** Arrays go item by item, as far as the shorter one reaches. */
function zip(a: Truth, b: Truth, join: (a: boolean, b: boolean) => boolean): Truth {
  if (typeof a === "boolean" || typeof b === "boolean") return join(a as boolean, b as boolean);
  return a.slice(0, b.length).map((value, index) => join(value, b[index] as boolean));
}

function bare(node: Operand, text: string, request: Request): Truth {
  const key = operandKey(node, text, request);
  if (key === "true") return true;
  if (node.type.kind !== "Array") return draw(request, key, 2) === 1;
  return Array.from({ length: draw(request, `${key} length`, 4) }, (_, at) => draw(request, `${key} ${at}`, 2) === 1);
}

function compare(node: Comparison, text: string, request: Request): Truth {
  const { left } = node;
  const key = operandKey(left, text, request);
  const kind = left.type.kind;
  if (left.mapEach === 0) return compareOne(value(request, key, kind, mayBeMissing(left)), node, text, request);
  const length = draw(request, `${key} length`, 4);
  return Array.from({ length }, (_, at) =>
    compareOne(value(request, `${key} ${at}`, kind, false), node, text, request),
  );
}

function compareOne(left: Value, node: Comparison, text: string, request: Request): boolean {
  const { operator, right } = node;
  if (left === undefined) return operator === "ne" && request.missingNe;
  switch (right.kind) {
    case "set":
      return right.members.some((member) => isIn(left, member, text));
    case "field":
    case "call": {
      const other = value(request, operandKey(right, text, request), right.type.kind, mayBeMissing(right));
      if (other === undefined) return operator === "ne" && request.missingNe;
      return ordered(left, operator, other);
    }
    case "string":
    case "integer":
    case "ip":
      if (operator === "contains") return String(left).includes(bytes(bytesOf(right as never, text)));
      return ordered(left, operator, literal(right, text));
    default:
      return draw(request, `${operator} ${show(left)} ${text.slice(right.start, right.end)}`, 2) === 1;
  }
}

function ordered(a: Value, operator: Comparison["operator"], b: Value): boolean {
  if (operator === "bitwise_and") return ((a as bigint) & (b as bigint)) !== 0n;
  const [x, y] = isAddress(a) && isAddress(b) ? [a.number, b.number] : [a as bigint, b as bigint];
  const comparable = !isAddress(a) || !isAddress(b) || a.family === b.family;
  if (operator === "eq") return comparable && x === y;
  if (operator === "ne") return !comparable || x !== y;
  if (!comparable) return false;
  return operator === "lt" ? x < y : operator === "le" ? x <= y : operator === "gt" ? x > y : x >= y;
}

function isIn(one: Value, member: SetMember, text: string): boolean {
  switch (member.kind) {
    case "integer-range":
      return (one as bigint) >= member.from.value && (one as bigint) <= member.to.value;
    case "ip-range":
      return ordered(one, "ge", address(member.from.bytes)) && ordered(one, "le", address(member.to.bytes));
    case "cidr": {
      const from = address(member.bytes);
      const free = BigInt(member.bytes.length * 8 - member.prefixLength);
      return isAddress(one) && one.family === from.family && one.number >> free === from.number >> free;
    }
    default:
      return ordered(one, "eq", literal(member, text));
  }
}

function literal(node: Literal, text: string): Value {
  if (node.kind === "integer") return node.value;
  return node.kind === "ip" ? address(node.bytes) : bytes(bytesOf(node, text));
}

function address(octets: readonly number[]): Address {
  const number = BigInt(`0x${octets.map((octet) => octet.toString(16).padStart(2, "0")).join("")}`);
  return { family: octets.length === 4 ? 4 : 6, number };
}

const isAddress = (one: Value): one is Address => typeof one === "object";
const bytes = (octets: Uint8Array): string => String.fromCharCode(...octets);
const show = (one: Value): string => (isAddress(one) ? `${one.family}/${one.number}` : String(one));

/** Keys and positions may be missing, and what functions make of a value may be too, but for a few. */
function mayBeMissing(node: Operand): boolean {
  if (node.indexes.length > 0) return true;
  if (node.kind === "field") return false;
  const [first] = node.arguments;
  const known = ["lower", "upper", "len"].includes(node.name) && (first?.kind === "field" || first?.kind === "call");
  return !known || mayBeMissing(first as Operand);
}

function value(request: Request, key: string, kind: string, missing: boolean): Value {
  if (missing && draw(request, `${key} missing`, 3) === 0) return undefined;
  const fits = request.domain.filter((one) =>
    kind === "Int" ? typeof one === "bigint" : kind === "Bytes" ? typeof one === "string" : isAddress(one),
  );
  return fits[draw(request, key, fits.length)];
}

/** An operand as it is written, but arguments that are conditions count by what they say. */
function operandKey(node: Operand, text: string, request: Request): string {
  const indexes = node.indexes.map(({ start, end }) => text.slice(start, end)).join("");
  return (node.kind === "field" ? node.name : callKey(node, text, request)) + indexes;
}

function callKey(node: Call, text: string, request: Request): string {
  const parts = node.arguments.map((argument) => {
    if (isOperand(argument)) return operandKey(argument, text, request);
    const isLiteral = argument.kind === "string" || argument.kind === "integer" || argument.kind === "ip";
    return isLiteral ? text.slice(argument.start, argument.end) : JSON.stringify(evaluate(argument, text, request));
  });
  return `${node.name}(${parts.join()})`;
}

const isOperand = (node: Node): node is Field | Call => node.kind === "field" || node.kind === "call";

/** A number below `limit`, always the same for a request and a key. */
function draw({ seed }: Request, key: string, limit: number): number {
  let hash = 0x811c9dc5 ^ Math.imul(seed + 1, 0x9e3779b1);
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) % limit;
}
