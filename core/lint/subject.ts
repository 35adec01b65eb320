/** What lints look at: an expression, a rule, a file, each with what is known around it. */
import type { Facts } from "#core/analysis/model.ts";
import type { EmbeddedExpression, HeaderEntry, Rule, RuleFile, RuleSettings } from "#core/document/model.ts";
import type { Node, Tree } from "#core/syntax/ast.ts";
import { childrenOf } from "#core/syntax/visit.ts";
import { ANY_SIGN, type Features, kindBit, operatorBit, signsIn } from "./needs.ts";

type NodeOf<K extends Node["kind"]> = Extract<Node, { readonly kind: K }>;

/** Kinds of nodes that can be asked for: all but what stands inside a set or between brackets. */
export type WalkedKind = Exclude<Node["kind"], "cidr" | "integer-range" | "ip-range" | "index">;

/**
 * Whether a part being true can only help the whole to be true (`positive`), can only hinder it (`negative`: below a `not`),
 * or either (`both`: below `xor`, or inside a call).
 */
export type Polarity = "positive" | "negative" | "both";

/** Every node but members of sets, which may be thousands. */
interface Walk extends Features {
  readonly byKind: Partial<Record<Node["kind"], Node[]>>;
}

/** One expression that Cloudflare's grammar takes: nothing in its tree is missing or skipped, and every name is known. */
export class LintedExpression {
  readonly tree: Tree;
  readonly kind: "filter" | "value";
  /** Keys that lead to an expression inside a header, such as `["ratelimit", "counting_expression"]`; empty for a rule's own. */
  readonly path: readonly string[];
  /** The header's meaning; undefined for an expression alone. */
  readonly settings: RuleSettings | undefined;
  /** The rules of the file that the lint heeds, this one perhaps among them; empty for one that heeds none. */
  readonly neighbours: readonly Rule[];
  readonly facts: Facts;
  #walk: Walk | undefined;
  #parents: ReadonlyMap<Node, Node> | undefined;
  #known: Map<unknown, unknown> | undefined;

  constructor(given: {
    readonly tree: Tree;
    readonly facts: Facts;
    readonly settings?: RuleSettings | undefined;
    readonly kind?: "filter" | "value";
    readonly path?: readonly string[];
    readonly neighbours?: readonly Rule[];
  }) {
    this.tree = given.tree;
    this.facts = given.facts;
    this.settings = given.settings;
    this.kind = given.kind ?? "filter";
    this.path = given.path ?? [];
    this.neighbours = given.neighbours ?? [];
    this.#walk = undefined;
    this.#parents = undefined;
    this.#known = undefined;
  }

  /** The text that the tree's offsets are in; more than the expression, where it stands in a file. */
  get text(): string {
    return this.tree.text;
  }

