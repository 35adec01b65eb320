import { describe, expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import type { Facts } from "#core/analysis/model.ts";
import { fixAll } from "#core/ide/fix-all.ts";

function fixing(text: string, facts: Facts = {}) {
  const { text: result, fixed, analysis } = fixAll(analyse(text, facts), facts);
  expect(analysis.file.text).toBe(result);
  return { result, fixed: fixed.map(({ code }) => code) };
}

describe("everything with one clear fix is mended", () => {
  test.each([
    ["nothing", "ssl", "ssl", []],
    [
      "several at once",
      'ip.geoip.country eq "DE" AND ip.geoip.asnum == 5',
      'ip.src.country eq "DE" and ip.src.asnum == 5',
      ["field/deprecated", "syntax/logical-operator", "field/deprecated"],
    ],
    [
      "what comes to light only when something else is mended",
      'http.hots eq "a" and not cf.tls_client_auth.cert_verified',
      'http.host eq "a" and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
      ["type/unknown-field", "mtls/revoked-not-checked"],
    ],
  ])("%s", (_name, text, result, fixed) => {
    expect(fixing(text)).toEqual({ result, fixed });
    expect(fixing(result)).toEqual({ result, fixed: [] });
  });
});

test("which of two ways was meant is not guessed", () => {
  const text = "ssl cf.edge.server_port eq 443";
  const { diagnostics } = analyse(text, {});
  expect(diagnostics.find(({ code }) => code === "syntax/missing-logical-operator")?.fixes).toHaveLength(2);
  expect(fixing(text)).toEqual({ result: text, fixed: [] });
});

test("what is ignored or off stays", () => {
  const old = 'ip.geoip.country eq "DE"';
  expect(fixing(old, { lint: { "field/deprecated": "off" } }).result).toBe(old);
  const ignored = `# rulewright-ignore field/deprecated: later\n${old}\n`;
  expect(fixing(ignored).result).toBe(ignored);
});
