import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import { parseConfig } from "#core/analysis/config.ts";
import { mergeFacts } from "#core/analysis/facts.ts";
import { type Facts, type FileAnalysis, MANAGED_CA } from "#core/analysis/model.ts";
import type { Plan } from "#core/catalog/info.ts";
import { applyEdits } from "#core/text/edit.ts";
import { annotate } from "#test/support/annotations.ts";

const samples = path.resolve(import.meta.dirname, "../../../samples");
const sampleFiles = readdirSync(samples).filter((name) => name.endsWith(".rule"));
const sample = (name: string) => readFileSync(path.join(samples, name), "utf8");
const HEADER = "---\nname: A\nref: a\naction: block\n---\n";

describe("samples", () => {
  const config = parseConfig(readFileSync(path.join(samples, "rulewright.yaml"), "utf8"));
  test("have a clean configuration", () => expect(config.diagnostics).toEqual([]));
  test.each(sampleFiles)("%s is clean", (name) => {
    const facts = mergeFacts(path.basename(name, ".rule"), config);
    expect(annotate(sample(name), analyse(sample(name), facts).diagnostics)).toBe(sample(name));
  });
  test.each(sampleFiles)("%s says first what it shows", (name) => expect(sample(name)).toMatch(/^# Shows: \S/));
  test("are all in the list", () => {
    const listed = [...sample("README.md").matchAll(/^\| \[([^\]]+\.rule)\]\(\1\) \| \S/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual([...sampleFiles].sort());
  });
});

test("the rule that the product starts with is clean", () => {
  const text =
    '---\nname: Require a client certificate on the API\nref: api-mtls\naction: block\n---\nhttp.host in {"api.example.com"} and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)\n';
  const hosts = [{ name: "api.example.com", zone: "example.com", authorities: [MANAGED_CA] }];
  expect(analyse(text, { hosts, plan: "free" }).diagnostics).toEqual([]);
});

/** What must hold of the analysis of any text. */
function checkSane({ file, diagnostics }: FileAnalysis): void {
  const { length } = file.text;
  for (const { start, end, fixes, related, engine, message } of diagnostics) {
    expect(0 <= start && start <= end && end <= length).toBe(true);
    expect(message).toMatch(/\S/);
    for (const span of [...(related ?? []), ...(engine === undefined ? [] : [engine])]) {
      expect(0 <= span.start && span.start <= span.end && span.end <= length).toBe(true);
    }
    for (const fix of fixes ?? []) {
      for (const edit of fix.edits) expect(edit.end).toBeLessThanOrEqual(length);
      expect(applyEdits(file.text, fix.edits)).not.toBe(file.text);
    }
  }
  let end = 0;
  for (const rule of file.rules) {
    expect(rule.start).toBeGreaterThanOrEqual(end);
    expect(rule.body.end).toBe(rule.end);
    end = rule.end;
  }
}

const FACTS: Facts = {
  stem: "sample",
  plan: "free",
  hosts: [{ name: "api.example.com", zone: "example.com", authorities: [] }],
  lists: [{ name: "office_ips", kind: "hostname" }],
  aliases: {},
};

test.each(sampleFiles)("every beginning and every ending of %s can be analysed", (name) => {
  const text = sample(name);
  let previous: FileAnalysis | undefined;
  for (let at = 0; at <= text.length; at++) {
    previous = analyse(text.slice(0, at), FACTS, previous);
    checkSane(previous);
    checkSane(analyse(text.slice(at), FACTS));
  }
});

test("any text can be analysed", () => {
  const piece = fc.constantFrom(
    ...[
      "---\n",
      "---",
      "\r\n",
      "\n",
      "\r",
      "\t",
      " ",
      "\uFEFF",
      "\0",
      "\ud800",
      "é",
      "# x\n",
      "# rulewright-ignore a/b, mtls/no-host: x\n",
    ],
    ...[
      "name: a\n",
      "ref: a\n",
      "action: skip\n",
      "action: ",
      "parameters:\n  ",
      "  ruleset: [current]\n",
      "ratelimit: {",
      "period: 1}\n",
      "phase: http_ratelimit\n",
    ],
    ...[
      "zone: [",
      "]",
      "{",
      "}",
      '"',
      "'",
      "&a ",
      "*a\n",
      "!!x ",
      "? ",
      "- ",
      ": ",
      "|\n",
      ">-\n",
      "%YAML 1.1\n",
      "...\n",
      "expression: 'ip.src'\n",
    ],
    ...[
      "ssl",
      " and ",
      "not cf.tls_client_auth.cert_verified",
      " or cf.tls_client_auth.cert_revoked",
      'http.host in {"a" ',
      "(",
      ")",
      "any(",
      'r#"',
      "ip.src in $x",
      'http.host matches "[',
    ],
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 9, arbitrary: piece }, { weight: 1, arbitrary: fc.string({ unit: "binary" }) }), {
        maxLength: 25,
      }),
      (pieces) => {
        checkSane(analyse(pieces.join(""), FACTS));
      },
    ),
    { numRuns: 600 },
  );
});

