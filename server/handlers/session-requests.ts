import { FailureError } from "#cloudflare/errors.ts";
import { META } from "#core/catalog/generated/meta.ts";
import { mtlsRule } from "#core/ide/mtls-rule.ts";
import type { ServerContext } from "../context.ts";
import type { SessionStatus } from "../protocol.ts";
import type { RequestHandlers } from "../requests.ts";

/** Requests about the token, zones and hosts. */
export function sessionRequests(context: ServerContext) {
  const session = () => context.cloud().session;
  return {
    "rulewright/setToken": ({ token }, signal) => session().setToken(token, { signal }),
    "rulewright/status": () => statusOf(context),
    "rulewright/target": ({ uri }) => ({
      zones: context.cloud().targetsOf(context.file(uri).analysis, context.configFiles.of(uri)?.config),
    }),
    "rulewright/zones": ({ refresh }, signal) => session().zones({ refresh: refresh ?? false, signal }),
    "rulewright/selectZone": ({ zone }) => session().selectZone(zone),
    "rulewright/hosts": ({ zone, refresh }, signal) => session().hosts(zone, { refresh: refresh ?? false, signal }),
    "rulewright/enableMtls": ({ zone, hosts }, signal) => session().enableMtls(zone, hosts, { signal }),
    "rulewright/mtlsRule": (answers) => mtlsRule(answers),
  } satisfies Partial<RequestHandlers>;
}

/** The session's status; where there is no session, why. */
export function statusOf({ cloud }: Pick<ServerContext, "cloud">): SessionStatus {
  try {
    return cloud().session.status;
  } catch (error) {
    if (!(error instanceof FailureError)) throw error;
    return {
      token: "none",
      sandbox: false,
      account: null,
      zone: null,
      plan: null,
      offline: true,
      hostsAt: null,
      rights: [],
      problem: error.failure.message,
      catalogDate: META.date,
    };
  }
}
