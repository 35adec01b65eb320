/** `<HOST>`, `YOUR_DOMAIN`, `{{host}}`, `${HOST}`. */
const MARK = /<[A-Za-z][\w -]*>|\bYOUR[-_]?[A-Z]|(?:^|[./*])your-?(?:domain|host|site)\b|\{\{[^{}]+\}\}|\$\{[^{}]+\}/;

/** Whether a text is a mark that a template or a guide leaves to be filled in, or holds one. */
export function isToFillIn(value: string): boolean {
  return MARK.test(value);
}
