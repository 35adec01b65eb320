/** Random expressions over a few fields, and all requests that a few values of these fields make: to try every claim on. */
import type { Expression } from "#core/syntax/ast.ts";
import { type Address, isTrueOf, type Request, type Value } from "./evaluate.ts";
import type { Random } from "./random-expression.ts";

interface Subject {
  /** The field whose value the worlds vary. */
  readonly field: string;
  readonly conditions: (random: Random) => string;
}

const TEXTS = [
  "",
  "a",
  "A",
  "b",
  "aa",
  "ab",
  "aB",
  "Ab",
  "ba",
  "bA",
  "bb",
  "aab",
  "aba",
  "abA",
  "abb",
  "bab",
  "BAB",
  "abab",
  "z",
];
const PARTS = ["", "a", "A", "b", "ab", "aB", "Ab", "ba", "abb", "aba", "B"];
const PATTERNS = ["*", "a*", "*b", "*a*", "a*b", "A*B", "ab", "AB", "*a*b", "b*a*", "", "a*a", "*ab*"];
const ORDERINGS = ["eq", "ne", "lt", "le", "gt", "ge"];
const NUMBERS = [-2, -1, 0, 1, 2, 3, 4, 5, 6];
const ADDRESSES = [
  "10.0.0.0",
  "10.0.0.1",
  "10.0.0.3",
  "10.0.0.4",
  "10.0.1.0",
  "10.1.0.0",
  "::a00:1",
  "::1",
  "2001:db8::1",
  "0.0.0.0",
];
const MEMBERS = [
  ...ADDRESSES,
  "10.0.0.0/30",
  "10.0.0.0/24",
  "10.0.0.0/16",
  "10.0.0.1..10.0.0.3",
  "10.0.0.2/31",
  "2001:db8::/32",
  "::/96",
  "0.0.0.0/0",
  "::/0",
  "10.0.0.3..10.0.1.0",
];

const some = (random: Random, from: readonly (string | number)[], most: number, quote = ""): string =>
  Array.from({ length: random.below(most + 1) }, () => quote + random.pick(from) + quote).join(" ");

function textCondition(operand: string): (random: Random) => string {
  return (random) => {
    const wrapped = random.pick([operand, operand, operand, operand, `lower(${operand})`, `upper(${operand})`]);
    const part = `"${random.pick(PARTS)}"`;
    switch (random.below(9)) {
      case 0:
      case 1:
        return `${wrapped} ${random.pick(ORDERINGS)} ${part}`;
      case 2:
        return `${wrapped} in {${some(random, PARTS, 3, '"')}}`;
      case 3:
        return `starts_with(${wrapped}, ${part})`;
      case 4:
        return `ends_with(${wrapped}, ${part})`;
      case 5:
        return `${wrapped} contains ${part}`;
      case 6:
        return `${wrapped} ${random.pick(["wildcard", "strict wildcard"])} "${random.pick(PATTERNS)}"`;
      case 7:
        return `len(${operand}) ${random.pick(ORDERINGS)} ${random.below(4)}`;
      default:
        return `${wrapped} ${random.pick(["eq", "ne"])} ${part}`;
    }
  };
}

function numberCondition(operand: string): (random: Random) => string {
  return (random) => {
    if (random.chance(0.1)) return `${operand} & ${random.below(4)}`;
    if (random.chance(0.7)) return `${operand} ${random.pick(ORDERINGS)} ${random.below(6) - 1}`;
    const range = () => {
      const from = random.below(5) - 1;
      return random.chance(0.5) ? `${from}..${from + random.below(3)}` : String(from);
    };
    return `${operand} in {${Array.from({ length: random.below(4) }, range).join(" ")}}`;
  };
}

function addressCondition(operand: string): (random: Random) => string {
  return (random) =>
    random.chance(0.5)
      ? `${operand} in {${some(random, MEMBERS, 3)}}`
      : `${operand} ${random.pick(ORDERINGS)} ${random.pick(ADDRESSES)}`;
}

