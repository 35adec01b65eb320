/** What the first half of a lint's code may be, with what its lints are about. */
export const CATEGORIES = {
  mtls: "Client certificates",
  style: "How an expression is written",
  value: "Values that a field never has",
  logic: "Conditions that are always or never true",
  set: "Sets of values",
  order: "Rules that stand in each other's way",
  bypass: "Conditions that a visitor can get around",
  action: "What a rule does to those it matches",
  host: "Hosts",
  regex: "Regular expressions and wildcards",
  rate: "Rate limits",
  secret: "Secrets in files",
  upkeep: "Names, tests and lengths",
} as const;

export type Category = keyof typeof CATEGORIES;

/** The first half of a code. */
export function categoryOf(code: string): string {
  return code.slice(0, code.indexOf("/"));
}
