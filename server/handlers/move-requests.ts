import { FailureError } from "#cloudflare/errors.ts";
import type { Rule, RulePosition } from "#core/document/model.ts";
import { rewriteRule } from "#core/document/rewrite-rule.ts";
import { applyEdits } from "#core/text/edit.ts";
import { change } from "../apply-edit.ts";
import type { ServerContext } from "../context.ts";
import type { RequestHandlers } from "../requests.ts";
import { baseName } from "../uris.ts";

/** Requests that change where a rule stands. The file says it, and the next deploy moves the live rule. */
export function moveRequests(context: ServerContext) {
  return {
    "rulewright/moveRule": async ({ uri, ref, position }) => {
      const { rules, text: before } = context.file(uri).analysis.file;
      const moved = rules.find(({ header, settings }) => header !== undefined && settings.ref === ref);
      const name = baseName(uri);
      if (moved === undefined) {
        throw new FailureError({ reason: "missing", message: `${name} has no rule \`${ref}\` any more.` });
      }
      const beside = rules.find(({ settings }) => settings.ref === anchorOf(position));
      // Two rules that each say where the other is are in no order: the last word counts.
      const released = anchorOf(beside?.settings.position) === ref ? beside : undefined;
      if (leadsBack(ref, position, rules, released)) {
        throw new FailureError({
          reason: "refused",
          message: `\`${anchorOf(position)}\` is placed by \`${ref}\` itself, over other rules of ${name}. Nothing was changed.`,
        });
      }
      const text = applyEdits(before, [
        ...positioned(before, moved, position),
        ...(released === undefined ? [] : positioned(before, released, undefined)),
      ]);
      if (text === before) return { changed: false };
      await change(context, "Move Rule", [{ uri, before, text }]);
      return { changed: true };
    },
  } satisfies Partial<RequestHandlers>;
}

const positioned = (text: string, rule: Rule, position: RulePosition | undefined) =>
  rewriteRule(text, rule, { header: new Map([["position", position]]) });

function anchorOf(position: RulePosition | undefined): string | undefined {
  if (position === undefined || typeof position === "string") return undefined;
  return "before" in position ? position.before : position.after;
}

/** Whether the place asked for is, over other rules of the file, the rule's own. */
function leadsBack(ref: string, position: RulePosition, rules: readonly Rule[], released: Rule | undefined): boolean {
  const passed = new Set<string>();
  let at = anchorOf(position);
  while (at !== undefined && at !== ref && !passed.has(at)) {
    passed.add(at);
    const rule = rules.find(({ settings }) => settings.ref === at);
    at = rule === released ? undefined : anchorOf(rule?.settings.position);
  }
  return at === ref;
}
