/** `"…"` with backslash escapes, `r#"…"#` with any number of `#` (an unclosed one runs to the end), or text between such. */
const PIECE = /"(?:[^"\\]|\\[\s\S])*(?:"|\\?$)|\br(#*)"[\s\S]*?(?:"\1|$)|(?:(?!\br#*")[^"])+/g;
const RUN = /[ \t\r\n]+/g;
/** Brackets, commas and operators in symbols: white space beside them is optional. */
const BESIDE_SYMBOL = / ?([(){}[\],=!<>&|^~]) ?/g;

/**
 * An expression with each run of white space outside quotes made one space, and none where a parser needs none: at the ends
 * and beside quotes, brackets, commas and symbols. Two expressions that differ only so mean the same. It is for comparing,
 * not for sending. Works on text that no parser took, such as a rule changed in the dashboard.
 */
export function collapseWhiteSpace(expression: string): string {
  return expression.replace(PIECE, (piece) => (/^r?#*"/.test(piece) ? piece : collapsed(piece)));
}

/** Text without quotes in it. */
function collapsed(text: string): string {
  return text.replace(RUN, " ").replace(BESIDE_SYMBOL, "$1").trim();
}
