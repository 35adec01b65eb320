/** What the rules of one file know of those in others, and which files have to be told when that changes. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import { digestsOf } from "#core/analysis/others/digest.ts";
import type { TableConfig } from "#core/analysis/others/entry.ts";
import type { RuleDigest } from "#core/analysis/others/model.ts";
import { othersOfTexts } from "#core/analysis/others/of-texts.ts";
import { RuleTable } from "#core/analysis/others/rule-table.ts";
import { annotate } from "#test/support/annotations.ts";

const PHASE = "http_request_firewall_custom";
const config: TableConfig = { zones: { shop: "example.com" }, defaultZone: undefined, fields: {} };
const shown = (uri: string): string => `file ${uri}`;

/** What a rule says that has only its identity. */
const bare = (ref: string, ...zones: readonly string[]): RuleDigest => {
  return { ref, zones, phase: PHASE, name: undefined, position: undefined, meaning: undefined };
};

const rule = (ref: string, expression: string, more = "action: block\nzone: example.com") =>
  `---\nname: Rule ${ref}\nref: ${ref}\n${more}\n---\n${expression}\n`;
const WIDE = 'http.host eq "a.example.com"';
const NARROW = `${WIDE} and ssl`;
const at = (position: string, zone = "example.com") => `action: block\nzone: ${zone}\nposition: ${position}`;

/** A table that takes texts, and the files that each of them affects. */
function workspace() {
  const table = new RuleTable();
  const list = (uris: ReadonlySet<string>): string => [...uris].sort().join(" ");
  return {
    table,
    take: (uri: string, text: string) => {
      const { now, later } = table.set(uri, digestsOf(analyse(text, { stem: uri }).file, config), config);
      return [list(now), list(later)];
    },
    others: (uri: string) => table.othersOf(uri, config, shown),
  };
}

describe("a ref", () => {
  test("is shared with files that use it for the same zone and phase", () => {
    const table = new RuleTable();
    const own = (ref: string, zone: string, phase = PHASE) =>
      analyse(`---\nref: ${ref}\nzone: ${zone}\nphase: ${phase}\n---\nssl\n`, {}).file.rules[0]?.settings as never;
    const found = (uri: string, settings: never) =>
      table
        .othersOf(uri, config, shown)
        .withRef(settings)
        .map(({ uri: other, rule: index, file }) => [other, index, file]);
    expect([...table.set("a", [bare("x", "one")], config).now]).toEqual([]);
    expect([...table.set("b", [bare("y", "one"), bare("x", "two", "one")], config).now]).toEqual(["a"]);
    expect(found("a", own("x", "one"))).toEqual([["b", 1, "file b"]]);
    expect(found("a", own("x", "one", "http_request_transform"))).toEqual([]);
    expect(found("c", own("x", "two"))).toEqual([["b", 1, "file b"]]);
    expect([...table.set("b", [bare("y", "one")], config).now]).toEqual(["a"]);
    expect(found("a", own("x", "one"))).toEqual([]);
  });

  test("that is the same as before affects nobody, wherever its rule stands", () => {
    const table = new RuleTable();
    table.set("a", [bare("x", "one")], config);
    table.set("b", [bare("x", "one")], config);
    expect([...table.set("b", [bare("x", "one")], config).now]).toEqual([]);
    expect([...table.set("b", [undefined, bare("x", "one")], config).now]).toEqual([]);
  });

  test("has what the last texts of all files say, after any history", () => {
    const digest = fc
      .record({
        ref: fc.constantFrom("x", "y"),
        zones: fc.subarray(["one", "two"]),
        phase: fc.constantFrom("custom", "ratelimit"),
      })
      .map((given): RuleDigest => ({ ...bare("x"), ...given }));
    const steps = fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), fc.array(digest, { maxLength: 3 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(steps, (history) => {
        const table = new RuleTable();
        const last = new Map<string, readonly RuleDigest[]>();
        for (const [uri, own] of history) {
          const others = [...last].filter(([other]) => other !== uri);
          const sharing = (rules: readonly RuleDigest[]) =>
            others.filter(([, theirs]) => rules.some((one) => theirs.some((other) => shares(one, other))));
          const before = sharing(last.get(uri) ?? []).map(([other]) => other);
          const now = sharing(own).map(([other]) => other);
          const affected = [...table.set(uri, own, config).now];
          last.set(uri, own);
          for (const [other] of others) {
            if (before.includes(other) !== now.includes(other)) expect(affected).toContain(other);
            if (!before.includes(other) && !now.includes(other)) expect(affected).not.toContain(other);
          }
          for (const [mine, theirs] of last) {
            for (const one of theirs) {
              const wanted = [...last].filter(([other, all]) => other !== mine && all.some((two) => shares(one, two)));
              const found = table.othersOf(mine, config, shown).withRef(one as never);
              expect(new Set(found.map((other) => other.uri))).toEqual(new Set(wanted.map(([other]) => other)));
            }
          }
        }
      }),
    );
  });

  test("of another file is told at its place, has a level and can be silenced", () => {
    const facts = { others: othersOfTexts({ "b.rule": rule("x", "not ssl") }) };
    const text = rule("x", "ssl");
    const found = analyse(text, facts).diagnostics;
    expect(annotate(text, found)).toBe(`---
name: Rule x
ref: x
     ^ header/ref-elsewhere: A rule in \`b.rule\` has the ref \`x\` too, for the same zone and phase. Give one of them another ref.
action: block
zone: example.com
---
ssl
`);
    expect(found[0]?.elsewhere).toEqual([{ uri: "b.rule", rule: 0, message: "The other rule." }]);
    expect(analyse(text, { ...facts, lint: { "header/ref-elsewhere": "off" } }).diagnostics).toEqual([]);
    const silenced = text.replace("ref: x", "ref: x # rulewright-ignore header/ref-elsewhere: two zones");
    expect(analyse(silenced, facts).diagnostics).toEqual([]);
  });
});

