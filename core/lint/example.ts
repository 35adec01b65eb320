import type { Facts } from "#core/analysis/model.ts";
import { othersOfTexts } from "#core/analysis/others/of-texts.ts";
import type { LintExample } from "./lint.ts";

/** What is known of an example's file: with every lint asked, and with the rules of the files that lie beside it. */
export function factsOfExample({ facts = {}, files }: Pick<LintExample, "facts" | "files">): Facts {
  const known: Facts = { preset: "all", ...facts };
  return files === undefined ? known : { ...known, others: othersOfTexts(files, known) };
}
