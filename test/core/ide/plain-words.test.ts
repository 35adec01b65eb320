import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import { ruleInWords } from "#core/ide/plain-words.ts";

function words(text: string): string | undefined {
  const rule = analyse(text, {}).file.rules[0];
  return rule === undefined ? undefined : ruleInWords(rule);
}

const block = (expression: string): string | undefined => words(`---\naction: block\n---\n${expression}\n`);

describe("a condition in plain words", () => {
  const rows: readonly [string, string][] = [
    // Hosts, methods and countries are said beside "requests".
    ['http.host eq "api.example.com"', "Block requests to `api.example.com`."],
    ['http.host in {"a.example.com" "b.example.com"}', "Block requests to `a.example.com` or `b.example.com`."],
    ['http.request.method eq "POST"', "Block POST requests."],
    [
      'http.request.method in {"PUT" "DELETE"} and ip.src.country eq "DE"',
      "Block PUT or DELETE requests from Germany.",
    ],
    ['ip.src.country in {"US" "NL"}', "Block requests from the United States or the Netherlands."],
    ['(ip.src.country eq "T1")', "Block requests from the Tor network."],
    ['not http.host eq "a.example.com"', "Block requests when the host is not `a.example.com`."],
    ['http.host ne "a.example.com"', "Block requests when the host is not `a.example.com`."],
    ["true", "Block all requests."],
    // Client certificates.
    [
      'http.host in {"api.example.com"}\nand (not cf.tls_client_auth.cert_verified or cf.tls_client_auth.cert_revoked)',
      "Block requests to `api.example.com` when the client certificate is not verified, or was revoked.",
    ],
    ["not cf.tls_client_auth.cert_presented", "Block requests when a client certificate was not presented."],
    [
      'not (cf.tls_client_auth.cert_verified and cf.tls_client_auth.cert_issuer_ski eq "A5")',
      "Block requests when the client certificate is not verified or the subject key identifier of the issuing certificate is not `A5`.",
    ],
    // Texts.
    ['http.request.uri.path contains "/wp-login"', "Block requests when the path contains `/wp-login`."],
    ['not http.request.uri.path contains "/x"', "Block requests when the path does not contain `/x`."],
    ['starts_with(http.request.uri.path, "/admin")', "Block requests when the path starts with `/admin`."],
    ['not ends_with(http.request.uri.path, ".php")', "Block requests when the path does not end with `.php`."],
    ['lower(http.user_agent) contains "curl"', "Block requests when the user agent in lower case contains `curl`."],
    [
      'starts_with(lower(url_decode(http.request.uri.path)), "/admin")',
      "Block requests when the URL-decoded path in lower case starts with `/admin`.",
    ],
    [
      'url_decode(http.request.uri.path, "r") contains ".."',
      "Block requests when the repeatedly URL-decoded path contains `..`.",
    ],
    ['http.user_agent eq ""', "Block requests when the user agent is empty."],
    ['http.referer ne ""', "Block requests when the referrer is not empty."],
    ['http.request.uri.path matches r"^/v\\d+/"', "Block requests when the path matches the regex `^/v\\d+/`."],
    [
      'http.host wildcard "*.example.com"',
      "Block requests when the host fits the pattern `*.example.com` in any letter case.",
    ],
    ['http.host strict wildcard "*.example.com"', "Block requests when the host fits the pattern `*.example.com`."],
    ['http.host eq "a\\"b"', 'Block requests to `a"b`.'],
    ['http.request.uri.path eq "a`b"', "Block requests when the path is ``a`b``."],
    [
      'http.request.version in {"HTTP/1.0" "HTTP/1.1" "HTTP/2"}',
      "Block requests when the HTTP version is `HTTP/1.0`, `HTTP/1.1` or `HTTP/2`.",
    ],
    ['not http.request.uri.path in {"/a" "/b" "/c"}', "Block requests when the path is none of `/a`, `/b` and `/c`."],
    [
      'http.request.uri.path in {"/a" "/b" "/c" "/d" "/e" "/f"}',
      "Block requests when the path is one of 6 values (`/a`, `/b`, `/c` …).",
    ],
    ["http.host eq http.request.uri.path", "Block requests when the host is the same as the path."],
    // Numbers and addresses.
    ["cf.bot_management.score lt 30", "Block requests when the bot score is below 30."],
    ["not cf.waf.score gt 20", "Block requests when the WAF attack score is not above 20."],
    ["ip.src.asnum in {13335 4134}", "Block requests when the visitor's network is AS13335 or AS4134."],
    ["ip.src eq 192.0.2.1", "Block requests when the visitor's address is `192.0.2.1`."],
    [
      "ip.src in {192.0.2.0/24 2001:db8::/32}",
      "Block requests when the visitor's address is in `192.0.2.0/24` or `2001:db8::/32`.",
    ],
    [
      "not ip.src in {192.0.2.0/24 198.51.100.7}",
      "Block requests when the visitor's address is in neither `192.0.2.0/24` nor `198.51.100.7`.",
    ],
    ["ip.src in $cf.vpn", "Block requests when the visitor's address is in the list `$cf.vpn`."],
    ["not ip.src in $cf.vpn", "Block requests when the visitor's address is not in the list `$cf.vpn`."],
    [
      "cf.edge.server_port in {80 8000..8999}",
      "Block requests when the port that was connected to is 80 or 8000 to 8999.",
    ],
    [
      "http.request.timestamp.sec lt 1893456000",
      "Block requests when the time of the request is before 2030-01-01 00:00:00 UTC.",
    ],
    ["len(http.request.uri.query) gt 100", "Block requests when the length of the query string is above 100."],
    ['ip.src.continent eq "EU"', "Block requests when the visitor's continent is Europe."],
    // Arrays.
    ['any(http.request.headers.names[*] eq "x-id")', "Block requests when one of the request header names is `x-id`."],
    [
      'not any(http.request.headers["x-id"][*] eq "a")',
      "Block requests when none of the values of the request header `x-id` is `a`.",
    ],
    [
      'all(http.request.headers["x-id"][*] ne "a")',
      "Block requests when each of the values of the request header `x-id` is not `a`.",
    ],
    [
      'not all(http.request.cookies["c"][*] contains "a")',
      "Block requests when not every one of the values of the cookie `c` contains `a`.",
    ],
    [
      'any(lower(http.request.headers["x-id"][*])[*] contains "a")',
      "Block requests when one of the values of the request header `x-id` in lower case contains `a`.",
    ],
    [
      'http.request.headers["x-id"][0] eq "a"',
      "Block requests when the first value of the request header `x-id` is `a`.",
    ],
    ['has_key(http.request.headers, "x-id")', "Block requests when the request header `x-id` is present."],
    ['not has_key(http.request.headers, "x-id")', "Block requests when the request header `x-id` is absent."],
    [
      'has_value(http.request.headers["x-id"], "a")',
      "Block requests when one of the values of the request header `x-id` is `a`.",
    ],
    // What has no sure words is quoted.
    [
      "any(len(http.request.headers.values[*])[*] gt 9)",
      "Block requests when `any(len(http.request.headers.values[*])[*] gt 9)` is true.",
    ],
    ['substring(http.host, 0, 3) eq "api"', "Block requests when `substring(http.host, 0, 3)` is `api`."],
    [
      "ssl xor cf.client.bot xor cf.waf.auth_detected",
      "Block requests when `ssl xor cf.client.bot xor cf.waf.auth_detected` is true.",
    ],
    // And, or, xor, not.
    ["ssl and not cf.client.bot", "Block requests when the request came over HTTPS, and is not from a verified bot."],
    [
      'ssl xor http.host eq "a"',
      "Block requests when either the request came over HTTPS or the host is `a`, but not both.",
    ],
    [
      'not (http.user_agent contains "bot" or cf.waf.score gt 50)',
      "Block requests when the user agent does not contain `bot` and the WAF attack score is not above 50.",
    ],
    [
      'http.host eq "a" or http.host eq "b" or cf.client.bot',
      "Block requests when the host is `a` or `b`, or the request is from a verified bot.",
    ],
    [
      'http.request.uri.path eq "/x" and (cf.waf.score lt 20 or not cf.client.bot)',
      "Block requests when the path is `/x`, and either the WAF attack score is below 20 or the request is not from a verified bot.",
    ],
    [
      '(http.host eq "a" and ssl) or (http.host eq "b" and not ssl)',
      "Block requests when both the host is `a` and the request came over HTTPS, or both the host is `b` and the request did not come over HTTPS.",
    ],
  ];
  test.each(rows)("%j", (expression, expected) => expect(block(expression)).toBe(expected));

  test("a long one becomes a list, nested as the expression is", () => {
    const expression =
      'http.host eq "a.example.com" and not cf.client.bot and (http.request.uri.path contains "/a" or http.request.uri.path contains "/b" or http.request.uri.path contains "/c") and cf.waf.score lt 20';
    expect(block(expression)).toBe(`Block requests to \`a.example.com\` when all of these are true:

- the request is not from a verified bot
- at least one of these is true:
  - the path contains \`/a\`
  - the path contains \`/b\`
  - the path contains \`/c\`
- the WAF attack score is below 20`);
  });

  test.each(["", "http.host eq", "nonsense eq 1", 'http.host eq "a" and', "http.host"])("%j is not said", (broken) =>
    expect(block(broken)).toBeUndefined(),
  );
});

