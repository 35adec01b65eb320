import { describe, expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import type { SchemeFunction } from "#core/catalog/scheme.ts";
import type { IdeFacts } from "#core/ide/facts.ts";
import { complete } from "#test/support/cursor.ts";

const facts: IdeFacts = {
  hosts: [
    { name: "www.example.com", zone: "example.com", authorities: [] },
    { name: "api.example.com", zone: "example.com", authorities: ["Cloudflare CA"] },
    { name: "shop.example.org", zone: "example.org", authorities: [] },
  ],
  lists: [
    { name: "office_ips", kind: "ip", items: 12, description: "the office" },
    { name: "bad_networks", kind: "asn" },
    { name: "our_hosts", kind: "hostname" },
    { name: "moved", kind: "redirect" },
  ],
  zones: ["example.com"],
};

describe("fields", () => {
  const first: readonly [string, string][] = [
    ["ssl and ┆", "http.host"],
    ["---\naction: block\n---\n┆", "http.host"],
    ["hostname┆", "http.host"],
    ["useragent┆", "http.user_agent"],
    ["geo┆", "ip.src.country"],
    ["asn┆", "ip.src.asnum"],
    ['http.host eq "a" and ip.src.cou┆', "ip.src.country"],
    ["revoked┆", "cf.tls_client_auth.cert_revoked"],
    ["user_ag┆", "http.user_agent"],
    ["http.req┆", "http.request.uri.path"],
    ["country┆", "ip.src.country"],
    ["not ss┆", "ssl"],
    ["(http.ho┆", "http.host"],
    ['http.host eq "a"\nand (\n  cf.tls_cl┆', "cf.tls_client_auth.cert_verified"],
    ["lower(http.ho┆", "http.host"],
    ["any(http.request.headers.na┆", "http.request.headers.names"],
    ['http.host eq "a" or ┆ and ssl', "http.host"],
  ];
  test.each(first)("%j begins with %s", (marked, expected) => expect(complete(marked).labels[0]).toBe(expected));

  const phrases: readonly [string, string, string][] = [
    ["user ag┆", "http.user_agent", "http.user_agent"],
    ["ssl and (not user agent┆)", "http.user_agent", "ssl and (not http.user_agent)"],
    ["bot score┆ lt 30", "cf.bot_management.score", "cf.bot_management.score lt 30"],
    ["threat score┆", "cf.threat_score", "cf.threat_score"],
    ["client ce┆rt", "cf.tls_client_auth.cert_verified", "cf.tls_client_auth.cert_verified"],
    ["not verified bot┆", "cf.client.bot", "not cf.client.bot"],
    ["remote addr┆", "ip.src", "ip.src"],
    ["url dec┆", "url_decode", "url_decode(${1:source})"],
    ["country code┆", "ip.src.country", "ip.src.country"],
    ["lower(User Ag┆)", "http.user_agent", "lower(http.user_agent)"],
    [
      "---\nratelimit:\n  counting_expression: user ag┆\n---\nssl",
      "http.user_agent",
      "---\nratelimit:\n  counting_expression: http.user_agent\n---\nssl",
    ],
  ];
  test.each(phrases)("words with a blank, %j, find %s", (marked, name, taken) => {
    const completed = complete(marked);
    expect(completed.labels[0]).toBe(name);
    expect(completed.take(name)).toBe(taken);
  });

  const noPhrases: readonly [string, string][] = [
    ["an operator may be meant", "country co┆"],
    ["a known field comes before", "ssl user ag┆"],
    ["a dotted name comes before", "http.host user ag┆"],
    ["nothing is typed yet", "user ┆"],
    ["no operand may stand there", "http.host eq user ag┆"],
    ["it is a call's argument that does not fit", "lower(bot score┆)"],
    ["there are two blanks", "user  ag┆"],
    ["the words stand on two lines", "user\nag┆"],
    ["it is text", 'http.host eq "user ag┆"'],
    ["it is a comment", "ssl # user ag┆"],
  ];
  test.each(noPhrases)("words with a blank are no name where %s: %j", (_, marked) => {
    expect(complete(marked).all.filter(({ kind }) => kind === "field")).toEqual([]);
  });

  test("a concept finds all its fields", () => {
    expect(complete("mtls┆").labels).toContain("cf.tls_client_auth.cert_verified");
  });

  test("the whole name is replaced wherever the cursor stands in it", () => {
    expect(complete("cf.tls_cl┆ient_auth.x and ssl").take("cf.tls_client_auth.cert_verified")).toBe(
      "cf.tls_client_auth.cert_verified and ssl",
    );
  });

  test("each says its type and one line", () => {
    expect(complete("http.ho┆").item("http.host")).toMatchObject({
      kind: "field",
      detail: "String",
      description: "Host name taken from the incoming Host header",
      deprecated: false,
    });
  });

  test("deprecated ones come last and say what to use; removed ones do not come", () => {
    const { labels, item } = complete("geoip┆");
    expect(item("ip.geoip.country")).toMatchObject({ deprecated: true, description: "use ip.src.country" });
    expect(labels.indexOf("ip.src.country")).toBeLessThan(labels.indexOf("ip.geoip.country"));
    expect(complete("cf.metal┆").labels).not.toContain("cf.metal.id");
  });

  test("network fields are for network phases", () => {
    expect(complete("tcp.┆").labels).not.toContain("tcp.dstport");
    expect(complete("---\nphase: magic_transit\n---\ntcp.┆").labels).toContain("tcp.dstport");
    expect(complete("---\nphase: magic_transit\n---\nhttp.ho┆").labels).not.toContain("http.host");
  });

  test("fields that rulewright.yaml declares are offered", () => {
    expect(
      complete("cf.brand┆", { fields: { "cf.brand.new_field": "String" } }).item("cf.brand.new_field"),
    ).toMatchObject({
      detail: "String",
      description: "declared in rulewright.yaml",
    });
  });

  const argumentsFor: readonly (readonly [string, has: string, not: readonly string[]])[] = [
    ["lower(┆)", "http.host", ["ssl", "cf.bot_management.score"]],
    ["len(┆", "http.request.headers.names", ["ip.src", "ssl"]],
    ["to_string(┆", "ip.src", ["http.host"]],
    ["has_key(┆", "http.request.headers", ["http.host", "http.request.headers.names"]],
    ["cidr(┆", "ip.src", ["http.host", "concat"]],
    ["any(┆", "http.request.headers", ["http.host", "ssl"]],
    ["any(lower(┆", "http.request.headers.names", ["http.host", "ssl"]],
    ["any(starts_with(http.request.headers.names[*], ┆", "http.host", ["ssl"]],
  ];
  test.each(argumentsFor)("%s offers %s and no %j", (marked, has, not) => {
    const { labels } = complete(marked);
    expect(labels).toContain(has);
    for (const label of not) expect(labels).not.toContain(label);
  });

  test("every field that a call is offered can be its argument, as it stands or by an index", () => {
    const scheme = catalogScheme();
    for (const name of scheme.functionNames()) {
      const { form, required } = scheme.function(name) as SchemeFunction;
      if (form === "quantifier" || required[0]?.kind === "literal") continue;
      const offered = complete(`${name}(┆`).all.filter(({ kind }) => kind === "field");
      const unfit = offered.filter(
        ({ label }) => !["", "[0]", "[0][0]", '["a"]', '["a"][0]'].some((index) => fitsIn(name, label + index)),
      );
      expect([name, unfit.map(({ label }) => label)]).toEqual([name, []]);
    }
  });

  /** Whether an argument's type is right; what else the call wants does not matter. */
  function fitsIn(call: string, argument: string): boolean {
    const start = call.length + 1;
    return !analyse(`${call}(${argument}`, {}).diagnostics.some(
      (found) => found.severity === "error" && found.start >= start && found.start < start + argument.length,
    );
  }
});

describe("functions and keywords", () => {
  test("a call comes with its parameters", () => {
    expect(complete("starts┆").take("starts_with")).toBe('starts_with(${1:source}, "${2:substring}")');
  });
  test("where the parentheses are there, only the name is written", () => {
    expect(complete('starts┆(http.host, "a")').take("starts_with")).toBe('starts_with(http.host, "a")');
  });
  test("other languages' words find functions", () => {
    expect(complete("prefix┆").labels).toContain("starts_with");
    expect(complete("length┆").labels).toContain("len");
  });
  test("`not` and the quantifiers stand where a truth value is wanted", () => {
    expect(complete("ssl and no┆").labels[0]).toBe("not");
    expect(complete("an┆").labels).toContain("any");
    expect(complete("lower(an┆)").labels).not.toContain("any");
  });
  test("after an expression come the logical operators", () => {
    expect(complete("ssl ┆").labels).toEqual(["and", "or", "xor"]);
    expect(complete('http.host eq "a" a┆').labels[0]).toBe("and");
    expect(complete('http.host eq "a"\n┆').labels).toEqual(["and", "or", "xor"]);
  });
});

describe("operators", () => {
  const rows: readonly [string, readonly string[]][] = [
    ["http.host ┆", ["eq", "in", "contains", "ne", "matches", "wildcard", "strict wildcard", "lt", "le", "gt", "ge"]],
    ["cf.waf.score ┆", ["eq", "in", "ne", "lt", "le", "gt", "ge", "bitwise_and"]],
    ["ip.src ┆", ["eq", "in", "ne"]],
    ["ssl ┆", ["and", "or", "xor"]],
    ["http.host cont┆", ["contains"]],
    ["http.host regex┆", ["matches"]],
  ];
  test.each(rows)("%j", (marked, expected) => expect(complete(marked).labels).toEqual(expected));

  test("they bring the delimiters of their right side, unless something stands there", () => {
    expect(complete("http.host ┆").take("eq")).toBe('http.host eq "$1"');
    expect(complete("ip.src ┆").take("in")).toBe("ip.src in {$1}");
    expect(complete('http.host ┆ "a"').take("eq")).toBe('http.host eq "a"');
  });
});

describe("values", () => {
  const first: readonly [string, readonly string[]][] = [
    ['http.request.method eq "┆"', ["GET", "HEAD", "POST"]],
    ["http.request.method eq ┆", ["GET", "HEAD", "POST"]],
    ['http.request.method eq "P┆"', ["POST", "PUT", "PATCH"]],
    ['http.request.method in {"GET" ┆}', ["HEAD", "POST", "PUT"]],
    ['http.request.method in {"GET" "HE┆"}', ["HEAD"]],
    ['ip.src.country eq "germany┆"', ["DE"]],
    ['ip.src.country in {"DE" "FR┆"}', ["FR"]],
    ['cf.tls_version eq "TLSv1.3┆"', ["TLSv1.3"]],
    ['lower(http.request.method) eq "p┆"', ["post", "put", "patch"]],
    ['ip.src.continent eq "E┆"', ["EU"]],
    ["ip.src in $┆", ["$office_ips", "$cf.open_proxies", "$cf.anonymizer", "$cf.vpn", "$cf.malware", "$cf.botnetcc"]],
    ["ip.src.asnum in $┆", ["$bad_networks"]],
    ["http.host in $┆", ["$our_hosts"]],
    ['http.request.headers["x-fo┆"]', ["x-forwarded-for"]],
    ['encode_base64(http.host, "┆")', ["u", "p", "up", "pu"]],
  ];
  test.each(first)("%j", (marked, expected) =>
    expect(complete(marked, facts).labels.slice(0, expected.length)).toEqual(expected),
  );

  test("quotes are written where there are none, and closed where they are open", () => {
    expect(complete("http.request.method eq ┆").take("POST")).toBe('http.request.method eq "POST"');
    expect(complete("http.request.method eq PO┆").take("POST")).toBe('http.request.method eq "POST"');
    expect(complete('http.request.method eq "PO┆" and ssl').take("POST")).toBe('http.request.method eq "POST" and ssl');
    expect(complete('http.request.method eq "PO┆\nand ssl').take("POST")).toBe(
      'http.request.method eq "POST"\nand ssl',
    );
    expect(complete('http.request.method in {"GET" ┆}').take("POST")).toBe('http.request.method in {"GET" "POST"}');
    expect(complete('http.request.method eq r"PO┆"').take("POST")).toBe('http.request.method eq r"POST"');
  });

  test("countries come with their names", () => {
    expect(complete('ip.src.country in {"┆"}').item("DE").description).toBe("Germany");
    expect(complete('ip.src.country eq "tor┆"').item("T1").description).toBe("Tor network");
  });

  test("an edit never leaves the cursor's line", () => {
    const { all } = complete('http.host eq "a┆\nand http.request.method eq "GET"', facts);
    for (const { edit } of all) expect(edit.end).toBeLessThanOrEqual('http.host eq "a'.length);
  });

  test("a regex and a comment offer nothing", () => {
    expect(complete('http.host matches "GE┆"').all).toEqual([]);
    expect(complete("# http.┆\nssl").all).toEqual([]);
  });

  test("lists say how long they are", () => {
    expect(complete("ip.src in $of┆", facts).item("$office_ips")).toMatchObject({
      detail: "ip list",
      description: "12 items · the office",
    });
    expect(complete("ip.src in $of┆", facts).take("$office_ips")).toBe("ip.src in $office_ips");
  });
});

describe("hosts", () => {
  const rule = (expression: string): string => `---\nname: x\naction: block\nzone: example.com\n---\n${expression}\n`;

  test("those of the rule's zone", () => {
    expect(complete(rule('http.host eq "┆"'), facts).labels).toEqual(["www.example.com", "api.example.com"]);
    expect(complete('http.host eq "┆"', facts).labels).toHaveLength(3);
  });

  test("in a rule about client certificates those with mTLS come first and all are marked", () => {
    const { labels, item } = complete(rule("http.host in {┆}\nand not cf.tls_client_auth.cert_verified"), facts);
    expect(labels).toEqual(["api.example.com", "www.example.com"]);
    expect(item("api.example.com").description).toBe("mTLS enabled · Cloudflare CA");
    expect(item("www.example.com").description).toBe("no mTLS");
  });

  test("those present are left out", () => {
    expect(complete(rule('http.host in {"api.example.com" "┆"}'), facts).labels).toEqual(["www.example.com"]);
  });

  test("an alias of the zone will do", () => {
    const marked = '---\nzone: production\n---\nhttp.host eq "┆"';
    expect(complete(marked, { ...facts, aliases: { production: "example.org" } }).labels).toEqual(["shop.example.org"]);
  });

  test("the host header and lower() take hosts too", () => {
    expect(complete(rule('lower(http.host) eq "┆"'), facts).labels).toContain("api.example.com");
    expect(complete(rule('http.request.headers["host"][0] eq "┆"'), facts).labels).toContain("api.example.com");
  });
});

describe("lists that open by themselves", () => {
  const rows: readonly [string, string, boolean][] = [
    ["ssl ┆", " ", false],
    ["http.host ┆", " ", true],
    ["http.request.method eq ┆", " ", true],
    ["http.request.uri.path eq ┆", " ", false],
    ['http.request.method eq "┆"', '"', true],
    ['http.request.method eq "GET"┆', '"', false],
    ["http.┆", ".", true],
    ["---\naction: ┆\n---\nssl", " ", true],
    ["---\nname: a ┆\n---\nssl", " ", false],
    ["ssl and ┆", " ", false],
  ];
  test.each(rows)("%j after %j: %s", (marked, trigger, opens) =>
    expect(complete(marked, facts, trigger).all.length > 0).toBe(opens),
  );
});

describe("whole rules and their conditions", () => {
  const RULE = "Require a client certificate";
  const CONDITION =
    'http.host eq "${1:api.example.com}" and (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)';

  test("an empty file begins with them", () => {
    expect(complete("┆").labels[0]).toBe(RULE);
    expect(complete("┆").take(RULE)).toMatch(/^---\nname: [^\n]*\nref: [^\n]*\naction: block\n---\nhttp\.host eq/);
    expect(complete("# a note\nrule-m┆").labels[0]).toBe(RULE);
    expect(complete("rule-m┆").take(RULE)).toMatch(/^---\n/);
  });

  test("what is typed finds fields first", () => {
    const { labels } = complete("mtls┆");
    expect(labels[0]).toBe("cf.tls_client_auth.cert_verified");
    expect(labels).toContain(RULE);
  });

  test("an empty body gets conditions for its action, with stops that the header would have filled", () => {
    expect(complete("---\naction: block\n---\nmtls┆\n").take(RULE)).toBe(`---\naction: block\n---\n${CONDITION}\n`);
    const skip = complete("---\naction: skip\n---\n┆\n").labels;
    expect(skip).toContain("Skip for verified bots");
    expect(skip).not.toContain(RULE);
    expect(complete("---\naction: rewrite\nphase: http_request_transform\n---\n┆").labels).not.toContain(RULE);
  });

  test("a header that is only opened gets the rest of the rule", () => {
    expect(complete("---\n┆").take(RULE)).toMatch(/^---\nname: [^\n]*\nref: [^\n]*\naction: block\n---\nhttp/);
    expect(complete("---\n┆\n---\nssl").labels).not.toContain(RULE);
    expect(complete("---\nname: x\n┆").labels).not.toContain(RULE);
  });

  test("below a rule another one may begin, when it is asked for", () => {
    expect(complete("ssl\n\nrule┆").labels).toContain(RULE);
    expect(complete("ssl\n\n┆").labels).toEqual(["and", "or", "xor"]);
    expect(complete("ssl\nrule┆\nand ssl").labels).not.toContain(RULE);
    expect(complete("ssl and rule┆").labels).not.toContain(RULE);
    expect(complete("rule┆", {}, ".").labels).not.toContain(RULE);
    expect(complete("-┆").labels).not.toContain(RULE);
  });
});

describe("only what is legal and at hand", () => {
  test("functions for value expressions stand in those only", () => {
    expect(complete("regex_re┆").labels).not.toContain("regex_replace");
    const value = (typed: string): string =>
      `---\naction: rewrite\nphase: http_request_transform\nparameters:\n  uri:\n    path:\n      expression: ${typed}\n---\nssl`;
    expect(complete(value("regex_re┆")).labels).toContain("regex_replace");
  });

  test("what the plan lacks comes later and says so", () => {
    const { labels, item } = complete("score┆", { plan: "pro" });
    expect(item("cf.waf.score.class").description).toBe("Business or above");
    expect(item("cf.bot_management.score").description).toBe("Enterprise add-on (Bot Management)");
    expect(labels.indexOf("cf.waf.score")).toBeGreaterThan(-1);
    const operators = complete("http.host ┆", { plan: "pro" });
    expect(operators.labels.at(-1)).toBe("matches");
    expect(operators.item("matches").description).toBe("Business or above");
    expect(complete("http.host ┆", { plan: "business" }).item("matches").description).not.toBe("Business or above");
  });

  test("`true` stands alone", () => {
    expect(complete("tr┆").labels[0]).toBe("true");
    expect(complete("ssl and tr┆").labels).not.toContain("true");
  });

  test("typed letters are beginnings of words", () => {
    expect(complete("reqmeth┆").labels[0]).toBe("http.request.method");
    expect(complete("rege┆").labels).not.toContain("http.user_agent");
  });

  const meanings: readonly [string, string, string][] = [
    ['http.request.method eq "┆"', "OPTIONS", "ask what is allowed (CORS preflight)"],
    ["cf.waf.score.class eq ┆", "likely_attack", "score 21 to 50"],
    ['cf.verified_bot_category in {"┆"}', "AI Crawler", "gathers text to train models"],
    ["cf.bot_management.score lt ┆", "30", "below this: automated or likely automated"],
    ["cf.edge.server_port in {80 ┆}", "8443", "HTTPS, second port"],
    ['http.request.headers["┆"]', "x-forwarded-for", "addresses of proxies before Cloudflare"],
  ];
  test.each(meanings)("%j says what %s means", (marked, label, description) =>
    expect(complete(marked).item(label).description).toBe(description),
  );

  test("numbers under way are completed where some are known", () => {
    expect(complete("cf.bot_management.score lt 3┆").labels).toEqual(["30"]);
    expect(complete("cf.edge.server_port in {80 4┆}").take("443")).toBe("cf.edge.server_port in {80 443}");
    expect(complete("len(http.host) gt 3┆").labels).toEqual([]);
  });

  test("keys and values that the file uses elsewhere", () => {
    expect(
      complete('any(http.request.uri.args["q"][*] eq "a") or http.request.uri.args["┆"][0] eq "b"').labels,
    ).toEqual(["q"]);
    expect(complete('http.request.uri.path eq "/login" or http.request.uri.path eq "┆"').labels).toEqual(["/login"]);
    expect(complete('http.request.uri.path eq "/lo┆gin"').labels).toEqual([]);
  });

  test("a key may be written without its quotes", () =>
    expect(complete("has_key(http.request.headers, ┆)").take("origin")).toBe(
      'has_key(http.request.headers, "origin")',
    ));
});
