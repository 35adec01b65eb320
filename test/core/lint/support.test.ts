/** What lints are written with. */
import { describe, expect, test } from "vitest";
import type { Facts } from "#core/analysis/model.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { parseRuleFile } from "#core/document/parse-file.ts";
import { LintedExpression, LintedFile, LintedRule } from "#core/lint/subject.ts";
import { comparisonsOf, fieldOf, literalsOf, stringsOf } from "#core/lint/support/comparisons.ts";
import { groupedText, removeItemFix, removeMembersFix, replaceFix } from "#core/lint/support/fixes.ts";
import { oncePerRule } from "#core/lint/support/once-per-rule.ts";
import { rulesBefore } from "#core/lint/support/rules-before.ts";
import type { Logical } from "#core/syntax/ast.ts";
import { parse } from "#core/syntax/parse.ts";
import { applyEdits } from "#core/text/edit.ts";

const scheme = catalogScheme();
const fileOf = (text: string, reuse?: ReturnType<typeof parseRuleFile>) =>
  parseRuleFile(text, { scheme, ...(reuse === undefined ? {} : { reuse }) });

function linted(text: string): LintedExpression {
  const tree = parse(text, { scheme, dialect: "cloudflare", root: "filter", trivia: "file" });
  expect(tree.engineError).toBeUndefined();
  return new LintedExpression({ tree, facts: {} });
}

describe("an expression", () => {
  test("gives its nodes by kind, in order, without the members of sets", () => {
    const expression = linted('ssl and (http.host in {"a" "b"} or starts_with(http.host, "c"))');
    expect(expression.all("field").map(({ name }) => name)).toEqual(["ssl", "http.host", "http.host"]);
    expect(expression.all("string").map((node) => expression.text.slice(node.start, node.end))).toEqual(['"c"']);
    expect(expression.all("set")[0]?.members).toHaveLength(2);
    expect(expression.parentOf(expression.all("set")[0] as never)?.kind).toBe("comparison");
    expect(expression.parentOf(expression.tree.root)).toBeUndefined();
  });

  test.each([
    ["ssl", "positive"],
    ["not ssl", "negative"],
    ['not (http.host eq "a" and not ssl)', "positive"],
    ['not (http.host eq "a" or ssl)', "negative"],
    ['http.host eq "a" xor ssl', "both"],
  ] as const)("knows how `ssl` bears on `%s`: %s", (text, polarity) => {
    const expression = linted(text);
    const field = expression.all("field").find(({ name }) => name === "ssl");
    expect(field === undefined ? undefined : expression.polarityOf(field)).toBe(polarity);
  });

  test("knows that inside `any` more is more, and inside a call nothing is", () => {
    const expression = linted('any(http.request.headers.names[*] eq "a") and lower(http.host) eq "b"');
    const [name, host] = expression.all("field");
    expect(expression.polarityOf(name as never)).toBe("positive");
    expect(expression.polarityOf(host as never)).toBe("both");
  });
});

describe("a rule", () => {
  const text =
    "---\nref: a\naction: block\nratelimit:\n  characteristics: [ip.src, cf.colo.id]\n  period: 60\n  requests_per_period: 5\n  counting_expression: ssl\n---\nssl and\n";
  const rule = new LintedRule(fileOf(text).rules[0] as never, text, {});

  test("gives what stands in its header, at any depth", () => {
    expect(rule.entry("ratelimit", "period")?.value).toBe(60);
    expect(rule.entry("ratelimit", "periods")).toBeUndefined();
    expect(rule.entry("parameters", "period")).toBeUndefined();
  });

  test("has no expression to look at while that is broken; those of its header it has", () => {
    expect(rule.expression).toBeUndefined();
    const [counting] = rule.rule.embedded;
    expect(rule.embedded(counting as never)?.path).toEqual(["ratelimit", "counting_expression"]);
  });
});

