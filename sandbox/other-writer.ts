import { atOneTime } from "./clock.ts";
import type { SandboxContext } from "./context.ts";
import { ApiFailure } from "./envelope.ts";
import { currentVersion } from "./rulesets/ruleset.ts";
import { zoneScope } from "./rulesets/scope.ts";
import { addRule, deleteRule, editRule, entryPoint, putEntryPoint } from "./rulesets/writes.ts";
import type { JsonObject, RulesetState, ZoneState } from "./state/model.ts";

/** Members as the API takes them; must be plain JSON. */
type Members = Readonly<Record<string, unknown>>;

/** A write by somebody else: the dashboard, another tool. Rules are named by their `ref`. */
export type OtherWrite = {
  /** Zone name or id. */
  readonly zone: string;
  /** `http_request_firewall_custom` by default. */
  readonly phase?: string;
} & (
  | { readonly kind: "add"; readonly rule: Members }
  | { readonly kind: "edit"; readonly ref: string; readonly changes: Members }
  | { readonly kind: "delete"; readonly ref: string }
  | { readonly kind: "replace"; readonly rules: readonly Members[] }
  | { readonly kind: "delete-ruleset" }
);

/** The zone with this name or id; throws when there is none. */
export function zoneNamed(context: SandboxContext, zone: string): ZoneState {
  const found = context.state.zones.find((row) => row.name === zone || row.id === zone);
  if (found === undefined) throw new ApiFailure(404, { message: `the sandbox has no zone ${zone}` });
  return found;
}

/** Does the write, by the API's own rules, and answers the ruleset afterwards; undefined when it was deleted. */
export function writeAsOther(context: SandboxContext, write: OtherWrite): RulesetState | undefined {
  const phase = write.phase ?? "http_request_firewall_custom";
  const scope = zoneScope(context.state, zoneNamed(context, write.zone));
  const existing = entryPoint(scope, phase);
  if (write.kind === "delete-ruleset") {
    if (existing !== undefined) scope.rulesets.splice(scope.rulesets.indexOf(existing), 1);
    return undefined;
  }
  const changed = applied(atOneTime(context), write, phase);
  if (existing === undefined) scope.rulesets.push(changed);
  else scope.rulesets[scope.rulesets.indexOf(existing)] = changed;
  return changed;
}

function applied(
  context: SandboxContext,
  write: Exclude<OtherWrite, { kind: "delete-ruleset" }>,
  phase: string,
): RulesetState {
  const scope = zoneScope(context.state, zoneNamed(context, write.zone));
  if (write.kind === "replace")
    return putEntryPoint(context, scope, phase, { rules: write.rules as readonly JsonObject[] });
  const existing = entryPoint(scope, phase);
  if (write.kind === "add") {
    if (existing !== undefined) return addRule(context, scope, existing, write.rule as JsonObject);
    return putEntryPoint(context, scope, phase, { rules: [write.rule as JsonObject] });
  }
  const rule = existing && currentVersion(existing).rules.find((row) => row.ref === write.ref);
  if (existing === undefined || rule === undefined) {
    throw new ApiFailure(404, { message: `the sandbox has no rule ${write.ref} in ${phase}` });
  }
  if (write.kind === "delete") return deleteRule(context, existing, rule.id);
  const { id, version, lastUpdated, ...definition } = rule;
  const onlyMoves = Object.keys(write.changes).every((member) => member === "position");
  const body = onlyMoves ? write.changes : { ...definition, ...write.changes };
  return editRule(context, scope, existing, rule.id, body as JsonObject);
}
