/** The planner's promises again, over HTTP and the SDK against the sandbox, in fewer runs. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fault } from "#sandbox/faults.ts";
import { CUSTOM, type Rig, ruleFile, startRig } from "./rig.ts";

const OWN = ["a", "b", "c", "d"];
const FOREIGN = ["x", "y", "z"];

const files = fc
  .tuple(
    fc.shuffledSubarray(OWN, { minLength: 1 }),
    fc.array(fc.tuple(fc.nat(2), fc.nat(5)), { minLength: 4, maxLength: 4 }),
  )
  .map(([refs, choices]) =>
    ruleFile(
      ...refs.map((ref, index) => {
        const [variant, kind] = choices[index] as [number, number];
        const position = kind === 0 ? "\nposition: first" : kind === 1 ? "\nposition: last" : "";
        return { ref, expression: `http.host eq "${ref}${variant}.example.com"`, header: `action: block${position}` };
      }),
    ),
  );

const foreignRules = fc.shuffledSubarray(FOREIGN).map((refs) => refs.map(foreignRule));
const faults = fc.array(
  fc.record({
    skip: fc.nat(3),
    effect: fc.constantFrom<Fault["effect"]>(
      { kind: "cut", when: "before" },
      { kind: "cut", when: "after" },
      { kind: "cut", when: "mid-body" },
      { kind: "failure", status: 503, when: "after", body: "html" },
      { kind: "other-writer", write: { zone: "example.com", kind: "add", rule: foreignRule("late") } },
    ),
  }),
  { maxLength: 2 },
);

function foreignRule(ref: string) {
  return {
    ref,
    action: "managed_challenge",
    expression: `ip.src eq 10.0.0.${ref.charCodeAt(0)}`,
    description: ref,
    enabled: true,
  };
}

function foreignOf(rig: Rig): string {
  const rules = rig.sandbox.control.ruleset({ zone: "example.com" })?.rules ?? [];
  return JSON.stringify(rules.filter((rule) => FOREIGN.includes(rule.ref)));
}

describe("deploying any file to any zone of the sandbox", () => {
  it("converges through faults and other writers, leaves foreign rules byte for byte, and is then up to date", async () => {
    const rig = await startRig();
    const zone = "example.com";
    await fc.assert(
      fc.asyncProperty(foreignRules, files, files, faults, async (foreign, first, second, bad) => {
        rig.sandbox.control.clearFaults();
        rig.sandbox.control.write({ zone, kind: "delete-ruleset" });
        rig.lock = undefined;
        if (foreign.length > 0) rig.sandbox.control.write({ zone, kind: "replace", rules: foreign });
        const before = foreignOf(rig);
        for (const text of [first, second]) {
          for (const method of ["POST", "PATCH", "DELETE"]) {
            for (const { skip, effect } of bad)
              rig.fault({ method, path: "rulesets(/[0-9a-f]+/rules(/[0-9a-f]+)?)?$", skip, effect });
          }
          await rig.deploy(text).catch(() => undefined);
          rig.sandbox.control.clearFaults();
          const plan = await rig.deployments.plan(rig.document(text));
          if (!plan.empty) expect((await rig.deployments.deploy(plan.ticket)).outcome).toBe("done");
          const again = await rig.deployments.plan(rig.document(text));
          expect(again.zones.flatMap((part) => part.steps)).toEqual([]);
          expect(foreignOf(rig)).toBe(before);
        }
      }),
      { numRuns: 25 },
    );
    expect(rig.sandbox.control.ruleset({ zone, phase: CUSTOM })).not.toBeUndefined();
  });
});
