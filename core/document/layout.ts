/** Breaks a deployed expression into readable lines without changing what is deployed. */
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import type { Node } from "#core/syntax/ast.ts";
import { parse } from "#core/syntax/parse.ts";
import { childrenOf } from "#core/syntax/visit.ts";

/** Columns that a line may have before it is broken. */
const WIDTH = 100;
const INDENT = 2;

/**
 * Lays out an expression in its deployed form. Only single spaces between tokens become line breaks, so reading the
 * result as a file gives the same deployed expression. An expression that fits on one line stays on it.
 */
export function layOut(expression: string): string {
  if (expression.length <= WIDTH) return expression;
  const tree = parse(expression, { scheme: catalogScheme(), dialect: "cloudflare", root: "filter", trivia: "api" });
  const breaks = new Breaks(expression);
  breaks.node(tree.root, 0, 0);
  return breaks.text();
}

/** Which spaces become line breaks, with the indentation of the line that starts there. */
class Breaks {
  readonly #source: string;
  readonly #indents = new Map<number, number>();

  constructor(source: string) {
    this.#source = source;
  }

  text(): string {
    let result = "";
    let at = 0;
    for (const [space, indent] of [...this.#indents].sort(([a], [b]) => a - b)) {
      result += `${this.#source.slice(at, space)}\n${" ".repeat(indent)}`;
      at = space + 1;
    }
    return result + this.#source.slice(at);
  }

  /** Breaks `node`, whose first character stands in `column` of a line indented by `indent`, if it is too long. */
  node(node: Node, column: number, indent: number): void {
    if (column + node.end - node.start <= WIDTH) return;
    if (node.kind === "logical") {
      let at = column;
      for (const [index, item] of node.items.entries()) {
        const operator = node.operators[index - 1];
        if (operator !== undefined) {
          if (this.#break(operator.start, indent)) at = indent;
          at += item.start - operator.start;
        }
        this.node(item, at, indent);
        at += item.end - item.start;
      }
    } else if (node.kind === "group") {
      this.node(node.inner, column + node.inner.start - node.start, indent + INDENT);
    } else if (node.kind === "set") {
      this.#fill(node.members, column, node.start, indent + INDENT);
    } else {
      for (const child of childrenOf(node)) this.node(child, column + child.start - node.start, indent);
    }
  }

  /** Puts as many members on each line as fit. */
  #fill(members: readonly Node[], column: number, start: number, indent: number): void {
    let lineColumn = column;
    let lineStart = start;
    for (const member of members) {
      if (lineColumn + member.end - lineStart <= WIDTH) continue;
      if (this.#break(member.start, indent)) {
        lineColumn = indent;
        lineStart = member.start;
      }
    }
  }

  /** Whether a single space stands before `offset` and so a line can start there. */
  #break(offset: number, indent: number): boolean {
    if (this.#source[offset - 1] !== " " || this.#source[offset - 2] === " ") return false;
    this.#indents.set(offset - 1, indent);
    return true;
  }
}
