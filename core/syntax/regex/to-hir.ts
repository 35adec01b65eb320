import type {
  AssertionNode,
  ClassSet,
  LiteralNode,
  PerlClassNode,
  RegexFlag,
  RegexFlags,
  RegexNode,
  UnicodeClassNode,
} from "./ast.ts";
import { type CodePointSet, complement, foldAscii, foldUnicode, intersect, setOf, unite } from "./code-point-set.ts";
import * as hir from "./hir.ts";
import { POSIX_CLASSES } from "./parse-class.ts";
import { type ClassSizes, lookUpUnicodeClass } from "./unicode-properties.ts";
import { utf8Bytes } from "./utf8-automaton.ts";

/** Members spelt out, and named Unicode classes of which only the sizes are known. */
interface Members {
  readonly set: CodePointSet;
  readonly named: (ClassSizes & { readonly names: string }) | undefined;
}

/** `\w` with the `u` flag, measured like the sizes of Unicode properties. */
const UNICODE_WORD: ClassSizes = {
  forward: 20_592,
  backward: 49_900,
  negatedForward: 20_008,
  negatedBackward: 46_548,
};

const PERL_PROPERTIES: Readonly<Record<PerlClassNode["name"], string>> = {
  digit: "nd",
  space: "whitespace",
  word: "word",
};

const NO_MEMBERS: Members = { set: [], named: undefined };

function negateSizes({ forward, backward, negatedForward, negatedBackward }: ClassSizes): ClassSizes {
  return { forward: negatedForward, backward: negatedBackward, negatedForward: forward, negatedBackward: backward };
}

function uniteMembers(left: Members, right: Members): Members {
  const set = unite(left.set, right.set);
  if (left.named === undefined || right.named === undefined) return { set, named: left.named ?? right.named };
  const named = {
    names: `${left.named.names}|${right.named.names}`,
    forward: left.named.forward + right.named.forward,
    backward: left.named.backward + right.named.backward,
    negatedForward: Math.max(left.named.negatedForward, right.named.negatedForward),
    negatedBackward: Math.max(left.named.negatedBackward, right.named.negatedBackward),
  };
  return { set, named };
}

/** Turns a tree into what the engine compiles, flags resolved. Recursion is bounded by the nesting limit. */
export class HirBuilder {
  private flags: ReadonlySet<RegexFlag> = new Set();

  build(node: RegexNode): hir.Hir {
    switch (node.kind) {
      case "empty":
        return hir.empty();
      case "flags":
        this.apply(node.flags);
        return hir.empty();
      case "literal":
        return this.literal(node);
      case "dot":
        return this.dot();
      case "assertion":
        return hir.look(this.lookName(node));
      case "perl-class":
        return this.toClass(this.perlClass(node));
      case "unicode-class":
        return this.toClass(this.unicodeClass(node));
      case "class":
        return this.toClass(this.bracketed(node.set, node.negated));
      case "repetition": {
        const operand = this.build(node.operand);
        return hir.repetition(operand, node.min, node.max, node.greedy !== this.flags.has("U"));
      }
      case "group": {
        const outer = this.flags;
        if (node.flags !== undefined) this.apply(node.flags);
        const body = this.build(node.body);
        this.flags = outer;
        return node.index === undefined ? body : hir.capture(node.index, body);
      }
      case "alternation":
        return hir.alternation(node.alternatives.map((alternative) => this.build(alternative)));
      case "concat":
        return hir.concat(node.items.map((item) => this.build(item)));
    }
  }

  private apply({ enabled, disabled }: RegexFlags): void {
    const flags = new Set([...this.flags, ...enabled]);
    for (const flag of disabled) flags.delete(flag);
    this.flags = flags;
  }

  private get unicode(): boolean {
    return this.flags.has("u");
  }

  private get highest(): number {
    return this.unicode ? 0x10ffff : 0xff;
  }

  private literal(node: LiteralNode): hir.Hir {
    const { codePoint, form } = node;
    if (!this.unicode && form === "hex-byte" && codePoint > 0x7f) return hir.literal([codePoint]);
    if (this.flags.has("i") && (this.unicode || codePoint <= 0x7f)) {
      const variants = this.fold([codePoint, codePoint]);
      if (variants.length > 2) return hir.characterClass(variants, this.unicode);
    }
    return hir.literal(utf8Bytes(codePoint));
  }

