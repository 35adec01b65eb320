/**
 * The text that a snippet leaves when nothing is typed into it: each stop's default, or a list's first choice. `choice`
 * takes another one for a stop, by its number.
 */
export function expandSnippet(body: string, choice: ReadonlyMap<string, string> = new Map()): string {
  const values = new Map<string, string>();
  const filled = body.replace(
    /\$\{(\d+)(?::([^}]*)|\|([^|]*)\|)\}/g,
    (_, stop: string, value?: string, list?: string) => {
      const taken = choice.get(stop) ?? value ?? list?.split(",")[0] ?? "";
      values.set(stop, taken);
      return taken;
    },
  );
  return filled.replace(/\$(\d+)/g, (_, stop: string) => values.get(stop) ?? "");
}