describe("facts", () => {
  const found = (text: string, facts: Facts) => annotate(text, analyse(text, facts).diagnostics);

  test("lists that are known are looked up, and their kind is compared", () => {
    const lists = [
      { name: "office", kind: "ip" as const },
      { name: "hosts", kind: "hostname" as const },
    ];
    const text = `${HEADER}ip.src in $ofice\nor ip.src in $hosts\nor ip.src in $office\nor ip.src in $cf.vpn`;
    expect(found(text, { lists })).toBe(`${HEADER}ip.src in $ofice
          ^^^^^^ list/unknown: The account has no list \`$ofice\`. Did you mean \`$office\`?
or ip.src in $hosts
             ^^^^^^ list/kind: \`$hosts\` is a list of host names; \`ip.src\` needs a list of IP addresses.
or ip.src in $office
or ip.src in $cf.vpn`);
    expect(found(text, {})).toBe(text);
  });

  test("aliases that are known are looked up", () => {
    const text = "---\nname: A\nref: a\naction: block\nzone: [prod, example.com, stage]\n---\nssl";
    expect(found(text, { aliases: { prod: "example.com", staging: "example.net" } })).toContain(
      "                          ^^^^^ header/zone: `stage` is neither",
    );
    expect(found(text, {})).toBe(text);
  });

  test("declared fields are fields", () => {
    const text = `${HEADER}cf.brand.new_field eq "a"`;
    expect(found(text, { fields: { "cf.brand.new_field": "String" } })).toBe(text);
    expect(found(text, {})).toContain("type/unknown-field");
  });

  test("the plan says which actions, parameters, limits and how many rules there are", () => {
    const rule = (index: number) =>
      `---\nname: A${index}\nref: a${index}\naction: managed_challenge\n---\nip.src.asnum eq ${index}\n`;
    const text = `${[1, 2, 3, 4, 5, 6].map(rule).join("")}---
name: L
ref: l
action: log
ratelimit:
  characteristics: [cf.colo.id, ip.src]
  period: 60
  requests_per_period: 5
  counting_expression: http.response.code eq 401
---
ssl
`;
    const codes = (facts: Facts) =>
      analyse(text, facts).diagnostics.map(({ code, start }) => [code, text.slice(start).split("\n", 1)[0]]);
    expect(codes({ plan: "free" })).toEqual([
      ["limit/rules", "---"],
      ["plan/action", "log"],
      ["parameter/plan", "60"],
      ["parameter/plan", "counting_expression: http.response.code eq 401"],
      ["plan/field", "ssl"],
    ]);
    expect(codes({ plan: "enterprise" })).toEqual([]);
  });

  test("a challenge holds as long as the limit is passed, below Enterprise", () => {
    const text =
      '---\nname: A\nref: a\naction: js_challenge\nratelimit:\n  characteristics: [cf.colo.id, ip.src]\n  period: 10\n  requests_per_period: 5\n  mitigation_timeout: 10\n---\nhttp.request.uri.path eq "/"';
    expect(analyse(text, { plan: "pro" }).diagnostics.map((item) => item.code)).toEqual([
      "ratelimit/challenge-timeout",
    ]);
    expect(analyse(text, {}).diagnostics).toEqual([]);
  });

  test.each<[string, Plan, string[]]>([
    ["characteristics: [ip.src, cf.colo.id]", "free", []],
    [
      "characteristics: [cf.unique_visitor_id, cf.colo.id]",
      "pro",
      ["`cf.unique_visitor_id` needs the plan Business or above, and the zone is on Pro."],
    ],
    ["characteristics: [cf.unique_visitor_id, cf.colo.id]", "business", []],
    [
      "characteristics: [cf.colo.id, 'http.request.headers[\"x\"]']",
      "business",
      ['`http.request.headers["x"]` needs the plan Enterprise (Advanced Rate Limiting), and the zone is on Business.'],
    ],
    [
      "characteristics: [cf.colo.id, 'lower(http.host)']",
      "business",
      ["`lower(http.host)` needs the plan Enterprise (Advanced Rate Limiting), and the zone is on Business."],
    ],
    ["characteristics: [cf.colo.id, 'lower(http.host)']", "enterprise", []],
  ])("%s on %s", (characteristics, plan, expected) => {
    const text = `---\nname: A\nref: a\naction: block\nratelimit:\n  ${characteristics}\n  period: 10\n  requests_per_period: 500\n  mitigation_timeout: 10\n---\nhttp.request.uri.path eq "/login"\n`;
    const found = analyse(text, { plan }).diagnostics.filter(({ code }) => code === "parameter/plan");
    expect(found.map(({ message }) => message)).toEqual(expected);
  });

  test("only Enterprise blocks what is above the limit and nothing else", () => {
    const text =
      '---\nname: A\nref: a\naction: block\nratelimit:\n  characteristics: [ip.src, cf.colo.id]\n  period: 10\n  requests_per_period: 500\n  mitigation_timeout: 0\n---\nhttp.request.uri.path eq "/login"\n';
    const codes = (source: string, plan: Plan) => analyse(source, { plan }).diagnostics.map(({ code }) => code);
    expect(codes(text, "business")).toEqual(["ratelimit/throttle"]);
    expect(codes(text, "enterprise")).toEqual([]);
    expect(codes(text.replace("block", "managed_challenge"), "business")).toEqual([]);
  });
});

