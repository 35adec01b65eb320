/** What a rule about client certificates does to the three visitors there are: without, with a good, with a revoked one. */
import type { RuleSettings } from "#core/document/model.ts";
import type { Field, Tree } from "#core/syntax/ast.ts";
import { descendants } from "#core/syntax/visit.ts";
import type { Assignment } from "./formula.ts";

export const VERIFIED = "cf.tls_client_auth.cert_verified";
export const REVOKED = "cf.tls_client_auth.cert_revoked";

const visitor = (verified: boolean, revoked: boolean): Assignment =>
  new Map([
    [VERIFIED, verified],
    [REVOKED, revoked],
  ]);

/** A visitor without a certificate, or with one that does not validate. */
export const WITHOUT: Assignment = visitor(false, false);
/** A visitor with a good certificate. */
export const GOOD: Assignment = visitor(true, false);
/** A visitor with a revoked certificate: it validates and is marked. */
export const REVOKED_ONE: Assignment = visitor(true, true);
/** Nobody: what is revoked validates too. */
export const NOBODY: Assignment = visitor(false, true);

/** Text that is longer is no rule that could be deployed, and reasoning over it could take long. */
const LONGEST = 20_000;

const STOPPING: ReadonlySet<string> = new Set(["block", "challenge", "js_challenge", "managed_challenge", "log"]);

/**
 * Whether a match keeps a visitor out or lets one in past other rules; undefined for actions that do neither. An expression
 * alone counts as one that keeps out, as most do.
 */
export function effectOf(settings: RuleSettings | undefined): "stops" | "lets-in" | undefined {
  const action = settings?.action;
  if (action === undefined || STOPPING.has(action)) return "stops";
  return action === "skip" ? "lets-in" : undefined;
}

/** Whether those who match are turned away today: the rule is on, and does more than note them. */
export function turnsAway(settings: RuleSettings | undefined): boolean {
  return effectOf(settings) === "stops" && settings?.action !== "log" && settings?.enabled !== false;
}

/** Whether a tree can be reasoned about: finished, and of a length that could be deployed. */
export function isFinished(tree: Tree): boolean {
  if (tree.end - tree.start > LONGEST || tree.skipped.length > 0) return false;
  for (const node of descendants(tree.root)) if (node.kind === "missing") return false;
  return true;
}

/** Where a Boolean field stands in a tree, in the order of the text. */
export function occurrences(tree: Tree, name: string): Field[] {
  const found: Field[] = [];
  // The text tells sooner than the tree that there is nothing.
  if (!tree.text.slice(tree.start, tree.end).includes(name)) return found;
  for (const node of descendants(tree.root)) {
    if (node.kind === "field" && node.name === name && node.indexes.length === 0) found.push(node);
  }
  return found;
}
