import type { FileAnalysis } from "#core/analysis/model.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { MANAGED_PREFIX } from "#core/document/managed-lists.ts";
import { nodePathAt } from "#core/syntax/query.ts";
import { embeddedAt, ruleAt } from "../rule-at.ts";

/** Why what stands at `offset` cannot be renamed although it has a name; undefined where there is none. */
export function whyFixed({ file }: FileAnalysis, offset: number): string | undefined {
  const rule = ruleAt(file, offset);
  if (rule === undefined) return undefined;
  const embedded = embeddedAt(file, rule, offset);
  const path =
    embedded === undefined
      ? nodePathAt(rule.expression, offset)
      : nodePathAt(embedded.tree, embedded.map.toDerived(offset));
  for (const node of path.toReversed()) {
    if (node.kind === "list" && node.name.startsWith(MANAGED_PREFIX)) {
      return `\`$${node.name}\` is a list of Cloudflare's own and keeps its name.`;
    }
    if (node.kind === "field" && catalogScheme().field(node.name) !== undefined) {
      return `\`${node.name}\` is a field of Cloudflare and keeps its name.`;
    }
    if (node.kind === "call" && node.name !== "")
      return `\`${node.name}\` is a function of Cloudflare and keeps its name.`;
  }
  return undefined;
}
