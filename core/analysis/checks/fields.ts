import { fieldInfo, phaseInfo } from "#core/catalog/catalog.ts";
import { type FieldInfo, PLANS } from "#core/catalog/info.ts";
import { type Diagnostic, diagnostic, type Fix } from "#core/diagnostics/diagnostic.ts";
import type { Field } from "#core/syntax/ast.ts";
import type { ExpressionCheck, ExpressionContext } from "./check.ts";
import { missingPlan, planName } from "./plans.ts";

/** Fields by age, phase and plan. */
export const checkFields: ExpressionCheck = (context) => {
  const found: Diagnostic[] = [];
  for (const node of context.nodes) {
    if (node.kind !== "field" || node.definition === undefined) continue;
    const info = fieldInfo(node.name);
    if (info === undefined) continue;
    const problem = age(node, info, context) ?? place(node, info, context) ?? plan(node, info, context);
    if (problem !== undefined) found.push(problem);
  }
  return found;
};

const nameSpan = (field: Field) => ({ start: field.start, end: field.nameEnd });

function age(field: Field, info: FieldInfo, { phase }: ExpressionContext): Diagnostic | undefined {
  if (info.removed !== undefined && info.removed !== false) {
    return diagnostic("field/removed", nameSpan(field), { name: field.name }, { tags: ["deprecated"] });
  }
  if (info.deprecated !== true) return undefined;
  const fixes: Fix[] = [];
  const newText = replacementOf(field.name, phase);
  if (newText !== undefined) {
    fixes.push({ title: `Use \`${newText}\``, edits: [{ ...nameSpan(field), newText }], preferred: true });
  }
  const extras = { fixes, tags: ["deprecated"] as const };
  const details = { name: field.name, replacement: info.replacedBy, only: onlyValue(info) };
  return diagnostic("field/deprecated", nameSpan(field), details, extras);
}

/** The value that the field has in every request; undefined where there are several. */
function onlyValue({ range }: FieldInfo): number | undefined {
  const { min, max } = range ?? {};
  return typeof min === "number" && min === max ? min : undefined;
}

/** The field that says in this phase what the deprecated field `name` says; undefined where none is known. */
export function replacementOf(name: string, phase: string | undefined): string | undefined {
  const info = fieldInfo(name);
  if (info?.deprecated !== true) return undefined;
  // Packets have two addresses: there the old field means either, and the new one only the source.
  return phase !== undefined && phaseInfo(phase)?.side === "network" ? undefined : info.replacedBy;
}

function place(field: Field, info: FieldInfo, { phase, path }: ExpressionContext): Diagnostic | undefined {
  const side = phase === undefined ? undefined : phaseInfo(phase)?.side;
  if (phase === undefined || side === undefined) return undefined;
  const name = field.name;
  const counting = path.at(-1) === "counting_expression";
  if (info.responseOnly === true && side === "request" && !counting) {
    return diagnostic("phase/response-field", nameSpan(field), { name, phase });
  }
  if (info.phases === undefined || info.phases.includes(phase)) return undefined;
  return diagnostic("phase/field", nameSpan(field), { name, phase, phases: info.phases });
}

/** What is needed where the plan lists the only fields that a phase's rules may have, as for rate limits; undefined elsewhere. */
function missingPlanOfPhase(field: Field, { phase, path, plan, kind }: ExpressionContext): string | undefined {
  const byPlan = phase === undefined ? undefined : phaseInfo(phase)?.fieldsByPlan;
  // What counters are kept by has limits of its own.
  if (byPlan === undefined || plan === undefined || kind === "value" || has(byPlan[plan], field.name)) return undefined;
  if (path.length > 0 && field.name.startsWith("http.response.")) return undefined;
  const enough = PLANS.slice(PLANS.indexOf(plan)).find((larger) => has(byPlan[larger], field.name));
  if (enough === undefined) return undefined;
  return `${planName(enough)}${enough === PLANS.at(-1) ? "" : " or above"}`;
}

function has(fields: readonly string[] | string | undefined, name: string): boolean {
  // The larger plans have too many to list them.
  return fields === undefined || typeof fields === "string" || fields.includes(name.replace(/^raw\./, ""));
}

function plan(field: Field, info: FieldInfo, context: ExpressionContext): Diagnostic | undefined {
  const needed = missingPlan(info.plans, context.plan) ?? missingPlanOfPhase(field, context);
  if (needed === undefined || context.plan === undefined) return undefined;
  return diagnostic("plan/field", nameSpan(field), { name: field.name, plan: planName(context.plan), needed });
}
