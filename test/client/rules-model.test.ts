import { describe, expect, it } from "vitest";
import { neighbours, positionText, type RuleRow, type RulesRow, rootRows, zoneRows } from "#client/rules-model.ts";
import type { Failure, LivePhaseView, LiveRuleView, SessionStatus, ZoneChoice } from "#server/protocol.ts";

const status: SessionStatus = {
  token: "active",
  sandbox: false,
  account: "Example Ltd",
  zone: "example.com",
  plan: "business",
  offline: false,
  hostsAt: null,
  rights: [],
  problem: null,
  catalogDate: "2026-11-24",
};
const zone = (name: string, change: Partial<ZoneChoice> = {}): ZoneChoice => ({
  id: `id-${name}`,
  name,
  account: "Example Ltd",
  plan: "business",
  status: "active",
  ...change,
});
const rule: LiveRuleView = {
  ref: "api-mtls",
  id: "0123",
  name: "Require a client certificate",
  action: "block",
  enabled: true,
  expression: "ssl",
  state: "same",
  text: "deployed, same",
  file: "rules/api.rule",
  uri: "file:///project/rules/api.rule",
  line: 0,
  hits: null,
};
const at = new Date(new Date().setHours(10, 42, 0, 0)).toISOString();
const phase = (change: Partial<LivePhaseView> = {}): LivePhaseView => ({
  phase: "http_request_firewall_custom",
  title: "Custom rules",
  at,
  problem: null,
  rules: [],
  ...change,
});
const view = (...phases: LivePhaseView[]) => zoneRows({ zone: "example.com", account: "Example Ltd", phases });
const unreachable: Failure = { reason: "unreachable", message: "It cannot be reached.", action: "retry" };
const denied: Failure = {
  reason: "permission",
  message: "The token cannot read rate limiting rules of example.com. It needs Zone › Zone WAF › Read.",
  action: "open-token-page",
  url: "https://dash.cloudflare.com/x",
};

/** `label | description`, rows below indented. */
const drawn = (rows: readonly RulesRow[], indent = ""): string[] =>
  rows.flatMap((row) => [
    indent + [row.label, ...(row.description === undefined ? [] : [row.description])].join(" | "),
    ...(row.kind === "phase" ? drawn(row.rows, `${indent}  `) : []),
  ]);

function ruleRow(change: Partial<LiveRuleView>): RuleRow {
  const [first] = view(phase({ rules: [{ ...rule, ...change }] }));
  if (first?.kind !== "phase" || first.rows[0]?.kind !== "rule") throw new Error("no rule");
  return first.rows[0];
}

describe("the top of the view", () => {
  it.each<[string, SessionStatus, ZoneChoice[] | Failure, string[]]>([
    [
      "zones by name, the chosen one told",
      status,
      [zone("example.org"), zone("example.com")],
      ["example.com | chosen zone", "example.org"],
    ],
    [
      "accounts where there are several",
      { ...status, zone: null },
      [zone("a.org"), zone("b.org", { account: "Other" })],
      ["a.org | Example Ltd", "b.org | Other"],
    ],
    ["a zone that is not active yet", status, [zone("a.org", { status: "pending" })], ["a.org | pending"]],
    ["the sandbox", { ...status, sandbox: true }, [zone("example.com")], ["example.com | chosen zone · sandbox"]],
    [
      "old zones while offline",
      { ...status, offline: true },
      [zone("example.com")],
      ["example.com | chosen zone · offline"],
    ],
    ["no zones", status, [], ["No zone is visible to this token. It needs Zone › Zone › Read.", "Set API Token"]],
    ["a look-up that failed", status, unreachable, ["It cannot be reached.", "Retry"]],
    ["a token that is being checked", { ...status, token: "checking" }, [], ["The API token is being checked."]],
    [
      "a token that is refused",
      { ...status, token: "invalid", problem: "Cloudflare does not know this API token." },
      [],
      ["Cloudflare does not know this API token.", "Set API Token"],
    ],
  ])("%s", (_, state, zones, rows) => {
    expect(drawn(rootRows(state, zones))).toEqual(rows);
  });

  it("opens the chosen zone alone", () => {
    const rows = rootRows(status, [zone("example.org"), zone("example.com")]);
    expect(rows.map((row) => row.kind === "zone" && row.isChosen)).toEqual([true, false]);
    expect(rows[0]?.spoken).toBe("Zone example.com, chosen zone.");
  });
});

