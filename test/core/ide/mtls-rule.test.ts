import { describe, expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import { type MtlsAnswers, mtlsRule } from "#core/ide/mtls-rule.ts";

const answers: MtlsAnswers = {
  zone: "example.com",
  hosts: ["api.example.com"],
  blockRevoked: true,
  name: "Require a client certificate on api.example.com",
  ref: "require-client-certificate-api",
};

const facts = {
  hosts: ["api", "www"].map((name) => ({
    name: `${name}.example.com`,
    zone: "example.com",
    authorities: ["Cloudflare CA"],
  })),
};

describe("the text of a new mTLS rule", () => {
  test("is a complete file, with the caret at the expression", () => {
    const { text, caret } = mtlsRule(answers);
    expect(text).toBe(
      `---
name: Require a client certificate on api.example.com
ref: require-client-certificate-api
action: block
zone: example.com
---
# revoked certificates also count as verified, so both are checked
http.host in {"api.example.com"}
and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)
`,
    );
    expect(text.slice(caret)).toMatch(/^http\.host in/);
  });

  const variants: readonly [string, Partial<MtlsAnswers>][] = [
    ["as asked", {}],
    ["with several hosts", { hosts: ["api.example.com", "www.example.com"] }],
    ["that lets revoked certificates in", { blockRevoked: false }],
    ["with a name that YAML reads otherwise", { name: "yes: #1 [\"API\"] 'x'" }],
    ["with a name that is a number", { name: "12" }],
  ];
  test.each(variants)("%s has no finding and says what was answered", (_, change) => {
    const given = { ...answers, ...change };
    const { file, diagnostics } = analyse(mtlsRule(given).text, facts);
    expect(diagnostics).toEqual([]);
    expect(file.rules[0]?.settings).toMatchObject({
      name: given.name,
      ref: given.ref,
      action: "block",
      zones: ["example.com"],
    });
  });
});