function elementCondition(array: string): (random: Random) => string {
  return (random) => {
    const one = () =>
      random.chance(0.7)
        ? `${array} ${random.pick(ORDERINGS)} "${random.pick(PARTS)}"`
        : random.pick([`starts_with(${array}, "a")`, `${array} in {"a" "b"}`, `${array} contains "b"`]);
    const inner = random.chance(0.6) ? one() : `(${one()} ${random.pick(["and", "or", "xor"])} not ${one()})`;
    return `${random.pick(["any", "all"])}(${inner})`;
  };
}

export const SUBJECTS: readonly Subject[] = [
  { field: "http.host", conditions: textCondition("http.host") },
  { field: "http.request.uri.path", conditions: textCondition("http.request.uri.path") },
  { field: "cf.threat_score", conditions: numberCondition("cf.threat_score") },
  { field: "tcp.dstport", conditions: numberCondition("tcp.dstport") },
  { field: "ip.src", conditions: addressCondition("ip.src") },
  { field: "ip.dst", conditions: addressCondition("ip.dst") },
  { field: "ssl", conditions: () => "ssl" },
  { field: "http.request.headers", conditions: textCondition('http.request.headers["x"][0]') },
  { field: "http.request.headers", conditions: elementCondition('http.request.headers["x"][*]') },
];

const header = (...values: string[]): Value => new Map([["x", values]]);

function address(text: string): Address {
  if (!text.includes(":"))
    return { family: 4, number: text.split(".").reduce((sum, octet) => sum * 256n + BigInt(octet), 0n) };
  const number = { "::a00:1": 0x0a000001n, "::1": 1n, "2001:db8::1": 0x20010db8000000000000000000000001n }[text];
  return { family: 6, number: number as bigint };
}

const VALUES: Readonly<Record<string, readonly Value[]>> = {
  "http.host": TEXTS,
  "http.request.uri.path": TEXTS,
  "cf.threat_score": NUMBERS.map(BigInt),
  "tcp.dstport": [undefined, ...NUMBERS.map(BigInt)],
  "ip.src": ADDRESSES.map(address),
  "ip.dst": [undefined, ...ADDRESSES.map(address)],
  ssl: [true, false],
  "http.request.headers": [
    new Map(),
    header(),
    ...["", "a", "A", "b", "ab", "aba", "bb", "B"].map((value) => header(value)),
    header("a", "b"),
    header("b", "a", ""),
    header("ab", "z"),
  ],
};

/** An expression over some subjects, with groups, `not` and all three ways of joining. */
export function smallExpression(random: Random, subjects: readonly Subject[], depth = 3): string {
  const roll = random.below(10);
  if (depth === 0 || roll < 2) return random.pick(subjects).conditions(random);
  if (roll === 2) return `not (${smallExpression(random, subjects, depth - 1)})`;
  const operator = random.pick(["and", "or", "and", "or", "and", "or", "xor"]);
  const items = Array.from({ length: 2 + random.below(3) }, () => {
    const item = smallExpression(random, subjects, depth - 1 - random.below(2) < 0 ? 0 : depth - 1);
    return / (and|or|xor) /.test(item) ? `(${item})` : item;
  });
  return items.join(` ${operator} `);
}

/** Requests for all values of these fields together, or a random part of them when they are very many. */
export function requestsOver(fields: readonly string[], random: Random, most: number): readonly Request[] {
  const names = [...new Set(fields)].sort();
  const sizes = names.map((name) => (VALUES[name] as readonly Value[]).length);
  const total = sizes.reduce((product, size) => product * size, 4);
  return Array.from({ length: Math.min(total, most) }, (_, index) => {
    let rest = total <= most ? index : random.below(total);
    const [missingIsUnequal, allOfMissing] = [(rest & 1) === 1, (rest & 2) === 2];
    rest >>= 2;
    const values = new Map<string, Value>();
    for (const [at, name] of names.entries()) {
      const size = sizes[at] as number;
      values.set(name, (VALUES[name] as readonly Value[])[rest % size]);
      rest = Math.floor(rest / size);
    }
    return { fields: values, missingIsUnequal, allOfMissing };
  });
}

/** The first request of which `claim` does not hold. */
function counterexample(
  requests: readonly Request[],
  text: string,
  claim: (holds: (node: Expression) => boolean) => boolean,
): Request | undefined {
  return requests.find((request) => !claim((node) => isTrueOf(node, text, request)));
}