describe("phases of a zone", () => {
  it("say how many rules they have, and list them", () => {
    expect(
      drawn(view(phase({ rules: [rule] }), phase({ phase: "http_ratelimit", title: "Rate limiting rules" }))),
    ).toEqual([
      "Custom rules | 1 rule",
      "  Require a client certificate | block · deployed, same",
      "Rate limiting rules | no rules",
    ]);
  });

  it("name the permission that is missing, and lead to the token page", () => {
    const rows = view(
      phase(),
      phase({ phase: "http_ratelimit", title: "Rate limiting rules", at: null, problem: denied }),
    );
    expect(drawn(rows)).toEqual([
      "Custom rules | no rules",
      "Rate limiting rules | not read",
      `  ${denied.message}`,
      "  Open Token Page",
    ]);
    const [, limits] = rows;
    const link = limits?.kind === "phase" ? limits.rows[1] : undefined;
    expect(link).toMatchObject({ command: { id: "rulewright.openTokenPage", arguments: [denied.url] } });
  });

  it("say once what all of them have, and how old is what they show", () => {
    const lost = { problem: unreachable, rules: [rule] };
    expect(drawn(view(phase(lost), phase({ ...lost, title: "Rate limiting rules", at: null, rules: [] })))).toEqual([
      "It cannot be reached.",
      "Retry",
      "Custom rules | 1 rule · read at 10:42",
      "  Require a client certificate | block · deployed, same",
      "Rate limiting rules | not read",
    ]);
  });

  it("has no two rows of one id", () => {
    const rows = view(
      phase({ problem: denied, rules: [rule] }),
      phase({ phase: "http_ratelimit", problem: unreachable, rules: [rule] }),
    );
    const ids = rows.flatMap((row) => [row.id, ...(row.kind === "phase" ? row.rows.map(({ id }) => id) : [])]);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("a rule", () => {
  const foreign = { state: "foreign", text: "not in this workspace", file: null, uri: null, line: null } as const;
  it.each<[string, Partial<LiveRuleView>, string, string, string]>([
    [
      "as it is in the file",
      {},
      "block · deployed, same",
      "rule own live enabled",
      "Require a client certificate: block, enabled, deployed, same, from rules/api.rule.",
    ],
    [
      "that matched",
      { hits: "≈ 1,240 hits in 24 h" },
      "block · deployed, same · ≈ 1,240 hits in 24 h",
      "rule own live enabled",
      "Require a client certificate: block, enabled, deployed, same, from rules/api.rule, about 1,240 hits in 24 hours.",
    ],
    [
      "that the file has otherwise",
      { state: "differs", text: "differs from what is live" },
      "block · differs",
      "rule own live enabled",
      "Require a client certificate: block, enabled, differs from what is live, from rules/api.rule.",
    ],
    [
      "changed and disabled",
      { state: "changed-outside", text: "changed outside", enabled: false, action: "managed_challenge" },
      "managed challenge · disabled · changed outside",
      "rule own live disabled changed",
      "Require a client certificate: managed challenge, disabled, changed outside, from rules/api.rule.",
    ],
    [
      "not deployed",
      { state: "not-deployed", text: "not deployed", id: null },
      "block · not deployed",
      "rule own enabled",
      "Require a client certificate: block, enabled, not deployed, from rules/api.rule.",
    ],
    [
      "of others",
      { ...foreign, name: "" },
      "block · not in this workspace",
      "rule live enabled foreign",
      "api-mtls: block, enabled, not in this workspace.",
    ],
    [
      "that left its file",
      { ...foreign, state: "left", text: "no longer in api.rule", file: "api.rule" },
      "block · no longer in api.rule",
      "rule live enabled left",
      "Require a client certificate: block, enabled, no longer in api.rule.",
    ],
    [
      "without an action",
      { action: "", state: "not-deployed", text: "not deployed", id: null },
      "no action · not deployed",
      "rule own enabled",
      "Require a client certificate: no action, enabled, not deployed, from rules/api.rule.",
    ],
  ])("%s", (_, change, description, context, spoken) => {
    expect(ruleRow(change)).toMatchObject({ description, context, spoken });
  });

  it("keeps its id whatever becomes of it", () => {
    const ids = [{}, { name: "Other" }, { enabled: false }, { ...foreign, hits: "1 hit in 24 h" }].map(
      (change) => ruleRow(change).id,
    );
    expect(new Set(ids).size).toBe(1);
  });
});

describe("the places that a rule can move to", () => {
  const others = { state: "foreign", uri: null, file: null } as const;
  const notLive = { id: null, state: "not-deployed" } as const;
  const rows = (...rules: Partial<LiveRuleView>[]): RulesRow[] => {
    const [first] = view(phase({ rules: rules.map((change) => ({ ...rule, name: "", ...change })) }));
    return first?.kind === "phase" ? [...first.rows] : [];
  };
  const of = (ref: string, all: RulesRow[]) => {
    const row = all.find((one): one is RuleRow => one.kind === "rule" && one.rule.ref === ref);
    if (!row) throw new Error(`no ${ref}`);
    const { above, below, anchors } = neighbours(row, all);
    return { above, below, anchors: anchors.map((anchor) => anchor.ref).join(" ") };
  };

  it("are beside rules that are live, whosever, and beside those of its file", () => {
    const all = rows(
      { ref: "a", ...others },
      { ref: "b" },
      { ref: "c", ...notLive },
      { ref: "d", ...notLive, uri: "file:///else.rule" },
      { ref: "e" },
    );
    expect(of("b", all)).toEqual({ above: "a", below: "c", anchors: "a c e" });
    expect(of("c", all)).toEqual({ above: "b", below: "e", anchors: "a b e" });
  });

  it("end at the ends", () => {
    const all = rows({ ref: "a" }, { ref: "b" });
    expect([of("a", all).above, of("b", all).below]).toEqual([undefined, undefined]);
  });

  it.each([
    ["first", "goes first"],
    [{ before: "x" }, "goes before `x`"],
    [{ after: "x" }, "goes after `x`"],
  ] as const)("are said as sentences", (position, text) => {
    expect(positionText(position)).toBe(text);
  });
});
