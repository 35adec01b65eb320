import fc from "fast-check";
import { expect, test } from "vitest";
import { blockRule, CUSTOM, type RuleAnswer, type RulesetAnswer, startRig } from "./support/fixture.ts";

/** Refs that the sequence writes; `foreign` is a rule that it never names. */
const REFS = ["a", "b", "c", "d"] as const;
const FOREIGN = "foreign";

type Place = { readonly kind: "none" | "first" | "last" } | { readonly kind: "index"; readonly index: number };

type Step =
  | { readonly kind: "add"; readonly ref: string; readonly place: Place }
  | { readonly kind: "edit"; readonly ref: string; readonly enabled: boolean; readonly place: Place }
  | { readonly kind: "move"; readonly ref: string; readonly place: Place }
  | { readonly kind: "delete"; readonly ref: string }
  | { readonly kind: "dry-run"; readonly ref: string }
  | { readonly kind: "bad"; readonly ref: string };

const place: fc.Arbitrary<Place> = fc.oneof(
  fc.constantFrom<Place>({ kind: "none" }, { kind: "first" }, { kind: "last" }),
  fc.nat(5).map((index) => ({ kind: "index" as const, index })),
);
const ref = fc.constantFrom(...REFS);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant("add" as const), ref, place }),
  fc.record({ kind: fc.constant("edit" as const), ref, enabled: fc.boolean(), place }),
  fc.record({ kind: fc.constant("move" as const), ref, place: place.filter(({ kind }) => kind !== "none") }),
  fc.record({ kind: fc.constant("delete" as const), ref }),
  fc.record({ kind: fc.constant("dry-run" as const), ref }),
  fc.record({ kind: fc.constant("bad" as const), ref }),
);

/** A plain model of the ruleset: what the sandbox must show after each step. */
interface Model {
  order: string[];
  enabled: Map<string, boolean>;
  ruleVersion: Map<string, number>;
  version: number;
}

/** The index that `place` means among `others`, or undefined when it is out of range. */
function target(wanted: Place, others: number, present: number): number | undefined {
  if (wanted.kind === "index") {
    return wanted.index >= 1 && wanted.index <= others + 1 ? wanted.index - 1 : undefined;
  }
  if (wanted.kind === "first") return 0;
  return wanted.kind === "last" ? others : present;
}

function position(wanted: Place): object | undefined {
  if (wanted.kind === "none") return undefined;
  if (wanted.kind === "index") return { index: wanted.index };
  return wanted.kind === "first" ? { before: "" } : { after: "" };
}

/** Takes the step in the model; false when the API must refuse it. */
function expected(model: Model, taken: Step): boolean {
  const at = model.order.indexOf(taken.ref);
  if (taken.kind === "bad" || taken.kind === "dry-run") return taken.kind === "dry-run";
  if (taken.kind === "add") {
    const index = target(taken.place, model.order.length, model.order.length);
    if (at !== -1 || index === undefined) return false;
    model.order.splice(index, 0, taken.ref);
    model.enabled.set(taken.ref, true);
    model.ruleVersion.set(taken.ref, 1);
  } else {
    if (at === -1) return false;
    if (taken.kind === "delete") model.order.splice(at, 1);
    else {
      const index = target(taken.place, model.order.length - 1, at);
      if (index === undefined) return false;
      model.order.splice(at, 1);
      model.order.splice(index, 0, taken.ref);
      if (taken.kind === "edit" && model.enabled.get(taken.ref) !== taken.enabled) {
        model.enabled.set(taken.ref, taken.enabled);
        model.ruleVersion.set(taken.ref, (model.ruleVersion.get(taken.ref) ?? 0) + 1);
      }
    }
  }
  model.version += 1;
  return true;
}

test("sequences of single-rule calls keep order, versions, ids and foreign rules", async () => {
  const rig = await startRig();
  let zones = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      zones += 1;
      const zone = rig.sandbox.control.addZone({ name: `zone-${zones}.example` });
      const entry = `/zones/${zone.id}/rulesets/phases/${CUSTOM}/entrypoint`;
      let shown: RulesetAnswer = await rig.ruleset("PUT", entry, { rules: [blockRule(FOREIGN)] });
      const foreign = shown.rules?.[0];
      const base = `/zones/${zone.id}/rulesets/${shown.id}/rules`;
      const model: Model = { order: [FOREIGN], enabled: new Map(), ruleVersion: new Map(), version: 1 };

      for (const taken of steps) {
        const before = shown;
        const id = before.rules?.find((rule) => rule.ref === taken.ref)?.id ?? "0".repeat(32);
        const accepted = expected(model, taken);
        const answer = await send(taken, id);
        expect([taken, answer.status === 200]).toEqual([taken, accepted]);
        shown = await rig.ruleset("GET", entry);
        if (accepted && taken.kind !== "dry-run") expect(answer.body.result).toEqual(shown);
        else expect(shown).toEqual(before);

        const rules: readonly RuleAnswer[] = shown.rules ?? [];
        expect(shown.version).toBe(String(model.version));
        expect(rules.map((rule) => rule.ref)).toEqual(model.order);
        expect(rules.find((rule) => rule.ref === FOREIGN)).toEqual(foreign);
        for (const rule of rules) {
          if (rule.ref === FOREIGN) continue;
          expect(rule["enabled"]).toBe(model.enabled.get(rule.ref));
          expect(rule.version).toBe(String(model.ruleVersion.get(rule.ref)));
          const known = before.rules?.find((other) => other.ref === rule.ref);
          if (known !== undefined) expect(rule.id).toBe(known.id);
        }
      }
      const versions = await rig.call("GET", `/zones/${zone.id}/rulesets/${shown.id}/versions`);
      const numbers = (versions.body.result as { version: string }[]).map((head) => Number(head.version));
      expect(numbers).toEqual(Array.from({ length: model.version }, (_, index) => index + 1));

      function send(taken: Step, id: string) {
        switch (taken.kind) {
          case "add":
            return rig.call("POST", base, { ...blockRule(taken.ref), position: position(taken.place) });
          case "edit":
            return rig.call("PATCH", `${base}/${id}`, {
              ...blockRule(taken.ref, { enabled: taken.enabled }),
              position: position(taken.place),
            });
          case "move":
            return rig.call("PATCH", `${base}/${id}`, { position: position(taken.place) });
          case "delete":
            return rig.call("DELETE", `${base}/${id}`);
          case "dry-run":
            return rig.call("POST", `${base}?dry_run=true`, blockRule(`${taken.ref}-dry`));
          case "bad":
            return rig.call("POST", base, blockRule(taken.ref, { expression: "nonsense" }));
        }
      }
    }),
    { numRuns: 60 },
  );
});
