/** What the Create mTLS Rule flow asked. */
export interface MtlsAnswers {
  readonly zone: string;
  /** One or more host names. */
  readonly hosts: readonly string[];
  readonly blockRevoked: boolean;
  readonly name: string;
  readonly ref: string;
}

/**
 * A complete `.rule` file that lets only visitors with a client certificate in to the hosts.
 * `caret` is the UTF-16 offset of the expression in `text`.
 */
export function mtlsRule({ zone, hosts, blockRevoked, name, ref }: MtlsAnswers): { text: string; caret: number } {
  const header = [
    "---",
    `name: ${yamlText(name)}`,
    `ref: ${ref}`,
    "action: block",
    `zone: ${yamlText(zone)}`,
    "---",
    "",
  ];
  const set = hosts.map((host) => `"${host.replaceAll(/["\\]/g, "\\$&")}"`).join(" ");
  const before = header.join("\n") + (blockRevoked ? BOTH : "");
  const condition = blockRevoked ? BLOCK_REVOKED : LET_REVOKED_IN;
  return { text: `${before}http.host in {${set}}\n${condition}\n`, caret: before.length };
}

const BOTH = "# revoked certificates also count as verified, so both are checked\n";
const BLOCK_REVOKED = "and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)";
const LET_REVOKED_IN = `# rulewright-ignore mtls/revoked-not-checked: revoked certificates are let in on purpose
and not cf.tls_client_auth.cert_verified`;

/** A YAML scalar: plain where that reads back as the same string, else in double quotes. */
function yamlText(text: string): string {
  const plain =
    /^[A-Za-z][\w ./()'-]*$/.test(text) && !/^(true|false|null|yes|no|on|off)$/i.test(text) && !text.endsWith(" ");
  return plain ? text : JSON.stringify(text);
}
