import type { RegexNode } from "./ast.ts";
import { HirBuilder } from "./to-hir.ts";
import { ALTERNATIVE, STATE, TRANSITION } from "./utf8-automaton.ts";

/** The engine's limit on a compiled regex, in bytes: 10 MiB. */
export const REGEX_SIZE_LIMIT = 10 * 1024 * 1024;

/** The loop over any byte that lets a match begin anywhere. */
const SEARCH_LOOP = STATE + 2 * ALTERNATIVE + 2 * STATE + TRANSITION;

/** The whole match as capturing group 0, and the final state. */
const WHOLE_MATCH = 2 * STATE;
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
 * - a sequence: the sum; a capturing group: S(x) + 64 forward, S(x) backward
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
  return SEARCH_LOOP + FINAL + Math.max(forward + WHOLE_MATCH, backward);
}
