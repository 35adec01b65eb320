/**
 * Random expressions over a scheme, steered by types so that most of them are valid, and random slips on top.
 * Everything follows from the seed: a failure is repeated by its number.
 */
import type { Parameter, Scheme, SchemeFunction } from "#core/catalog/scheme.ts";
import { arrayOf, BOOL, BYTES, INT, IP, type ValueType } from "#core/catalog/value-type.ts";

/** A small, fast generator of 32-bit numbers (mulberry32), good enough for tests and the same on every machine. */
export class Random {
  #state: number;
  constructor(seed: number) {
    this.#state = seed >>> 0;
  }
  /** A number in `[0, 1)`. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  /** An integer in `[0, limit)`. */
  below(limit: number): number {
    return Math.floor(this.next() * limit);
  }
  chance(probability: number): boolean {
    return this.next() < probability;
  }
  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }
}

const ORDERING = [
  ["eq", "=="],
  ["ne", "!="],
  ["lt", "<"],
  ["le", "<="],
  ["gt", ">"],
  ["ge", ">="],
] as const;
const LOGICAL = [
  ["and", "&&"],
  ["or", "||"],
  ["xor", "^^"],
] as const;
const WORDS = [
  "api.example.com",
  "/login",
  "a",
  "",
  "GET",
  "x-token",
  "1.2.3.4",
  "é",
  "日本",
  "a b",
  "*",
  "\\\\",
  '\\"',
  "\\x41",
  "\\101",
  "#no comment",
  "and",
  "r",
  "a,b",
];
const PATTERNS = [
  "^/api",
  "a|b",
  "(?i)bot",
  "[a-z]+",
  "\\\\.php$",
  "[^/]*",
  "x{2,3}",
  "a.c",
  "\\\\d+",
  "(a)(b)",
  "[\\\"']",
  "",
  "é",
  "\\\\bw\\\\b",
];
const BAD_PATTERNS = [
  "(",
  "a{",
  "[z-a]",
  "(?=a)",
  "\\\\1",
  "*",
  "a**b)",
  "(?P<n>a)(?P<n>b)",
  "\\\\p{Greek}",
  "[é]",
  "x{5,2}",
  "(?q)",
  "[[:foo:]]",
];
const WILDCARDS = ["*", "/api/*", "*.example.com", "a", "", "\\\\*", "a*b*c", "?"];
const KEYS = ["x-token", "content-type", "", "é", "a b", "id", '\\"'];

/** Words that mutation drops in: where real slips come from. */
const SLIPS = [
  "AND",
  "OR",
  "not",
  "!",
  "=",
  "&",
  "|",
  "<>",
  "true",
  "in",
  "{",
  "}",
  "(",
  ")",
  "[",
  "]",
  "[*]",
  "[0]",
  '"',
  "'",
  ",",
  "..",
  "$",
  "r",
  "#",
  "eq",
  "matches",
  "~",
  "wildcard",
  "strict wildcard",
  "strict  wildcard",
  "contains",
  "\t",
  " ",
  "\n",
  "\u00a0",
  "0x",
  "-",
  "any(",
  "lower(",
  "1",
  "10.0.0.0/8",
  "\\",
  "é",
  ".",
] as const;

export class ExpressionGenerator {
  readonly #random: Random;
  readonly #byType = new Map<ValueType, string[]>();
  readonly #byReturn = new Map<ValueType, SchemeFunction[]>();

  readonly #operandsOnTheRight: boolean;

  /** `dialect` says whether fields and calls may stand on the right of a comparison. */
  constructor(scheme: Scheme, random: Random, dialect: "engine" | "cloudflare" = "engine") {
    this.#random = random;
    this.#operandsOnTheRight = dialect === "cloudflare";
    for (const name of scheme.fieldNames()) {
      const type = scheme.field(name)?.type;
      if (type !== undefined) this.#byType.set(type, [...(this.#byType.get(type) ?? []), name]);
    }
    for (const name of scheme.functionNames()) {
      const definition = scheme.function(name);
      if (definition === undefined || definition.form === "quantifier") continue;
      const returns = definition.returns === "first" ? BYTES : definition.returns;
      this.#byReturn.set(returns, [...(this.#byReturn.get(returns) ?? []), definition]);
    }
  }

  /** A filter expression, nearly always valid. */
  filter(depth = 3): string {
    return this.#logical(depth, false);
  }

  /** A value expression: a field or a call with its indexes. */
  value(depth = 2): string {
    const type = this.#random.pick([BYTES, INT, IP, BOOL]);
    return this.#operand(type, depth) ?? "http.host";
  }

