import type { Lint } from "./lint.ts";
import * as rules from "./rules/index.ts";

/** All lints. A new one is its file in `rules/` and its line in `rules/index.ts`. */
export const LINTS: readonly Lint[] = Object.values(rules);
