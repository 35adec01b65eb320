/**
 * A regex explained part by part, as a Markdown list in plain words. It is read from the tree of the engine's own regex
 * language and never run.
 */
import {
  type AssertionName,
  type ClassItem,
  type ClassNode,
  type ClassSet,
  type FlagsNode,
  type LiteralNode,
  type PerlClassNode,
  partsOf,
  type RegexFlag,
  type RegexFlags,
  type RegexNode,
  type RepetitionNode,
} from "#core/syntax/regex/ast.ts";
import { parsePattern } from "#core/syntax/regex/parse.ts";
import { inCode } from "./markdown.ts";
import { joined } from "./plain-words/clause.ts";

/** Beyond this many lines nobody reads on. */
const MOST_LINES = 40;

/** The explanation; undefined for a pattern that does not parse. */
export function regexInWords(pattern: string): string | undefined {
  const parsed = parsePattern(pattern);
  if (!("ast" in parsed)) return undefined;
  if (parsed.ast.kind === "empty") return "An empty regex matches every text.";
  const flags = flagsIn(parsed.ast);
  const top = itemsOf(parsed.ast);
  const [first] = top;
  const ignoresCase = first?.kind === "flags" && first.flags.enabled.includes("i");
  const place = { pattern, flags, depth: 0 };
  const lines = linesOf(parsed.ast, place);
  const shown = lines.length > MOST_LINES ? [...lines.slice(0, MOST_LINES), "- …"] : lines;
  const how = ignoresCase ? "in any letter case" : "with letter case as written";
  return [
    `${flags.has("m") ? "Matches" : extentText(top)}, ${how}:`,
    shown.join("\n"),
    hasDot(parsed.ast) && !flags.has("s") ? "`.` takes every character but a line feed." : undefined,
  ]
    .filter((part) => part !== undefined)
    .join("\n\n");
}

function extentText(top: readonly RegexNode[]): string {
  const first = top[0]?.kind === "flags" ? top[1] : top[0];
  const starts = isAnchor(first, "start-line", "start-text");
  const ends = isAnchor(top.at(-1), "end-line", "end-text");
  if (starts) return ends ? "Matches the whole text" : "Matches at the start of the text";
  return ends ? "Matches at the end of the text" : "Matches anywhere in the text";
}

interface Place {
  readonly pattern: string;
  /** Flags that are switched on anywhere. */
  readonly flags: ReadonlySet<RegexFlag>;
  readonly depth: number;
}

function flagsIn(root: RegexNode): ReadonlySet<RegexFlag> {
  const found = new Set<RegexFlag>();
  for (const node of nodesOf(root)) {
    const flags = node.kind === "flags" || node.kind === "group" ? node.flags : undefined;
    for (const flag of flags?.enabled ?? []) found.add(flag);
  }
  return found;
}

function hasDot(root: RegexNode): boolean {
  for (const node of nodesOf(root)) if (node.kind === "dot") return true;
  return false;
}

function* nodesOf(root: RegexNode): Generator<RegexNode | ClassSet> {
  const waiting: (RegexNode | ClassSet)[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    yield node;
    waiting.push(...(partsOf(node) ?? []));
  }
}

function itemsOf(node: RegexNode): readonly RegexNode[] {
  return node.kind === "concat" ? node.items : [node];
}

function isAnchor(node: RegexNode | undefined, ...names: readonly AssertionName[]): boolean {
  return node?.kind === "assertion" && names.includes(node.assertion);
}

/** One line for each part that follows another; what has parts of its own holds theirs below it. */
function linesOf(node: RegexNode, place: Place): string[] {
  const indent = "  ".repeat(place.depth);
  if (node.kind === "alternation") return alternativesOf(node.alternatives, place, "one of these");
  return runsOf(itemsOf(node)).flatMap((part) => {
    if (typeof part === "string") return [`${indent}- ${inCode(part)}`];
    const said = inline(part, place);
    return said === undefined ? nested(part, place) : said === "" ? [] : [`${indent}- ${said}`];
  });
}