  /** The nodes of a kind in the order of the text. Literals in sets are only in their set's `members`. */
  all<K extends WalkedKind>(kind: K): readonly NodeOf<K>[] {
    return (this.#walked.byKind[kind] ?? NONE) as readonly Node[] as readonly NodeOf<K>[];
  }

  /** Whether it asks for one of these fields anywhere: most lints are about a few, which most expressions do not have. */
  mentions(fields: { has(name: string): boolean }): boolean {
    for (const name of this.features.fields) if (fields.has(name)) return true;
    return false;
  }

  /** What there is in it, to find the lints that have something to look at. */
  get features(): Features {
    return this.#walked;
  }

  /** What `compute` makes of this expression, remembered as long as it is. `compute` has to be the same function each time. */
  once<T>(compute: (expression: LintedExpression) => T): T {
    this.#known ??= new Map();
    if (this.#known.has(compute)) return this.#known.get(compute) as T;
    const value = compute(this);
    this.#known.set(compute, value);
    return value;
  }

  /** The node that holds this one; undefined for the root. */
  parentOf(node: Node): Node | undefined {
    this.#parents ??= parentsIn(this.tree.root);
    return this.#parents.get(node);
  }

  /** How the truth of a part bears on the truth of the whole. `ne` counts as a part of its own, not as a `not`. */
  polarityOf(node: Node): Polarity {
    let negated = false;
    for (let above = this.parentOf(node); above !== undefined; above = this.parentOf(above)) {
      if (above.kind === "not") negated = !negated;
      else if (above.kind === "call" || (above.kind === "logical" && above.operator === "xor")) return "both";
    }
    return negated ? "negative" : "positive";
  }

  get #walked(): Walk {
    this.#walk ??= walk(this.tree);
    return this.#walk;
  }
}

const NONE: readonly Node[] = [];

function walk({ root, text, start, end }: Tree): Walk {
  const byKind: Partial<Record<Node["kind"], Node[]>> = {};
  const fields: string[] = [];
  let shape = 0;
  let signs = signsIn(text, start, end);
  const visit = (node: Node): void => {
    const { kind } = node;
    if (kind === "index" || kind === "cidr" || kind === "integer-range" || kind === "ip-range") return;
    const known = byKind[kind];
    if (known === undefined) byKind[kind] = [node];
    else known.push(node);
    shape |= kindBit(kind);
    switch (kind) {
      case "comparison":
        shape |= operatorBit(node.operator);
        visit(node.left);
        visit(node.right);
        return;
      case "field":
        if (!fields.includes(node.name)) fields.push(node.name);
        return;
      case "string":
        // In hexadecimal no sign is seen as it is.
        if (node.form === "bytes") signs = ANY_SIGN;
        return;
      case "set":
        if (node.members.some((member) => member.kind === "string" && member.form === "bytes")) signs = ANY_SIGN;
        return;
      default:
        for (const child of childrenOf(node)) visit(child);
    }
  };
  visit(root);
  return { byKind, shape, fields, signs };
}

function parentsIn(root: Node): ReadonlyMap<Node, Node> {
  const parents = new Map<Node, Node>();
  const waiting: Node[] = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    for (const child of node.kind === "set" ? [] : childrenOf(node)) {
      parents.set(child, node);
      waiting.push(child);
    }
  }
  return parents;
}

/** One rule: its header and its expressions. */
export class LintedRule {
  readonly rule: Rule;
  /** The file's text. */
  readonly text: string;
  readonly facts: Facts;
  #expression: LintedExpression | undefined;

  constructor(rule: Rule, text: string, facts: Facts) {
    this.rule = rule;
    this.text = text;
    this.facts = facts;
    this.#expression = undefined;
  }

  /** The header's meaning; undefined for an expression alone, which has no settings that anybody wrote. */
  get settings(): RuleSettings | undefined {
    return this.rule.header === undefined ? undefined : this.rule.settings;
  }

  /** The rule's own expression; undefined when Cloudflare would not take it. */
  get expression(): LintedExpression | undefined {
    const { expression: tree } = this.rule;
    if (!isSound(tree)) return undefined;
    this.#expression ??= new LintedExpression({ tree, facts: this.facts, settings: this.settings });
    return this.#expression;
  }

  /** An expression of the header, whose offsets are in its own value; undefined when Cloudflare would not take it. */
  embedded({ tree, kind, path }: EmbeddedExpression): LintedExpression | undefined {
    const { facts, settings } = this;
    return isSound(tree) ? new LintedExpression({ tree, facts, settings, kind, path }) : undefined;
  }

  /** What stands in the header under these keys, e.g. `entry("ratelimit", "period")`. */
  entry(...path: readonly string[]): HeaderEntry | undefined {
    let entries = this.rule.header?.entries ?? [];
    let found: HeaderEntry | undefined;
    for (const key of path) {
      found = entries.find((entry) => entry.key === key);
      entries = found?.children ?? [];
    }
    return found;
  }
}

/** The rules of a file in the order in which they run. */
export class LintedFile {
  readonly file: RuleFile;
  readonly rules: readonly LintedRule[];
  readonly facts: Facts;

  constructor(file: RuleFile, facts: Facts) {
    this.file = file;
    this.facts = facts;
    this.rules = file.rules.map((rule) => new LintedRule(rule, file.text, facts));
  }

  get text(): string {
    return this.file.text;
  }
}

/** Whether an expression is whole: of a broken one nobody knows what it will say. */
export function isSound(tree: Tree): boolean {
  return tree.engineError === undefined;
}
