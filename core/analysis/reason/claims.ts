/** What is certain of the parts of an expression: never true, always true, or said already. */
import type { Expression, Logical, Node, Tree } from "#core/syntax/ast.ts";
import { type Condition, chain, opposite } from "./condition.ts";
import { isReasonable } from "./covers.ts";
import { impliedOperands, MOST_PAIRWISE } from "./implied.ts";
import { isPlain } from "./plain.ts";
import { conditionOf } from "./read.ts";
import { answerForOthers, isNever } from "./search.ts";
import { type Branch, type Part, type Sketch, sketchOf } from "./sketch.ts";
import type { Budget } from "./state.ts";
import type { Subject } from "./subject.ts";
import { alike, areIndependent, isOpen, MOST_TRIED, mayInclude, type Outcomes, tried } from "./trial.ts";

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
  return !isReasonable(tree) || isPlain(tree.root, tree.text) ? [] : foundClaims(tree);
}

/** The same without a look at whether there can be any. */
export function foundClaims(tree: Tree): Claim[] {
  const sketch = sketchOf(tree.root, tree.text);
  if (sketch === undefined) return [];
  const finder = new Finder(tree, sketch);
  finder.visit(sketch.root);
  return finder.claims.sort((a, b) => a.node.start - b.node.start || b.node.end - a.node.end);
}

/** An operand of a chain, in the tree and in the sketch. */
interface Operand {
  readonly node: Expression;
  readonly part: Part;
}

/** Tries parts on a few requests first, which most need no more than. What these leave open is settled by a proof. */
class Finder {
  readonly claims: Claim[] = [];
  readonly #tree: Tree;
  readonly #sketch: Sketch;
  readonly #conditions = new Map<Node, Condition>();
  readonly #budget: Budget = { left: MOST_WORK };

  constructor(tree: Tree, sketch: Sketch) {
    this.#tree = tree;
    this.#sketch = sketch;
  }

  /** Collects the claims below the part; gives its value when that is always the same. */
  visit(part: Part): boolean | undefined {
    switch (part.kind) {
      case "true":
        return true;
      case "not": {
        const value = this.visit(part.inner);
        return value === undefined ? undefined : !value;
      }
      case "chain":
        return this.#chain(part);
      default:
        return isOpen(part, this.#sketch) ? undefined : this.#settle(part.node);
    }
  }

  #chain(part: Branch): boolean | undefined {
    const { node, items } = part;
    const values = items.map((item) => this.visit(item));
    if (node.operator === "xor") {
      const known = values.every((value) => value !== undefined);
      if (known) return values.filter((value) => value).length % 2 === 1;
      const isUndecided = values.every((value) => value === undefined);
      return isUndecided && !areIndependent(items, this.#sketch) && !isOpen(part, this.#sketch)
        ? this.#settle(node)
        : undefined;
    }
    const decisive = node.operator === "or";
    if (values.includes(decisive)) return decisive;
    const undecided = [...items.keys()].filter((index) => values[index] === undefined);
    if (undecided.length === 0) return !decisive;
    const parts = undecided.map((index) => items[index] as Part);
    if (areIndependent(parts, this.#sketch)) return undefined;
    const outcomes = tried(part, parts, this.#sketch, parts.length > MOST_PAIRWISE ? 1 : MOST_TRIED);
    const operands = undecided.map((index) => ({ node: node.items[index] as Expression, part: items[index] as Part }));
    const value =
      operands.length === 1 || outcomes.isOpen
        ? undefined
        : this.#settle(
            node,
            operands.map((operand) => operand.node),
          );
    if (value === undefined) this.#findRedundant(node, operands, outcomes);
    return value;
  }

  /** Whether the node always has the same value, and if so claims it. */
  #settle(node: Expression, operands: readonly Expression[] = []): boolean | undefined {
    const value = this.#valueOf(this.#conditionOf(node));
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
    return this.#conditions.get(node) ?? conditionOf(node, this.#tree.text, this.#conditions);
  }

  #findRedundant(node: Logical, operands: readonly Operand[], { bits }: Outcomes): void {
    const isLong = operands.length > MOST_PAIRWISE;
    const mayBe = (outer: number, inner: number): boolean =>
      !isLong && mayInclude(bits[outer] as number, bits[inner] as number);
    // Of a long chain only those operands are compared that ask the same of one operand.
    const worth = isLong ? alike(operands.map(({ part }) => part)) : inPairs(operands.length, mayBe);
    if (worth.length === 0) return;
    const isOr = node.operator === "or";
    // In a chain of `and` an operand is redundant when its opposite is one in the chain of `or` that says the opposite.
    const conditions = worth
      .map((at) => this.#conditionOf((operands[at] as Operand).node))
      .map((it) => (isOr ? it : opposite(it)));
    const mayBeAmongThem = (outer: number, inner: number) => mayBe(worth[outer] as number, worth[inner] as number);
    for (const { index, by, same } of impliedOperands(conditions, this.#budget, mayBeAmongThem)) {
      const [redundant, because] = [index, by].map((at) => (operands[worth[at] as number] as Operand).node);
      this.claims.push({
        kind: "redundant",
        chain: node,
        node: redundant as Expression,
        because: because as Expression,
        same,
      });
    }
  }
}

/** The indexes of all that are in a pair for which it holds. */
function inPairs(length: number, holds: (first: number, second: number) => boolean): readonly number[] {
  const found: number[] = [];
  for (let one = 0; one < length; one++) {
    for (let other = 0; other < length; other++) {
      if (one === other || !(holds(one, other) || holds(other, one))) continue;
      found.push(one);
      break;
    }
  }
  return found;
}

const isFree = ({ links, fold, quantified }: Subject): boolean =>
  links.length === 0 && fold === undefined && quantified === undefined;