  /** `text` with one to three slips: a token deleted, doubled, swapped, cut short, or a foreign one put in. */
  mutate(text: string): string {
    let result = text;
    for (let n = 1 + this.#random.below(3); n > 0; n--) result = this.#slip(result);
    return result;
  }

  #slip(text: string): string {
    const tokens = text.match(/[\w.]+|\s+|"(?:\\.|[^"\\])*"|./gsu) ?? [];
    if (tokens.length === 0) return this.#random.pick(SLIPS);
    const at = this.#random.below(tokens.length);
    const token = tokens[at] as string;
    const other = this.#random.below(tokens.length);
    switch (this.#random.below(8)) {
      case 0:
        tokens.splice(at, 1);
        break;
      case 1:
        tokens.splice(at, 0, token);
        break;
      case 2:
        tokens[at] = tokens[other] as string;
        tokens[other] = token;
        break;
      case 3:
        tokens[at] = token.slice(0, this.#random.below(token.length));
        break;
      case 4:
        tokens.length = at;
        break;
      case 5:
        tokens[at] = token.toUpperCase();
        break;
      case 6:
        tokens[at] = this.#random.pick(SLIPS);
        break;
      default:
        tokens.splice(at, 0, this.#random.pick(SLIPS));
    }
    return tokens.join("");
  }

  #space(): string {
    return this.#random.chance(0.9) ? " " : this.#random.pick(["  ", "\n", "\r\n", " \n "]);
  }

