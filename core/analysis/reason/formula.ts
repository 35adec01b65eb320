/** Expressions as formulas over yes-or-no questions, to ask whether something can be true at all. */
import type { Argument, Comparison, Expression, Literal, Operand, SetMember, Tree } from "#core/syntax/ast.ts";

/** A question about a request: a comparison, a Boolean field or call. Equal questions have equal keys. */
export interface Atom {
  readonly kind: "atom";
  readonly key: string;
  /** The field asked about, when the question is about one. */
  readonly field: string | undefined;
  /** Where it is asked. */
  readonly node: Expression | SetMember;
}

export type Formula =
  | Atom
  | { readonly kind: "constant"; readonly value: boolean }
  | { readonly kind: "not"; readonly operand: Formula }
  | { readonly kind: "and" | "or" | "xor"; readonly operands: readonly Formula[] };

export const TRUE: Formula = { kind: "constant", value: true };
export const FALSE: Formula = { kind: "constant", value: false };
export const not = (operand: Formula): Formula => ({ kind: "not", operand });
export const and = (...operands: readonly Formula[]): Formula => ({ kind: "and", operands });
export const or = (...operands: readonly Formula[]): Formula => ({ kind: "or", operands });

/**
 * The formula of a tree's root. `field in {a b}` becomes "is a" or "is b", so that `eq` and `in` speak of the same
 * questions. Atoms are taken as independent of each other.
 */
export function formulaOf(tree: Tree): Formula {
  return expressionFormula(tree.root, tree.text);
}

function expressionFormula(node: Argument, text: string): Formula {
  switch (node.kind) {
    case "logical":
      return { kind: node.operator, operands: node.items.map((item) => expressionFormula(item, text)) };
    case "group":
      return expressionFormula(node.inner, text);
    case "not":
      return not(expressionFormula(node.operand, text));
    case "comparison":
      return comparisonFormula(node, text);
    case "field":
      if (node.name === "true" && node.indexes.length === 0) return TRUE;
      return { kind: "atom", key: keyOf(text, node), field: node.name, node };
    default:
      return { kind: "atom", key: keyOf(text, node), field: undefined, node: node as Expression };
  }
}

function comparisonFormula(node: Comparison, text: string): Formula {
  const { left, operator, right } = node;
  const field = fieldNameOf(left);
  const subject = keyOf(text, left);
  const equals = (value: SetMember): Formula => ({
    kind: "atom",
    key: `${subject} is ${keyOf(text, value)}`,
    field,
    node: value,
  });
  if (left.mapEach === 0) {
    if (operator === "in" && right.kind === "set") return { kind: "or", operands: right.members.map(equals) };
    if (operator === "eq" && isLiteral(right)) return equals(right);
    if (operator === "ne" && isLiteral(right)) return not(equals(right));
  }
  return { kind: "atom", key: keyOf(text, node), field, node };
}

/** The field that is compared, in letters as they are or all alike. */
function fieldNameOf(operand: Operand): string | undefined {
  if (operand.kind === "field") return operand.name;
  const [first, ...others] = operand.arguments;
  const isFolded = (operand.name === "lower" || operand.name === "upper") && others.length === 0;
  return isFolded && (first?.kind === "field" || first?.kind === "call") ? fieldNameOf(first) : undefined;
}

function isLiteral(node: Comparison["right"]): node is Literal {
  return node.kind === "string" || node.kind === "integer" || node.kind === "ip";
}

/** Text with its white space evened out: good enough to tell that two questions are the same. */
function keyOf(text: string, span: { readonly start: number; readonly end: number }): string {
  return text.slice(span.start, span.end).replace(/\s+/g, " ");
}

export type Assignment = ReadonlyMap<string, boolean>;

/** The value under a partial assignment; undefined where it depends on atoms that have none. */
export function evaluate(formula: Formula, assignment: Assignment): boolean | undefined {
  switch (formula.kind) {
    case "constant":
      return formula.value;
    case "atom":
      return assignment.get(formula.key);
    case "not": {
      const value = evaluate(formula.operand, assignment);
      return value === undefined ? undefined : !value;
    }
    case "xor": {
      let result = false;
      for (const operand of formula.operands) {
        const value = evaluate(operand, assignment);
        if (value === undefined) return undefined;
        result = result !== value;
      }
      return result;
    }
    default: {
      const decisive = formula.kind === "or";
      let open = false;
      for (const operand of formula.operands) {
        const value = evaluate(operand, assignment);
        if (value === decisive) return decisive;
        if (value === undefined) open = true;
      }
      return open ? undefined : !decisive;
    }
  }
}

/** All atoms, each key once, in the order of the text. */
export function atomsOf(formula: Formula, found: Map<string, Atom> = new Map()): Map<string, Atom> {
  if (formula.kind === "atom") {
    if (!found.has(formula.key)) found.set(formula.key, formula);
  } else if (formula.kind === "not") atomsOf(formula.operand, found);
  else if (formula.kind !== "constant") for (const operand of formula.operands) atomsOf(operand, found);
  return found;
}

/** The formula with some atoms decided and what follows from that taken out; a constant when nothing is left open. */
export function assume(formula: Formula, assignment: Assignment): Formula {
  switch (formula.kind) {
    case "constant":
      return formula;
    case "atom": {
      const value = assignment.get(formula.key);
      return value === undefined ? formula : constant(value);
    }
    case "not": {
      const operand = assume(formula.operand, assignment);
      return operand.kind === "constant" ? constant(!operand.value) : not(operand);
    }
    default:
      return assumeAll(formula.kind, formula.operands, assignment);
  }
}

const constant = (value: boolean): Formula => (value ? TRUE : FALSE);

function assumeAll(kind: "and" | "or" | "xor", operands: readonly Formula[], assignment: Assignment): Formula {
  const open: Formula[] = [];
  let flipped = false;
  for (const operand of operands) {
    const rest = assume(operand, assignment);
    if (rest.kind !== "constant") open.push(rest);
    else if (kind === "xor") flipped = flipped !== rest.value;
    else if (rest.value === (kind === "or")) return rest;
  }
  const [first] = open;
  if (first === undefined) return constant(kind === "and" || flipped);
  const result = open.length === 1 ? first : { kind, operands: open };
  return flipped ? not(result) : result;
}

/** Steps after which a question counts as too hard. An expression of Cloudflare's length rarely needs a hundredth. */
const MOST_STEPS = 3000;

/**
 * Whether some answers make the formula true; undefined when that is too hard to find out. The atoms are decided one after
 * the other, those first that come first in the text.
 */
export function satisfiable(formula: Formula): boolean | undefined {
  let steps = 0;
  const search = (rest: Formula): boolean | undefined => {
    if (rest.kind === "constant") return rest.value;
    if (++steps > MOST_STEPS) return undefined;
    const atom = firstAtom(rest);
    if (atom === undefined) return undefined;
    let unknown = false;
    for (const value of [true, false]) {
      const result = search(assume(rest, new Map([[atom, value]])));
      if (result === true) return true;
      if (result === undefined) unknown = true;
    }
    return unknown ? undefined : false;
  };
  return search(assume(formula, new Map()));
}

function firstAtom(formula: Formula): string | undefined {
  if (formula.kind === "atom") return formula.key;
  if (formula.kind === "not") return firstAtom(formula.operand);
  if (formula.kind === "constant") return undefined;
  for (const operand of formula.operands) {
    const key = firstAtom(operand);
    if (key !== undefined) return key;
  }
  return undefined;
}
