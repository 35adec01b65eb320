/** What leads somewhere that is no definition: codes to their pages. */
import type { FileAnalysis } from "#core/analysis/model.ts";
import { readYamlMap } from "#core/document/yaml-map.ts";
import { describeCode } from "#core/lint/describe.ts";
import { IGNORE_WORD, IgnoreComments } from "#core/lint/ignore-comments.ts";
import type { Span } from "#core/text/span.ts";

/** A place that leads to a page. */
export interface Link extends Span {
  /** Path of the page below the project's root. */
  readonly page: string;
  /** What the page is about, in a few words. */
  readonly title: string;
}

/** The links of a rule file: codes that its comments silence. */
export function ruleLinks({ file }: FileAnalysis): Link[] {
  // A file without the word, as nearly all are, is not read again.
  if (!file.text.includes(IGNORE_WORD)) return [];
  return new IgnoreComments(file).all.flatMap(({ codes }) =>
    codes.flatMap(({ code, ...span }) => codeLink(code, span)),
  );
}

/** The links of a `rulewright.yaml`: codes that it gives a level. */
export function configLinks(text: string): Link[] {
  const { entries } = readYamlMap(text, { start: 0, end: text.length });
  const lint = entries.find(({ key }) => key === "lint");
  return (lint?.children ?? []).flatMap(({ key, keySpan }) => codeLink(key, keySpan));
}

function codeLink(code: string, { start, end }: Span): Link[] {
  const about = describeCode(code);
  return about?.page === undefined ? [] : [{ start, end, page: about.page, title: about.title }];
}
