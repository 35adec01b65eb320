import { fieldInfo, functionInfo } from "#core/catalog/catalog.ts";
import type { Judge, Judgement, NamedSpan } from "#sandbox/rulesets/judge.ts";

const WORDS = new Set(
  "and or xor not in eq ne lt le gt ge contains matches wildcard strict any all true false bitwise_and".split(" "),
);

/**
 * A judge that knows names and nothing of grammar: it refuses the first name outside quotes that the catalogue lacks, and
 * accepts the rest. Tests of the API's own behaviour use it, so that they do not hang on the parser.
 */
export const plainJudge: Judge = ({ expression }): Judgement => {
  const fields: NamedSpan[] = [];
  const functions: NamedSpan[] = [];
  const lists: NamedSpan[] = [];
  const regexes: { start: number; end: number }[] = [];
  const blanked = expression.replace(/"(?:[^"\\]|\\.)*"/gs, (quoted) => `"${" ".repeat(quoted.length - 2)}"`);
  let error: Judgement["error"];
  for (const match of blanked.matchAll(/\$?[A-Za-z_][A-Za-z0-9_.]*/g)) {
    const [name] = match;
    const span = { start: match.index, end: match.index + name.length };
    if (name.startsWith("$")) lists.push({ name: name.slice(1), ...span });
    else if (name === "matches") regexes.push(span);
    else if (fieldInfo(name) !== undefined) fields.push({ name, ...span });
    else if (functionInfo(name) !== undefined) functions.push({ name, ...span });
    else if (!WORDS.has(name)) error ??= { ...span, message: "unknown identifier" };
  }
  return { error, fields, functions, lists, regexes };
};
