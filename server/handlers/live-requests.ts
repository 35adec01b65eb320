import { FailureError } from "#cloudflare/errors.ts";
import { bodyOf } from "#cloudflare/taking-back.ts";
import { printRule } from "#core/document/print-rule.ts";
import { fileKind } from "#core/ide/workspace/model.ts";
import type { ServerContext } from "../context.ts";
import { liveZone } from "../live-zone.ts";
import type { RequestHandlers } from "../requests.ts";
import type { ReadFiles } from "../zone-files.ts";

/** Requests about what a zone holds, whoever put it there. */
export function liveRequests(context: ServerContext) {
  const known: ReadFiles = new Map();
  return {
    "rulewright/liveRules": async ({ zone, uri, refresh = false }, signal) => {
      const { files } = await context.workspace.view();
      const ruleFiles = files.map((file) => file.uri).filter((file) => fileKind(file) === "rule");
      const uris = uri === undefined ? ruleFiles : [...ruleFiles, uri];
      return liveZone(context, zone, { refresh, signal, uris, known });
    },
    "rulewright/liveRule": async ({ zone, phase, ref }, signal) => {
      const { ruleset } = await context.cloud().deployments.seen.read(zone.toLowerCase(), phase, { signal });
      const live = ruleset?.rules.find((rule) => rule.ref === ref);
      if (live === undefined) {
        throw new FailureError({ reason: "missing", message: `\`${ref}\` is not live on ${zone} any more.` });
      }
      const { exposed_credential_check: _unsaid, ...said } = bodyOf(live);
      return { text: printRule(said, { phase, zones: [zone] }) };
    },
  } satisfies Partial<RequestHandlers>;
}
