/** What completion and hover say about the parts of `rulewright.yaml`. */
import { CONFIG_KEYS } from "#core/analysis/config-keys.ts";
import { describeCode } from "#core/lint/describe.ts";
import { paragraphs } from "../documentation.ts";

/** A top-level key's Markdown; undefined for a key that there is not. */
export function configKeyText(key: string): string | undefined {
  const row = CONFIG_KEYS.find((candidate) => candidate.key === key);
  if (row === undefined) return undefined;
  return paragraphs([`**${row.key}** takes ${row.takes}.`, row.summary, `\`\`\`yaml\n${row.example}\n\`\`\``]);
}

/** A code's or a category's Markdown. */
export function codeText(name: string): string | undefined {
  const about = describeCode(name);
  if (about === undefined) return undefined;
  const level = about.level === undefined ? undefined : `Level without a configuration: \`${about.level}\`.`;
  return paragraphs([`**${about.title.replace(/\.$/, "")}**`, about.text === "" ? undefined : about.text, level]);
}
