/** From a rule file to what each phase of each zone should hold, and back from an error to the file. */
import { deployedExpression } from "#core/document/deployed.ts";
import type { Rule, RuleFile } from "#core/document/model.ts";
import { toRuleObject } from "#core/document/rule-object.ts";
import type { SourceMap } from "#core/text/source-map.ts";
import { FailureError } from "./errors.ts";
import type { DesiredRule } from "./goal.ts";
import type { RuleBody } from "./types.ts";

/** A rule of the file ready to be deployed. */
export interface DeployableRule extends DesiredRule {
  readonly rule: Rule;
  readonly phase: string;
  /** Every expression that is sent, and where it comes from in the file. */
  readonly sources: readonly SentExpression[];
}

export interface SentExpression {
  readonly text: string;
  readonly map: SourceMap;
}

/** The rules of a file as they would be sent. @throws FailureError `incomplete` when one lacks what a deploy needs. */
export function deployableRules(file: RuleFile, name: string): DeployableRule[] {
  const missing = file.rules.flatMap((rule) => {
    const lacks = [
      ...(rule.settings.action === undefined ? ["`action`"] : []),
      ...(rule.settings.ref === undefined ? ["`ref`"] : []),
    ];
    return lacks.length === 0 ? [] : [`${labelOf(rule)} has no ${lacks.join(" and no ")}`];
  });
  if (missing.length > 0) {
    throw new FailureError({
      reason: "incomplete",
      message: `${name} is not ready: ${missing.join("; ")}. Nothing was sent.`,
      action: "show-problems",
    });
  }
  return file.rules.map(deployable);
}

/** A rule as it would be sent. What it lacks is empty: only a rule with `action` and `ref` is fit to be sent. */
export function bodyOfRule(rule: Rule): RuleBody {
  const object = toRuleObject(rule);
  const action = object.action ?? "";
  return {
    ref: rule.settings.ref ?? "",
    action,
    expression: object.expression,
    description: object.description ?? "",
    enabled: object.enabled ?? true,
    ...(object.action_parameters === undefined ? {} : { action_parameters: object.action_parameters }),
    ...(object.ratelimit === undefined ? {} : { ratelimit: object.ratelimit }),
    ...(action === "skip" ? { logging: object.logging ?? { enabled: true } } : {}),
  };
}

function deployable(rule: Rule): DeployableRule {
  const main = deployedExpression(rule.expression);
  return {
    rule,
    body: bodyOfRule(rule),
    position: rule.settings.position,
    phase: rule.settings.phase,
    sources: [main, ...rule.embedded.map((embedded) => embeddedSource(embedded.tree.text, embedded.map))],
  };
}

/** An embedded expression is sent as the YAML scalar's value; its map leads to the file already. */
function embeddedSource(text: string, map: SourceMap): SentExpression {
  return { text, map };
}

function labelOf(rule: Rule): string {
  return rule.settings.ref === undefined ? `rule ${rule.index + 1}` : `\`${rule.settings.ref}\``;
}
