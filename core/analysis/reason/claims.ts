/** What is certain of the parts of an expression: never true, always true, or said already. */
import type { Expression, Logical, Node, Tree } from "#core/syntax/ast.ts";
import { type Condition, chain, opposite, rootsOf } from "./condition.ts";
import { isReasonable } from "./covers.ts";
import { impliedOperands } from "./implied.ts";
import { conditionOf } from "./read.ts";
import { answerForOthers, isNever } from "./search.ts";
import type { Budget } from "./state.ts";
import type { Subject } from "./subject.ts";

/** A part that has the same answer for every request, and two operands of it that are reason enough. */
export interface Settled {
  readonly kind: "never" | "always";
  readonly node: Expression;
  readonly pair?: readonly [Expression, Expression];
}

/** An operand of a chain that changes nothing, and the one because of which. */
export interface Redundant {
  readonly kind: "redundant";
  readonly chain: Logical;
  readonly node: Expression;
  readonly because: Expression;
  /** Whether the two mean the same. */
  readonly same: boolean;
}

export type Claim = Settled | Redundant;

/** Intervals that may be looked at for one expression. */
const MOST_WORK = 60_000;
/** Chains of more operands are not searched for the two that contradict each other. */
const MOST_OPERANDS = 24;

/**
 * All claims about a tree in the order of the text; none about one that the engine refuses. Each is about the smallest
 * part: what follows from it for the parts around it is not said again.
 */
export function claimsOf(tree: Tree): Claim[] {
  if (!isReasonable(tree)) return [];
  const conditions = new Map<Node, Condition>();
  conditionOf(tree.root, tree.text, conditions);
  const finder = new Finder(conditions);
  finder.visit(tree.root);
  return finder.claims.sort((a, b) => a.node.start - b.node.start || b.node.end - a.node.end);
}

class Finder {
  readonly claims: Claim[] = [];
  readonly #conditions: ReadonlyMap<Node, Condition>;
  readonly #budget: Budget = { left: MOST_WORK };

  constructor(conditions: ReadonlyMap<Node, Condition>) {
    this.#conditions = conditions;
  }

  /** Collects the claims below the node; gives its value when that is always the same. */
  visit(node: Expression): boolean | undefined {
    if (node.kind === "group") return this.visit(node.inner);
    if (node.kind === "not") {
      const value = this.visit(node.operand);
      return value === undefined ? undefined : !value;
    }
    if (node.kind === "logical") return this.#chain(node);
    if (node.kind === "field" && node.name === "true") return true;
    return this.#settle(node);
  }

  #chain(node: Logical): boolean | undefined {
    const values = node.items.map((item) => this.visit(item));
    if (node.operator === "xor") {
      const known = values.every((value) => value !== undefined);
      if (known) return values.filter((value) => value).length % 2 === 1;
      const isOpen = values.every((value) => value === undefined);
      return isOpen && !this.#areIndependent(node.items) ? this.#settle(node) : undefined;
    }
    const decisive = node.operator === "or";
    if (values.includes(decisive)) return decisive;
    const open = node.items.filter((_, index) => values[index] === undefined);
    if (open.length === 0) return !decisive;
    if (this.#areIndependent(open)) return undefined;
    const value = open.length === 1 ? undefined : this.#settle(node, open);
    if (value === undefined) this.#findRedundant(node, open);
    return value;
  }

  /**
   * Whether no two of these parts are about the same subject, as in most rules. Then each can be true or false whatever
   * the others are: together they are neither never nor always true, and none says what another one says.
   */
  #areIndependent(operands: readonly Expression[]): boolean {
    const seen = new Set<string>();
    for (const operand of operands) {
      const roots = rootsOf(this.#conditionOf(operand));
      for (const root of roots) {
        if (seen.has(root)) return false;
      }
      for (const root of roots) seen.add(root);
    }
    return true;
  }

  /** Whether the node always has the same value, and if so claims it. */
  #settle(node: Expression, operands: readonly Expression[] = []): boolean | undefined {
    const condition = this.#conditions.get(node) as Condition;
    const value = this.#valueOf(condition);
    if (value === undefined) return undefined;
    const pair = node.kind === "logical" && node.operator !== "xor" ? this.#pairOf(node, operands, value) : undefined;
    this.claims.push({ kind: value ? "always" : "never", node, ...(pair === undefined ? {} : { pair }) });
    return value;
  }

  #valueOf(condition: Condition): boolean | undefined {
    if (condition.kind === "constant") return condition.value;
    // What is asked of a value that nothing else decides can be so or not: else it would be a constant.
    if (condition.kind === "test" && isFree(condition.subject)) return undefined;
    const others = condition.kind === "test" ? undefined : answerForOthers(condition, this.#budget);
    if (others !== true && isNever(condition, this.#budget) === true) return false;
    if (others === false) return undefined;
    return isNever(opposite(condition), this.#budget) === true ? true : undefined;
  }

  /** The first two operands that settle the chain by themselves. */
  #pairOf(node: Logical, operands: readonly Expression[], value: boolean): [Expression, Expression] | undefined {
    if (operands.length > MOST_OPERANDS) return undefined;
    for (const [at, second] of operands.entries()) {
      for (const first of operands.slice(0, at)) {
        const both = chain(node.operator, [this.#conditionOf(first), this.#conditionOf(second)]);
        if (isNever(value ? opposite(both) : both, this.#budget) === true) return [first, second];
      }
    }
    return undefined;
  }

  #conditionOf(node: Expression): Condition {
    return this.#conditions.get(node) as Condition;
  }

  #findRedundant(node: Logical, operands: readonly Expression[]): void {
    const isOr = node.operator === "or";
    // In a chain of `and` an operand is redundant when its opposite is one in the chain of `or` that says the opposite.
    const parts = operands.map((operand) => this.#conditionOf(operand)).map((it) => (isOr ? it : opposite(it)));
    for (const { index, by, same } of impliedOperands(parts, this.#budget)) {
      const redundant = operands[index] as Expression;
      this.claims.push({ kind: "redundant", chain: node, node: redundant, because: operands[by] as Expression, same });
    }
  }
}

const isFree = ({ links, fold, quantified }: Subject): boolean =>
  links.length === 0 && fold === undefined && quantified === undefined;
