/** What conditions are about: an operand, and what is known about other operands through it. */
import { commonPrefix, type Interval, type Intervals, single, startingWith } from "./intervals.ts";
import { ALL_INTEGERS, ALL_TEXTS, BOTH_TRUTHS, IS_FALSE, IS_TRUE } from "./points.ts";
import { MAYBE_MISSING, type Region } from "./region.ts";

/** Something that a condition asks about. Subjects with the same key are one and the same. */
export interface Subject {
  readonly key: string;
  /** All that it can be. */
  readonly all: Region;
  /** What decides it, when that is another subject. The first is its parent. */
  readonly links: readonly Link[];
  /** For the result of a folding function: that function, which leaves all its results as they are. */
  readonly fold?: (text: string) => string;
  /** For a yes-or-no question about the text of the parent: what that text holds when the answer is yes. */
  readonly pieces?: readonly string[];
  /** For "does the parent's text hold this": the piece. */
  readonly needle?: string;
  /** For `any(…)` and `all(…)` over one array: which elements are asked for. */
  readonly quantified?: Quantified;
}

/** How one subject follows from another. */
export interface Link {
  readonly from: Subject;
  /** The intervals that hold the subject's value when the other one's is in `interval`; undefined: it can be anything. */
  within(interval: Interval): Intervals | undefined;
  /** What the subject can be when the other one is missing; undefined: nothing is known. */
  readonly missing?: Intervals;
}

export interface Quantified {
  readonly array: string;
  readonly name: "any" | "all";
  readonly wanted: Intervals;
  readonly possible: Intervals;
}

export const valueSubject = (key: string, values: Intervals, mayMiss: boolean): Subject => ({
  key,
  all: { values, missing: mayMiss ? MAYBE_MISSING : 0 },
  links: [],
});

/** A yes-or-no question of which nothing else is known. */
export const question = (key: string): Subject => valueSubject(key, BOTH_TRUTHS, false);

const truth = (value: boolean): Intervals => (value ? IS_TRUE : IS_FALSE);

/** The text of an interval with one member. */
function onlyText({ from, to }: Interval): string | undefined {
  return typeof from === "string" && to === `${from}\0` ? from : undefined;
}

/** A subject that is `image` of another's text. `image` of a prefix has to be a prefix of the image. */
function folded(parent: Subject, key: string, fold: (text: string) => string): Subject {
  const within = (interval: Interval): Intervals => {
    const text = onlyText(interval);
    return [text === undefined ? startingWith(fold(commonPrefix(interval))) : single(fold(text))];
  };
  return { key, all: { values: ALL_TEXTS, missing: parent.all.missing }, links: [{ from: parent, within }], fold };
}

const replaced = (letters: RegExp, by: (letter: string) => string) => (text: string) =>
  text.search(letters) === -1 ? text : text.replace(letters, by);

/** What `lower()` makes of a text: ASCII letters only. */
export const toLower = replaced(/[A-Z]/g, (letter) => letter.toLowerCase());
/** What `upper()` makes of a text. */
export const toUpper = replaced(/[a-z]/g, (letter) => letter.toUpperCase());

export const lowered = (parent: Subject): Subject => folded(parent, `lower(${parent.key})`, toLower);
export const uppered = (parent: Subject): Subject => folded(parent, `upper(${parent.key})`, toUpper);
/** What `wildcard` looks at. Missing where its parent is, which of a function is not certain. */
export const caseless = (parent: Subject): Subject =>
  parent.all.missing === 0 ? lowered(parent) : folded(parent, `caseless ${parent.key}`, toLower);

/** Bytes as texts are ASCII or beyond, each one character: turning them round keeps them whole. */
export function reverse(text: string): string {
  let turned = "";
  for (let at = text.length - 1; at >= 0; at--) turned += text[at];
  return turned;
}

const REVERSE = "reverse ";

/** Whether it is a text back to front. */
export const isReversed = ({ key }: Subject): boolean => key.startsWith(REVERSE);

/** The text back to front, so that what it ends with is a range as well. */
export function reversed(parent: Subject): Subject {
  const within = (interval: Interval): Intervals | undefined => {
    const text = onlyText(interval);
    return text === undefined ? undefined : [single(reverse(text))];
  };
  const all = { values: ALL_TEXTS, missing: parent.all.missing };
  const fold = parent.fold === undefined ? {} : { fold: parent.fold };
  return { key: `${REVERSE}${parent.key}`, all, links: [{ from: parent, within }], ...fold };
}

/** `len(…)` of a text: its bytes. */
export function lengthOf(parent: Subject, key: string): Subject {
  const { to } = ALL_INTEGERS[0] as Interval;
  const within = (interval: Interval): Intervals => {
    const text = onlyText(interval);
    if (text !== undefined) return [single(BigInt(text.length))];
    return [{ from: BigInt(commonPrefix(interval).length), to }];
  };
  const all = { values: [{ from: 0n, to }], missing: parent.all.missing };
  return { key, all, links: [{ from: parent, within }] };
}

/** Whether the text holds `needle` somewhere. Without a value the answer is no. */
export function holds(parent: Subject, needle: string): Subject {
  const seen = (part: string) => (interval: Interval) => {
    const text = onlyText(interval);
    if (text !== undefined) return truth(text.includes(part));
    return commonPrefix(interval).includes(part) ? IS_TRUE : undefined;
  };
  return {
    ...question(`${parent.key} contains ${JSON.stringify(needle)}`),
    links: [
      { from: parent, within: seen(needle), missing: IS_FALSE },
      { from: reversed(parent), within: seen(reverse(needle)), missing: IS_FALSE },
    ],
    pieces: [needle],
    needle,
  };
}

/** Whether the text is these pieces with anything between them. Without a value the answer is no. */
export function pattern(parent: Subject, pieces: readonly string[]): Subject {
  const within = (interval: Interval): Intervals | undefined => {
    const text = onlyText(interval);
    return text === undefined ? undefined : truth(fitsPieces(text, pieces));
  };
  return {
    ...question(`${parent.key} wildcard ${JSON.stringify(pieces)}`),
    links: [{ from: parent, within, missing: IS_FALSE }],
    pieces,
  };
}

/** Whether `text` is the pieces in order with anything between them. Taking each at its first place is enough. */
export function fitsPieces(text: string, pieces: readonly string[]): boolean {
  const first = pieces[0] as string;
  const last = pieces.at(-1) as string;
  if (pieces.length === 1) return text === first;
  if (!text.startsWith(first)) return false;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found === -1) return false;
    at = found + piece.length;
  }
  return text.length - last.length >= at && text.endsWith(last);
}

/** Whether a number has one of the mask's bits. Without a value the answer is no. */
export function hasBits(parent: Subject, mask: bigint): Subject {
  const within = ({ from, to }: Interval): Intervals | undefined =>
    typeof from === "bigint" && to === from + 1n ? truth((from & mask) !== 0n) : undefined;
  return { ...question(`${parent.key} & ${mask}`), links: [{ from: parent, within, missing: IS_FALSE }] };
}

/** A question about a value that is answered with no when there is none, and of which no more is known. */
export const asked = (parent: Subject, key: string): Subject => ({
  ...question(key),
  links: [{ from: parent, within: () => undefined, missing: IS_FALSE }],
});

/** The key that all subjects share that can say something about each other. */
export function rootOf(subject: Subject): string {
  let root = subject;
  for (let [link] = root.links; link !== undefined; [link] = root.links) root = link.from;
  return root.quantified === undefined ? root.key : root.quantified.array;
}
