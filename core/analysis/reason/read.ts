/** Reads a finished tree as a condition. */
import type { Argument, Call, Comparison, Field, Node, Operand, Quantifier } from "#core/syntax/ast.ts";
import { ALWAYS, type Condition, chain, NEVER, opposite, test } from "./condition.ts";
import { difference, type Intervals, normalise, type Point, single, startingWith, successor } from "./intervals.ts";
import { keyOf } from "./operand-key.ts";
import {
  ALL_ADDRESSES,
  ALL_INTEGERS,
  ALL_TEXTS,
  BOTH_TRUTHS,
  familyOf,
  IS_TRUE,
  intervalOf,
  literalText,
  pointOf,
  wildcardTexts,
} from "./points.ts";
import { mayBeMissing } from "./presence.ts";
import { MISSING_IS_UNEQUAL, type Region } from "./region.ts";
import {
  asked,
  caseless,
  hasBits,
  holds,
  lengthOf,
  lowered,
  pattern,
  question,
  reverse,
  reversed,
  type Subject,
  toLower,
  uppered,
  valueSubject,
} from "./subject.ts";

/** What the node says, and in `conditions` what each part of it says that is itself an expression. */
export function conditionOf(node: Node, text: string, conditions: Map<Node, Condition> = new Map()): Condition {
  const condition = read(node as Argument, text, conditions);
  conditions.set(node, condition);
  return condition;
}

function read(node: Argument, text: string, conditions: Map<Node, Condition>): Condition {
  switch (node.kind) {
    case "logical":
      return chain(
        node.operator,
        node.items.map((item) => conditionOf(item, text, conditions)),
      );
    case "group":
      return conditionOf(node.inner, text, conditions);
    case "not":
      return opposite(conditionOf(node.operand, text, conditions));
    case "quantifier":
      return quantified(node, text);
    case "comparison":
      return comparison(node, text);
    case "call":
      return callCondition(node, text);
    case "field":
      if (node.name === "true" && node.indexes.length === 0) return ALWAYS;
      return isTrue(question(keyOf(node, text)));
    default:
      return isTrue(question(keyOf(node, text)));
  }
}

const within = (values: Intervals): Region => ({ values, missing: 0 });
const isTrue = (subject: Subject): Condition => test(subject, within(IS_TRUE));

const ALL_OF = { Bytes: ALL_TEXTS, Int: ALL_INTEGERS, Ip: ALL_ADDRESSES, Bool: BOTH_TRUTHS } as const;

/** The operand as a subject. `[*]` stands for any one element, which is there. */
function subjectOf(operand: Operand, text: string): Subject {
  const key = keyOf(operand, text);
  const values = ALL_OF[operand.type.kind as keyof typeof ALL_OF] ?? BOTH_TRUTHS;
  if (operand.kind === "call") {
    const inner = textArgument(operand);
    if (inner !== undefined && operand.indexes.length === 0) {
      const parent = subjectOf(inner, text);
      if (operand.name === "lower") return lowered(parent);
      if (operand.name === "upper") return uppered(parent);
      if (operand.name === "len") return lengthOf(parent, key);
    }
  }
  return valueSubject(key, values, isElement(operand) ? false : mayBeMissing(operand));
}

/** The first argument where it is a text and no array of them. */
function textArgument({ arguments: [first] }: Call): Operand | undefined {
  if (first?.kind !== "field" && first?.kind !== "call") return undefined;
  return first.type.kind === "Bytes" && first.mapEach === 0 ? first : undefined;
}

function isElement(operand: Operand): operand is Field {
  return operand.kind === "field" && operand.mapEach === 1 && operand.indexes.at(-1)?.access === "each";
}

