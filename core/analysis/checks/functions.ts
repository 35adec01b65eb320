import { functionInfo, phaseInfo } from "#core/catalog/catalog.ts";
import { FUNCTIONS } from "#core/catalog/generated/functions.ts";
import { OPERATORS } from "#core/catalog/generated/operators.ts";
import type { FunctionInfo, PlanLimit } from "#core/catalog/info.ts";
import { type Diagnostic, diagnostic } from "#core/diagnostics/diagnostic.ts";
import type { Call } from "#core/syntax/ast.ts";
import type { ExpressionCheck, ExpressionContext } from "./check.ts";
import { missingPlan, planName } from "./plans.ts";

const nameSpan = (call: Call) => ({ start: call.start, end: call.nameEnd });

/** Functions by context, phase and plan. */
export const checkFunctions: ExpressionCheck = (context) => {
  const found: Diagnostic[] = [];
  for (const node of context.nodes) {
    if (node.kind !== "call" || node.definition === undefined) continue;
    const info = functionInfo(node.name);
    if (info === undefined) continue;
    const problem = where(node, info, context) ?? phase(node, info, context) ?? plan(node, info, context);
    if (problem !== undefined) found.push(problem);
  }
  return found;
};

/** Contexts of functions for rules of a ruleset; others belong to products with rules of their own. */
const RULESET_CONTEXTS: ReadonlySet<string> = new Set(["any", "value-expression"]);

function where(call: Call, info: FunctionInfo, { kind }: ExpressionContext): Diagnostic | undefined {
  if (info.contexts !== "value-expression" || kind === "value") return undefined;
  return diagnostic("function/value-only", nameSpan(call), { name: call.name });
}

function phase(call: Call, info: FunctionInfo, context: ExpressionContext): Diagnostic | undefined {
  const here = context.phase;
  if (here === undefined || phaseInfo(here) === undefined) return undefined;
  if (info.contexts !== undefined && !RULESET_CONTEXTS.has(info.contexts)) {
    return diagnostic("phase/function", nameSpan(call), { name: call.name, phase: here, phases: [] });
  }
  if (info.phases === undefined) return undefined;
  const phases = [...info.phases, ...(Array.isArray(info.alsoPhases) ? (info.alsoPhases as string[]) : [])];
  if (phases.includes(here)) return undefined;
  return diagnostic("phase/function", nameSpan(call), { name: call.name, phase: here, phases });
}

function plan(call: Call, info: FunctionInfo, context: ExpressionContext): Diagnostic | undefined {
  const needed = missingPlan(info.plans, context.plan);
  if (needed === undefined || context.plan === undefined) return undefined;
  return diagnostic("plan/function", nameSpan(call), { name: call.name, plan: planName(context.plan), needed });
}

/** The replacing functions share one allowance, nested or side by side. */
const REPLACING: ReadonlySet<string> = new Set(
  FUNCTIONS.filter((row) => row.maxPerExpression === 1).map((row) => row.name),
);

/** Functions that an expression may call once. */
export const checkOnce: ExpressionCheck = ({ nodes }) => {
  const calls: Call[] = [];
  for (const node of nodes) {
    if (node.kind === "call" && REPLACING.has(node.name) && node.definition !== undefined) calls.push(node);
  }
  const names = [...REPLACING];
  return calls
    .slice(1)
    .map((call) =>
      diagnostic(
        "function/once",
        nameSpan(call),
        { names },
        { related: [{ ...nameSpan(calls[0] as Call), message: "The first call." }] },
      ),
    );
};

const operatorPlans = new Map(
  OPERATORS.filter((row) => row.plans !== undefined).map((row) => [row.english, row.plans as PlanLimit]),
);

/** Operators by plan. */
export const checkOperators: ExpressionCheck = ({ tree, nodes, plan: zonePlan }) => {
  if (zonePlan === undefined) return [];
  const found: Diagnostic[] = [];
  for (const node of nodes) {
    if (node.kind !== "comparison") continue;
    const needed = missingPlan(operatorPlans.get(node.operator), zonePlan);
    if (needed === undefined) continue;
    const operator = tree.text.slice(node.operatorSpan.start, node.operatorSpan.end);
    found.push(diagnostic("plan/operator", node.operatorSpan, { operator, plan: planName(zonePlan), needed }));
  }
  return found;
};