describe("fixes", () => {
  const fixed = (text: string) => {
    const { diagnostics } = analyse(text, {});
    return applyEdits(text, diagnostics.find((found) => (found.fixes?.length ?? 0) > 0)?.fixes?.[0]?.edits ?? []);
  };
  test.each([
    ["an old field", `${HEADER}ip.geoip.country eq "DE"`, `${HEADER}ip.src.country eq "DE"`],
    ["an old field in a quoted value", 'expression: "lower(ip.geoip.country)"', 'expression: "lower(ip.src.country)"'],
    ["a number for a text", "expression: ip.src.asnum", "expression: to_string(ip.src.asnum)"],
  ])("mend %s", (_name, before, after) => {
    const wrap = (text: string) =>
      text.startsWith("---")
        ? text
        : `---\nname: A\nref: a\naction: rewrite\nphase: http_request_transform\nparameters:\n  uri:\n    path:\n      ${text}\n---\nssl`;
    expect(fixed(wrap(before))).toBe(wrap(after));
  });
  test("are left out where quotes would have to be escaped", () => {
    const text =
      '---\nname: A\nref: a\naction: rewrite\nphase: http_request_transform\nparameters:\n  uri:\n    path:\n      expression: "concat(\\"a\\", \'b\')"\n---\nssl';
    const [found] = analyse(text, {}).diagnostics;
    expect(found).toMatchObject({ code: "syntax/quote-style", fixes: [] });
  });
});

test("a value whose quotes are not closed yet holds all places of its findings", () => {
  const start =
    "---\nname: A\naction: rewrite\nphase: http_request_transform\nparameters:\n  uri:\n    path:\n      expression: ";
  const { diagnostics } = analyse(`${start}"conca`, {});
  const found = diagnostics.find(({ code }) => code === "type/unknown-field");
  expect(found?.engine?.start).toBeGreaterThanOrEqual(start.length);
  expect(found?.start).toBeGreaterThanOrEqual(start.length);
});

test("other rules take a finding back and give it again, while only they are typed in", () => {
  const rule = (name: string, expression: string): string => `---\nref: ${name}\naction: block\n---\n${expression}\n`;
  const unchecked = rule("a", 'http.host eq "a.example.com" and not cf.tls_client_auth.cert_verified');
  const codes = (analysis: FileAnalysis): string[] =>
    analysis.diagnostics.map(({ code }) => code).filter((code) => code === "mtls/revoked-not-checked");
  const without = analyse(unchecked + rule("b", "ssl"), {});
  const together = analyse(unchecked + rule("b", "cf.tls_client_auth.cert_revoked"), {}, without);
  const again = analyse(unchecked + rule("b", "cf.tls_client_auth.cert_revoke"), {}, together);
  expect([without, together, again].map(codes)).toEqual([
    ["mtls/revoked-not-checked"],
    [],
    ["mtls/revoked-not-checked"],
  ]);
});
