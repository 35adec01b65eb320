import { Random } from "#test/support/random-expression.ts";

const HOST = ['"a"', '"b"', 'r"a"', '"c"', '"\\x61"'];
const NUMBER = ["1", "2", "3", "0x2", "7"];
const ADDRESS = ["10.0.0.1", "10.0.0.2", "2001:db8::1"];
const SETS = {
  host: ['{"a" "b"}', '{"b" "a" "b"}', '{"c"}', "{}"],
  number: ["{1 2}", "{7}", "{3..5 4}", "{2 1..3 2 9}", "{9 # nine\n 1 2 # two\n # rest\n 8 7 8}"],
  address: ["{10.0.0.0/24 10.0.0.1}", "{10.0.0.2 10}", "{10.0.0.0/25 10.0.0.128/25}"],
};
const OPERANDS = {
  host: ["http.host", "lower(http.host)", 'http.request.headers["x"][0]'],
  number: ["http.request.timestamp.sec", "len(http.host)", 'len(http.request.headers["x"][0])'],
  address: ["ip.src"],
};
const LITERALS = { host: HOST, number: NUMBER, address: ADDRESS };
const BARE = ["ssl", "cf.tls_client_auth.cert_verified", 'any(http.request.headers.names[*] eq "x")'];

/** Expressions over few operands, so that they ask about the same ones again and again, in all layouts. */
export class RepetitiveExpressions {
  readonly #random: Random;
  #kind: keyof typeof OPERANDS = "host";
  constructor(seed: number) {
    this.#random = new Random(seed);
  }

  chain(depth: number, operand = this.#each): string {
    let text = this.#item(depth, operand);
    const same = this.#random.chance(0.7) ? this.#random.pick(["or", "and", "||", "&&"]) : undefined;
    for (let n = this.#random.below(4); n > 0; n--) {
      text += this.#gap() + (same ?? this.#random.pick(["or", "and", "xor", "||", "&&", "^^"])) + this.#gap();
      text += this.#item(depth, operand);
    }
    return text;
  }

  readonly #each = (): string => {
    const pick = <T>(items: readonly T[]): T => this.#random.pick(items);
    if (this.#random.chance(0.15)) return pick(BARE);
    if (this.#random.chance(0.4)) this.#kind = pick(["host", "number", "address"] as const);
    const kind = this.#kind;
    const left = pick(OPERANDS[kind]);
    if (this.#random.chance(0.3)) return `${pick(["", "", "not "])}${left} in ${pick(SETS[kind])}`;
    return `${left} ${pick(["eq", "eq", "eq", "ne", "==", "!=", "lt", "ge"])} ${pick(LITERALS[kind])}`;
  };

  readonly #mapped = (): string =>
    `http.request.headers.names[*] ${this.#random.pick(['eq "a"', 'eq "b"', 'in {"a" "c"}', 'ne "a"'])}`;

  #item(depth: number, operand: () => string): string {
    const roll = this.#random.next();
    if (depth === 0 || roll < 0.45) return operand();
    if (roll < 0.65) return `(${this.#inside()}${this.chain(depth - 1, operand)}${this.#inside()})`;
    if (roll < 0.8) return `${this.#random.pick(["not ", "!", "not  "])}${this.#item(depth - 1, operand)}`;
    if (roll < 0.85 && operand === this.#each) return `any((${this.chain(depth - 1, this.#mapped)}))`;
    if (roll < 0.88 && operand === this.#each) return `all(${this.#mapped()})`;
    return operand();
  }

  #gap(): string {
    return this.#random.chance(0.85) ? " " : this.#random.pick(["\n", "\r\n  ", " # why\n", "\n# so\n"]);
  }

  #inside(): string {
    return this.#random.chance(0.9) ? "" : this.#random.pick([" ", "\n", " # in\n"]);
  }
}
