import { describe, expect, test } from "vitest";
import { offers, refactor } from "#test/support/refactor.ts";

const PUSH = "Push `not` inwards";
const PULL = "Pull `not` out";
const INVERT = "Invert the condition";
const WITH_NOT = "Write with `not` and `eq`";

describe("pushing `not` inwards", () => {
  test.each([
    ['not ┆(ssl and http.host eq "a")', 'not ssl or http.host ne "a"'],
    ['!┆(ssl || http.host == "a")', '!ssl && http.host != "a"'],
    ["ssl and not ┆(ssl or cf.edge.client_port lt 5)", "ssl and not ssl and cf.edge.client_port ge 5"],
    ["ssl and not ┆(ssl and cf.edge.client_port le 5)", "ssl and (not ssl or cf.edge.client_port gt 5)"],
    ["not ┆(ssl and cf.edge.client_port eq 1 or ssl)", "(not ssl or cf.edge.client_port ne 1) and not ssl"],
    ["not ┆(ssl xor cf.edge.client_port eq 1 and ssl)", "not ssl xor cf.edge.client_port eq 1 and ssl"],
    ["not ┆(cf.edge.client_port eq 1 and ssl xor ssl)", "(cf.edge.client_port ne 1 or not ssl) xor ssl"],
    ["not ┆(not ssl or not (ssl))", "ssl and (ssl)"],
    ['not http.host ┆eq "a"', 'http.host ne "a"'],
    ['not lower(http.host) ┆gt "a"', 'lower(http.host) le "a"'],
    ["not ((ssl ┆and ssl))", "((not ssl or not ssl))"],
    [
      'not ┆(http.host contains "a" and ip.src in {10.0.0.0/8})',
      'not http.host contains "a" or not ip.src in {10.0.0.0/8}',
    ],
  ])("%s → %s", (before, after) => expect(refactor(PUSH, before)).toBe(after));

  test("goes to the innermost negation that it can move", () => {
    expect(refactor(PUSH, "not (ssl or not (ssl ┆and ssl))")).toBe("not (ssl or not ssl or not ssl)");
    expect(refactor(PUSH, 'not (ssl or not http.host ┆contains "a")')).toBe('not ssl and http.host contains "a"');
  });

  test("of a double negation takes both away", () => {
    expect(refactor("Remove the double `not`", "┆not not ssl")).toBe("ssl");
    expect(refactor("Remove the double `not`", "ssl and !┆(!ssl)")).toBe("ssl and ssl");
  });

  test.each([
    "┆not ssl",
    'not http.host ┆contains "a"',
    // With a missing key both `eq` and `ne` are false, as documented.
    'not http.request.headers["x"][0] ┆eq "a"',
    'not len(http.request.headers["x"][0]) ┆lt 5',
    'not substring(http.host, 9) ┆eq "a"',
    'not http.host ┆eq http.request.headers["x"][0]',
    // A packet of another protocol has no port.
    "not tcp.srcport ┆eq 1",
    // Addresses of different families are neither below nor above each other.
    "not ip.src ┆lt 10.0.0.1",
    'any(not http.request.headers.names[*] ┆eq "a")',
    "not (ssl ┆and",
  ])("is not offered for %s", (before) => expect(refactor(PUSH, before)).toBeUndefined());

  test("keeps comments and lines", () => {
    const before = 'not ┆( # none of\n  ssl # this\n  or http.cookie eq "a" # that\n)\n';
    const after = "# none of\nssl # this\n".replace("ssl", "not ssl");
    expect(refactor(PUSH, before)).toBe(`${after}and http.cookie ne "a" # that\n`);
  });
});

