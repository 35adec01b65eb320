import { phaseInfo } from "#core/catalog/catalog.ts";
import { microsecondTime } from "#sandbox/clock.ts";
import type { SandboxContext } from "#sandbox/context.ts";
import { ApiFailure, type ApiMessage } from "#sandbox/envelope.ts";
import { refusals } from "#sandbox/refusals.ts";
import type { Json, JsonObject, RuleState, RulesetKind, RulesetState } from "#sandbox/state/model.ts";
import { checkRule } from "./check-rule.ts";
import { checkTogether, ruleContext } from "./check-ruleset.ts";
import { limitFor } from "./entitlement.ts";
import { inserted, placement } from "./position.ts";
import { notValid, problemMessages, refuseAny } from "./problem.ts";
import { type RuleDraft, readRule } from "./read-rule.ts";
import { currentVersion, newRule, redefinedRule, replacedRules, withVersion } from "./ruleset.ts";
import type { RulesetScope } from "./scope.ts";

/**
 * What each write makes of a ruleset. Nothing here touches the state: the caller stores the answer, or, in a dry run,
 * throws it away. Refusals are thrown as `ApiFailure`.
 */

const RULESET_MEMBERS = ["name", "description", "kind", "phase", "rules"];
const PUT_READ_ONLY = ["id", "version", "last_updated", "source"];

/** Refuses members of a ruleset body that do not exist, and such as have the wrong type. */
function checkRulesetBody(body: JsonObject, members: readonly string[], context: SandboxContext): void {
  const messages: ApiMessage[] = [];
  for (const [name, value] of Object.entries(body)) {
    const readOnly = PUT_READ_ONLY.includes(name);
    if (readOnly && context.settings.readOnlyMembers === "ignore") continue;
    if (!members.includes(name)) messages.push({ message: `invalid JSON: unknown field "${name}"` });
    else if (value === null || (name === "rules" ? Array.isArray(value) : typeof value === "string")) continue;
    else messages.push({ message: `invalid JSON: invalid type for field "${name}"`, source: { pointer: `/${name}` } });
  }
  refuseAny(messages);
}

/** Reads and checks the rules of a body; `undefined` when the body has no `rules`. */
function readRules(
  context: SandboxContext,
  scope: RulesetScope,
  body: JsonObject,
  where: { readonly phase: string; readonly kind: string },
): RuleDraft[] | undefined {
  const rules = body["rules"] as readonly Json[] | null | undefined;
  if (rules === undefined || rules === null) return undefined;
  const judgedBy = ruleContext(context, scope, where.phase, where.kind);
  const messages: ApiMessage[] = [];
  const drafts = rules.map((rule, index) => {
    const { draft, problems } = readRule(rule, context.settings);
    const all = problems.length > 0 ? problems : checkRule(draft, judgedBy);
    messages.push(...problemMessages(all, `/rules/${index}`));
    return draft;
  });
  refuseAny(messages);
  return drafts;
}

function checkPhase(phase: string, level: RulesetScope["level"]): ApiMessage[] {
  const info = phaseInfo(phase);
  const source = { pointer: "/phase" };
  if (info === undefined) return [{ message: `unknown variant for phase: ${phase}`, source }];
  if (info.scope?.includes(level) !== false) return [];
  return [{ message: notValid(phase, "phase", `it is not available at the ${level} level`), source }];
}

/** A new ruleset with its first version. */
function freshRuleset(
  context: SandboxContext,
  head: { readonly kind: RulesetKind; readonly name: string; readonly phase: string; readonly description: string },
  drafts: readonly RuleDraft[],
): RulesetState {
  const { description, ...fixed } = head;
  const rules = drafts.map((draft) => newRule(draft, context));
  const version = { number: 1, description, lastUpdated: microsecondTime(context.now()), rules };
  return { id: context.ids.object(), ...fixed, versions: [version] };
}