  /** White space where the grammar needs none. */
  #gap(): string {
    return this.#random.chance(0.85) ? "" : this.#space();
  }

  #logical(depth: number, each: boolean): string {
    const simple = this.#simple(depth, each);
    if (depth <= 0 || this.#random.chance(0.4)) return simple;
    let result = simple;
    for (let n = 1 + this.#random.below(3); n > 0; n--) {
      result +=
        this.#space() + this.#random.pick(this.#random.pick(LOGICAL)) + this.#space() + this.#simple(depth - 1, each);
    }
    return result;
  }

  #simple(depth: number, each: boolean): string {
    const roll = this.#random.below(10);
    if (depth > 0 && roll === 0) return `(${this.#gap()}${this.#logical(depth - 1, each)}${this.#gap()})`;
    if (depth > 0 && roll === 1)
      return `${this.#random.pick(["not ", "!", "! ", "not"])}(${this.#logical(depth - 1, each)})`;
    if (!each && depth > 0 && roll === 2) return this.#quantifier(depth);
    if (each) return this.#comparison(depth, true);
    if (roll < 5) return this.#operand(BOOL, depth) ?? this.#comparison(depth, false);
    return this.#comparison(depth, false);
  }

  #quantifier(depth: number): string {
    const inner = this.#random.chance(0.5) ? this.#comparison(depth - 1, true) : `(${this.#logical(depth - 1, true)})`;
    return `${this.#random.pick(["any", "all"])}${this.#gap()}(${this.#gap()}${inner}${this.#gap()})`;
  }

  #comparison(depth: number, each: boolean): string {
    const type = this.#random.pick(each ? [BYTES, BYTES, INT] : [BYTES, BYTES, BYTES, INT, INT, IP]);
    const left = each ? this.#mapped(type, depth) : this.#operand(type, depth);
    if (left === undefined) return each ? 'http.request.headers["x"][*] eq "a"' : "ssl";
    return `${left}${this.#space()}${this.#rest(type)}`;
  }

  /** Operator and right side for a left side of this type. */
  #rest(type: ValueType): string {
    const roll = this.#random.below(10);
    if (roll < 2)
      return `in${this.#space()}${this.#random.chance(0.2) ? this.#random.pick(["$office", "$cf.vpn", "$a_1"]) : this.#set(type)}`;
    if (type === BYTES && roll < 4) return `contains${this.#space()}${this.#string()}`;
    if (type === BYTES && roll < 6) return `${this.#random.pick(["matches", "~"])}${this.#space()}${this.#regex()}`;
    if (type === BYTES && roll < 7)
      return `${this.#random.pick(["wildcard", "strict wildcard"])}${this.#space()}${this.#quoted(WILDCARDS)}`;
    if (type === INT && roll < 3) return `${this.#random.pick(["&", "bitwise_and"])}${this.#space()}${this.#integer()}`;
    const operator = this.#random.pick(this.#random.pick(ORDERING));
    const operand = this.#operandsOnTheRight && this.#random.chance(0.3) ? this.#operand(type, 1) : undefined;
    return `${operator}${this.#space()}${operand ?? this.#literal(type)}`;
  }

  #literal(type: ValueType): string {
    return type === BYTES ? this.#string() : type === INT ? this.#integer() : this.#address();
  }

  #set(type: ValueType): string {
    let members = "";
    for (let n = this.#random.below(4); n > 0; n--) members += this.#member(type) + this.#space();
    return `{${this.#gap()}${members}}`;
  }

  #member(type: ValueType): string {
    if (type === BYTES) return this.#string();
    if (type === INT)
      return this.#random.chance(0.3) ? `${this.#random.below(50)}..${50 + this.#random.below(1000)}` : this.#integer();
    return this.#random.pick([
      "10.0.0.0/8",
      "1.1.1.1",
      "10",
      "10/8",
      "1.1.1.0..1.1.1.9",
      "2001:db8::/32",
      "::1",
      "fe80::..fe80::f",
      "192.168.1.1/32",
      "1.1.1.01",
    ]);
  }

  #address(): string {
    return this.#random.pick(["1.2.3.4", "255.255.255.255", "2001:db8::1", "::", "::ffff:1.2.3.4", "fe80::A"]);
  }

  #integer(): string {
    return this.#random.pick([
      "0",
      "1",
      "-5",
      "010",
      "0x1F",
      "65535",
      "9223372036854775807",
      "-9223372036854775808",
      "443",
      String(this.#random.below(100_000)),
    ]);
  }

  #string(): string {
    return this.#random.chance(0.06) ? this.#random.pick(["61:62", "ab-cd-ef", "0a.ff"]) : this.#quoted(WORDS);
  }

  #quoted(words: readonly string[]): string {
    const word = this.#random.pick(words);
    if (this.#random.chance(0.15)) {
      const hashes = "#".repeat(this.#random.below(3) + (word.includes('"') ? 1 : 0));
      return `r${hashes}"${word}"${hashes}`;
    }
    return `"${word}"`;
  }

  #regex(): string {
    return this.#quoted(this.#random.chance(0.93) ? PATTERNS : BAD_PATTERNS);
  }

  /** An operand of this type, or undefined when the scheme has none. */
  #operand(type: ValueType, depth: number): string | undefined {
    const calls = this.#byReturn.get(type) ?? [];
    if (depth > 0 && calls.length > 0 && this.#random.chance(0.3))
      return this.#call(this.#random.pick(calls), depth - 1);
    const arrays = this.#byType.get(arrayOf(type)) ?? [];
    if (arrays.length > 0 && this.#random.chance(0.2))
      return `${this.#random.pick(arrays)}[${this.#random.pick(["0", " 1 ", "0x2", "07"])}]`;
    const maps = [...this.#byType.entries()]
      .filter(([candidate]) => candidate.kind === "Map" && candidate.element === arrayOf(type))
      .flatMap(([, names]) => names);
    if (maps.length > 0 && this.#random.chance(0.2))
      return `${this.#random.pick(maps)}["${this.#random.pick(KEYS)}"][0]`;
    const fields = this.#byType.get(type) ?? [];
    return fields.length === 0 ? undefined : this.#random.pick(fields);
  }

  /** An operand that holds `[*]` and has this element type. */
  #mapped(type: ValueType, depth: number): string | undefined {
    const arrays = this.#byType.get(arrayOf(type)) ?? [];
    if (type === BYTES && depth > 0 && this.#random.chance(0.25)) {
      const inner = this.#mapped(type, 0);
      if (inner !== undefined) return `${this.#random.pick(["lower", "upper", "url_decode"])}(${inner})[*]`;
    }
    const maps = [...this.#byType.entries()]
      .filter(([candidate]) => candidate.kind === "Map" && candidate.element === arrayOf(type))
      .flatMap(([, names]) => names);
    if (maps.length > 0 && this.#random.chance(0.5))
      return `${this.#random.pick(maps)}${this.#random.chance(0.7) ? `["${this.#random.pick(KEYS)}"]` : "[*]"}[*]`;
    return arrays.length === 0 ? undefined : `${this.#random.pick(arrays)}[*]`;
  }

  #call(definition: SchemeFunction, depth: number): string {
    if (definition.form === "concat") {
      const parts = Array.from({ length: 2 + this.#random.below(3) }, () =>
        this.#argument({ kind: "both", type: [BYTES] }, depth),
      );
      return `concat(${parts.join(", ")})`;
    }
    const parameters = [...definition.required];
    for (const optional of definition.optional) if (this.#random.chance(0.4)) parameters.push(optional);
    if (definition.variadic !== undefined)
      for (let n = this.#random.below(3); n > 0; n--) parameters.push(definition.variadic);
    return `${definition.name}${this.#gap()}(${this.#gap()}${parameters.map((parameter) => this.#argument(parameter, depth)).join(this.#random.pick([", ", ",", " , "]))}${this.#gap()})`;
  }

  #argument(parameter: Parameter, depth: number): string {
    const type = typeof parameter.type === "string" ? BYTES : this.#random.pick(parameter.type);
    const concrete = type === "Array" ? arrayOf(BYTES) : type === "Map" ? undefined : type;
    const literal = parameter.kind === "literal" || (parameter.kind === "both" && this.#random.chance(0.5));
    if (literal && concrete === BYTES) return this.#quoted(WORDS);
    if (literal && concrete === INT) return this.#random.pick(["1", "2", "-3", "07", "24"]);
    const fallback = "http.request.headers";
    return concrete === undefined ? fallback : (this.#operand(concrete, depth) ?? fallback);
  }
}