/** Literals side by side as one text. */
function runsOf(items: readonly RegexNode[]): (RegexNode | string)[] {
  const runs: (RegexNode | string)[] = [];
  for (const item of items) {
    const last = runs.at(-1);
    if (item.kind !== "literal" || isRawByte(item)) runs.push(item);
    else if (typeof last === "string") runs[runs.length - 1] = last + characterOf(item);
    else runs.push(characterOf(item));
  }
  return runs;
}

const characterOf = ({ codePoint }: LiteralNode): string => String.fromCodePoint(codePoint);

/** `\xHH` above ASCII may be a byte or a character, by a flag further out. */
const isRawByte = ({ form, codePoint }: LiteralNode): boolean => form === "hex-byte" && codePoint > 0x7f;

function nested(node: RegexNode, place: Place): string[] {
  const indent = "  ".repeat(place.depth);
  const below = { ...place, depth: place.depth + 1 };
  if (node.kind === "repetition") {
    const body = node.operand.kind === "group" ? node.operand.body : node.operand;
    const times = timesText(node, place);
    return body.kind === "alternation"
      ? alternativesOf(body.alternatives, place, `one of these, ${times}`)
      : [`${indent}- this, ${times}:`, ...linesOf(body, below)];
  }
  if (node.kind !== "group") return [`${indent}- ${inCode(place.pattern.slice(node.start, node.end))}`];
  const flags = node.flags === undefined ? "" : flagsText(node.flags);
  if (node.body.kind === "alternation")
    return alternativesOf(node.body.alternatives, place, flags === "" ? "one of these" : `one of these, ${flags}`);
  return [`${indent}- ${flags === "" ? "together" : flags}:`, ...linesOf(node.body, below)];
}

function alternativesOf(alternatives: readonly RegexNode[], place: Place, heading: string): string[] {
  const indent = "  ".repeat(place.depth);
  const texts = alternatives.map((alternative) => inline(alternative, place));
  if (texts.every((text) => text !== undefined && text !== "" && !/, | or /.test(text))) {
    const said = joined(texts as string[], "or");
    return [`${indent}- ${heading === "one of these" ? said : heading.replace("one of these", said)}`];
  }
  const below = { ...place, depth: place.depth + 2 };
  return [
    `${indent}- ${heading}:`,
    ...alternatives.flatMap((alternative, index) => {
      const text = texts[index];
      if (text !== undefined) return [`${indent}  - ${text === "" ? "nothing" : text}`];
      return [`${indent}  - one after the other:`, ...linesOf(alternative, below)];
    }),
  ];
}

/** The node in one line; undefined where it needs lines of its own, empty where it says nothing. */
function inline(node: RegexNode, place: Place): string | undefined {
  const { pattern } = place;
  switch (node.kind) {
    case "empty":
      return "";
    case "flags":
      return isHeading(node, place) ? "" : `from here on ${flagsText(node.flags)}`;
    case "literal":
      return isRawByte(node) ? inCode(pattern.slice(node.start, node.end)) : inCode(characterOf(node));
    case "dot":
      return "any character";
    case "assertion":
      return assertionText(node.assertion, place);
    case "perl-class":
      return perlText(node);
    case "unicode-class":
      return `a character of ${inCode(pattern.slice(node.start, node.end))}`;
    case "class":
      return classText(node, pattern);
    case "repetition":
      return repetitionText(node, place);
    case "group":
      return node.flags === undefined ? inline(node.body, place) : undefined;
    case "concat":
      return runText(node.items);
    default:
      return undefined;
  }
}

function runText(items: readonly RegexNode[]): string | undefined {
  const runs = runsOf(items);
  const [only] = runs;
  return runs.length === 1 && typeof only === "string" ? inCode(only) : undefined;
}

/** `(?i)` at the very start is said above the list. */
function isHeading({ start, flags }: FlagsNode, { depth }: Place): boolean {
  return start === 0 && depth === 0 && flags.disabled.length === 0 && flags.enabled.join("") === "i";
}

