/** `"…"` with backslash escapes, `r#"…"#` with any number of `#` (an unclosed one runs to the end), or white space. */
const PIECE = /"(?:[^"\\]|\\[\s\S])*(?:"|\\?$)|\br(#*)"[\s\S]*?(?:"\1|$)|[ \t\r\n]+/g;

/**
 * An expression with each run of white space outside quotes made one space, none at the ends: two expressions that differ
 * only so mean the same. Works on text that no parser took, such as a rule changed in the dashboard.
 */
export function collapseWhiteSpace(expression: string): string {
  return expression.replace(PIECE, (piece) => (piece.trim() === "" ? " " : piece)).trim();
}
