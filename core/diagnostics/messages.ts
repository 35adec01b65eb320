import { catalogMessages } from "./messages/catalog.ts";
import { cloudflareMessages } from "./messages/cloudflare.ts";
import { configMessages } from "./messages/config.ts";
import { headerMessages } from "./messages/header.ts";
import { ignoreMessages } from "./messages/ignore.ts";
import { parameterMessages } from "./messages/parameter.ts";
import { syntaxMessages } from "./messages/syntax.ts";
import { typeMessages } from "./messages/type.ts";
import { yamlMessages } from "./messages/yaml.ts";

/**
 * The one table of codes and messages, but for lints, each of which says all of its own in `core/lint/rules`. A row's `text` takes the placeholders it needs, so a misspelt code or a missing
 * placeholder does not compile. Sentences end with a full stop, names stand in backticks, and each says what to do.
 */
export const MESSAGES = {
  ...syntaxMessages,
  ...typeMessages,
  ...yamlMessages,
  ...headerMessages,
  ...parameterMessages,
  ...catalogMessages,
  ...ignoreMessages,
  ...configMessages,
  ...cloudflareMessages,
} as const;

/** What a diagnostic's code looks like: a row of this table, or a lint. */
export type AnyCode = `${string}/${string}`;

/** A code of this table, `category/kebab-name`. */
export type Code = keyof typeof MESSAGES;

/** The placeholders that a code's text needs. */
export type Details<C extends Code> = Parameters<(typeof MESSAGES)[C]["text"]>[0];
