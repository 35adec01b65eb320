import { docsPath } from "#core/diagnostics/docs-path.ts";
import { MESSAGES } from "#core/diagnostics/messages.ts";
import { CATEGORIES } from "./categories.ts";
import { ADVICE_CATEGORIES, isAdvice, isCode, lintOf, SEVERITIES } from "./levels.ts";
import type { Level } from "./presets.ts";

/** What there is to say of a code, or of a category that stands for all of its codes. */
export interface CodeDescription {
  /** A few words, or a sentence. */
  readonly title: string;
  /** More sentences: what is looked for, and why. */
  readonly text: string;
  /** The level without any configuration; undefined for a category. */
  readonly level?: Level;
  /** The code's page below the project's root; undefined for a category. */
  readonly page?: string;
}

/** Everything that can be given a level under `lint`: categories first, then codes, each in the order of the alphabet. */
export function codesWithLevels(): readonly string[] {
  const codes = [...SEVERITIES.keys()].filter(isAdvice);
  return [...[...ADVICE_CATEGORIES].sort(), ...codes.sort()];
}

/** Describes a code or a category; undefined for what is neither. */
export function describeCode(name: string): CodeDescription | undefined {
  if (isCode(name)) {
    const lint = lintOf(name);
    const level = SEVERITIES.get(name) as Level;
    const page = docsPath(name);
    if (lint !== undefined) {
      return { title: lint.title, text: `${lint.what} ${lint.why}`, level, page };
    }
    const { why } = MESSAGES[name as keyof typeof MESSAGES] as { readonly why?: string };
    return { title: why ?? name, text: "", level, page };
  }
  if (!ADVICE_CATEGORIES.has(name)) return undefined;
  const about = Object.hasOwn(CATEGORIES, name) ? CATEGORIES[name as keyof typeof CATEGORIES] : undefined;
  return {
    title: about ?? `All advice of the category ${name}`,
    text: `Stands for all codes that begin with \`${name}/\`.`,
  };
}