describe("pulling `not` out", () => {
  test.each([
    ["not ssl ┆and not ssl", "not (ssl or ssl)"],
    ['!ssl ┆|| http.host != "a"', '!(ssl && http.host == "a")'],
    [
      "cf.edge.client_port ne 1 ┆and cf.edge.client_port ne 2",
      "not (cf.edge.client_port eq 1 or cf.edge.client_port eq 2)",
    ],
    ["ssl and (not ssl ┆or not (ssl and ssl))", "ssl and not (ssl and (ssl and ssl))"],
    ["ssl or not ssl ┆and not ssl", "ssl or not (ssl or ssl)"],
  ])("%s → %s", (before, after) => expect(refactor(PULL, before)).toBe(after));

  test.each([
    "not ssl ┆and ssl",
    "not ssl ┆xor not ssl",
    "┆not ssl",
    'not ssl ┆and http.request.headers["x"][0] ne "a"',
  ])("is not offered for %s", (before) => expect(refactor(PULL, before)).toBeUndefined());

  test("undoes pushing", () => {
    const before = 'ssl and not (http.host eq "a" or ssl)';
    const pushed = refactor(PUSH, before.replace("(", "┆("));
    expect(pushed).toBe('ssl and http.host ne "a" and not ssl');
    expect(refactor(PULL, 'http.host ne "a" ┆and not ssl')).toBe('not (http.host eq "a" or ssl)');
  });
});

describe("turning around", () => {
  test.each([
    ["┆ssl", "not ssl"],
    ["not ┆ssl", "ssl"],
    ["not (ssl ┆or ssl)", "ssl or ssl"],
    ["ssl ┆and ssl", "not (ssl and ssl)"],
    ["ssl ┆&& ssl", "!(ssl && ssl)"],
    ["(ssl ┆and ssl)", "not (ssl and ssl)"],
    ["cf.edge.client_port ┆lt 5", "cf.edge.client_port ge 5"],
    ['http.request.headers["x"][0] ┆eq "a"', 'not http.request.headers["x"][0] eq "a"'],
    ["# why\nssl ┆# first\nor ssl # second\n", "# why\nnot (\n  ssl # first\n  or ssl\n) # second\n"],
  ])("%s → %s", (before, after) => expect(refactor(INVERT, before)).toBe(after));

  test("breaks a line that becomes too long, the brackets on lines of their own", () => {
    const [a, b] = [
      'http.request.uri.path eq "/admin/health"',
      'http.user_agent contains "monitoring-agent-of-ours/1"',
    ];
    expect(refactor(INVERT, `${a} ┆and ${b}\n`)).toBe(`not (\n  ${a}\n  and ${b}\n)\n`);
    expect(refactor(INVERT, `${a}  ┆and ${b}\n`)).toBe(`not (${a}  and ${b})\n`);
  });

  test("twice gives what was there", () => {
    for (const text of ["ssl", "ssl and ssl", "cf.edge.client_port lt 5", 'http.host contains "a"']) {
      const once = refactor(INVERT, `┆${text}`) as string;
      expect(refactor(INVERT, `┆${once}`)).toBe(text);
    }
  });

  test("`ne` is written with `not` where that is the same", () => {
    expect(refactor(WITH_NOT, 'ssl and http.host ┆ne "a"')).toBe('ssl and not http.host eq "a"');
    expect(refactor(WITH_NOT, 'http.host ┆!= "a"')).toBe('!http.host == "a"');
    expect(refactor(WITH_NOT, 'http.request.headers["x"][0] ┆ne "a"')).toBeUndefined();
    expect(refactor(WITH_NOT, 'not http.host ┆ne "a"')).toBeUndefined();
  });

  test("nothing is offered in a header or a broken rule, and the next rule is none of its business", () => {
    const text = "---\nname: ┆a\naction: log\n---\nnot not ssl\n";
    expect(offers(text)).toEqual({});
    expect(offers("not (┆ssl and")).toEqual({});
    const broken = "---\nname: a\n---\nnot ┆not ssl\n---\nname: b\n---\nssl and\n";
    expect(refactor("Remove the double `not`", broken)).toBe("---\nname: a\n---\nssl\n---\nname: b\n---\nssl and\n");
  });
});
