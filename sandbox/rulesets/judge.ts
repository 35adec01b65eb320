import { verdict } from "#core/analysis/verdict.ts";
import type { EngineError } from "#core/diagnostics/diagnostic.ts";
import type { Tree } from "#core/syntax/ast.ts";
import { descendants } from "#core/syntax/visit.ts";
import type { Span } from "#core/text/span.ts";

export interface NamedSpan extends Span {
  readonly name: string;
}

/** What the Rulesets API has to know of an expression: the engine's refusal, or what the expression uses. */
export interface Judgement {
  /** The engine's first error, offsets in UTF-16; undefined: the engine accepts the text. */
  readonly error: (Span & Pick<EngineError, "message">) | undefined;
  /** What Cloudflare refuses although the engine takes it, such as a function used too often; in our words. */
  readonly objection?: string | undefined;
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

/** The product's own verdict: what the editor says is what the sandbox says. */
export const coreJudge: Judge = (request) => {
  const { tree, errors } = verdict({ ...request, dialect: "cloudflare" });
  const { engineError } = tree;
  return {
    error: engineError,
    objection: engineError === undefined ? errors[0]?.message : undefined,
    ...factsOf(tree),
  };
};

function factsOf(tree: Tree): Omit<Judgement, "error" | "objection"> {
  const fields: NamedSpan[] = [];
  const functions: NamedSpan[] = [];
  const lists: NamedSpan[] = [];
  const regexes: Span[] = [];
  for (const node of descendants(tree.root)) {
    const { start, end } = node;
    if (node.kind === "field") fields.push({ name: node.name, start, end: node.nameEnd });
    else if (node.kind === "call") functions.push({ name: node.name, start, end: node.nameEnd });
    else if (node.kind === "list") lists.push({ name: node.name.replace(/^\$/, ""), start, end });
    else if (node.kind === "regex") regexes.push({ start, end });
  }
  return { fields, functions, lists, regexes };
}
