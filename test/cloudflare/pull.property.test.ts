/** Pulling any zone: what is written deploys exactly what is live, and pulling again writes nothing. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { deployableRules } from "#cloudflare/desired.ts";
import { type PullFile, planPull } from "#cloudflare/pull.ts";
import type { RemoteRule, Ruleset } from "#cloudflare/types.ts";
import { planZone } from "#cloudflare/zone-plan.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { parseRuleFile } from "#core/document/parse-file.ts";
import { printRule } from "#core/document/print-rule.ts";
import type { RuleObject } from "#core/document/rule-object.ts";
import { ZONE } from "./memory-api.ts";

const CUSTOM = "http_request_firewall_custom";
const RATELIMIT = "http_ratelimit";
const scheme = catalogScheme();

const EXPRESSIONS = [
  "ssl",
  'http.host in {"a.example.com" "b.example.com"}  and\n not cf.tls_client_auth.cert_verified',
  'http.request.uri.path contains "#" or http.user_agent contains "---\n---"',
  '(http.host eq "a.example.com" and starts_with(http.request.uri.path, "/very/long/path/of/an/application/that/needs/a/line")) or ip.src in {10.0.0.0/8 192.0.2.1}',
  'http.request.uri.path matches r#"^/a"b$"#',
  "ip.src eq",
];
const NAMES = [
  "",
  "Block",
  "yes: # 1",
  '"quoted"',
  "Übergröße",
  "two\nlines",
  "null",
  "0x1F",
  "- list",
  "a".repeat(90),
];
const ACTIONS: Readonly<Record<string, readonly (object | undefined)[]>> = {
  block: [undefined, { response: { status_code: 403, content: "no: way # ever", content_type: "text/plain" } }],
  skip: [{ ruleset: "current" }, { phases: [RATELIMIT], products: ["waf", "bic"] }],
  managed_challenge: [undefined],
};

const live = (ref: string): fc.Arbitrary<RemoteRule> =>
  fc
    .record({
      expression: fc.constantFrom(...EXPRESSIONS),
      description: fc.option(fc.constantFrom(...NAMES), { nil: undefined }),
      action: fc.constantFrom(...Object.keys(ACTIONS)),
      parameters: fc.nat(1),
      enabled: fc.constantFrom(undefined, true, false),
      logging: fc.boolean(),
    })
    .map(({ expression, description, action, parameters, enabled, logging }) => {
      const given = ACTIONS[action]?.[parameters];
      return {
        id: `id-${ref}`,
        version: "1",
        ref,
        action,
        expression,
        ...(description === undefined ? {} : { description }),
        ...(enabled === undefined ? {} : { enabled }),
        ...(given === undefined ? {} : { action_parameters: given as Record<string, unknown> }),
        ...(action === "skip" ? { logging: { enabled: logging } } : {}),
      };
    });

const REFS = ["a", "b-1", "c_2", "0123456789abcdef0123456789abcdef", "0"];
const rules = (refs: readonly string[]) =>
  fc.shuffledSubarray([...refs]).chain((chosen) => fc.tuple(...chosen.map((ref) => live(ref))));
const zone: fc.Arbitrary<Ruleset[]> = fc.tuple(rules(REFS), rules(["r1", "r2"])).map(([custom, limits]) => [
  { id: "1", version: "3", phase: CUSTOM, rules: custom },
  {
    id: "2",
    version: "3",
    phase: RATELIMIT,
    rules: limits.map((rule) => ({ ...rule, ratelimit: { characteristics: ["ip.src", "cf.colo.id"], period: 60 } })),
  },
]);
const POSITIONS = ["", "position: first\n", "position: last\n", "position: { before: b-1 }\n"];
/** Rules in one file and in files of their own, with what people add to them. */
const folder = fc
  .tuple(zone, fc.array(fc.constantFrom(...POSITIONS), { minLength: 7, maxLength: 7 }), fc.nat(3))
  .map(([rulesets, positions, together]): PullFile[] => {
    const texts = rulesets.flatMap(({ phase, rules: all }) =>
      all.map((rule, at) =>
        printRule(rule as RuleObject, { phase, zones: [ZONE.name] })
          .replace("---\n", "---\n# a comment\n")
          .replace(/\n---\n/, (fence) => `\n${positions[at]}${fence.slice(1)}# before\n`),
      ),
    );
    const files = [texts.slice(0, together).join(""), ...texts.slice(together)].filter((text) => text !== "");
    return files.map((text, index) => fileOf(`rule-${index}.rule`, text));
  });

function fileOf(path: string, text: string): PullFile {
  return { path, file: parseRuleFile(text, { scheme, stem: path.replace(/\.rule$/, "") }) };
}

const input = (rulesets: readonly Ruleset[], files: readonly PullFile[]) => ({
  zone: ZONE,
  rulesets,
  files,
  takesUnnamed: false,
  aliases: {},
  settled: new Map(),
});

/** The folder after a pull, and what the pull left out. */
function pulled(rulesets: readonly Ruleset[], files: readonly PullFile[]) {
  const pull = planPull(input(rulesets, files));
  const texts = new Map(files.map(({ path, file }) => [path, file.text]));
  for (const { path, text } of [...pull.updated, ...pull.created]) texts.set(path, text);
  return { pull, files: [...texts].map(([path, text]) => fileOf(path, text)) };
}

/** What a deploy would do with each file whose rules are all live. */
function steps(rulesets: readonly Ruleset[], files: readonly PullFile[]): string[] {
  const live = new Set(rulesets.flatMap(({ phase, rules: all }) => all.map((rule) => `${phase} ${rule.ref}`)));
  const whole = files.filter(({ file }) =>
    file.rules.every(({ settings }) => live.has(`${settings.phase} ${settings.ref}`)),
  );
  return whole.flatMap(({ path, file }) => {
    const inputs = rulesets.map((ruleset) => ({
      phase: ruleset.phase,
      ruleset,
      rules: deployableRules(file, path).filter((rule) => rule.phase === ruleset.phase),
      locked: new Map(),
    }));
    return planZone(ZONE, path, inputs).phases.flatMap((phase) =>
      phase.operations.map((step) => `${step.kind} ${step.ref}`),
    );
  });
}

describe("pulling", () => {
  it("writes files of which a deploy changes nothing, and all that can be written", () => {
    fc.assert(
      fc.property(zone, (rulesets) => {
        const { pull, files } = pulled(rulesets, []);
        expect(steps(rulesets, files)).toEqual([]);
        const all = rulesets.flatMap((ruleset) => ruleset.rules.map((rule) => rule.ref));
        expect([...pull.held].sort()).toEqual(all.sort());
        expect(pulled(rulesets, files).pull).toMatchObject({ updated: [], created: [] });
      }),
      { numRuns: 150 },
    );
  });

  it("brings any folder to what is live, keeps its comments, and then changes nothing", () => {
    fc.assert(
      fc.property(zone, folder, (rulesets, before) => {
        const { files } = pulled(rulesets, before);
        expect(steps(rulesets, files)).toEqual([]);
        const comments = (all: readonly PullFile[]) =>
          all.reduce((sum, { file }) => sum + file.text.split(/^# (?:a comment|before)$/m).length - 1, 0);
        expect(comments(files)).toBe(comments(before));
        expect(pulled(rulesets, files).pull).toMatchObject({ updated: [], created: [] });
      }),
      { numRuns: 150 },
    );
  });
});