/** POST of a ruleset. */
export function createRuleset(context: SandboxContext, scope: RulesetScope, body: JsonObject): RulesetState {
  checkRulesetBody(body, RULESET_MEMBERS, context);
  const kind = typeof body["kind"] === "string" ? body["kind"] : "";
  const phase = typeof body["phase"] === "string" ? body["phase"] : "";
  const name = typeof body["name"] === "string" ? body["name"] : "";
  if (kind === "managed") {
    refuseAny([{ message: notValid("", "ShareableEntitlementName", "required for managed rulesets") }]);
  }
  const messages: ApiMessage[] = [];
  const kindProblem = (reason: string, code?: number): void => {
    const message = notValid(kind, "kind", reason);
    messages.push({ ...(code === undefined ? {} : { code }), message, source: { pointer: "/kind" } });
  };
  if (kind !== "custom" && kind !== scope.entryPointKind) {
    kindProblem(`it is not possible to create it at the ${scope.level} level`);
  }
  if (name === "") {
    messages.push({ message: notValid("", "name", "the name cannot be blank"), source: { pointer: "/name" } });
  }
  messages.push(...checkPhase(phase, scope.level));
  refuseAny(messages);
  if (kind === "custom") checkCustomQuota(scope, kindProblem);
  else if (scope.rulesets.some((ruleset) => ruleset.kind === kind && ruleset.phase === phase)) {
    kindProblem(`exceeded maximum number of ${kind} rulesets for phase ${phase}`, 20217);
  }
  refuseAny(messages);
  const drafts = readRules(context, scope, body, { phase, kind }) ?? [];
  const description = typeof body["description"] === "string" ? body["description"] : "";
  const created = freshRuleset(context, { kind: kind as RulesetKind, name, phase, description }, drafts);
  refuseAny(checkTogether(currentVersion(created).rules, [], { scope, phase, rulesetId: undefined }));
  return created;
}

function checkCustomQuota(scope: RulesetScope, refuse: (reason: string, code?: number) => void): void {
  const limit = limitFor(scope.level === "zone" ? "rulesets.custom.zone" : "rulesets.custom.account", scope.plan);
  const maximum = typeof limit === "number" ? limit : limit === false ? 0 : Number.POSITIVE_INFINITY;
  const count = scope.rulesets.filter((ruleset) => ruleset.kind === "custom").length;
  if (count >= maximum) refuse("exceeded maximum number of custom rulesets", 20217);
}

/** PUT of a phase's entry point; makes it when there is none. `name` is taken and ignored. */
export function putEntryPoint(
  context: SandboxContext,
  scope: RulesetScope,
  phase: string,
  body: JsonObject,
): RulesetState {
  refuseAny(checkPhase(phase, scope.level));
  checkRulesetBody(body, ["name", "description", "rules"], context);
  const existing = entryPoint(scope, phase);
  if (existing !== undefined) return putRules(context, scope, existing, body);
  const kind = scope.entryPointKind;
  const drafts = readRules(context, scope, body, { phase, kind }) ?? [];
  const description = typeof body["description"] === "string" ? body["description"] : "";
  const created = freshRuleset(context, { kind, name: "default", phase, description }, drafts);
  refuseAny(checkTogether(currentVersion(created).rules, [], { scope, phase, rulesetId: undefined }));
  return created;
}

/** PUT of a ruleset by its id. Name, kind and phase may be sent, but not changed. */
export function putRuleset(
  context: SandboxContext,
  scope: RulesetScope,
  ruleset: RulesetState,
  body: JsonObject,
): RulesetState {
  checkRulesetBody(body, [...RULESET_MEMBERS, "id"], context);
  for (const member of ["name", "kind", "phase"] as const) {
    const value = body[member];
    if (value !== undefined && value !== null && value !== ruleset[member]) {
      const message = `the ${member} field cannot be modified: got ${String(value)}, want ${ruleset[member]}`;
      throw new ApiFailure(400, { message, source: { pointer: `/${member}` } });
    }
  }
  return putRules(context, scope, ruleset, body);
}

function putRules(context: SandboxContext, scope: RulesetScope, ruleset: RulesetState, body: JsonObject): RulesetState {
  const before = currentVersion(ruleset).rules;
  const drafts = readRules(context, scope, body, ruleset);
  const rules = drafts === undefined ? before : replacedRules(before, drafts, context);
  refuseAny(checkTogether(rules, before, { scope, phase: ruleset.phase, rulesetId: ruleset.id }));
  const description = typeof body["description"] === "string" ? body["description"] : undefined;
  return withVersion(ruleset, { rules, description }, context);
}

