/** How text is written inside a YAML scalar, by the scalar's source: `"double"`, `'single'`, or plain and block. */
export function scalarEscape(source: string): (text: string) => string {
  if (source.startsWith('"')) return (text) => text.replaceAll(/["\\]/g, "\\$&");
  if (source.startsWith("'")) return (text) => text.replaceAll("'", "''");
  return (text) => text;
}
