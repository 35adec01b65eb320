import { diagnostic } from "#core/diagnostics/diagnostic.ts";
import { deployedExpression } from "#core/document/deployed.ts";
import type { ExpressionCheck } from "./check.ts";

/** Characters that the API takes, and that the dashboard's editor takes. */
export const API_LENGTH = 4096;
export const DASHBOARD_LENGTH = 4000;
const REGEX_COUNT = 64;

/** How long the deployed expression is. */
export const checkLength: ExpressionCheck = ({ tree }) => {
  // White space and comments only shorten, so a short text needs no closer look.
  if (tree.end - tree.start <= DASHBOARD_LENGTH) return [];
  const deployed = deployedExpression(tree);
  const length = characters(deployed.text);
  if (length <= DASHBOARD_LENGTH) return [];
  if (length > API_LENGTH) {
    // The characters beyond the limit: that much has to go.
    const start = offsetOfCharacter(deployed.text, API_LENGTH);
    const span = deployed.map.spanToSource({ start, end: deployed.text.length });
    return [diagnostic("limit/expression-length", span, { length, limit: API_LENGTH })];
  }
  const start = offsetOfCharacter(deployed.text, DASHBOARD_LENGTH);
  const span = deployed.map.spanToSource({ start, end: deployed.text.length });
  return [diagnostic("limit/dashboard-length", span, { length, limit: DASHBOARD_LENGTH })];
};

/** A character that UTF-16 writes as two. */
const PAIRS = /[\u{10000}-\u{10ffff}]/gu;

/** How many characters Cloudflare counts in an expression as it is sent. */
export function characters(text: string): number {
  return text.length - (text.match(PAIRS)?.length ?? 0);
}

function offsetOfCharacter(text: string, index: number): number {
  let offset = index;
  for (const pair of text.matchAll(PAIRS)) {
    if (pair.index >= offset) break;
    offset++;
  }
  return offset;
}

/** How many patterns there are. */
export const checkRegexCount: ExpressionCheck = ({ nodes }) => {
  let count = 0;
  let firstBeyond: { start: number; end: number } | undefined;
  for (const node of nodes) {
    if (node.kind !== "regex") continue;
    count++;
    if (count === REGEX_COUNT + 1) firstBeyond = { start: node.start, end: node.end };
  }
  return firstBeyond === undefined ? [] : [diagnostic("limit/regex-count", firstBeyond, { count, limit: REGEX_COUNT })];
};
