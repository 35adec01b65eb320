import { type AnyCode, MESSAGES } from "./messages.ts";

/**
 * The page of a code below the project's root, e.g. `docs/rules/mtls/revoked-not-checked.md`. The pages of lints, which are
 * in no table here, stand in `docs/rules`, all others in `docs/errors`.
 */
export function docsPath(code: AnyCode): string {
  return `docs/${Object.hasOwn(MESSAGES, code) ? "errors" : "rules"}/${code}.md`;
}

/**
 * The URI of a page. `page` starts at the project's root; `docs` is the URI of that root's folder `docs`, wherever it was
 * installed.
 */
export function pageUri(page: string, docs: string): string {
  return `${docs.replace(/\/$/, "")}/${page.replace(/^docs\//, "")}`;
}
