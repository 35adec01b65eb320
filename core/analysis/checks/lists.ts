import { MANAGED_LISTS } from "#core/catalog/generated/managed-lists.ts";
import { type Diagnostic, diagnostic, type Fix } from "#core/diagnostics/diagnostic.ts";
import { MANAGED_PREFIX } from "#core/document/managed-lists.ts";
import type { Comparison, ListName } from "#core/syntax/ast.ts";
import { closest } from "#core/text/closest.ts";
import type { ListInfo } from "../model.ts";
import type { ExpressionCheck } from "./check.ts";

const managed: readonly ListInfo[] = MANAGED_LISTS.map((row) => ({ name: row.name, kind: "ip", managed: true }));

/** What members of a list of each kind are called, and the type they are compared with. */
const KINDS = {
  ip: { members: "IP addresses", type: "Ip" },
  asn: { members: "AS numbers", type: "Int" },
  hostname: { members: "host names", type: "Bytes" },
  redirect: { members: "redirects", type: undefined },
} as const;

/** Whether a list exists and holds what the left side needs. Says nothing while the account's lists are not known. */
export const checkLists: ExpressionCheck = ({ nodes, lists }) => {
  const found: Diagnostic[] = [];
  for (const node of nodes) {
    if (node.kind !== "comparison" || node.right.kind !== "list" || node.right.name === "") continue;
    const problem = checkList(node, node.right, lists);
    if (problem !== undefined) found.push(problem);
  }
  return found;
};

function checkList(
  comparison: Comparison,
  list: ListName,
  lists: readonly ListInfo[] | undefined,
): Diagnostic | undefined {
  const isManaged = list.name.startsWith(MANAGED_PREFIX);
  if (lists === undefined && !isManaged) return undefined;
  const known = [...(lists ?? []), ...managed];
  const info = known.find((candidate) => candidate.name === list.name);
  if (info === undefined) {
    const suggestion = closest(
      list.name,
      known.map((candidate) => candidate.name),
    );
    const edits = [{ start: list.start + 1, end: list.end, newText: suggestion ?? "" }];
    const fixes: Fix[] =
      suggestion === undefined ? [] : [{ title: `Change to \`$${suggestion}\``, edits, preferred: true }];
    return diagnostic("list/unknown", list, { name: list.name, suggestion }, { fixes });
  }
  const left = comparison.left;
  const wanted = Object.values(KINDS).find((kind) => kind.type === left.type.kind);
  if (wanted === undefined || wanted === KINDS[info.kind]) return undefined;
  const details = { name: info.name, kind: KINDS[info.kind].members, left: left.name, wanted: wanted.members };
  return diagnostic("list/kind", list, details);
}
