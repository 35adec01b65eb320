/** The documentation page of a diagnostic's code below the folder `docs` (a URI): `…/type/operator.md`. */
export function docsPath(docs: string, code: string): string {
  return `${docs.replace(/\/$/, "")}/${code}.md`;
}
