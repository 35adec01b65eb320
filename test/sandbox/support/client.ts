import { BaseAccounts } from "cloudflare/resources/accounts/accounts";
import { BaseTokens as BaseAccountTokens } from "cloudflare/resources/accounts/tokens/tokens";
import { BaseHostnameAssociations } from "cloudflare/resources/certificate-authorities/hostname-associations";
import { BaseClientCertificates } from "cloudflare/resources/client-certificates/client-certificates";
import { BaseRecords } from "cloudflare/resources/dns/records";
import { BaseMTLSCertificates } from "cloudflare/resources/mtls-certificates/mtls-certificates";
import { BaseTraces } from "cloudflare/resources/request-tracers/traces";
import { BaseBulkOperations } from "cloudflare/resources/rules/lists/bulk-operations";
import { BaseItems } from "cloudflare/resources/rules/lists/items";
import { BaseLists } from "cloudflare/resources/rules/lists/lists";
import { BasePhases } from "cloudflare/resources/rulesets/phases/phases";
import { BaseVersions as BasePhaseVersions } from "cloudflare/resources/rulesets/phases/versions";
import { BaseRules } from "cloudflare/resources/rulesets/rules";
import { BaseRulesets } from "cloudflare/resources/rulesets/rulesets";
import { BaseVersions } from "cloudflare/resources/rulesets/versions";
import { BaseTokens as BaseUserTokens } from "cloudflare/resources/user/tokens/tokens";
import { BaseZones } from "cloudflare/resources/zones/zones";
import { createClient } from "cloudflare/tree-shakable";

/** The official SDK against `api`, without retries and without what it reads from the environment. */
export function sdk(api: string, apiToken: string) {
  return createClient({
    resources: [
      BaseAccounts,
      BaseAccountTokens,
      BaseBulkOperations,
      BaseClientCertificates,
      BaseHostnameAssociations,
      BaseItems,
      BaseLists,
      BaseMTLSCertificates,
      BasePhases,
      BasePhaseVersions,
      BaseRecords,
      BaseRules,
      BaseRulesets,
      BaseTraces,
      BaseUserTokens,
      BaseVersions,
      BaseZones,
    ],
    baseURL: api,
    apiToken,
    apiKey: null,
    apiEmail: null,
    userServiceKey: null,
    maxRetries: 0,
    logLevel: "off",
  });
}
