import { analyse } from "../analyse.ts";
import type { Facts } from "../model.ts";
import { digestsOf } from "./digest.ts";
import type { TableConfig } from "./entry.ts";
import type { OtherRules } from "./model.ts";
import { RuleTable } from "./rule-table.ts";

/** What a file may know of these others, given by name and text, that lie beside it under one configuration. */
export function othersOfTexts(texts: Readonly<Record<string, string>>, facts: Facts = {}): OtherRules {
  const { aliases = {}, defaultZone, fields = {} } = facts;
  const config: TableConfig = { zones: aliases, defaultZone, fields };
  const table = new RuleTable();
  for (const [name, text] of Object.entries(texts)) {
    table.set(name, digestsOf(analyse(text, { ...facts, stem: name.replace(/\.rule$/, "") }).file, config), config);
  }
  return table.othersOf("", config, (uri) => uri);
}
