import { RATELIMIT_PHASE } from "#core/catalog/catalog.ts";
import type { ActionInfo, ActionParameterInfo } from "#core/catalog/info.ts";
import { isObject } from "#sandbox/request.ts";
import type { Json, JsonObject } from "#sandbox/state/model.ts";
import { checkExpression, type ExpressionContext } from "./check-expression.ts";
import { planHas } from "./entitlement.ts";
import { notValid, type Problem } from "./problem.ts";

type Schema = Readonly<Record<string, ActionParameterInfo>>;

/** Refusals of a rule's `action_parameters`, walked along the action's schema in the catalogue. */
export function checkParameters(
  action: ActionInfo,
  parameters: JsonObject | undefined,
  context: ExpressionContext,
): Problem[] {
  if (parameters === undefined) {
    if (action.parametersRequired !== true) return [];
    return [
      {
        code: 20113,
        message: `action parameters are required for the ${action.action} action`,
        member: "action_parameters",
      },
    ];
  }
  return checkMembers(action.parameters ?? {}, parameters, "action_parameters", context);
}

function checkMembers(schema: Schema, object: JsonObject, path: string, context: ExpressionContext): Problem[] {
  const problems: Problem[] = [];
  for (const [name, value] of Object.entries(object)) {
    const info = Object.hasOwn(schema, name) ? schema[name] : undefined;
    const member = `${path}/${name}`;
    if (info === undefined) problems.push({ message: `invalid JSON: unknown field "${name}"`, member: path });
    else
      problems.push(...checkRelations(name, info, object, member), ...checkValue(name, info, value, member, context));
  }
  for (const [name, info] of Object.entries(schema)) {
    if (info.required === true && !Object.hasOwn(object, name)) {
      problems.push({ message: notValid("", name, "it is required"), member: `${path}/${name}` });
    }
  }
  return problems;
}

function checkRelations(name: string, info: ActionParameterInfo, object: JsonObject, member: string): Problem[] {
  const rivals = [...(info.conflictsWith ?? []), ...(info.xor === undefined ? [] : [info.xor])];
  const rival = rivals.find((other) => Object.hasOwn(object, other));
  if (rival === undefined || name > rival) return [];
  return [{ message: `${name} and ${rival} cannot be used together`, member }];
}

const TYPE_TESTS: Readonly<Record<string, (value: Json) => boolean>> = {
  string: (value) => typeof value === "string",
  integer: (value) => Number.isInteger(value),
  boolean: (value) => typeof value === "boolean",
  object: isObject,
};

function fitsType(type: string, value: Json): boolean {
  const array = /^array<(.+)>$/.exec(type);
  if (array !== null) return Array.isArray(value) && value.every((item) => fitsType(array[1] as string, item as Json));
  const map = /^map<string,(.+)>$/.exec(type);
  if (map !== null) return isObject(value) && Object.values(value).every((item) => fitsType(map[1] as string, item));
  return TYPE_TESTS[type]?.(value) ?? true;
}

function checkValue(
  name: string,
  info: ActionParameterInfo,
  value: Json,
  member: string,
  context: ExpressionContext,
): Problem[] {
  if (!fitsType(info.type, value)) {
    return [{ message: `invalid JSON: invalid type for field "${name}"`, member }];
  }
  if (info.onlyPhases !== undefined && !info.onlyPhases.includes(context.phase)) {
    return [{ message: `${name} is not allowed in the phase ${context.phase}`, member }];
  }
  // A Free zone was seen to take a custom response in its rate limiting rule.
  const onEveryPlan = context.phase === RATELIMIT_PHASE && name === "response";
  if (info.plans !== undefined && !onEveryPlan && !planHas(context.plan, info.plans.min)) {
    return [{ message: `not entitled: the use of action parameter ${name} is not allowed`, member }];
  }
  if (typeof value === "string" && info.expressionKind !== undefined) {
    return checkExpression(value, "action parameter", member, context);
  }
  if (isObject(value)) {
    if (info.properties !== undefined) return checkMembers(info.properties, value, member, context);
    const schema = info.valueProperties;
    if (schema === undefined) return [];
    return Object.entries(value).flatMap(([key, entry]) =>
      isObject(entry) ? checkMembers(schema, entry, `${member}/${key}`, context) : [],
    );
  }
  if (Array.isArray(value)) return checkItems(name, info, value, member, context);
  return checkScalar(name, info, value, member, context);
}

function checkItems(
  name: string,
  info: ActionParameterInfo,
  items: readonly Json[],
  member: string,
  context: ExpressionContext,
): Problem[] {
  return items.flatMap((item, index) => {
    const place = `${member}/${index}`;
    if (isObject(item)) return isObject(info.items) ? checkMembers(info.items as Schema, item, place, context) : [];
    return checkScalar(name, info, item, place, context);
  });
}

function checkScalar(
  name: string,
  info: ActionParameterInfo,
  value: Json,
  member: string,
  context: ExpressionContext,
): Problem[] {
  const refuse = (reason: string): Problem[] => [{ message: notValid(value, name, reason), member }];
  const values = info.valuesByPhase?.[context.phase] ?? info.values;
  if (values !== undefined && !(values as readonly Json[]).includes(value)) {
    if (name === "phases") {
      return [{ code: 20120, message: `skip action parameter phase '${String(value)}' is not authorized`, member }];
    }
    return refuse(`it must be one of ${values.join(", ")}`);
  }
  if (typeof value === "number") {
    if (info.min !== undefined && value < info.min) return refuse(`it must be at least ${info.min}`);
    if (info.max !== undefined && value > info.max) return refuse(`it must be at most ${info.max}`);
  }
  if (typeof value === "string") {
    if (info.pattern !== undefined && !new RegExp(info.pattern).test(value)) return refuse("it has the wrong form");
    const limit = isObject(info.maxBytes) ? info.maxBytes[context.phase] : info.maxBytes;
    if (typeof limit === "number" && Buffer.byteLength(value) > limit) {
      return [{ message: `the size of ${name} exceeded the maximum of ${limit} bytes`, member }];
    }
  }
  return [];
}
