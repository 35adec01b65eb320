import { API_LENGTH, characters, DASHBOARD_LENGTH } from "#core/analysis/checks/limits.ts";
import { deployedExpression } from "#core/document/deployed.ts";
import { grouped } from "#core/text/grouped.ts";
import type { HintFinder } from "./hint.ts";

/** From this length on the limit is worth a look. */
const NEAR = 3600;

/** How long an expression near the limit is, as it is sent: without comments and with white space folded. */
export const lengthHints: HintFinder = (tree) => {
  // White space and comments only shorten, so a short text needs no closer look.
  if (tree.end - tree.start < NEAR) return [];
  const deployed = deployedExpression(tree);
  const length = characters(deployed.text);
  if (length < NEAR) return [];
  const count = grouped(length);
  const limit = grouped(API_LENGTH);
  const label = `${count} of ${limit} characters`;
  const tooltip = `Cloudflare gets ${count} characters, without comments and needless white space. The API takes ${limit}, the dashboard's editor ${grouped(DASHBOARD_LENGTH)}.`;
  const { end } = deployed.map.spanToSource({ start: 0, end: deployed.text.length });
  return [{ kind: "length", offset: end, label, tooltip }];
};
