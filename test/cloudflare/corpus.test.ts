/** Rules of public repositories, as files, to the sandbox and back. */
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { FailureError } from "#cloudflare/errors.ts";
import { analyse } from "#core/analysis/analyse.ts";
import { printRule } from "#core/document/print-rule.ts";
import type { RuleObject } from "#core/document/rule-object.ts";
import { CUSTOM, startRig } from "./rig.ts";

const corpus = path.join(import.meta.dirname, "../../../shared/corpus/rules-dev.jsonl");

interface Row {
  readonly id: string;
  readonly phase: string | null;
  readonly rule: RuleObject & { readonly action: string };
}

/** What a file can say of a rule, with the row's id as ref. */
function objectOf({ id, rule }: Row): RuleObject {
  const { action, action_parameters: parameters, expression, description, enabled, logging } = rule;
  return {
    action,
    expression,
    ref: id,
    ...(parameters === undefined ? {} : { action_parameters: parameters }),
    ...(description === undefined ? {} : { description }),
    ...(enabled === undefined ? {} : { enabled }),
    ...(logging === undefined ? {} : { logging }),
  };
}

/** An expression without the white space that writing it into a file may change. The texts here have no raw strings. */
function squeezed(expression: string): string {
  return expression
    .split(/("(?:[^"\\]|\\.)*")/)
    .map((part, index) => (index % 2 === 0 ? part.replace(/\s+/g, " ").replace(/ ?([(){},]) ?/g, "$1") : part))
    .join("")
    .trim();
}

describe.runIf(existsSync(corpus))("custom rules of public repositories", () => {
  it("are read back from the sandbox as they were, each that the check accepts", async () => {
    const rows = readFileSync(corpus, "utf8")
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Row)
      .filter((row) => row.phase === CUSTOM);
    const rig = await startRig({ zones: [{ name: "example.com", plan: "enterprise" }] });
    const refused: string[] = [];
    let deployed = 0;
    for (const row of rows) {
      const object = objectOf(row);
      const text = printRule(object, { phase: CUSTOM });
      const analysis = analyse(text, { stem: row.id, plan: "enterprise" });
      const document = rig.document(text, { name: `${row.id}.rule`, path: `${row.id}.rule`, analysis });
      try {
        const plan = await rig.deployments.plan(document);
        await rig.deployments.deploy(plan.ticket);
      } catch (error) {
        if (!(error instanceof FailureError)) throw error;
        const why = analysis.diagnostics.find((found) => found.severity === "error")?.message ?? error.message;
        refused.push(`${row.id}: ${error.failure.reason}: ${why}`);
        continue;
      }
      deployed += 1;
      const live = rig.sandbox.control.ruleset({ zone: "example.com" })?.rules.find((rule) => rule.ref === row.id);
      const { id: _id, version: _version, lastUpdated: _updated, ...found } = { ...live } as Record<string, unknown>;
      const logging = row.rule.action === "skip" ? { logging: { enabled: row.rule.logging?.enabled ?? true } } : {};
      const wanted = { description: "", enabled: true, ...object, ...logging };
      expect({ ...found, expression: squeezed(String(found["expression"])) }).toEqual({
        ...wanted,
        expression: squeezed(object.expression),
      });
      expect((await rig.deployments.plan(document)).empty).toBe(true);
    }
    console.log(
      `${deployed} of ${rows.length} custom rules deployed and read back equal; not sent or refused:\n${refused.join("\n")}`,
    );
    expect(deployed).toBeGreaterThan(rows.length / 2);
  }, 300_000);
});
