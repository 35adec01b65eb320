/** Conditions between the tree and the sentence: facts, and lists of them joined by a word. */

/** "the path" + "starts with `/admin`". */
export interface Fact {
  readonly kind: "fact";
  readonly subject: string;
  readonly predicate: string;
  /** The field that the fact is directly about; absent where it is about something made of it. */
  readonly field?: string;
  /** Where the fact is that the subject is one of these values, or (negated) none of them. */
  readonly oneOf?: OneOf;
}

export interface OneOf {
  readonly values: readonly string[];
  readonly negated: boolean;
  /** "is", or "is in" for networks. */
  readonly verb: "is" | "is in";
}

export interface ClauseList {
  readonly kind: "list";
  readonly joiner: "and" | "or";
  readonly items: readonly Clause[];
}

/** `exactly one of the two is true`. */
export interface Exclusive {
  readonly kind: "exclusive";
  readonly items: readonly [Clause, Clause];
}

export type Clause = Fact | ClauseList | Exclusive;

/** Above this many values a list of them is counted, and only its first ones are said. */
const SAID_VALUES = 5;

/** A fact about one of several values, with its predicate. */
export function oneOfFact(subject: string, oneOf: OneOf, field: string | undefined): Fact {
  const base = { kind: "fact", subject, predicate: oneOfText(oneOf), oneOf } as const;
  return field === undefined ? base : { ...base, field };
}

function oneOfText({ values, negated, verb }: OneOf): string {
  const [only, second] = values;
  if (values.length > SAID_VALUES) {
    const first = values.slice(0, 3).join(", ");
    return `${verb} ${negated ? "none" : "one"} of ${values.length} ${verb === "is" ? "values" : "addresses and networks"} (${first} …)`;
  }
  if (values.length === 1) return `${negated ? verb.replace("is", "is not") : verb} ${only}`;
  if (!negated) return `${verb} ${joined(values, "or")}`;
  return values.length === 2 ? `${verb} neither ${only} nor ${second}` : `${verb} none of ${joined(values, "and")}`;
}

/** "a", "a and b", "a, b and c". */
export function joined(texts: readonly string[], word: string): string {
  return texts.length < 2 ? texts.join("") : `${texts.slice(0, -1).join(", ")} ${word} ${texts.at(-1)}`;
}

/** A list of clauses: lists of the same joiner are taken in, and what is said of the same subject's values is said once. */
export function listOf(joiner: "and" | "or", clauses: readonly Clause[]): Clause {
  const items: Clause[] = [];
  for (const clause of clauses.flatMap((one) => (one.kind === "list" && one.joiner === joiner ? one.items : [one]))) {
    const last = items.at(-1);
    const merged = last === undefined ? undefined : mergedFact(last, clause, joiner);
    if (merged === undefined) items.push(clause);
    else items[items.length - 1] = merged;
  }
  return items.length === 1 ? (items[0] as Clause) : { kind: "list", joiner, items };
}

/** `is a` or `is b`: is a or b. `is not a` and `is not b`: is neither. */
function mergedFact(first: Clause, second: Clause, joiner: "and" | "or"): Fact | undefined {
  if (first.kind !== "fact" || second.kind !== "fact" || first.subject !== second.subject) return undefined;
  const [a, b] = [first.oneOf, second.oneOf];
  if (a === undefined || b === undefined || a.negated !== b.negated || a.negated !== (joiner === "and"))
    return undefined;
  const verb = a.verb === "is in" || b.verb === "is in" ? "is in" : "is";
  const values = [...new Set([...a.values, ...b.values])];
  return oneOfFact(first.subject, { values, negated: a.negated, verb }, first.field);
}

/** How many facts a clause holds. */
function size(clause: Clause): number {
  return clause.kind === "fact" ? 1 : clause.items.reduce((sum, item) => sum + size(item), 0);
}

const MOST_FACTS = 4;
const LONGEST_PROSE = 240;

/** The clause as the rest of a sentence; undefined when that would be long or could be read in two ways. */
export function prose(clause: Clause): string | undefined {
  if (size(clause) > MOST_FACTS) return undefined;
  const text = clause.kind === "list" ? listProse(clause) : inner(clause);
  return text === undefined || text.length > LONGEST_PROSE ? undefined : text;
}

function listProse({ joiner, items }: ClauseList): string | undefined {
  const shared = sharedSubject(items);
  if (shared !== undefined) return `${shared.subject} ${spread(shared.predicates, joiner)}`;
  const texts = items.map(inner);
  if (texts.some((text) => text === undefined)) return undefined;
  const said = texts as string[];
  if (said.some((text) => / (and|or) /.test(text))) return `${said.slice(0, -1).join(", ")}, ${joiner} ${said.at(-1)}`;
  return joined(said, joiner);
}

/** A part of a sentence that other parts stand beside, so that it must show where it ends. */
function inner(clause: Clause): string | undefined {
  if (clause.kind === "fact") return `${clause.subject} ${clause.predicate}`;
  const [first, second] = clause.items;
  if (clause.items.length !== 2 || first?.kind !== "fact" || second?.kind !== "fact") return undefined;
  if (clause.kind === "exclusive")
    return `either ${first.subject} ${first.predicate} or ${second.subject} ${second.predicate}, but not both`;
  const word = clause.joiner === "or" ? "either" : "both";
  if (first.subject === second.subject)
    return `${first.subject} ${word} ${first.predicate} ${clause.joiner} ${second.predicate}`;
  return `${word} ${first.subject} ${first.predicate} ${clause.joiner} ${second.subject} ${second.predicate}`;
}

/** "is not verified, or was revoked". */
function spread(predicates: readonly string[], joiner: string): string {
  return `${predicates.slice(0, -1).join(", ")}, ${joiner} ${predicates.at(-1)}`;
}

function sharedSubject(
  items: readonly Clause[],
): { readonly subject: string; readonly predicates: readonly string[] } | undefined {
  const facts = items.filter((item) => item.kind === "fact");
  const [first] = facts;
  if (first === undefined || facts.length < items.length) return undefined;
  if (facts.some(({ subject }) => subject !== first.subject)) return undefined;
  return { subject: first.subject, predicates: facts.map(({ predicate }) => predicate) };
}

/** "all of these are true", "at least one of these is true", "exactly one of these is true". */
export function heading(clause: Exclude<Clause, Fact>): string {
  if (clause.kind === "exclusive") return "exactly one of these is true";
  return clause.joiner === "and" ? "all of these are true" : "at least one of these is true";
}

/** A Markdown list of the clause's parts, nested as the clause is. */
export function bullets(clause: Exclude<Clause, Fact>, indent = ""): string {
  return clause.items
    .map((item) => {
      const text = inner(item);
      if (item.kind === "fact" || (text !== undefined && text.length <= 100)) return `${indent}- ${text}`;
      return `${indent}- ${heading(item)}:\n${bullets(item, `${indent}  `)}`;
    })
    .join("\n");
}
