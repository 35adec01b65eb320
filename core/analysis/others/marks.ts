/**
 * What tells at a glance that two rules are not the same. What a rule means takes a while to find out and has to be found
 * out anew for each key that is typed in it, mostly to learn that no other rule means that.
 *
 * Rules that are the same have the same condition: tests of the same subjects for the same values. However a condition is
 * put together, it is only about what is written. Each subject comes from one operand in the text. Where a region of texts
 * begins or ends, one of the literals does, since sets of values are only united, cut and turned inside out. So a name or a
 * text that a condition is about stands in the expression of every rule that has this condition. The reverse is not true:
 * what is written may make no difference.
 */
import type { Rule, RuleSettings } from "#core/document/model.ts";
import { oncePerRule } from "#core/lint/support/once-per-rule.ts";
import { deedOf } from "#core/lint/support/rule-meaning.ts";
import { descendants } from "#core/syntax/visit.ts";
import { textHash } from "#core/text/hash.ts";
import type { Condition, Test } from "../reason/condition.ts";
import { onlyPoint } from "../reason/intervals.ts";
import { literalText, wildcardTexts } from "../reason/points.ts";
import { isReversed, rootOf, toLower } from "../reason/subject.ts";
import type { Marks } from "./model.ts";

/** More texts of one rule are not looked for. */
const MOST_TEXTS = 4;

/** What every rule shows that has this condition and does the same. */
export function marksOf(condition: Condition, settings: RuleSettings): Marks {
  const [texts, names] = [new Set<string>(), new Set<string>()];
  for (const test of testsIn(condition)) {
    names.add(nameIn(rootOf(test.subject)));
    for (const text of textsOf(test)) texts.add(toLower(text));
  }
  return {
    deed: textHash(deedOf(settings)),
    texts: [...texts].sort((a, b) => b.length - a.length || (a < b ? -1 : 1)).slice(0, MOST_TEXTS),
    names: [...names],
  };
}

function* testsIn(condition: Condition): Generator<Test> {
  if (condition.kind === "test") yield condition;
  else if (condition.kind !== "constant") for (const operand of condition.operands) yield* testsIn(operand);
}

/** Texts that the subject is tested for, none of which could come from any literal but one that says just this. */
function* textsOf({ subject, region }: Test): Generator<string> {
  if (subject.needle !== undefined) yield subject.needle;
  if (isReversed(subject)) return;
  for (const interval of region.values) {
    const point = onlyPoint(interval);
    if (typeof point === "string") yield point;
  }
}

/** The name with which the key of an operand begins. */
function nameIn(key: string): string {
  return /^[^[( ]*/.exec(key)?.[0] ?? "";
}

/** What is written in a rule. */
export interface Written {
  readonly deed: number;
  /** Names of fields and functions. */
  readonly names: ReadonlySet<string>;
  /** What string literals say, in lower case. */
  readonly texts: ReadonlySet<string>;
}

/** What is to be compared with marks. */
export const writtenIn = oncePerRule(({ settings, expression: { root, text } }: Rule): Written => {
  const [names, texts] = [new Set<string>(), new Set<string>()];
  for (const node of descendants(root)) {
    if (node.kind === "field" || node.kind === "call" || node.kind === "quantifier") names.add(node.name);
    else if (node.kind === "string") {
      const said = toLower(literalText(node, text));
      texts.add(said);
      // What is below "a\0" ends where "a" does.
      if (said.endsWith("\0")) texts.add(said.slice(0, -1));
    } else if (node.kind === "wildcard") for (const piece of wildcardTexts(node, text) ?? []) texts.add(toLower(piece));
  }
  return { deed: textHash(deedOf(settings)), names, texts };
});

/**
 * Whether the rule of the marks may match all that another one matches; false is certain where it is known by what it says
 * of one subject. Then both have to be about that subject.
 */
export function mayCover(marks: Marks | undefined, written: Written): boolean {
  return marks === undefined || marks.names.some((name) => written.names.has(name));
}

/** Whether a rule may be the same as that of the marks. False is certain. */
export function mayBeSame(marks: Marks, written: Written): boolean {
  return (
    marks.deed === written.deed &&
    marks.texts.every((text) => written.texts.has(text)) &&
    marks.names.every((name) => written.names.has(name))
  );
}
