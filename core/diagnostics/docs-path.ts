import type { Code } from "./messages.ts";

/** Codes of lints: checks that a configuration may turn off. Their pages stand in `docs/rules`, all others in `docs/errors`. */
const LINT_CATEGORIES: ReadonlySet<string> = new Set(["mtls"]);

/** The page of a code below the project's root, e.g. `docs/rules/mtls/revoked-not-checked.md`. */
export function docsPath(code: Code): string {
  return `docs/${LINT_CATEGORIES.has(code.slice(0, code.indexOf("/"))) ? "rules" : "errors"}/${code}.md`;
}
