/**
 * An expression as a clause. `negated` asks for the opposite, which is pushed down to the facts: "neither a nor b" is
 * "not a, and not b". What has no sure words becomes "`its text` is true".
 */
import type {
  Call,
  Comparison,
  ComparisonOperator,
  Expression,
  Operand,
  Quantifier,
  Right,
  SetLiteral,
} from "#core/syntax/ast.ts";
import { bytesOf, patternOf } from "#core/syntax/literals.ts";
import { bytesText } from "../literal-text.ts";
import { inCode } from "../markdown.ts";
import { type Clause, type Fact, listOf, type OneOf, oneOfFact } from "./clause.ts";
import { TRUTHS } from "./nouns.ts";
import { isOperand, type Noun, nounOf, pluralOf, presentEntry, quoted } from "./operands.ts";
import { isTimeField, literalText } from "./values.ts";

/** The clause of a whole expression without errors; undefined for `true`, which says nothing. */
export function conditionOf(expression: Expression, text: string): Clause | undefined {
  let root = expression;
  while (root.kind === "group") root = root.inner;
  return root.kind === "field" && root.name === "true" ? undefined : clauseOf(root, text, false);
}

function clauseOf(node: Expression, text: string, negated: boolean): Clause {
  switch (node.kind) {
    case "group":
      return clauseOf(node.inner, text, negated);
    case "not":
      return clauseOf(node.operand, text, !negated);
    case "logical":
      return logical(node, text, negated);
    case "comparison":
      return comparison(node, nounOf(node.left, text), text, negated) ?? verbatim(node, text, negated);
    case "quantifier":
      return quantified(node, text, negated) ?? verbatim(node, text, negated);
    case "field":
    case "call":
      return truthOf(node, text, negated) ?? verbatim(node, text, negated);
    default:
      return verbatim(node, text, negated);
  }
}

function verbatim(node: Expression, text: string, negated: boolean): Fact {
  return fact(quoted(node, text), negated ? "is not true" : "is true");
}

const fact = (subject: string, predicate: string): Fact => ({ kind: "fact", subject, predicate });

function logical(node: Expression & { kind: "logical" }, text: string, negated: boolean): Clause {
  const { operator, items } = node;
  if (operator === "xor") {
    const [first, second] = items;
    if (negated || items.length !== 2 || first === undefined || second === undefined)
      return verbatim(node, text, negated);
    return { kind: "exclusive", items: [clauseOf(first, text, false), clauseOf(second, text, false)] };
  }
  const joiner = negated === (operator === "and") ? "or" : "and";
  return listOf(
    joiner,
    items.map((item) => clauseOf(item, text, negated)),
  );
}

/** What each operator says: of one subject, and of its opposite. `%` is the right side. */
const PREDICATES: Readonly<Partial<Record<ComparisonOperator, readonly [string, string]>>> = {
  lt: ["is below %", "is not below %"],
  le: ["is at most %", "is not at most %"],
  gt: ["is above %", "is not above %"],
  ge: ["is at least %", "is not at least %"],
  contains: ["contains %", "does not contain %"],
  matches: ["matches the regex %", "does not match the regex %"],
  wildcard: ["fits the pattern % in any letter case", "does not fit the pattern % in any letter case"],
  "strict wildcard": ["fits the pattern %", "does not fit the pattern %"],
  bitwise_and: ["has a bit in common with %", "has no bit in common with %"],
};

const TIME_PREDICATES: typeof PREDICATES = {
  lt: ["is before %", "is not before %"],
  le: ["is at or before %", "is after %"],
  gt: ["is after %", "is at or before %"],
  ge: ["is at or after %", "is before %"],
};

const TEXT_PREDICATES: typeof PREDICATES = {
  lt: ["sorts before %", "does not sort before %"],
  le: ["is, or sorts before, %", "neither is, nor sorts before, %"],
  gt: ["sorts after %", "does not sort after %"],
  ge: ["is, or sorts after, %", "neither is, nor sorts after, %"],
};

function comparison(
  { left, operator, right }: Comparison,
  noun: Noun,
  text: string,
  negated: boolean,
): Fact | undefined {
  const opposite = negated !== (operator === "ne");
  if (operator === "eq" || operator === "ne") return equality(noun, right, text, opposite);
  if (operator === "in") return membership(noun, right, text, negated);
  const said = rightText(right, text, noun.field);
  const table = left.type.kind === "Bytes" ? TEXT_PREDICATES : isTimeField(noun.field) ? TIME_PREDICATES : {};
  const predicate = (table[operator] ?? PREDICATES[operator])?.[negated ? 1 : 0];
  if (said === undefined || predicate === undefined) return undefined;
  const base = fact(
    noun.text,
    predicate.replace("%", () => said),
  );
  return noun.field === undefined ? base : { ...base, field: noun.field };
}

function equality(noun: Noun, right: Right, text: string, negated: boolean): Fact | undefined {
  if (right.kind === "field" || right.kind === "call") {
    return fact(noun.text, `${negated ? "is not" : "is"} the same as ${nounOf(right, text).text}`);
  }
  if (right.kind !== "string" && right.kind !== "integer" && right.kind !== "ip") return undefined;
  const oneOf: OneOf = { values: [literalText(right, text, noun.field)], negated, verb: "is" };
  return oneOfFact(noun.text, oneOf, noun.field);
}