  private dot(): hir.Hir {
    const excluded = this.flags.has("s") ? [] : this.flags.has("R") ? [0x0a, 0x0a, 0x0d, 0x0d] : [0x0a, 0x0a];
    return hir.characterClass(complement(excluded, this.highest), this.unicode);
  }

  private lookName(node: AssertionNode): string {
    const { assertion } = node;
    if (assertion === "start-line" || assertion === "end-line") {
      const text = assertion === "start-line" ? "start-text" : "end-text";
      return this.flags.has("m") ? `${assertion}${this.flags.has("R") ? " crlf" : ""}` : text;
    }
    const wordBound = assertion !== "start-text" && assertion !== "end-text";
    return wordBound && this.unicode ? `${assertion} unicode` : assertion;
  }

  private toClass({ set, named }: Members): hir.Hir {
    return hir.characterClass(set, this.unicode, named);
  }

  private fold(set: CodePointSet): CodePointSet {
    return this.unicode ? foldUnicode(set) : foldAscii(set);
  }

  private negate({ set, named }: Members): Members {
    if (named === undefined) return { set: complement(set, this.highest), named };
    return { set: [], named: { ...negateSizes(named), names: `^${named.names}` } };
  }

  private foldMembers({ set, named }: Members): Members {
    return { set: this.flags.has("i") ? this.fold(set) : set, named };
  }

  private bracketed(set: ClassSet, negated: boolean): Members {
    const members = this.foldMembers(this.members(set));
    return negated ? this.negate(members) : members;
  }

  private members(set: ClassSet): Members {
    switch (set.kind) {
      case "empty":
        return NO_MEMBERS;
      case "literal":
        return { set: [set.codePoint, set.codePoint], named: undefined };
      case "range":
        return { set: [set.from.codePoint, set.to.codePoint], named: undefined };
      case "posix-class": {
        const members = this.foldMembers({ set: setOf(POSIX_CLASSES.get(set.name) ?? []), named: undefined });
        return set.negated ? this.negate(members) : members;
      }
      case "perl-class":
        return this.perlClass(set);
      case "unicode-class":
        return this.unicodeClass(set);
      case "class":
        return this.bracketed(set.set, set.negated);
      case "union":
        return this.unionOf(set.items);
      case "operation":
        return this.operation(
          set.operator,
          this.foldMembers(this.members(set.left)),
          this.foldMembers(this.members(set.right)),
        );
    }
  }

  /** Plain members are collected first, so that a long class is sorted once. */
  private unionOf(items: readonly ClassSet[]): Members {
    const plain: number[] = [];
    let members = NO_MEMBERS;
    for (const item of items) {
      const { set, named } = this.members(item);
      for (const bound of set) plain.push(bound);
      if (named !== undefined) members = uniteMembers(members, { set: [], named });
    }
    return { set: setOf(plain), named: members.named };
  }

  private operation(operator: "&&" | "--" | "~~", left: Members, right: Members): Members {
    if (left.named !== undefined || right.named !== undefined) {
      if (operator === "--") return left;
      if (operator === "~~") return uniteMembers(left, right);
      return (left.named?.forward ?? 0) <= (right.named?.forward ?? 0) ? left : right;
    }
    const withoutRight = intersect(left.set, complement(right.set, this.highest));
    if (operator === "--") return { set: withoutRight, named: undefined };
    if (operator === "&&") return { set: intersect(left.set, right.set), named: undefined };
    const withoutLeft = intersect(right.set, complement(left.set, this.highest));
    return { set: unite(withoutRight, withoutLeft), named: undefined };
  }

  private perlClass(node: PerlClassNode): Members {
    if (!this.unicode) {
      const ascii = setOf(POSIX_CLASSES.get(node.name) ?? []);
      return { set: node.negated ? complement(ascii, this.highest) : ascii, named: undefined };
    }
    const names = PERL_PROPERTIES[node.name];
    const sizes = node.name === "word" ? UNICODE_WORD : lookUpUnicodeClass(names);
    return this.namedMembers(names, sizes, node.negated);
  }

  private unicodeClass(node: UnicodeClassNode): Members {
    const names = node.value === undefined ? node.name : `${node.name}=${node.value}`;
    return this.namedMembers(names, lookUpUnicodeClass(node.name, node.value), node.negated);
  }

  private namedMembers(names: string, sizes: ClassSizes | string, negated: boolean): Members {
    if (typeof sizes === "string") return NO_MEMBERS;
    if (!negated) return { set: [], named: { ...sizes, names } };
    return { set: [], named: { ...negateSizes(sizes), names: `^${names}` } };
  }
}