function shares(a: RuleDigest, b: RuleDigest): boolean {
  return a.ref === b.ref && a.phase === b.phase && a.zones.some((zone) => b.zones.includes(zone));
}

describe("rules that follow from others", () => {
  /** What the lints of a text say beside the others, as `code other`. */
  const found = (text: string, files: Readonly<Record<string, string>>): string[] => {
    const facts = { aliases: config.zones, preset: "all" } as const;
    return analyse(text, { ...facts, others: othersOfTexts(files, facts) })
      .diagnostics.filter(({ code }) => /^order\/|skipped-earlier/.test(code))
      .map(({ code, message }) => `${code} ${/"[^"]*"(?: in \S*\.rule)?/.exec(message)?.[0] ?? ""}`);
  };
  const SHADOWED = ['order/shadowed "Rule w" in w.rule'];

  test.each<[string, string, string, readonly string[]]>([
    ["files without positions run in any order", rule("n", NARROW), rule("w", WIDE), []],
    ["`first` runs before rules that say nothing", rule("n", NARROW), rule("w", WIDE, at("first")), SHADOWED],
    ["and before `last`", rule("n", NARROW, at("last")), rule("w", WIDE, at("first")), SHADOWED],
    ["of two `first` nobody knows", rule("n", NARROW, at("first")), rule("w", WIDE, at("first")), []],
    ["`last` stands until another file brings a new rule", rule("n", NARROW, at("last")), rule("w", WIDE), []],
    ["`after` names it", rule("n", NARROW, at("{ after: w }")), rule("w", WIDE), SHADOWED],
    ["it names this one", rule("n", NARROW), rule("w", WIDE, at("{ before: n }")), SHADOWED],
    [
      "it names one that runs first",
      rule("m", "cf.client.bot") + rule("n", NARROW),
      rule("w", WIDE, at("{ before: m }")),
      SHADOWED,
    ],
    [
      "`after` names a later one of its file",
      rule("n", NARROW, at("{ after: v }")),
      rule("w", WIDE) + rule("v", "cf.client.bot"),
      SHADOWED,
    ],
    [
      "a chain that leads back to itself says nothing",
      rule("n", NARROW, at("{ after: n }")),
      rule("w", WIDE, at("{ after: n }")),
      [],
    ],
    ["another zone", rule("n", NARROW), rule("w", WIDE, at("first", "example.net")), []],
    ["an alias of the zone", rule("n", NARROW), rule("w", WIDE, at("first", "shop")), SHADOWED],
    [
      "one of two zones",
      rule("n", NARROW, "action: block\nzone: [shop, example.net]"),
      rule("w", WIDE, at("first")),
      [],
    ],
    [
      "zones that nobody knows",
      rule("n", NARROW, "action: block"),
      rule("w", WIDE, "action: block\nposition: first"),
      [],
    ],
    [
      "another phase of the file that `after` leads to",
      rule("n", NARROW, at("{ after: w }")),
      rule("v", WIDE, "action: redirect\nzone: shop\nphase: http_request_dynamic_redirect") +
        rule("w", "cf.client.bot"),
      [],
    ],
    ["another phase", rule("n", NARROW), rule("w", WIDE, `${at("first")}\nphase: http_request_transform`), []],
    [
      "an action that lets the rest be asked",
      rule("n", NARROW),
      rule("w", WIDE, at("first").replace("block", "log")),
      [],
    ],
    ["a rule that is off", rule("n", NARROW), rule("w", WIDE, `${at("first")}\nenabled: false`), []],
    ["less than this one", rule("n", WIDE), rule("w", NARROW, at("first")), []],
    ["one ref is one rule", rule("w", NARROW), rule("w", WIDE, at("first")), []],
  ])("shadowed: %s", (_, own, other, expected) => {
    expect(found(own, { "w.rule": other })).toEqual(expected);
  });

  const SAME = ['order/duplicate-rule "Rule w" in w.rule'];
  test.each<[string, string, string, readonly string[]]>([
    ["whichever runs first", rule("n", WIDE), rule("w", 'http.host in {"a.example.com"}'), SAME],
    ["not where the other one follows", rule("n", WIDE, at("first")), rule("w", WIDE), []],
    ["where this one follows", rule("n", WIDE), rule("w", WIDE, at("first")), SAME],
    ["in all zones of this one", rule("n", WIDE), rule("w", WIDE, "action: block\nzone: [example.net, shop]"), SAME],
    ["not in some", rule("n", WIDE, "action: block\nzone: [example.net, shop]"), rule("w", WIDE), []],
    ["not with another action", rule("n", WIDE), rule("w", WIDE, "action: log\nzone: shop"), []],
    ["not where nobody knows the zone", rule("n", WIDE, "action: block"), rule("w", WIDE, "action: block"), []],
    ["not of one ref, of which another check speaks", rule("w", WIDE), rule("w", WIDE), []],
  ])("the same: %s", (_, own, other, expected) => {
    expect(found(own, { "w.rule": other })).toEqual(expected);
  });

  test("what stands in the same file is named first", () => {
    const own = rule("w", WIDE) + rule("n", NARROW) + rule("v", WIDE);
    expect(found(own, { "w.rule": rule("x", WIDE, at("first")) })).toEqual([
      'order/duplicate-rule "Rule x" in w.rule',
      'order/shadowed "Rule w"',
      'order/duplicate-rule "Rule w"',
    ]);
  });
});

