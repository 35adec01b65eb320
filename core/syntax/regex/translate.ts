import type { ClassSet, LiteralNode, RegexFlags, RegexNode, UnicodeClassNode } from "./ast.ts";
import type { RegexFault } from "./error-text.ts";
import { lookUpUnicodeClass } from "./unicode-properties.ts";

/**
 * The second stage: what the `u` flag allows. Without it (the engine's default) a class cannot hold a character beyond
 * ASCII, nor can there be a Unicode class; with it, a Unicode class must exist.
 */
class UnicodeCheck {
  private unicode = false;

  /** The first fault in reading order. */
  visit(node: RegexNode | ClassSet): RegexFault | undefined {
    switch (node.kind) {
      case "flags":
        this.apply(node.flags);
        return undefined;
      case "group": {
        const outer = this.unicode;
        if (node.flags !== undefined) this.apply(node.flags);
        const fault = this.visit(node.body);
        this.unicode = outer;
        return fault;
      }
      case "repetition":
        return this.visit(node.operand);
      case "alternation":
        return this.visitAll(node.alternatives);
      case "concat":
        return this.visitAll(node.items);
      case "unicode-class":
        return this.unicodeClass(node);
      case "class":
        return this.visitSet(node.set);
      default:
        return undefined;
    }
  }

  private visitAll(nodes: readonly RegexNode[]): RegexFault | undefined {
    for (const node of nodes) {
      const fault = this.visit(node);
      if (fault !== undefined) return fault;
    }
    return undefined;
  }

  private visitSet(set: ClassSet): RegexFault | undefined {
    switch (set.kind) {
      case "literal":
        return this.member(set);
      case "range":
        return this.member(set.from) ?? this.member(set.to);
      case "unicode-class":
        return this.unicodeClass(set);
      case "class":
        return this.visitSet(set.set);
      case "operation":
        return this.visitSet(set.left) ?? this.visitSet(set.right);
      case "union":
        for (const item of set.items) {
          const fault = this.visitSet(item);
          if (fault !== undefined) return fault;
        }
        return undefined;
      default:
        return undefined;
    }
  }

  private apply(flags: RegexFlags): void {
    if (flags.enabled.includes("u")) this.unicode = true;
    else if (flags.disabled.includes("u")) this.unicode = false;
  }

  private member(literal: LiteralNode): RegexFault | undefined {
    if (this.unicode || literal.codePoint <= 0x7f || literal.form === "hex-byte") return undefined;
    return { kind: "unicode-not-allowed", start: literal.start, end: literal.end };
  }

  private unicodeClass(node: UnicodeClassNode): RegexFault | undefined {
    const { start, end } = node;
    if (!this.unicode) return { kind: "unicode-not-allowed", start, end };
    const found = lookUpUnicodeClass(node.name, node.value);
    return typeof found === "string" ? { kind: found, start, end } : undefined;
  }
}

/** The first Unicode fault of a parsed pattern, if any. */
export function checkUnicode(ast: RegexNode): RegexFault | undefined {
  return new UnicodeCheck().visit(ast);
}
