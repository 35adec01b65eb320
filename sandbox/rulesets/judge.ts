import { verdict } from "#core/analysis/verdict.ts";
import type { EngineError } from "#core/diagnostics/diagnostic.ts";
import type { Tree } from "#core/syntax/ast.ts";
import type { Span } from "#core/text/span.ts";

export interface NamedSpan extends Span {
  readonly name: string;
}

/** What the Rulesets API has to know of an expression: the engine's refusal, or what the expression uses. */
export interface Judgement {
  /** The engine's first error, offsets in UTF-16; undefined: the engine accepts the text. */
  readonly error: (Span & Pick<EngineError, "message">) | undefined;
  readonly fields: readonly NamedSpan[];
  readonly functions: readonly NamedSpan[];
  /** Names of lists, without `$`. */
  readonly lists: readonly NamedSpan[];
  /** Right sides of `matches`. */
  readonly regexes: readonly Span[];
}

export interface JudgeRequest {
  readonly expression: string;
  readonly kind: "filter" | "value";
  readonly phase: string;
}

/** Reads an expression as Cloudflare would. */
export type Judge = (request: JudgeRequest) => Judgement;

/** The product's own parser: what the editor says is what the sandbox says. */
export const coreJudge: Judge = (request) => {
  const { ok, tree, errors } = verdict({ ...request, dialect: "cloudflare" });
  const first = errors[0];
  const facts = factsOf(tree);
  if (ok) return { error: undefined, ...facts };
  return { error: first?.engine ?? first ?? { start: 0, end: 0, message: "unrecognised input" }, ...facts };
};

function factsOf(tree: Tree): Omit<Judgement, "error"> {
  const fields: NamedSpan[] = [];
  const functions: NamedSpan[] = [];
  const lists: NamedSpan[] = [];
  const regexes: Span[] = [];
  for (const node of nodesOf(tree.root)) {
    const { start, end } = node;
    if (node.kind === "field") fields.push({ name: node.name ?? "", start, end: node.nameEnd ?? end });
    else if (node.kind === "call") functions.push({ name: node.name ?? "", start, end: node.nameEnd ?? end });
    else if (node.kind === "list") lists.push({ name: (node.name ?? "").replace(/^\$/, ""), start, end });
    else if (node.kind === "regex") regexes.push({ start, end });
  }
  return { fields, functions, lists, regexes };
}

interface AnyNode extends Span {
  readonly kind: string;
  readonly name?: string;
  readonly nameEnd?: number;
}

/** All nodes below `node`, itself first, in order of the text. */
function* nodesOf(node: object): Generator<AnyNode> {
  if ("kind" in node && "start" in node) yield node as AnyNode;
  for (const [member, value] of Object.entries(node)) {
    if (member === "type" || member === "definition") continue;
    const children = Array.isArray(value) ? value : [value];
    for (const child of children) if (typeof child === "object" && child !== null) yield* nodesOf(child);
  }
}
