import { Document } from "yaml";

/** Characters that end a scalar inside of brackets. */
const FLOW = /[,[\]{}]/;

/**
 * A quoted YAML scalar without its quotes; undefined when it needs them to stay the same string. What YAML 1.1 reads as
 * something else (`yes`, `12:30`) keeps its quotes, because other tools may. One with escapes or several lines does too.
 */
export function plainText(quoted: string, inFlow: boolean): string | undefined {
  const content = quoted.slice(1, -1);
  if (/[\n\r\\]/.test(content) || content === "" || (inFlow && FLOW.test(content))) return undefined;
  const value = quoted.startsWith("'") ? content.replaceAll("''", "'") : content;
  return isText(value) ? value : undefined;
}

/** Whether YAML reads a value that is written without quotes as that very text. */
export function isText(value: string): boolean {
  const document = new Document(value, { version: "1.2", schema: "core", compat: "yaml-1.1" });
  return document.toString({ lineWidth: 0 }) === `${value}\n`;
}
