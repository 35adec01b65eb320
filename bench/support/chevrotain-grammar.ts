/**
 * The core of the language as a grammar for Chevrotain, a parser generator known for its speed: what a tool without a
 * parser of its own would have. It makes a tree and knows no fields, types, patterns or contexts of lexing.
 */
import { CstParser, createToken, Lexer } from "chevrotain";

const WhiteSpace = createToken({ name: "WhiteSpace", pattern: /[ \r\n]+/, group: Lexer.SKIPPED });
const Name = createToken({ name: "Name", pattern: /[A-Za-z_]\w*(?:\.\w+)*/ });
const word = (name: string, pattern: RegExp) => createToken({ name, pattern, longer_alt: Name });
const And = word("And", /and|&&/);
const Or = word("Or", /or|\|\|/);
const Xor = word("Xor", /xor|\^\^/);
const Not = word("Not", /not|!/);
const In = word("In", /in/);
const Operator = word(
  "Operator",
  /eq|==|ne|!=|le|<=|ge|>=|lt|<|gt|>|contains|matches|~|strict wildcard|wildcard|bitwise_and|&/,
);
const Text = createToken({ name: "Text", pattern: /"(?:[^"\\]|\\[\s\S])*"|r"[^"]*"|r#"[\s\S]*?"#/ });
const Address = createToken({
  name: "Address",
  pattern: /(?:\d+(?:\.\d+){1,3}|[0-9a-fA-F]*:[0-9a-fA-F]*:[0-9a-fA-F:.]*)(?:\/\d+)?/,
});
const Integer = createToken({ name: "Integer", pattern: /0x[0-9a-fA-F]+|-?\d+/ });
const List = createToken({ name: "List", pattern: /\$[a-z0-9_.]+/ });
const sign = (name: string, pattern: string) => createToken({ name, pattern });
const DotDot = sign("DotDot", "..");
const Open = sign("Open", "(");
const Close = sign("Close", ")");
const OpenBrace = sign("OpenBrace", "{");
const CloseBrace = sign("CloseBrace", "}");
const OpenBracket = sign("OpenBracket", "[");
const CloseBracket = sign("CloseBracket", "]");
const Comma = sign("Comma", ",");
const Star = sign("Star", "*");

const TOKENS = [
  WhiteSpace,
  Text,
  Address,
  Integer,
  And,
  Or,
  Xor,
  Operator,
  Not,
  In,
  Name,
  List,
  DotDot,
  Open,
  Close,
  OpenBrace,
  CloseBrace,
  OpenBracket,
  CloseBracket,
  Comma,
  Star,
];

const lexer = new Lexer(TOKENS, { positionTracking: "onlyOffset", ensureOptimizations: true });

class Grammar extends CstParser {
  constructor() {
    super(TOKENS, { recoveryEnabled: false, maxLookahead: 2 });
    this.performSelfAnalysis();
  }

  readonly expression = this.RULE("expression", () => {
    this.SUBRULE(this.xor);
    this.MANY(() => {
      this.CONSUME(Or);
      this.SUBRULE2(this.xor);
    });
  });

  private readonly xor = this.RULE("xor", () => {
    this.SUBRULE(this.and);
    this.MANY(() => {
      this.CONSUME(Xor);
      this.SUBRULE2(this.and);
    });
  });

  private readonly and = this.RULE("and", () => {
    this.SUBRULE(this.simple);
    this.MANY(() => {
      this.CONSUME(And);
      this.SUBRULE2(this.simple);
    });
  });

  private readonly simple = this.RULE("simple", () => {
    this.OR([
      { ALT: () => this.SUBRULE(this.group) },
      {
        ALT: () => {
          this.CONSUME(Not);
          this.SUBRULE(this.simple);
        },
      },
      { ALT: () => this.SUBRULE(this.comparison) },
    ]);
  });

  private readonly group = this.RULE("group", () => {
    this.CONSUME(Open);
    this.SUBRULE(this.expression);
    this.CONSUME(Close);
  });

  private readonly comparison = this.RULE("comparison", () => {
    this.SUBRULE(this.operand);
    this.OPTION(() => {
      this.OR([
        {
          ALT: () => {
            this.CONSUME(In);
            this.OR2([{ ALT: () => this.CONSUME(List) }, { ALT: () => this.SUBRULE(this.set) }]);
          },
        },
        {
          ALT: () => {
            this.CONSUME(Operator);
            this.OR3([{ ALT: () => this.SUBRULE(this.literal) }, { ALT: () => this.SUBRULE2(this.operand) }]);
          },
        },
      ]);
    });
  });

  private readonly operand = this.RULE("operand", () => {
    this.CONSUME(Name);
    this.OPTION(() => {
      this.CONSUME(Open);
      this.MANY_SEP({ SEP: Comma, DEF: () => this.SUBRULE(this.argument) });
      this.CONSUME(Close);
    });
    this.MANY(() => {
      this.CONSUME(OpenBracket);
      this.OR([
        { ALT: () => this.CONSUME(Star) },
        { ALT: () => this.CONSUME(Integer) },
        { ALT: () => this.CONSUME(Text) },
      ]);
      this.CONSUME(CloseBracket);
    });
  });

  private readonly argument = this.RULE("argument", () => {
    this.OR([{ ALT: () => this.SUBRULE(this.literal) }, { ALT: () => this.SUBRULE(this.expression) }]);
  });

  private readonly literal = this.RULE("literal", () => {
    this.OR([
      { ALT: () => this.CONSUME(Text) },
      { ALT: () => this.CONSUME(Integer) },
      { ALT: () => this.CONSUME(Address) },
    ]);
  });

  private readonly set = this.RULE("set", () => {
    this.CONSUME(OpenBrace);
    this.MANY(() => {
      this.SUBRULE(this.literal);
      this.OPTION(() => {
        this.CONSUME(DotDot);
        this.SUBRULE2(this.literal);
      });
    });
    this.CONSUME(CloseBrace);
  });
}

const parser = new Grammar();

/** Makes Chevrotain's tree of an expression; false when its grammar does not take it. */
export function parseWithChevrotain(text: string): boolean {
  const { tokens, errors } = lexer.tokenize(text);
  parser.input = tokens;
  parser.expression();
  return errors.length === 0 && parser.errors.length === 0;
}