describe("comparisons", () => {
  test("are found by field, through calls that are named", () => {
    const expression = linted('http.host eq "a" or lower(http.host) eq "b" or upper(lower(http.host)) eq "c" or ssl');
    const hosts = new Set(["http.host"]);
    expect(comparisonsOf(expression, hosts)).toHaveLength(1);
    expect(comparisonsOf(expression, hosts, ["lower"])).toHaveLength(2);
    expect(comparisonsOf(expression, hosts, ["lower", "upper"])).toHaveLength(3);
  });

  test("of an indexed call are of no field", () => {
    const [call] = linted('split(http.host, ".", 3)[0] eq "a"').all("call");
    expect(fieldOf(call as never, ["split"])).toBeUndefined();
  });

  test.each([
    ['http.host eq "a\\"b"', ['a"b']],
    ['http.host in {"a" r"b\\d" 63:64}', ["a", "b\\d", "cd"]],
    ['http.host contains "x"', ["x"]],
    ['http.host in {"\\xff" "a"}', ["a"]],
    ['http.host matches "a"', []],
  ])("%s names the strings %j", (text, expected) => {
    const expression = linted(text);
    const [comparison] = expression.all("comparison");
    expect(stringsOf(comparison as never, text).map(({ value }) => value)).toEqual(expected);
  });

  test("name numbers and addresses too", () => {
    const [ports, address] = linted("cf.edge.server_port in {80 443..445} or ip.src eq 192.0.2.1").all("comparison");
    expect(literalsOf(ports as never).map(({ kind }) => kind)).toEqual(["integer", "integer-range"]);
    expect(literalsOf(address as never).map(({ kind }) => kind)).toEqual(["ip"]);
  });
});

describe("fixes", () => {
  test.each([
    [0, "b and c"],
    [1, "a and c"],
    [2, "a and b"],
  ])("take item %d out of a chain", (index, expected) => {
    const named = (text: string) => text.replaceAll(/\b[abc]\b/g, (name) => `http.host eq "${name}"`);
    const text = named("a and b and c");
    const chain = linted(text).tree.root as Logical;
    const { edits } = removeItemFix("Remove it", chain, chain.items[index] as never);
    expect(applyEdits(text, edits)).toBe(named(expected));
  });

  test.each([
    [[0], "{2 3 4}"],
    [[0, 1], "{3 4}"],
    [[1, 2], "{1 4}"],
    [[3], "{1 2 3}"],
    [[0, 2], "{2 4}"],
  ])("take members %j out of a set", (gone, expected) => {
    const text = "cf.edge.server_port in {1 2 3 4}";
    const [set] = linted(text).all("set");
    const members = gone.map((index) => set?.members[index]);
    const { edits } = removeMembersFix("Remove them", set as never, members as never);
    expect(applyEdits(text, edits)).toBe(`cf.edge.server_port in ${expected}`);
  });

  test("replace a node, and group what would fall apart", () => {
    const text = "not (ssl or ssl)";
    const [group] = linted(text).all("group");
    const [chain] = linted(text).all("logical");
    expect(applyEdits(text, replaceFix("Write it", group as never, "ssl").edits)).toBe("not ssl");
    expect(groupedText(chain as never, text)).toBe("(ssl or ssl)");
    expect(groupedText(group as never, text)).toBe("(ssl or ssl)");
  });
});

const rule = (ref: string, rest = "") => `---\nname: A\nref: ${ref}\naction: block\n${rest}---\nssl\n`;

test("rules that run before are those of the same phase and zone that are on, in the order of `position`", () => {
  const text =
    rule("a") +
    rule("b", "zone: [example.com, example.org]\n") +
    rule("c", "zone: shop\nphase: http_request_transform\n") +
    rule("d", "zone: shop\n") +
    rule("e") +
    rule("f", "zone: shop\nposition: first\n") +
    rule("g", "zone: shop\nenabled: false\n") +
    rule("h", "zone: shop\nposition: { before: b }\n") +
    rule("i", "zone: shop\n");
  const before = (index: number, facts: Facts) => {
    const file = new LintedFile(fileOf(text), { aliases: { shop: "example.com" }, ...facts });
    return rulesBefore(file, file.rules[index]?.rule as never).map(({ settings }) => settings.ref);
  };
  expect(before(3, {})).toEqual(["b", "f", "h"]);
  expect(before(4, {})).toEqual(["a"]);
  expect(before(4, { defaultZone: "shop" })).toEqual(["a", "b", "d", "f", "h"]);
  expect(before(5, {})).toEqual([]);
  expect(before(7, {})).toEqual([]);
  expect(before(8, {})).toEqual(["b", "d", "f", "h"]);
});

test("what is made of a rule is made once, wherever the rule stands", () => {
  let made = 0;
  const refOf = oncePerRule(({ settings }) => {
    made++;
    return settings.ref;
  });
  const first = fileOf(rule("a") + rule("b"));
  const second = fileOf(rule("c") + rule("a") + rule("b"), first);
  expect([...first.rules, ...second.rules].map(refOf)).toEqual(["a", "b", "c", "a", "b"]);
  expect(made).toBe(3);
});