function comparison(node: Comparison, text: string): Condition {
  const { left, operator, right } = node;
  const subject = subjectOf(left, text);
  switch (right.kind) {
    case "string":
      if (operator === "contains") return isTrue(holds(subject, literalText(right, text)));
      break;
    case "set":
      return test(subject, within(normalise(right.members.map((member) => intervalOf(member, text)))));
    case "wildcard": {
      const found = wildcardTexts(right, text);
      if (found === undefined) return isTrue(question(keyOf(node, text)));
      return operator === "wildcard" ? fits(caseless(subject), found.map(toLower)) : fits(subject, found);
    }
    case "regex":
    case "list":
      return isTrue(asked(subject, keyOf(node, text)));
  }
  if (right.kind !== "string" && right.kind !== "integer" && right.kind !== "ip")
    return isTrue(question(keyOf(node, text)));
  if (operator === "bitwise_and")
    return right.kind === "integer" ? isTrue(hasBits(subject, right.value)) : isTrue(question(keyOf(node, text)));
  const region = ordered(subject, operator, pointOf(right, text), right.kind === "ip");
  return region === undefined ? isTrue(question(keyOf(node, text))) : test(subject, region);
}

function ordered(
  subject: Subject,
  operator: Comparison["operator"],
  point: Point,
  isAddress: boolean,
): Region | undefined {
  const all = isAddress ? [familyOf(point as bigint)] : subject.all.values;
  const below = (end: Point): Intervals => difference(all, [{ from: end, to: undefined }]);
  switch (operator) {
    case "eq":
      return within([single(point)]);
    case "ne":
      return {
        values: difference(subject.all.values, [single(point)]),
        missing: subject.all.missing & MISSING_IS_UNEQUAL,
      };
    case "lt":
      return within(below(point));
    case "le":
      return within(below(successor(point)));
    case "gt":
      return within(difference(all, below(successor(point))));
    case "ge":
      return within(difference(all, below(point)));
    default:
      return undefined;
  }
}

/** That a text is these pieces with anything between them. */
function fits(subject: Subject, pieces: readonly string[]): Condition {
  const first = pieces[0] as string;
  const last = pieces.at(-1) as string;
  if (pieces.length === 1) return test(subject, within([single(first)]));
  const parts: Condition[] = [test(subject, within([startingWith(first)]))];
  if (last !== "") parts.push(endsWith(subject, last));
  if (pieces.length === 3 && first === "" && last === "") parts.push(isTrue(holds(subject, pieces[1] as string)));
  else if (pieces.length > 2 || (first !== "" && last !== "")) parts.push(isTrue(pattern(subject, pieces)));
  return chain("and", parts);
}

const endsWith = (subject: Subject, end: string): Condition =>
  test(reversed(subject), within([startingWith(reverse(end))]));

function callCondition(node: Call, text: string): Condition {
  const [source, part] = node.arguments;
  const unknown = isTrue(question(keyOf(node, text)));
  if (node.arguments.length !== 2 || node.indexes.length > 0 || part?.kind !== "string") return unknown;
  if ((source?.kind !== "field" && source?.kind !== "call") || source.type.kind !== "Bytes") return unknown;
  if (node.name !== "starts_with" && node.name !== "ends_with") return unknown;
  const subject = subjectOf(source, text);
  const wanted = literalText(part, text);
  // Whether nothing starts with nothing is not documented.
  if (wanted === "" && subject.all.missing !== 0) return unknown;
  return node.name === "starts_with" ? test(subject, within([startingWith(wanted)])) : endsWith(subject, wanted);
}

/** `any` and `all` over one array, where what is asked of its elements is a set of values. */
function quantified(node: Quantifier, text: string): Condition {
  const elements = conditionOf(node.argument, text);
  const key = keyOf(node, text);
  if (elements.kind === "constant" && !elements.value && node.name === "any") return NEVER;
  if (elements.kind !== "test") return isTrue(question(key));
  const { subject, region } = elements;
  if (!subject.key.endsWith("[*]") || subject.links.length > 0 || subject.all.missing !== 0)
    return isTrue(question(key));
  const asking = { array: subject.key, name: node.name, wanted: region.values, possible: subject.all.values };
  return isTrue({ ...question(key), quantified: asking });
}
