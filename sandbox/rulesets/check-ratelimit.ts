import { RATELIMIT_PHASE } from "#core/catalog/catalog.ts";
import { RATELIMIT } from "#core/catalog/generated/ratelimit.ts";
import type { Json, JsonObject } from "#sandbox/state/model.ts";
import { checkExpression, type ExpressionContext } from "./check-expression.ts";
import { planHas } from "./entitlement.ts";
import { notValid, type Problem } from "./problem.ts";

const NUMBERS = ["period", "requests_per_period", "mitigation_timeout", "score_per_period"];
const PHASES = [RATELIMIT_PHASE, "magic_transit_ratelimit"];

/** Refusals of a rule's `ratelimit` object, or of its absence where the phase wants one. */
export function checkRatelimit(
  ratelimit: JsonObject | undefined,
  action: string,
  context: ExpressionContext,
): Problem[] {
  if (!PHASES.includes(context.phase)) {
    if (ratelimit === undefined) return [];
    return [{ message: `ratelimit is not allowed in the phase ${context.phase}`, member: "ratelimit" }];
  }
  if (ratelimit === undefined) {
    if (action === "execute") return [];
    return [{ message: `ratelimit is required in the phase ${context.phase}`, member: "ratelimit" }];
  }
  const wrong = checkShape(ratelimit);
  if (wrong.length > 0) return wrong;
  return [
    ...checkCharacteristics(ratelimit["characteristics"] as readonly string[], context),
    ...checkPeriods(ratelimit, context),
    ...checkCounting(ratelimit, context),
  ];
}

function checkShape(ratelimit: JsonObject): Problem[] {
  const problems: Problem[] = [];
  const wrongType = (name: string): void => {
    problems.push({ message: `invalid JSON: invalid type for field "${name}"`, member: `ratelimit/${name}` });
  };
  for (const [name, value] of Object.entries(ratelimit)) {
    if (!Object.hasOwn(RATELIMIT.keys, name)) {
      problems.push({ message: `invalid JSON: unknown field "${name}"`, member: "ratelimit" });
    } else if (NUMBERS.includes(name) && !Number.isInteger(value)) wrongType(name);
    else if (name === "characteristics" && !isTextArray(value)) wrongType(name);
    else if (name === "requests_to_origin" && typeof value !== "boolean") wrongType(name);
    else if (name === "counting_expression" && typeof value !== "string") wrongType(name);
  }
  const required = ["characteristics", "period"];
  if (ratelimit["score_per_period"] === undefined) required.push("requests_per_period");
  for (const name of required) {
    if (ratelimit[name] === undefined) {
      problems.push({ message: notValid("", name, "it is required"), member: `ratelimit/${name}` });
    }
  }
  return problems;
}

function isTextArray(value: Json): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}

function checkCharacteristics(characteristics: readonly string[], context: ExpressionContext): Problem[] {
  const member = "ratelimit/characteristics";
  if (!characteristics.includes("cf.colo.id")) {
    return [
      {
        code: 20155,
        message:
          "characteristics field is missing 'cf.colo.id', this is required as ratelimiting counting is processed at colocation level only",
        member,
      },
    ];
  }
  if (characteristics.includes("ip.src") && characteristics.includes("cf.unique_visitor_id")) {
    return [{ message: "ip.src and cf.unique_visitor_id cannot be used together", member }];
  }
  const values = (RATELIMIT.keys["characteristics"]?.values ?? []) as readonly { api: string; minPlan: string }[];
  return characteristics.flatMap((text, index) => {
    const place = `${member}/${index}`;
    if (text === "cf.colo.id" || text === "cf.unique_visitor_id") return entitled(text, values, context, place);
    const problems = checkExpression(text, "characteristic", place, context);
    return problems.length > 0 ? problems : entitled(text, values, context, place);
  });
}

function entitled(
  text: string,
  values: readonly { api: string; minPlan: string }[],
  context: ExpressionContext,
  member: string,
): Problem[] {
  const minimum = values.find((row) => row.api === text)?.minPlan ?? "enterprise";
  if (planHas(context.plan, minimum)) return [];
  return [
    {
      message: `not entitled: the use of characteristic ${text} is not allowed, an higher Advanced Rate Limiting plan is required`,
      member,
    },
  ];
}

/** The values of `key` up to the plan's longest, as the refusal lists them. */
function allowedValues(key: "period" | "mitigation_timeout", context: ExpressionContext): readonly number[] {
  const info = RATELIMIT.keys[key];
  const longest = info?.maxByPlan?.[context.plan] ?? 0;
  return (info?.valuesFull ?? []).filter((value) => value <= longest);
}

function checkPeriods(ratelimit: JsonObject, context: ExpressionContext): Problem[] {
  const problems: Problem[] = [];
  const period = ratelimit["period"] as number;
  const timeout = ratelimit["mitigation_timeout"] as number | undefined;
  const periods = allowedValues("period", context);
  if (!periods.includes(period)) {
    problems.push({
      message: `not entitled to use the period ${period}, can only use a period among [${periods.join(" ")}]`,
      member: "ratelimit/period",
    });
  }
  const timeouts = allowedValues("mitigation_timeout", context);
  const longest = Math.max(...timeouts);
  if (timeout === undefined) return problems;
  if (context.plan === "free" && timeout !== longest) {
    problems.push({
      message: `not entitled to use a mitigation timeout different from ${longest}`,
      member: "ratelimit/mitigation_timeout",
    });
  } else if (context.plan !== "enterprise" && !timeouts.includes(timeout)) {
    problems.push({
      message: `not entitled to use the mitigation timeout ${timeout}, can only use a mitigation timeout among [${timeouts.join(" ")}]`,
      member: "ratelimit/mitigation_timeout",
    });
  }
  return problems;
}

function checkCounting(ratelimit: JsonObject, context: ExpressionContext): Problem[] {
  const counting = ratelimit["counting_expression"] as string | undefined;
  if (counting === undefined || counting === "") return [];
  const member = "ratelimit/counting_expression";
  if (!planHas(context.plan, RATELIMIT.keys["counting_expression"]?.minPlan)) {
    return [
      {
        message:
          "not entitled: the use of counting_expression is not allowed, an Advanced Rate Limiting plan is required",
        member,
      },
    ];
  }
  return checkExpression(counting, "counting_expression", member, context);
}