const ASSERTIONS: Readonly<Record<AssertionName, string>> = {
  "start-line": "the start of the text (`^`)",
  "end-line": "the end of the text (`$`)",
  "start-text": "the start of the text",
  "end-text": "the end of the text",
  "word-boundary": "a border of a word",
  "not-word-boundary": "no border of a word",
  "word-start": "the start of a word",
  "word-end": "the end of a word",
  "word-start-half": "no word character before",
  "word-end-half": "no word character after",
};

function assertionText(name: AssertionName, { flags }: Place): string {
  const text = ASSERTIONS[name];
  return flags.has("m") && name.endsWith("-line") ? text.replace("the text", "the text or of a line") : text;
}

const PERL: Readonly<Record<PerlClassNode["name"], string>> = {
  digit: "a digit",
  space: "a white space character",
  word: "a word character",
};

function perlText({ name, negated }: PerlClassNode): string {
  return negated ? `any character but ${PERL[name]}` : PERL[name];
}

function classText(node: ClassNode, pattern: string): string {
  const { set, negated } = node;
  const whole = `a character of ${inCode(pattern.slice(node.start, node.end))}`;
  if (set.kind === "operation") return whole;
  const items = set.kind === "union" ? set.items : [set];
  const texts = items.map((item) => classItemText(item, pattern));
  if (texts.length > 12 || texts.some((text) => text === undefined)) return whole;
  const said = joined(texts as string[], "or");
  return negated ? `any character but ${said}` : texts.length === 1 ? said : `one of ${said}`;
}

function classItemText(item: ClassItem, pattern: string): string | undefined {
  switch (item.kind) {
    case "literal":
      return inCode(isRawByte(item) ? pattern.slice(item.start, item.end) : characterOf(item));
    case "range":
      return `${inCode(pattern.slice(item.from.start, item.from.end))} to ${inCode(pattern.slice(item.to.start, item.to.end))}`;
    case "perl-class":
      return item.negated ? undefined : PERL[item.name];
    default:
      return undefined;
  }
}

function repetitionText(node: RepetitionNode, place: Place): string | undefined {
  const { operand, min, max } = node;
  if (operand.kind === "dot" && !node.counted) {
    const lazy = node.greedy || place.flags.has("U") ? "" : ", as few as can be";
    if (max === undefined) return `${min === 0 ? "any characters, or none" : "any characters, at least one"}${lazy}`;
  }
  const said = inline(operand, place);
  return said === undefined || said === "" ? undefined : `${said}, ${timesText(node, place)}`;
}

function timesText({ min, max, greedy }: RepetitionNode, { flags }: Place): string {
  const lazy = greedy || min === max || flags.has("U") ? "" : ", as few as can be";
  if (max === undefined)
    return `${min === 0 ? "any number of times, or not at all" : min === 1 ? "once or more" : `${min} times or more`}${lazy}`;
  if (min === 0 && max === 1) return `optional${lazy}`;
  if (min === max) return min === 1 ? "once" : `${min} times`;
  return `${min} to ${max} times${lazy}`;
}

const FLAG_TEXTS: Readonly<Record<string, readonly [string, string]>> = {
  i: ["in any letter case", "with letter case as written"],
  m: ["with `^` and `$` at line ends too", "with `^` and `$` at the ends of the text only"],
  s: ["with `.` for line feeds too", "with `.` not for line feeds"],
  U: ["with repetitions as short as can be", "with repetitions as long as can be"],
  u: ["with Unicode", "without Unicode"],
  R: ["with CRLF as a line end", "with LF as a line end"],
  x: ["with blanks and comments left out", "with blanks as written"],
};

function flagsText({ enabled, disabled }: RegexFlags): string {
  const texts = [...enabled.map((flag) => FLAG_TEXTS[flag]?.[0]), ...disabled.map((flag) => FLAG_TEXTS[flag]?.[1])];
  return joined(
    texts.filter((text) => text !== undefined),
    "and",
  );
}
