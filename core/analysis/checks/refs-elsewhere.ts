import { type Diagnostic, diagnostic } from "#core/diagnostics/diagnostic.ts";
import { placeOfRef } from "#core/document/check-file.ts";
import type { FileCheck } from "./check.ts";

/** A ref that a rule of another file has for the same zone and phase. Says nothing of rules whose zone is not known. */
export const checkRefsElsewhere: FileCheck = ({ rules }, { others }) => {
  if (others === undefined) return [];
  const found: Diagnostic[] = [];
  for (const rule of rules) {
    const { ref } = rule.settings;
    const theirs = ref === undefined || rule.header === undefined ? [] : others.withRef(rule.settings);
    const [first] = theirs;
    if (ref === undefined || first === undefined) continue;
    const elsewhere = theirs.map(({ uri, rule: index }) => ({ uri, rule: index, message: "The other rule." }));
    const details = { ref, file: first.file };
    found.push(diagnostic("header/ref-elsewhere", placeOfRef(rule), details, { elsewhere }));
  }
  return found;
};
