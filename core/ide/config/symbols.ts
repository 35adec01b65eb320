import { readYamlMap } from "#core/document/yaml-map.ts";
import type { Span } from "#core/text/span.ts";

/** A key in the outline of a `rulewright.yaml`, with what is below it. */
export interface ConfigSymbol extends Span {
  readonly name: string;
  readonly detail: string;
  readonly selection: Span;
  readonly children: readonly ConfigSymbol[];
}

/** The keys of a `rulewright.yaml` and the members of its maps. */
export function configSymbols(text: string): readonly ConfigSymbol[] {
  return readYamlMap(text, { start: 0, end: text.length }).entries.map((entry) => ({
    ...symbol(entry),
    children: entry.children.map((child) => ({ ...symbol(child), children: [] })),
  }));
}

type Entry = ReturnType<typeof readYamlMap>["entries"][number];

function symbol({ key, keySpan, start, end, value }: Entry): Omit<ConfigSymbol, "children"> {
  const detail = typeof value === "string" ? value : "";
  return { name: key === "" ? "…" : key, detail, start, end, selection: keySpan };
}
