import type { ValueType } from "#core/catalog/value-type.ts";
import type { RuleFile } from "#core/document/model.ts";
import type { Index, Operand } from "#core/syntax/ast.ts";
import { descendants } from "#core/syntax/visit.ts";
import { touches } from "#core/text/span.ts";
import { headersOf } from "../http-headers.ts";
import type { Candidate } from "./item.ts";
import type { ExpressionPlace } from "./place.ts";

/** Keys of a map: known headers with what they hold, then those that the file's expressions ask for. */
export function keyCandidates({ file, tree, offset }: ExpressionPlace, left: Operand | undefined): Candidate[] {
  if (left?.kind !== "field") return [];
  const known = headersOf(left.name) ?? {};
  const used = usedKeys(file, left.name, (index, text) => text === tree.text && touches(index, offset));
  return [
    ...Object.entries(known).map(([label, description]): Candidate => ({ label, kind: "value", description })),
    ...used
      .filter((label) => !Object.hasOwn(known, label))
      .map((label): Candidate => ({ label, kind: "value", description: "used in this file" })),
  ];
}

function usedKeys(file: RuleFile, name: string, isHere: (index: Index, text: string) => boolean): string[] {
  const keys = new Set<string>();
  for (const rule of file.rules) {
    for (const { root, text } of [rule.expression, ...rule.embedded.map(({ tree }) => tree)]) {
      for (const node of descendants(root)) {
        const [index] = node.kind === "field" && node.name === name ? node.indexes : [];
        if (index?.key !== undefined && index.key !== "" && index.closed && !isHere(index, text)) keys.add(index.key);
      }
    }
  }
  return [...keys].filter((key) => !/[\r\n]/.test(key));
}

/** `*` and `0` where an array is indexed; `*` where a map is. */
export function positionCandidates(type: ValueType | undefined, insideQuantifier: boolean): Candidate[] {
  const each: Candidate = { label: "*", kind: "keyword", description: "each element", rank: insideQuantifier ? 0 : 2 };
  if (type?.kind === "Array") return [{ label: "0", kind: "value", description: "the first element", rank: 1 }, each];
  return type?.kind === "Map" ? [each] : [];
}
