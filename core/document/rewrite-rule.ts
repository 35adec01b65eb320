import type { TextEdit } from "#core/text/edit.ts";
import { HEADER_KEYS } from "./header-keys.ts";
import type { Header, HeaderEntry, Rule } from "./model.ts";
import { printEntries, printExpression } from "./print-rule.ts";
import { isMapValue } from "./values.ts";

/** What a rule is to say from now on. */
export interface RuleChanges {
  /** Values by header key; undefined takes the key out. */
  readonly header: ReadonlyMap<string, unknown>;
  /** As the API has it. */
  readonly expression?: string;
}

/**
 * Edits that make a rule of the file say something else, and leave everything else of it as it was written: comments, the
 * order of keys, the layout. A comment inside an expression that changes goes with it; those before and after stay.
 * `text` is the file's, and the rule has a header.
 */
export function rewriteRule(text: string, rule: Rule, { header, expression }: RuleChanges): TextEdit[] {
  const edits = rule.header === undefined ? [] : headerEdits(text, rule, rule.header, header);
  if (expression === undefined) return edits;
  const { start, end } = rule.expression.root;
  const isEmpty = text.slice(start, end).trim() === "";
  const written = printExpression(expression);
  if (!isEmpty) return [...edits, { start, end, newText: written }];
  return [...edits, { start: rule.body.end, end: rule.body.end, newText: `${written}\n` }];
}

function headerEdits(text: string, rule: Rule, header: Header, wanted: ReadonlyMap<string, unknown>): TextEdit[] {
  const inFlow = text.slice(header.start, header.end).trimStart().startsWith("{");
  if (inFlow) return wanted.size === 0 ? [] : [wholeHeader(rule, header, wanted)];
  const edits: TextEdit[] = [];
  const added = new Map<number, string>();
  for (const key of HEADER_KEYS.map((row) => row.key).filter((name) => wanted.has(name))) {
    const value = wanted.get(key);
    const entry = header.entries.find((candidate) => candidate.key === key);
    if (entry !== undefined && value === undefined) edits.push(withoutLines(text, entry));
    else if (entry !== undefined) edits.push(...valueEdits(text, entry, value));
    else if (value !== undefined) {
      const at = placeFor(text, rule, header, key);
      added.set(at, `${added.get(at) ?? ""}${printed(key, value)}\n`);
    }
  }
  for (const [at, newText] of added) edits.push({ start: at, end: at, newText });
  return edits;
}

/** Goes down into a map that keeps its keys, so that only the lines of values that differ are written. */
function valueEdits(text: string, entry: HeaderEntry, value: unknown): TextEdit[] {
  if (JSON.stringify(entry.value) === JSON.stringify(value)) return [];
  const { children } = entry;
  const inFlow = /^[{[]/.test(text.slice(entry.valueSpan.start));
  if (!inFlow && isMapValue(value) && isMapValue(entry.value)) {
    const sameKeys =
      Object.keys(value).sort().join("\n") ===
      children
        .map((child) => child.key)
        .sort()
        .join("\n");
    if (sameKeys) return children.flatMap((child) => valueEdits(text, child, value[child.key]));
  }
  const column = entry.start - (text.lastIndexOf("\n", entry.start - 1) + 1);
  const newText = printed(entry.key, value).replaceAll("\n", `\n${" ".repeat(column)}`);
  return [{ ...writtenSpan(text, entry), newText }];
}

const printed = (key: string, value: unknown): string => printEntries([[key, value]]).replace(/\n$/, "");

/** A header in braces has no lines of its own for its keys: it is written anew. */
function wholeHeader(rule: Rule, header: Header, wanted: ReadonlyMap<string, unknown>): TextEdit {
  const entries = new Map(header.entries.map((entry) => [entry.key, entry.value]));
  for (const [key, value] of wanted) entries.set(key, value);
  const start = rule.openFence === undefined ? header.start : rule.openFence.end + 1;
  const end = rule.closeFence === undefined ? header.end : rule.closeFence.start;
  return { start, end, newText: printEntries([...entries]) };
}

/** From the key to the last character of the value. A block's value ends before the blank lines and comments after it. */
function writtenSpan(text: string, { start, valueSpan }: HeaderEntry): { start: number; end: number } {
  const value = text.slice(start, Math.max(start, valueSpan.end));
  return { start, end: start + value.replace(/(?:\s*\n[ \t]*#[^\n]*|\s)+$/, "").length };
}

function withoutLines(text: string, entry: HeaderEntry): TextEdit {
  const { start, end } = writtenSpan(text, entry);
  const lineEnd = text.indexOf("\n", end);
  return { start: text.lastIndexOf("\n", start - 1) + 1, end: lineEnd < 0 ? text.length : lineEnd + 1, newText: "" };
}

/** Behind the lines of the last key that comes before this one where headers are printed, else at the header's start. */
function placeFor(text: string, rule: Rule, header: Header, key: string): number {
  const rank = (name: string): number => HEADER_KEYS.findIndex((row) => row.key === name);
  const before = header.entries.findLast((entry) => rank(entry.key) < rank(key));
  if (before !== undefined) {
    const lineEnd = text.indexOf("\n", writtenSpan(text, before).end);
    return lineEnd < 0 ? text.length : lineEnd + 1;
  }
  return rule.openFence === undefined ? header.start : text.indexOf("\n", rule.openFence.end) + 1;
}