describe("files that a change affects", () => {
  test("are at once those with the same rule, and later those that run after it", () => {
    const { take } = workspace();
    expect(take("a", rule("a", NARROW))).toEqual(["", ""]);
    expect(take("b", rule("b", WIDE, at("last")))).toEqual(["", "a"]);
    expect(take("c", rule("c", NARROW))).toEqual(["a", ""]);
    expect(take("c", rule("c", "not ssl"))).toEqual(["a", ""]);
    expect(take("c", rule("c", "not ssl and ssl"))).toEqual(["", ""]);
    expect(take("d", rule("d", WIDE, at("first")))).toEqual(["b", "a b c"]);
    expect(take("d", rule("d", `${WIDE} or ssl`, at("first")))).toEqual(["b", "a b c"]);
    expect(take("d", rule("d", "cf.client.bot", at("first").replace("block", "log")))).toEqual(["", "a b c"]);
    expect(take("d", rule("d", "not cf.client.bot", at("first").replace("block", "log")))).toEqual(["", ""]);
    expect(take("e", rule("e", "ssl", at("first", "example.net")))).toEqual(["", ""]);
    expect(take("d", "")).toEqual(["", ""]);
  });

  test("are those of a rule that another one is placed by", () => {
    const { take } = workspace();
    take("a", rule("a", WIDE));
    expect(take("b", rule("b", NARROW, at("{ after: a }")))).toEqual(["", "a"]);
    expect(take("a", rule("a", "not ssl"))).toEqual(["", "b"]);
  });

  test("are none where the same is said in other words, and there is a new version of the answers only then", () => {
    const { take, others } = workspace();
    take("a", rule("a", WIDE));
    take("b", rule("b", WIDE));
    const { version } = others("a");
    expect(take("b", rule("b", `# as it is\n${WIDE}`))).toEqual(["", ""]);
    expect(others("a").version).toBe(version);
    take("b", rule("b", NARROW));
    expect(others("a").version).not.toBe(version);
  });

  test("are those that are alone in their zone no longer, or again", () => {
    const { take, others } = workspace();
    const mayMeet = (more?: string) =>
      others("a").mayMeet(analyse(rule("a", "ssl", more), {}).file.rules[0]?.settings as never);
    take("a", rule("a", "ssl"));
    expect([mayMeet(), mayMeet("action: block")]).toEqual([false, false]);
    expect(take("b", rule("b", "cf.client.bot", "action: block"))).toEqual(["", "a"]);
    expect([mayMeet(), mayMeet("action: block")]).toEqual([false, true]);
    expect(take("c", rule("c", "not cf.client.bot"))).toEqual(["", "a"]);
    expect(mayMeet()).toBe(true);
    expect(take("c", "")).toEqual(["", "a b"]);
    expect(mayMeet()).toBe(false);
  });

  test("are those that run the same managed ruleset", () => {
    const { take } = workspace();
    const runs = "action: execute\nzone: shop\nphase: http_request_firewall_managed\nparameters:\n  id: abc";
    take("a", rule("a", "ssl", runs));
    expect(take("b", rule("b", "not ssl", runs))[0]).toBe("a");
    expect(take("b", rule("b", "not ssl", runs.replace("abc", "abd")))[0]).toBe("a");
  });

  test("are those that asked for a guard of a host", () => {
    const { take, others } = workspace();
    const mtls = (host: string) => `http.host eq "${host}" and not cf.tls_client_auth.cert_verified`;
    take("a", rule("a", mtls("a.example.com")));
    expect(others("a").guards("b.example.com")).toBe(false);
    expect(take("b", rule("b", mtls("b.example.com")))).toEqual(["a", "a"]);
    expect(others("a").guards("b.example.com")).toBe(true);
    expect(others("b").guards("b.example.com")).toBe(false);
    expect(take("b", rule("b", mtls("b.example.co")))).toEqual(["a", ""]);
    expect(take("b", rule("b", mtls("b.example.c")))).toEqual(["", ""]);
  });
});

