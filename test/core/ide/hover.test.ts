import { describe, expect, test } from "vitest";
import { META } from "#core/catalog/generated/meta.ts";
import { documentationOf } from "#core/ide/documentation.ts";
import { hover } from "#test/support/cursor.ts";

test("an example has lines as long as there is room for", () => {
  const topic = { kind: "field", name: "cf.tls_client_auth.cert_verified" } as const;
  const whole = 'http.host in {"api.example.com"} and not cf.tls_client_auth.cert_verified';
  expect(documentationOf(topic)).toContain(`\n${whole}\n`);
  expect(documentationOf(topic, "list")).toContain(`\n${whole.replace(" and", "\nand")}\n`);
});

describe("hover", () => {
  const rows: readonly [string, string, readonly string[]][] = [
    [
      'http.ho┆st eq "a"',
      "http.host",
      [
        "http.host: String",
        "String · all plans",
        "developers.cloudflare.com",
        `documentation](https://developers.cloudflare.com/ruleset-engine/rules-language/fields/reference/http.host/) · catalogue of ${META.date}`,
      ],
    ],
    ["┆ssl", "ssl", ["ssl: Boolean"]],
    ['ip.geoip.coun┆try eq "DE"', "ip.geoip.country", ["use `ip.src.country`"]],
    [
      "cf.waf.content_scan.has_ob┆j",
      "cf.waf.content_scan.has_obj",
      ["Enterprise add-on (Malicious uploads detection)"],
    ],
    ['starts_wi┆th(http.host, "a")', "starts_with", ["starts_with(source: String, substring: String): Boolean"]],
    ['any┆(http.request.headers.names[*] eq "a")', "any", ["Boolean"]],
    ['http.host e┆q "a"', "eq", ["Both sides are equal"]],
    ['http.host =┆= "a"', "==", ["Both sides are equal"]],
    ["no┆t ssl", "not", ["Negates"]],
    ["ssl an┆d ssl", "and", ["Both sides are true"]],
    [
      "ip.src in {10.0.0.0/┆8}",
      "10.0.0.0/8",
      ["16,777,216 addresses: `10.0.0.0` to `10.255.255.255`", "private network"],
    ],
    ["ip.src in {203.0.113.4/┆30}", "203.0.113.4/30", ["4 addresses: `203.0.113.4` to `203.0.113.7`", "documentation"]],
    [
      "ip.src in {2001:db8::/┆32}",
      "2001:db8::/32",
      ["2^96 addresses: `2001:db8::` to `2001:db8:ffff:ffff:ffff:ffff:ffff:ffff`"],
    ],
    ["ip.src in {1.1.1.1..1.1.1.┆3}", "1.1.1.1..1.1.1.3", ["3 addresses: `1.1.1.1` to `1.1.1.3`"]],
    ["ip.src.asnum eq 133┆35", "13335", ["AS13335"]],
    ["cf.waf.score eq 0x1┆f", "0x1f", ["31 in decimal."]],
    ['ip.src.country in {"D┆E"}', '"DE"', ["Germany."]],
    ['ip.src.country eq "T┆1"', '"T1"', ["Tor network. Cloudflare's own code."]],
    ['http.host eq "a\\\\┆b"', '"a\\\\b"', ["Reads as `a\\b`."]],
    ['http.host eq "\\x41\\102┆"', '"\\x41\\102"', ["Reads as `AB`."]],
    ["http.host eq 61:6┆2", "61:62", ["Reads as `ab`."]],
    ["ip.src in $cf.vp┆n", "$cf.vpn", ["Cloudflare keeps"]],
    ["---\nact┆ion: block\n---\nssl", "action", ["What happens to a request"]],
    ["---\naction: bl┆ock\n---\nssl", "block", ["**Block** (`block`)", "Refuses the request."]],
    ["---\nphase: http_rate┆limit\n---\nssl", "http_ratelimit", ["Rate limiting rules"]],
    ["---\nratelimit:\n  period: 1┆20\n---\nssl", "120", ["2 minutes."]],
    ["---\naction: block\nparameters:\n  response:\n    status_co┆de: 403\n---\nssl", "status_code", ["400 to 499"]],
  ];
  const literals: typeof rows = [
    ['http.host eq "k┆öln"', '"köln"', ["Reads as `köln`. 5 bytes."]],
    ['http.host eq "a\\x00┆b"', '"a\\x00b"', ["Reads as `a\\x00b`. 3 bytes."]],
    ["http.request.timestamp.sec gt 17000┆00000", "1700000000", ["2023-11-14 22:13:20 UTC."]],
    [
      "http.request.timestamp.sec in {17000┆00000..1700003600}",
      "1700000000..1700003600",
      ["2023-11-14 22:13:20 UTC to 2023-11-14 23:13:20 UTC.", "3,601 numbers"],
    ],
    ["cf.edge.server_port in {8000..80┆99}", "8000..8099", ["100 numbers, both ends included."]],
    ["cf.waf.score le 2┆0", "20", ["At most this: attack."]],
    ["http.response.code eq 4┆29", "429", ["Too many requests."]],
    ['cf.verified_bot_category eq "AI Craw┆ler"', '"AI Crawler"', ["Gathers text to train models."]],
    ['ip.src.continent in {"E┆U"}', '"EU"', ["Europe."]],
    ['http.request.headers["user-┆agent"][0] eq "a"', '["user-agent"]', ["what the client calls itself", "An array"]],
    ['http.request.headers["User-┆Agent"][0] eq "a"', '["User-Agent"]', ["never found"]],
    ['any(http.request.uri.args["q"][┆*] eq "a")', "[*]", ["Each element"]],
    ["ip.src in $cf.vp┆n", "$cf.vpn", ["VPN services"]],
    [
      'http.host wildcard "*.exam┆ple.*"',
      '"*.example.*"',
      ["Matches the whole text, in any letter case", "then `.example.`"],
    ],
    ['http.host matches "^ap┆i"', '"^api"', ["Matches at the start of the text", "- `api`"]],
    ["ssl an┆d not cf.client.bot", "and", ["Here: the request came over HTTPS, and is not from a verified bot.", "&&"]],
  ];
  test.each([...rows, ...literals])("%j", (marked, about, texts) => {
    const found = hover(marked);
    expect(found?.about).toBe(about);
    for (const text of texts) expect(found?.markdown).toContain(text);
  });

  test.each([
    'http.host eq "┆a"',
    "# com┆ment\nssl",
    "ssl   ┆   and ssl",
    "nonsense_fi┆eld eq 1",
    "---\nname: Hel┆lo\n---\nssl",
  ])("%j says nothing", (marked) => expect(hover(marked)).toBeUndefined());

  test("a host says whether it asks for certificates", () => {
    const hosts = [{ name: "api.example.com", zone: "example.com", authorities: ["Cloudflare CA"] }];
    expect(hover('http.host eq "api.ex┆ample.com"', { hosts })?.markdown).toBe(
      "`api.example.com` in example.com: mTLS enabled · Cloudflare CA.",
    );
  });

  const sentence = "Block requests to `a` when the request came over HTTPS.";
  test.each([
    ['┆---\naction: block\n---\nhttp.host eq "a" and ssl', "---"],
    ['---\naction: block\n--┆-\nhttp.host eq "a" and ssl', "---"],
    ['---\nac┆tion: block\n---\nhttp.host eq "a" and ssl', "action"],
    ['---\naction: bl┆ock\n---\nhttp.host eq "a" and ssl', "block"],
  ])("%j says the rule in plain words first", (marked, about) => {
    const found = hover(marked);
    expect(found?.about).toBe(about);
    expect(found?.markdown.startsWith(sentence)).toBe(true);
  });

  test("a threshold's meaning is said at comparisons of order only", () =>
    expect(hover("cf.waf.score eq 2┆0")).toBeUndefined());

  test.each([
    ["zone: prod┆uction", ["`production` is the zone `example.com`", "1 known host, 1 with mTLS."]],
    ["action: skip\nparameters:\n  products: [bi┆c]", ["Browser Integrity Check."]],
    ["action: skip\nparameters:\n  phases: [http_rat┆elimit]", ["Rate limiting rules."]],
    ["action: block\nparameters:\n  response:\n    status_code: 4┆29", ["Too many requests."]],
    ["ratelimit:\n  characteristics: [ip.s┆rc]", ["ip.src: IP address"]],
    ["position: { before: oth┆er }", ["**The other**", "Log requests when"]],
  ])("header value %j", (header, texts) => {
    const facts = {
      aliases: { production: "example.com" },
      hosts: [{ name: "a.example.com", zone: "example.com", authorities: ["CA"] }],
    };
    const found = hover(`---\n${header}\n---\nssl\n---\nname: The other\nref: other\naction: log\n---\nssl\n`, facts);
    for (const text of texts) expect(found?.markdown).toContain(text);
  });

  test("an expression in a header is explained in its place", () => {
    const marked =
      '---\naction: rewrite\nphase: http_request_transform\nparameters:\n  uri:\n    path:\n      expression: "lower(http.request.uri.pa┆th)"\n---\nssl';
    expect(hover(marked)?.about).toBe("http.request.uri.path");
  });
});
