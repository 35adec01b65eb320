import { partsOf, type RegexNode } from "./ast.ts";
import { repeatCost } from "./hir.ts";
import { HirBuilder } from "./to-hir.ts";
import { ALTERNATIVE, STATE, TRANSITION } from "./utf8-automaton.ts";

/** The engine's limit on a compiled regex, in bytes: 10 MiB. */
export const REGEX_SIZE_LIMIT = 10 * 1024 * 1024;

/** The loop over any byte that lets a match begin anywhere. */
const SEARCH_LOOP = STATE + 2 * ALTERNATIVE + 2 * STATE + TRANSITION;

/** The final state. */
const FINAL = STATE;

/**
 * What the engine's compiled regex takes, in bytes: the larger of its two Thompson automata, the one for matching
 * forward and the one for matching backward. The engine refuses a regex when either passes {@link REGEX_SIZE_LIMIT}.
 *
 * The size is a closed formula over the tree, so no repetition is ever unrolled. A state takes 32 bytes, a transition
 * of a branching state 8, an alternative of a union 4. With S(x) for the size of x:
 *
 * - a literal byte 32; an assertion 32; nothing 32 (but 0 within a sequence)
 * - a class of n byte ranges 64 + 8n; a class beyond ASCII with the `u` flag: its UTF-8 automaton
 * - a sequence: the sum; a group: what is in it
 * - an alternation of n: 64 + 4n + the sum; of literals only: their trie
 * - x? : S + 72; x* : S + 40, or S + 112 when x may be empty; x+ : S + 40
 * - x{n} : nS; x{n,} : nS + 40; x{n,m} : nS (32 for n = 0) + 32 + (m - n)(S + 40)
 *
 * after the engine's simplifications (see `hir.ts`). Without the `u` flag this is exact, but for 80 bytes less when
 * the regex is anchored. With it, named Unicode classes have measured sizes, and these are estimates: a class made of
 * several named ones (their sum), a set operation on one (one side of it), case folding of one (none), and the
 * engine's bounded cache of shared states (taken as unbounded).
 */
export function estimateNfaSize(ast: RegexNode): number {
  const { forward, backward } = new HirBuilder().build(ast);
  return SEARCH_LOOP + FINAL + Math.max(forward, backward);
}

/**
 * The most a character of the pattern can add: a three-byte character in a trie of literals, and the half of a named
 * Unicode class written as two characters.
 */
const WORST_CHARACTER = 240;
const WORST_UNICODE_CHARACTER = 32_000;

/** The most a group, an alternative or a repetition adds to what it holds. */
const WORST_NODE = 120;

function upperBound(node: RegexNode, worstCharacter: number): number {
  if (node.kind === "repetition") {
    return WORST_NODE + repeatCost(upperBound(node.operand, worstCharacter), 0, node.min, node.max);
  }
  const parts = node.kind === "class" ? undefined : partsOf(node);
  if (parts === undefined) return WORST_NODE + worstCharacter * (node.end - node.start);
  let bound = WORST_NODE;
  for (const part of parts) bound += upperBound(part as RegexNode, worstCharacter);
  return bound;
}

/**
 * Whether the compiled regex passes {@link REGEX_SIZE_LIMIT}. Asks a cheap upper bound first, which settles it for
 * nearly every pattern. `unicode` says whether the `u` flag is on anywhere.
 */
export function isTooBig(ast: RegexNode, unicode: boolean): boolean {
  const bound = upperBound(ast, unicode ? WORST_UNICODE_CHARACTER : WORST_CHARACTER);
  return bound > REGEX_SIZE_LIMIT && estimateNfaSize(ast) > REGEX_SIZE_LIMIT;
}
