/** Rules to start from. They are the snippets that fill a whole file, so that a template is written once for both. */

/** A snippet as VS Code's format has it. */
interface Snippet {
  readonly description: string;
  readonly body: readonly string[];
  readonly isFileTemplate?: boolean;
}

export interface Template {
  readonly name: string;
  readonly description: string;
  /** In VS Code's snippet syntax. */
  readonly body: string;
  /** The ref that it suggests, also the suggested file's name. */
  readonly ref: string;
}

const REF_LINE = /^ref: \$\{\d+:([A-Za-z0-9_-]+)\}$/m;

/** The templates of a snippet file's text, in its order. */
export function templatesOf(snippetFile: string): readonly Template[] {
  return Object.entries(JSON.parse(snippetFile) as Record<string, Snippet>)
    .filter(([, { isFileTemplate }]) => isFileTemplate)
    .map(([name, { description, body: lines }]) => {
      const body = lines.join("\n");
      return { name, description, body, ref: REF_LINE.exec(body)?.[1] ?? "rule" };
    });
}

/** The template's body with a ref that is settled, since the file's name has been chosen: no place to stop any more. */
export const withRef = ({ body }: Template, ref: string): string => body.replace(REF_LINE, () => `ref: ${ref}`);