function membership(noun: Noun, right: Right, text: string, negated: boolean): Fact | undefined {
  if (right.kind === "list") return fact(noun.text, `${negated ? "is not" : "is"} in the list \`$${right.name}\``);
  if (right.kind !== "set" || right.members.length === 0) return undefined;
  const values = [...new Set(right.members.map((member) => literalText(member, text, noun.field)))];
  return oneOfFact(noun.text, { values, negated, verb: hasNetworks(right) ? "is in" : "is" }, noun.field);
}

function hasNetworks({ members }: SetLiteral): boolean {
  return members.some(({ kind }) => kind === "cidr" || kind === "ip-range");
}

function rightText(right: Right, text: string, field: string | undefined): string | undefined {
  switch (right.kind) {
    case "string":
      return inCode(bytesText(bytesOf(right, text)));
    case "integer":
    case "ip":
      return literalText(right, text, field);
    case "regex":
      return inCode(patternOf(right, text).pattern);
    case "wildcard":
      return inCode(bytesText(bytesOf(right, text)));
    case "field":
    case "call":
      return nounOf(right, text).text;
    default:
      return undefined;
  }
}

/** A Boolean field or call that stands alone. */
function truthOf(node: Operand, text: string, negated: boolean): Fact | undefined {
  if (node.kind === "call") return callFact(node, text, negated);
  const truth = node.indexes.length === 0 ? TRUTHS[node.name] : undefined;
  return truth === undefined ? undefined : { ...fact(truth.subject, negated ? truth.no : truth.yes), field: node.name };
}

const AFFIXES: Readonly<Record<string, readonly [string, string]>> = {
  starts_with: ["starts with %", "does not start with %"],
  ends_with: ["ends with %", "does not end with %"],
};

function callFact(call: Call, text: string, negated: boolean): Fact | undefined {
  const [first, second] = call.arguments;
  if (call.indexes.length > 0 || call.arguments.length !== 2 || first === undefined || second === undefined)
    return undefined;
  const affix = AFFIXES[call.name];
  if (affix !== undefined && isOperand(first) && first.mapEach === 0) {
    const noun = nounOf(first, text);
    const said = rightTextOfArgument(second, text);
    const predicate = affix[negated ? 1 : 0] as string;
    if (said === undefined) return undefined;
    const base = fact(
      noun.text,
      predicate.replace("%", () => said),
    );
    return noun.field === undefined ? base : { ...base, field: noun.field };
  }
  if (call.name === "has_key") {
    const entry = presentEntry(first, second, text);
    return entry === undefined ? undefined : fact(`the ${entry}`, negated ? "is absent" : "is present");
  }
  if (call.name === "has_value" && isOperand(first) && first.kind === "field" && first.mapEach === 0) {
    const plural = pluralOf(first, text);
    const said = rightTextOfArgument(second, text);
    if (plural === undefined || said === undefined) return undefined;
    return fact(`${negated ? "none" : "one"} of ${plural}`, `is ${said}`);
  }
  return undefined;
}

function rightTextOfArgument(argument: Call["arguments"][number], text: string): string | undefined {
  return argument.kind === "string" || argument.kind === "integer" || argument.kind === "ip" || isOperand(argument)
    ? rightText(argument, text, undefined)
    : undefined;
}

/** `any(names[*] eq "x")`: "one of the request header names is `x`". Deeper arguments are quoted. */
function quantified({ name, argument }: Quantifier, text: string, negated: boolean): Fact | undefined {
  const many = name === "any" ? (negated ? "none of" : "one of") : negated ? "not every one of" : "each of";
  if (argument.kind === "call") return quantifiedAffix(argument, many, text);
  if (argument.kind !== "comparison") return undefined;
  const { left, operator } = argument;
  const plural = left.mapEach === 1 ? pluralOf(left, text) : undefined;
  if (plural === undefined) return undefined;
  const subject: Noun = { text: `${many} ${plural}`, field: undefined };
  if (operator === "eq" || operator === "ne")
    return withoutMerging(equality(subject, argument.right, text, operator === "ne"));
  if (operator === "in") return withoutMerging(membership(subject, argument.right, text, false));
  return comparison(argument, subject, text, false);
}

/** "one of them is a, or is b" may be two of them: that must not become "is neither". */
function withoutMerging(said: Fact | undefined): Fact | undefined {
  if (said === undefined) return undefined;
  const { oneOf: _, ...rest } = said;
  return rest;
}

function quantifiedAffix(call: Call, many: string, text: string): Fact | undefined {
  const affix = AFFIXES[call.name];
  const [first, second] = call.arguments;
  if (affix === undefined || call.arguments.length !== 2 || first === undefined || second === undefined)
    return undefined;
  if (!isOperand(first) || first.mapEach !== 1 || !call.indexes.every(({ access }) => access === "each"))
    return undefined;
  const plural = pluralOf(first, text);
  const said = rightTextOfArgument(second, text);
  return plural === undefined || said === undefined
    ? undefined
    : fact(
        `${many} ${plural}`,
        affix[0].replace("%", () => said),
      );
}
