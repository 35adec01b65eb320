/** `<HOST>`, `YOUR_DOMAIN`, `{{host}}`, `${HOST}`, `enter your path here`. */
const MARK =
  /<[A-Za-z][\w -]*>|\bYOUR[-_]?[A-Z]|(?:^|[./*])your-?(?:domain|host|site)\b|\{\{[^{}]+\}\}|\$\{[^{}]+\}|\b(?:enter|insert|put|add|fill in|type) your\b|\byour [a-z]+ here\b/;

/** Whether a text is a mark that a template or a guide leaves to be filled in, or holds one. */
export function isToFillIn(value: string): boolean {
  return MARK.test(value);
}