describe("a rule in plain words", () => {
  const rows: readonly [string, string][] = [
    ["action: managed_challenge", "Show a managed challenge for requests to `a`."],
    ["action: log\nenabled: false", "Log requests to `a`.\n\nThe rule is switched off."],
    ["name: x", "Match requests to `a`."],
    [
      "action: skip\nparameters:\n  ruleset: current",
      "Skip the rules that follow in this ruleset for requests to `a`.",
    ],
    [
      "action: skip\nparameters:\n  products: [bic, hot]",
      "Skip Browser Integrity Check and Hotlink Protection for requests to `a`.",
    ],
    [
      "action: block\nratelimit:\n  characteristics: [cf.colo.id, ip.src]\n  period: 60\n  requests_per_period: 20\n  mitigation_timeout: 600",
      "Block requests to `a`.\n\nIt acts once more than 20 requests in 1 minute share the visitor's address, counted per data center, and goes on for 10 minutes.",
    ],
    [
      "action: block\nratelimit:\n  characteristics: ['http.request.headers[\"x-key\"]']\n  period: 10\n  requests_per_period: 1\n  mitigation_timeout: 0\n  counting_expression: http.response.code eq 401",
      "Block requests to `a`.\n\nIt acts once more than 1 request in 10 seconds share the request header `x-key`, counted per data center; only the excess is affected. Requests are counted when the status code of the response is 401.",
    ],
    [
      "action: rewrite\nphase: http_request_late_transform\nparameters:\n  headers:\n    x-a: { operation: remove }",
      "Rewrite the request header `x-a` of requests to `a`.",
    ],
    ["action: redirect\nphase: http_request_dynamic_redirect", "Redirect requests to `a`."],
    ["action: constructor", "Apply `constructor` to requests to `a`."],
  ];
  test.each(rows)("%j", (header, expected) => expect(words(`---\n${header}\n---\nhttp.host eq "a"\n`)).toBe(expected));

  test("packets are not called requests", () => {
    expect(words("---\naction: block\nphase: magic_transit\n---\ntcp.dstport in {22}\n")).toBe(
      "Block packets when the TCP destination port is 22.",
    );
  });

  test("any header and any expression is answered", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (header, expression) => {
        words(`---\n${header}\n---\n${expression}`);
      }),
      { numRuns: 200 },
    );
  });
});
