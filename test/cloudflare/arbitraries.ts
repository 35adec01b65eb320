/** Random zones and files for the planner's properties. */
import fc from "fast-check";
import type { DesiredRule, Goal } from "#cloudflare/goal.ts";
import type { RemoteRule, RuleBody } from "#cloudflare/types.ts";
import type { RulePosition } from "#core/document/model.ts";

const OWN = ["a", "b", "c", "d", "e", "f"];
const FOREIGN = ["w", "x", "y", "z"];
const STALE = ["old1", "old2"];

const bodies = new Map<string, RuleBody>();
const liveOnes = new Map<string, RemoteRule>();

/** The same object for the same arguments: what is remembered of it by the code under test is remembered over all runs. */
export function bodyOf(ref: string, variant: number): RuleBody {
  return remembered(bodies, `${ref} ${variant}`, () => ({
    ref,
    action: variant % 2 === 0 ? "block" : "log",
    expression: `ip.src eq 10.0.0.${variant}`,
    description: ref,
    enabled: true,
  }));
}

export function liveRule(ref: string, variant: number): RemoteRule {
  return remembered(liveOnes, `${ref} ${variant}`, () => ({
    ...bodyOf(ref, variant),
    id: `id-${ref}`,
    version: "1",
    last_updated: "2026-11-24T08:00:00.123456Z",
  }));
}

function remembered<T>(map: Map<string, T>, key: string, make: () => T): T {
  const value = map.get(key) ?? make();
  map.set(key, value);
  return value;
}

/** Live rules of one phase: any of our own, of the stale and of the foreign ones, in any order. */
export const liveRules: fc.Arbitrary<RemoteRule[]> = fc
  .tuple(fc.shuffledSubarray([...OWN, ...FOREIGN, ...STALE]), fc.array(fc.nat(2), { minLength: 12, maxLength: 12 }))
  .map(([refs, variants]) => refs.map((ref, index) => liveRule(ref, variants[index] as number)));

/** A goal without circles: a position names a foreign rule, or an own rule that is earlier in the alphabet. */
export const goals: fc.Arbitrary<Goal> = fc
  .tuple(
    fc.shuffledSubarray(OWN),
    fc.array(fc.tuple(fc.nat(2), fc.nat(7), fc.nat(9)), { minLength: 6, maxLength: 6 }),
    fc.subarray(STALE),
  )
  .map(([refs, choices, stale]) => ({
    desired: refs.map((ref, index): DesiredRule => {
      const [variant, kind, target] = choices[index] as [number, number, number];
      return { body: bodyOf(ref, variant), position: positionOf(kind, anchorFor(ref, refs, target)) };
    }),
    stale: new Set(stale),
    settled: new Map(),
  }));

function anchorFor(ref: string, refs: readonly string[], choice: number): string {
  const candidates = [...FOREIGN, ...refs.filter((other) => other < ref)];
  return candidates[choice % candidates.length] as string;
}

function positionOf(kind: number, anchor: string): RulePosition | undefined {
  if (kind === 0) return "first";
  if (kind === 1) return "last";
  if (kind === 2) return { before: anchor };
  if (kind === 3) return { after: anchor };
  return undefined;
}

/** Something another writer does to rules that are not ours: delete, add, move or change one. */
export type ForeignEdit = {
  readonly kind: "delete" | "add" | "move" | "change";
  readonly pick: number;
  readonly at: number;
};

export const foreignEdits: fc.Arbitrary<ForeignEdit | undefined> = fc.option(
  fc.record({ kind: fc.constantFrom("delete", "add", "move", "change"), pick: fc.nat(20), at: fc.nat(20) }),
  { nil: undefined },
);

/** The rules after another writer's edit; own rules (those of `owned`) are never touched, though others move around them. */
export function editForeign(
  rules: readonly RemoteRule[],
  owned: (ref: string) => boolean,
  edit: ForeignEdit,
): readonly RemoteRule[] {
  const foreign = rules.filter((rule) => !owned(rule.ref));
  const target = foreign[edit.pick % Math.max(1, foreign.length)];
  const at = edit.at % (rules.length + 1);
  const insert = (list: readonly RemoteRule[], rule: RemoteRule): RemoteRule[] => [
    ...list.slice(0, at),
    rule,
    ...list.slice(at),
  ];
  if (edit.kind === "add") {
    const number = rules.filter((rule) => rule.ref.startsWith("foreign-")).length;
    const free = [...Array(number + 1).keys()].find((n) => !rules.some((rule) => rule.ref === `foreign-${n}`));
    return insert(rules, liveRule(`foreign-${free}`, edit.pick));
  }
  if (target === undefined) return rules;
  const without = rules.filter((rule) => rule.id !== target.id);
  if (edit.kind === "delete") return without;
  if (edit.kind === "move") return insert(without, target);
  return rules.map((rule) =>
    rule.id === target.id ? { ...rule, expression: `${rule.expression} or ssl`, version: "9" } : rule,
  );
}