test("the answers are the same after any history of texts", () => {
  const texts = [
    "",
    rule("a", WIDE),
    rule("b", WIDE, at("first")),
    rule("c", NARROW, at("{ after: a }")),
    rule("d", "ssl") + rule("a", NARROW),
    rule("e", NARROW, at("{ before: d }")),
  ];
  const answers = (table: RuleTable, last: ReadonlyMap<string, string>): unknown =>
    [...last].sort().map(([uri, text]) => {
      const { file } = analyse(text, {});
      const others = table.othersOf(uri, config, shown);
      return file.rules.map((one) => [others.same(one, file), others.takerOf(one, file)?.uri]);
    });
  const steps = fc.array(fc.tuple(fc.constantFrom("1", "2", "3"), fc.constantFrom(...texts)), { maxLength: 60 });
  fc.assert(
    fc.property(steps, (history) => {
      const { table, take } = workspace();
      const last = new Map<string, string>();
      for (const [uri, text] of history) {
        take(uri, text);
        last.set(uri, text);
      }
      const fresh = workspace();
      for (const [uri, text] of [...last].sort()) fresh.take(uri, text);
      const [mine, theirs] = [answers(table, last), answers(fresh.table, last)];
      expect(mine).toEqual(theirs);
    }),
    { numRuns: 60 },
  );
});
