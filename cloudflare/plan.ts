/** What to change on Cloudflare: a function of what is there and what a file wants. Nothing here asks or sends. */

import type { Member } from "./definition.ts";
import { definitionHash } from "./definition.ts";
import { changes, type DesiredRule, type Goal, owns } from "./goal.ts";
import { endPlacement, placementOf, settleOrder, stations } from "./order.ts";
import type { Placement, RemoteRule, RuleBody } from "./types.ts";

/** One call to make. `ref` is always one that the file owns. */
export type Operation =
  | { readonly kind: "create"; readonly ref: string; readonly body: RuleBody; readonly placement: Placement }
  | {
      readonly kind: "update";
      readonly ref: string;
      readonly live: RemoteRule;
      readonly body: RuleBody;
      readonly changes: readonly Member[];
      readonly placement?: Placement;
    }
  | {
      readonly kind: "move";
      readonly ref: string;
      readonly live: RemoteRule;
      readonly body: RuleBody;
      readonly placement: Placement;
    }
  | { readonly kind: "delete"; readonly ref: string; readonly live: RemoteRule };

/**
 * The next call that brings the live rules nearer to the goal; undefined when nothing is left to do.
 * Asked again after each answer, it ends after at most one call for each rule of the goal, whatever others do to rules
 * that the file does not own.
 */
export function next(rules: readonly RemoteRule[], goal: Goal, options: NextOptions = {}): Operation | undefined {
  const stale = rules.find((live) => goal.stale.has(live.ref));
  const deletion: Operation | undefined =
    stale === undefined ? undefined : { kind: "delete", ref: stale.ref, live: stale };
  if (options.deletesFirst === true && deletion !== undefined) return deletion;
  return nextWrite(rules, goal) ?? deletion;
}

export interface NextOptions {
  /** Deletes what is stale before anything else, for a phase that is full. */
  readonly deletesFirst?: boolean;
}

function nextWrite(rules: readonly RemoteRule[], goal: Goal): Operation | undefined {
  const { free, placed } = settleOrder(goal.desired);
  const { line, kept } = stations(rules, goal, free);
  const byRef = new Map(rules.map((live) => [live.ref, live]));

  let previous: RemoteRule | undefined;
  for (const { ref, rule } of line) {
    const live = byRef.get(ref);
    if (rule !== undefined) {
      let placement: Placement | undefined;
      if (live === undefined || !kept.has(ref)) {
        const firstKept = line.find((station) => kept.has(station.ref));
        if (previous !== undefined) placement = { after: previous.id };
        else if (firstKept !== undefined) placement = { before: (byRef.get(firstKept.ref) as RemoteRule).id };
        else placement = endPlacement(rules, goal);
      }
      const operation = operationFor(goal, rule, live, placement);
      if (operation !== undefined) return operation;
    }
    previous = live;
  }
  for (const rule of placed) {
    const operation = operationFor(goal, rule, byRef.get(rule.body.ref), placementOf(rule, rules, goal));
    if (operation !== undefined) return operation;
  }
  return undefined;
}

function operationFor(
  goal: Goal,
  rule: DesiredRule,
  live: RemoteRule | undefined,
  placement: Placement | undefined,
): Operation | undefined {
  const { ref } = rule.body;
  if (live === undefined) return { kind: "create", ref, body: rule.body, placement: placement ?? { after: "" } };
  const members = changes(goal, rule, live);
  const body = carryOver(rule.body, live);
  if (members.length > 0) {
    return { kind: "update", ref, live, body, changes: members, ...(placement === undefined ? {} : { placement }) };
  }
  return placement === undefined ? undefined : { kind: "move", ref, live, body, placement };
}

/** An update replaces the whole rule, so the one member that a file cannot say goes along. */
function carryOver(body: RuleBody, live: RemoteRule): RuleBody {
  const check = live["exposed_credential_check"];
  return check === undefined || check === null ? body : { ...body, exposed_credential_check: check };
}

/** All calls to make, in order, as far as they can be foreseen. New rules have made-up ids in them. */
export function operations(rules: readonly RemoteRule[], goal: Goal, options: NextOptions = {}): Operation[] {
  const result: Operation[] = [];
  const limit = 2 * (goal.desired.length + goal.stale.size) + 2;
  let state = rules;
  for (let step = next(state, goal, options); step !== undefined; step = next(state, goal, options)) {
    if (result.length >= limit) throw new Error(`planning does not end: ${result.map((op) => op.ref).join(" ")}`);
    result.push(step);
    state = applied(state, step);
  }
  return result;
}

/** The rules after a call, as Cloudflare would have them. */
export function applied(rules: readonly RemoteRule[], operation: Operation): readonly RemoteRule[] {
  switch (operation.kind) {
    case "delete":
      return rules.filter((live) => live.id !== operation.live.id);
    case "create": {
      const created: RemoteRule = { ...operation.body, id: `new ${operation.ref}`, version: "1" };
      return placed(rules, created, operation.placement);
    }
    default: {
      const changed: RemoteRule = { ...operation.body, id: operation.live.id, version: operation.live.version };
      if (operation.placement === undefined) return rules.map((live) => (live.id === changed.id ? changed : live));
      return placed(
        rules.filter((live) => live.id !== changed.id),
        changed,
        operation.placement,
      );
    }
  }
}

/** `rules` with `rule` put in; a placement beside a rule that is gone means the end. */
function placed(rules: readonly RemoteRule[], rule: RemoteRule, placement: Placement): readonly RemoteRule[] {
  const anchor = "before" in placement ? placement.before : placement.after;
  const found = rules.findIndex((live) => live.id === anchor);
  const atStart = "before" in placement && placement.before === "";
  const index = atStart ? 0 : found < 0 ? rules.length : "before" in placement ? found : found + 1;
  return [...rules.slice(0, index), rule, ...rules.slice(index)];
}

/** What makes two calls the same to the person who agreed to them: what is done to which rule, and what it overwrites. */
export function signature(operation: Operation): string {
  const overwrites = operation.kind === "update" || operation.kind === "delete" ? definitionHash(operation.live) : "";
  return `${operation.kind} ${operation.ref} ${overwrites}`;
}

/** Live rules that the file does not own. */
export function foreignRules(rules: readonly RemoteRule[], goal: Goal): readonly RemoteRule[] {
  return rules.filter((live) => !owns(goal, live.ref));
}

/** The complete list of a phase after a deploy, for a dry run: foreign rules as they came, without read-only members. */
export function finalList(rules: readonly RemoteRule[], goal: Goal): Readonly<Record<string, unknown>>[] {
  let state = rules;
  for (const step of operations(rules, goal)) state = applied(state, step);
  const ids = new Set(rules.map((live) => live.id));
  return state.map((live) => {
    const { version: _version, last_updated: _updated, categories: _categories, ...rest } = live;
    if (ids.has(live.id)) return rest;
    const { id: _id, ...created } = rest;
    return created;
  });
}
