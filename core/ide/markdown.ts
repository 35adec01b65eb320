/** Inline code that may itself hold backticks; line ends and other control characters become visible. */
export function inCode(text: string): string {
  const fence = "`".repeat(Math.max(0, ...(text.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  const pad = /^[` ]|[` ]$/.test(text) ? " " : "";
  const visible = text.replaceAll("\n", "⏎").replaceAll("\r", "").replaceAll("\t", "⇥");
  return `${fence}${pad}${visible}${pad}${fence}`;
}