/** Splits `position` from the rule of a single-rule call. */
function splitBody(body: JsonObject): { rule: JsonObject; position: Json | undefined } {
  const { position, ...rule } = body;
  return { rule, position };
}

/** POST of one rule. */
export function addRule(
  context: SandboxContext,
  scope: RulesetScope,
  ruleset: RulesetState,
  body: JsonObject,
): RulesetState {
  const before = currentVersion(ruleset).rules;
  const { rule, position } = splitBody(body);
  const { draft, problems } = readRule(rule, context.settings);
  const place = placement(position, before);
  const at = "at" in place ? place.at : before.length;
  const all =
    problems.length > 0 ? problems : checkRule(draft, ruleContext(context, scope, ruleset.phase, ruleset.kind));
  refuseAny(problemMessages("problem" in place ? [...all, place.problem] : all, `/rules/${at}`));
  const rules = inserted(before, at, newRule(draft, context));
  refuseAny(checkTogether(rules, before, { scope, phase: ruleset.phase, rulesetId: ruleset.id }));
  return withVersion(ruleset, { rules }, context);
}

/** PATCH of one rule: a body of `position` alone moves it; any other body replaces the definition and may move it too. */
export function editRule(
  context: SandboxContext,
  scope: RulesetScope,
  ruleset: RulesetState,
  ruleId: string,
  body: JsonObject,
): RulesetState {
  const before = currentVersion(ruleset).rules;
  const from = ruleIndex(ruleset, ruleId);
  const old = before[from] as RuleState;
  const others = before.filter((rule) => rule !== old);
  const { rule, position } = splitBody(body);
  const place = position === undefined ? { at: from } : placement(position, others);
  const at = "at" in place ? place.at : from;
  const moves = "problem" in place ? [place.problem] : [];
  if (position !== undefined && at === from && moves.length === 0 && context.settings.samePosition === "refuse") {
    moves.push({ code: 20011, message: "the rule is already at this position", member: "position" });
  }
  if (position !== undefined && Object.keys(rule).length === 0) {
    refuseAny(problemMessages(moves, `/rules/${at}`));
    return withVersion(ruleset, { rules: inserted(others, at, old) }, context);
  }
  const { draft, problems } = readRule(rule, context.settings);
  const all =
    problems.length > 0 ? problems : checkRule(draft, ruleContext(context, scope, ruleset.phase, ruleset.kind));
  if (draft.id !== undefined && draft.id !== ruleId) {
    moves.push({ message: notValid(draft.id, "id", "it is not the id of the rule"), member: "id" });
  }
  refuseAny(problemMessages([...all, ...moves], `/rules/${at}`));
  const rules = inserted(others, at, redefinedRule(old, draft, context));
  refuseAny(checkTogether(rules, before, { scope, phase: ruleset.phase, rulesetId: ruleset.id }));
  return withVersion(ruleset, { rules }, context);
}

/** DELETE of one rule. */
export function deleteRule(context: SandboxContext, ruleset: RulesetState, ruleId: string): RulesetState {
  const index = ruleIndex(ruleset, ruleId);
  return withVersion(ruleset, { rules: currentVersion(ruleset).rules.toSpliced(index, 1) }, context);
}

/** DELETE of one version. The current one stays. */
export function deleteVersion(ruleset: RulesetState, number: string): RulesetState {
  const index = ruleset.versions.findIndex((version) => String(version.number) === number);
  if (index === -1) throw refusals.notFound(`could not find version ${number}`, 10003);
  if (index === ruleset.versions.length - 1) throw refusals.invalid("the latest version cannot be deleted");
  return { ...ruleset, versions: ruleset.versions.toSpliced(index, 1) };
}

/** The entry point of a phase. */
export function entryPoint(scope: RulesetScope, phase: string): RulesetState | undefined {
  return scope.rulesets.find((ruleset) => ruleset.kind === scope.entryPointKind && ruleset.phase === phase);
}

function ruleIndex(ruleset: RulesetState, ruleId: string): number {
  const index = currentVersion(ruleset).rules.findIndex((rule) => rule.id === ruleId);
  if (index === -1) throw refusals.notFound("could not find rule", 10003);
  return index;
}
