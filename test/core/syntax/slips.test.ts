import { describe, expect, it } from "vitest";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import type { ParseOptions } from "#core/syntax/ast.ts";
import { parse } from "#core/syntax/parse.ts";
import { applyEdits } from "#core/text/edit.ts";
import { annotate } from "#test/support/annotations.ts";

const OPTIONS: ParseOptions = { scheme: catalogScheme(), dialect: "cloudflare", root: "filter", trivia: "api" };

/** Each block is a text with its findings under it; see `annotate`. */
const SLIPS = `
ssl AND http.host eq "a"
    ^^^ syntax/logical-operator: \`AND\` is not an operator here. Write \`and\`.

ssl or NOT ssl
       ^^^ syntax/logical-operator: \`NOT\` is not an operator here. Write \`not\`.

http.host EQ "a" OR ssl
          ^^ syntax/comparison-operator: \`EQ\` is not an operator. Write \`eq\`.
                 ^^ syntax/logical-operator: \`OR\` is not an operator here. Write \`or\`.

http.host = "a"
          ^ syntax/comparison-operator: \`=\` is not an operator. Write \`eq\`.

http.host === "a"
          ^^^ syntax/comparison-operator: \`===\` is not an operator. Write \`eq\`.

http.host <> "a"
          ^^ syntax/comparison-operator: \`<>\` is not an operator. Write \`ne\`.

http.host not in {"a" "b"}
          ^^^^^^ syntax/not-operator: There is no operator \`not in\`: put \`not\` in front of the comparison, \`not http.host in …\`.

http.host !~ "a"
          ^^ syntax/not-operator: There is no operator \`!~\`: put \`not\` in front of the comparison, \`not http.host matches …\`.

ssl & ssl | ssl
    ^ syntax/logical-operator: \`&\` is not an operator here. Write \`and\`.
          ^ syntax/logical-operator: \`|\` is not an operator here. Write \`or\`.

http.request.uri.path ends_with ".php" and ssl
                      ^^^^^^^^^ syntax/infix-function: \`ends_with\` is a function here: \`ends_with(http.request.uri.path, ".php")\`.

contains(http.host, "a")
^^^^^^^^ syntax/operator-as-function: \`contains\` is an operator: it stands between a field and a value.

ssl eq true and ssl
^^^^^^^^^^^ type/boolean-compared: \`ssl\` is a Boolean and stands alone: write \`ssl\`, or \`not ssl\` for false.

(cf.client.bot == false)
 ^^^^^^^^^^^^^^^^^^^^^^ type/boolean-compared: \`cf.client.bot\` is a Boolean and stands alone: write \`cf.client.bot\`, or \`not cf.client.bot\` for false.

false
^^^^^ type/boolean-literal: There is no \`false\` here. A Boolean field stands alone, and \`not\` in front of it means false.

http.host eq example.com and ssl
             ^^^^^^^^^^^ syntax/missing-quotes: A String stands in double quotes: \`"example.com"\`.

http.host eq 'example.com'
             ^^^^^^^^^^^^^ syntax/quote-style: \`'\` does not quote: a String stands in double quotes, \`"\`.

http.host eq “example.com”
             ^^^^^^^^^^^^^ syntax/quote-style: \`“\` does not quote: a String stands in double quotes, \`"\`.

http.host in {"a", "b", "c"}
                 ^ syntax/set-comma: Members of a set are separated by blanks, without commas.

ip.src in 1.2.3.0/24
          ^^^^^^^^^^ syntax/set-expected: After \`in\` comes a set in braces or a list: \`in {1.2.3.0/24}\` or \`in $list\`.

http.host in "x"
             ^^^ syntax/set-expected: After \`in\` comes a set in braces or a list: \`in {"x"}\` or \`in $list\`.

http.host in ("a", "b")
             ^^^^^^^^^^ syntax/set-brackets: A set stands in braces, \`{ }\`, not in \`( )\`.

http.host eq {"a" "b"}
          ^^ syntax/set-after-operator: \`eq\` compares with one value. A set stands after \`in\`.

http.host eq "a", "b" and ssl
                ^^^^^ syntax/several-values: \`eq\` compares with one value. Several stand in a set: \`in {"a" "b"}\`.

http.host eq "a" or "b"
                    ^^^ syntax/literal-alone: \`"b"\` cannot stand alone: repeat the comparison, or give all values in one set, \`in {…}\`.

"a" eq http.host
^^^ syntax/literal-left: A value stands on the right of an operator: write the field first.

(http.host) eq "a"
^^^^^^^^^^^^^^ syntax/operand-in-parentheses: Parentheses may hold only a whole comparison: write \`http.host\` without them.

ip.src in {10.0.0.1/8}
           ^^^^^^^^^^ syntax/host-bits: 10.0.0.1/8 has host bits set. The network is 10.0.0.0/8.

ip.src in {2001:db8::1/32 1.1.1.1/40}
           ^^^^^^^^^^^^^^ syntax/host-bits: 2001:db8::1/32 has host bits set. The network is 2001:db8::/32.
                          ^^^^^^^^^^ syntax/prefix-length: \`1.1.1.1/40\` has no usable prefix length: it goes from 0 to 32.

ip.src eq 10.0.0.0/8
          ^^^^^^^^^^ syntax/network-needs-in: \`10.0.0.0/8\` is a network: compare with \`in {10.0.0.0/8}\`.

ip.src eq "1.2.3.4" and cf.threat_score gt "10"
          ^^^^^^^^^ syntax/needless-quotes: An IP address stands without quotes: \`1.2.3.4\`.
                                           ^^^^ syntax/needless-quotes: An Integer stands without quotes: \`10\`.

cf.threat_score in {5..1 x 08}
                    ^^^^ syntax/range-order: The range \`5..1\` is not one: it goes from the smaller to the larger, within one address family.
                         ^ syntax/number: \`x\` is not an Integer: write decimal digits, or hexadecimal ones after \`0x\`.
                           ^^ syntax/octal-number: \`08\` starts with 0 and is read as octal, where 8 and 9 do not exist. Write \`8\`.

http.host eq "a\\nb\\tc" and ssl
               ^^ syntax/escape: \`\\n\` is no escape. A String knows \`\\"\`, \`\\\\\`, \`\\xHH\` and \`\\OOO\` (three octal digits).
                  ^^ syntax/escape: \`\\t\` is no escape. A String knows \`\\"\`, \`\\\\\`, \`\\xHH\` and \`\\OOO\` (three octal digits).

http.host matches "^(?!a)"
                    ^^^ syntax/regex-look-around: Cloudflare's regexes have no look-ahead and look-behind. Use a second comparison with \`and not … matches …\`.

http.host matches r"(a)\\1"
                       ^^ syntax/regex-backreference: Cloudflare's regexes have no back-references: \`\\1\` cannot repeat what a group matched.

http.host matches "a\\"(b"
                      ^ syntax/regex: The regex cannot be used: unclosed group.

http.host wildcard "a**b"
                     ^^ syntax/wildcard-double-star: \`**\` is not allowed in a wildcard: one \`*\` already matches any text.

cf.tls_client_auth.cert_verifed
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type/unknown-field: \`cf.tls_client_auth.cert_verifed\` is not a field. Did you mean \`cf.tls_client_auth.cert_verified\`?

country eq "DE" and ssl
^^^^^^^ type/unknown-field: \`country\` is not a field. Did you mean \`ip.src.country\`?

lowr(http.host) eq "a"
^^^^ type/unknown-function: \`lowr\` is not a function. Did you mean \`lower\`?

http.request.headers["host"] eq "a"
                             ^^ type/needs-each: \`http.request.headers["host"]\` is of type Array<String>. Compare each element: \`any(http.request.headers["host"][*] …)\`.

http.request.headers.names[*] eq "a"
^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type/needs-quantifier: This is true or false for each element. Say which counts: \`any(…)\` or \`all(…)\`.

ssl and http.request.headers.names[*] eq "a"
        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ type/needs-quantifier: This is true or false for each element. Say which counts: \`any(…)\` or \`all(…)\`.

any(http.request.headers.names[*] eq "a" or ssl) and ssl
                                         ^^ syntax/logical-in-argument: An argument that holds \`or\` needs parentheses of its own: \`any((… or …))\`.
                                            ^^^ type/logical-operands: Both sides of a logical operator must be Boolean, or both Array<Boolean> inside \`any\` or \`all\`; here they are Array<Boolean> and Boolean.

http.request.headers.names [0] eq "a"
                          ^ syntax/index-space: No blank may stand before \`[\`.

http.request.headers[host][0] eq "a"
                     ^^^^ syntax/index: Between brackets stands a quoted key, \`["name"]\`, a position, \`[0]\`, or \`[*]\`.

ip.src contains "10."
       ^^^^^^^^ type/operator: \`contains\` works on String; \`ip.src\` is of type IP address. Use \`in {…}\` with a network.

http.host and ssl
^^^^^^^^^ syntax/expected-operator: \`http.host\` is of type String and cannot stand alone: compare it, with \`eq\` or \`in\` for example.

ssl and and ssl
        ^^^ syntax/doubled: \`and\` stands here twice: one is enough.

ssl and or ssl
        ^^ syntax/expected-operand: A field or a function call belongs here.

ssl http.host eq "a"
    ^^^^^^^^^ syntax/missing-logical-operator: An \`and\`, \`or\` or \`xor\` is missing before this.

ssl garbage or ssl
    ^^^^^^^ syntax/unexpected: \`garbage\` does not belong here: after a complete comparison comes \`and\`, \`or\`, \`xor\` or the end.

((ssl and (ssl
          ^ syntax/unclosed: \`(\` is never closed: a \`)\` is missing.

ssl) or ssl
   ^ syntax/unopened: This \`)\` closes nothing.

http.host in {"a" "b" and ssl
             ^ syntax/unclosed: \`{\` is never closed: a \`}\` is missing.

http.host eq "abc
             ^^^^ syntax/unclosed-string: The String never ends: its closing \`"\` is missing.

starts_with(http.host "a")
                      ^^^ syntax/argument-separator: A \`,\` between arguments, or the closing \`)\`, is missing here.

starts_with(http.host, example)
                       ^^^^^^^ syntax/missing-quotes: A String stands in double quotes: \`"example"\`.

lower http.host eq "a" and ssl
^^^^^ syntax/call-parenthesis: \`lower\` is a function: its arguments stand in parentheses, \`lower(…)\`.

http.host http.host eq "a"
          ^^^^^^^^^ syntax/doubled: \`http.host\` stands here twice: one is enough.

ssl ssl and ssl
    ^^^ syntax/doubled: \`ssl\` stands here twice: one is enough.

http.host eq eq "a"
             ^^ syntax/doubled: \`eq\` stands here twice: one is enough.

http.host eq contains "a" and ssl
             ^^^^^^^^ syntax/two-operators: \`eq\` and \`contains\` are two operators in a row: only one can stand here.

http.host eq "a" "a"
                 ^^^ syntax/doubled: \`"a"\` stands here twice: one is enough.

cf.threat_score gt 5 6
                     ^ syntax/several-values: \`gt\` compares with one value. Repeat the comparison for each value, joined with \`or\`.

http.host contains "a" "b"
                       ^^^ syntax/several-values: \`contains\` compares with one value. Repeat the comparison for each value, joined with \`or\`.

http.host "a"
          ^^^ syntax/missing-operator: An operator is missing between \`http.host\` and this, such as \`eq\`.

http.host "^/a.*"
          ^^^^^^^ syntax/missing-operator: An operator is missing between \`http.host\` and this, such as \`matches\`.

http.host "a" eq
          ^^^ syntax/missing-operator: An operator is missing between \`http.host\` and this, such as \`eq\`.

cf.threat_score {1 2}
                ^ syntax/missing-operator: An operator is missing between \`cf.threat_score\` and this, such as \`in\`.

http.host contans "a"
          ^^^^^^^ syntax/comparison-operator: \`contans\` is not an operator. Write \`contains\`.

cf.threat_score g 5
                ^ syntax/unknown-operator: \`g\` is not an operator. For Integer there are \`eq\`, \`ne\`, \`lt\`, \`le\`, \`gt\`, \`ge\` and \`in\`.

any(http.request.headers.names[*] = "a")
                                  ^ syntax/comparison-operator: \`=\` is not an operator. Write \`eq\`.

any any(http.request.headers.names[*] eq "a")
^^^ syntax/doubled: \`any\` stands here twice: one is enough.

http.host("a") and ssl
         ^ syntax/field-as-function: \`http.host\` is a field, not a function: no \`(\` can follow it.

http.request eq "a"
^^^^^^^^^^^^ type/field-family: \`http.request\` is only the beginning of a field's name, such as \`http.request.uri\`.

http.request.uri.p eq "/"
^^^^^^^^^^^^^^^^^^ type/unknown-field: \`http.request.uri.p\` is not a field. Did you mean \`http.request.uri.path\`?

http.host contains http.referer
                   ^^^^^^^^^^^^ type/right-field: \`contains\` needs a value that is written out: \`http.referer\` cannot stand on its right.

http.host.
^^^^^^^^^^ syntax/identifier: \`http.host.\` is not a whole name: something has to follow the last dot.

http..host eq "a"
^^^^^^^^^^ syntax/identifier: \`http..host\` is not a name: only one dot stands between its parts.

(http.host eq "a" an ssl)
                  ^^ syntax/logical-operator: \`an\` is not an operator here. Write \`and\`.

ssl, http.host eq "a"
   ^ syntax/logical-operator: \`,\` is not an operator here. Write \`and\`.

no ssl
^^ syntax/logical-operator: \`no\` is not an operator here. Write \`not\`.

lower((http.host)) eq "a"
      ^^^^^^^^^^ syntax/operand-in-parentheses: Parentheses may hold only a whole comparison: write \`http.host\` without them.

concat(lower( (http.host), "b") eq "b"
              ^^^^^^^^^^ syntax/operand-in-parentheses: Parentheses may hold only a whole comparison: write \`http.host\` without them.

starts_with(http.host,, "a")
                      ^ syntax/doubled: \`,\` stands here twice: one is enough.

lowerhttp.host) eq "a"
^^^^^^^^^^^^^^ syntax/call-parenthesis: \`lower\` is a function: its arguments stand in parentheses, \`lower(…)\`.

http.host in {{"a" "b"}
              ^ syntax/doubled: \`{\` stands here twice: one is enough.

http.host in my_hosts
             ^^^^^^^^ syntax/set-expected: After \`in\` comes a set in braces or a list: \`in {"my_hosts"}\` or \`in $my_hosts\`.

ip.src in my_ips
          ^^^^^^ syntax/set-expected: After \`in\` comes a set in braces or a list: \`in {…}\` or \`in $my_ips\`.

(http.host in {"a" "b})
                   ^^^^ syntax/unclosed-string: The String never ends: its closing \`"\` is missing.

http.host in {"a "b" "c"}
              ^^ syntax/unclosed-string: The String never ends: its closing \`"\` is missing.

http.host eq "a and http.referer eq "b"
             ^^ syntax/unclosed-string: The String never ends: its closing \`"\` is missing.

http.host eq a b" and ssl
             ^^^^ syntax/missing-quotes: A String stands in double quotes: \`"a b"\`.

any(http.request.headers.names[* *] eq "a")
                               ^^^ syntax/index: Between brackets stands a quoted key, \`["name"]\`, a position, \`[0]\`, or \`[*]\`.

any(http.request.headers.names[[*] eq "a")
                               ^ syntax/doubled: \`[\` stands here twice: one is enough.

http.request.headers["a" "b"][0] eq "c"
                     ^^^^^^^ syntax/index: Between brackets stands a quoted key, \`["name"]\`, a position, \`[0]\`, or \`[*]\`.

(http.host in {"a"} }) and ssl
                    ^ syntax/unopened: This \`}\` closes nothing.

cf.threat_score in {5..1}
                    ^^^^ syntax/range-order: The range \`5..1\` is not one: it goes from the smaller to the larger, within one address family.

eq http.host "a"
^^ syntax/operator-without-left-side: \`eq\` needs a field or a function call on its left.

ip.src eq ::1 or ip.src ==  :1
                            ^^ syntax/ip-address: \`:1\` is not an IP address.

http.host matches and ssl
                  ^ syntax/expected-value: A regular expression in double quotes, such as \`"^/api/"\`, belongs here.

http.host does not contain "a"
          ^^^^^^^^^^^^^^^^ syntax/not-operator: There is no operator \`does not contain\`: put \`not\` in front of the comparison, \`not http.host contains …\`.

http.host doesn't contain "a"
          ^^^^^^^^^^^^^^^ syntax/not-operator: There is no operator \`doesn't contain\`: put \`not\` in front of the comparison, \`not http.host contains …\`.

http.host starts with "a"
          ^^^^^^^^^^^ syntax/infix-function: \`starts_with\` is a function here: \`starts_with(http.host, "a")\`.

http.host not starts_with "a"
          ^^^^^^^^^^^^^^^ syntax/infix-function: \`starts_with\` is a function here: \`not starts_with(http.host, "a")\`.

http.host is in {"a"}
          ^^^^^ syntax/comparison-operator: \`is in\` is not an operator. Write \`in\`.

http.host.startsWith("a")
^^^^^^^^^^^^^^^^^^^^ syntax/infix-function: \`starts_with\` is a function here: \`starts_with(http.host, "a")\`.

http.host.lower() eq "a"
^^^^^^^^^^^^^^^ syntax/infix-function: \`lower\` is a function here: \`lower(http.host)\`.

http.host.contains("a")
^^^^^^^^^^^^^^^^^^ syntax/operator-as-function: \`contains\` is an operator: it stands between a field and a value.

http.host in {'a' 'b'}
              ^^^ syntax/quote-style: \`'\` does not quote: a String stands in double quotes, \`"\`.

http.host in {'a', 'b'} and ssl
              ^^^ syntax/quote-style: \`'\` does not quote: a String stands in double quotes, \`"\`.

http.host in {a.com b.com}
              ^^^^^ syntax/missing-quotes: A String stands in double quotes: \`"a.com"\`.

ip.src in "1.2.3.0/24"
          ^^^^^^^^^^^^ syntax/set-expected: After \`in\` comes a set in braces or a list: \`in {1.2.3.0/24}\` or \`in $list\`.

ip.src in {1.2.3.0-1.2.3.9 2.2.2.2}
           ^^^^^^^^^^^^^^^ syntax/range-dash: A range is written with two dots: \`1.2.3.0..1.2.3.9\`.

ip.src eq 1.2.3.*
          ^^^^^^^ syntax/ip-address: \`1.2.3.*\` is not an IP address.

http.host matches "^(?!a)b"
                    ^^^ syntax/regex-look-around: Cloudflare's regexes have no look-ahead and look-behind. Use a second comparison with \`and not … matches …\`.

http.host matches "^(?!/api|/b)(?!c).*"
                    ^^^ syntax/regex-look-around: Cloudflare's regexes have no look-ahead and look-behind. Use a second comparison with \`and not … matches …\`.

http.host matches "a(?!b)"
                    ^^^ syntax/regex-look-around: Cloudflare's regexes have no look-ahead and look-behind. Use a second comparison with \`and not … matches …\`.

http.host matches /abc/i and ssl
                  ^^^^^^ syntax/regex-slashes: A regular expression stands in double quotes, not slashes: \`"(?i)abc"\`.

http.host matches "*.example.com"
                   ^ syntax/regex: The regex cannot be used: repetition operator missing expression.

ip eq 1.2.3.4
^^ type/field-family: \`ip\` is only the beginning of a field's name, such as \`ip.src\`.

ip.addr eq 1.2.3.4
^^^^^^^ type/unknown-field: \`ip.addr\` is not a field. Did you mean \`ip.src\`?

cf.threat_score > 5.5
                  ^^^ syntax/number: \`5.5\` is not an Integer: write decimal digits, or hexadecimal ones after \`0x\`.

http.host in $Office_IPs
             ^^^^^^^^^^^ syntax/list-name: \`$Office_IPs\` is no list name: after \`$\` come lower-case letters, digits and \`_\`.

ip.src in {$office}
           ^^^^^^^ syntax/set-list: A list stands outside braces: \`in $office\`.

ip.src in $office-ips
          ^^^^^^^^^^^ syntax/list-name: \`$office-ips\` is no list name: after \`$\` come lower-case letters, digits and \`_\`.

http.request.method eq "GET" || "POST"
                                ^^^^^^ syntax/literal-alone: \`"POST"\` cannot stand alone: repeat the comparison, or give all values in one set, \`in {…}\`.

http.request.method == "GET" or == "POST"
                                ^^ syntax/operator-without-left-side: \`==\` needs a field or a function call on its left.

ssl and "a" eq http.host
        ^^^ syntax/literal-left: A value stands on the right of an operator: write the field first.

lower() eq "a"
     ^ type/argument-count: \`lower\` takes 1 argument; none is given.

len(ip.src) gt 1
    ^^^^^^ type/argument-type: Argument 1 of \`len\` must be of type String or Array<…>; this is of type IP address.

http.host eq cf.threat_score
             ^^^^^^^^^^^^^^^ type/right-operand: \`cf.threat_score\` is of type Integer; the left side is of type String.

http.foo eq "b" or ip.src eq 1.2.3 or not ssl is true
^^^^^^^^ type/unknown-field: \`http.foo\` is not a field.
                             ^^^^^ syntax/ip-address: \`1.2.3\` is not an IP address.
                                          ^^^^^^^^^^^ type/boolean-compared: \`ssl\` is a Boolean and stands alone: write \`ssl\`, or \`not ssl\` for false.
`;

describe("slips", () => {
  const blocks = SLIPS.trim().split(/\n\n+/);
  it.each(blocks)("%s", (block) => {
    const text = block.slice(0, block.indexOf("\n"));
    expect(annotate(text, parse(text, OPTIONS).diagnostics)).toBe(block);
  });
});

describe("fixes", () => {
  it.each([
    ['http.host = "a"', 'http.host eq "a"'],
    ["ssl AND ssl", "ssl and ssl"],
    ["NOT ssl", "not ssl"],
    ['ANY(http.request.headers.names[*] eq "a")', 'any(http.request.headers.names[*] eq "a")'],
    ['http.host not in {"a"}', 'not http.host in {"a"}'],
    ['http.host is not "a"', 'http.host ne "a"'],
    ['http.host !~ "a"', 'not http.host matches "a"'],
    ['http.request.uri.path starts_with "/a" and ssl', 'starts_with(http.request.uri.path, "/a") and ssl'],
    ["http.request.uri.path starts_with '/a'", 'starts_with(http.request.uri.path, "/a")'],
    ['contains(http.host, "a") or ssl', 'http.host contains "a" or ssl'],
    ["ssl eq true", "ssl"],
    ["ssl == false", "not ssl"],
    ["ssl != true", "not ssl"],
    ['ssl ne "false"', "ssl"],
    ["http.host eq example.com", 'http.host eq "example.com"'],
    ["http.host eq 'a\"b'", 'http.host eq "a\\"b"'],
    ['http.host in {"a", "b","c"}', 'http.host in {"a" "b" "c"}'],
    ["ip.src in 1.2.3.0/24", "ip.src in {1.2.3.0/24}"],
    ["ip.src eq 1.2.3.0/24", "ip.src in {1.2.3.0/24}"],
    ['http.host in ["a", "b"]', 'http.host in {"a" "b"}'],
    ['http.host eq {"a" "b"}', 'http.host in {"a" "b"}'],
    ['http.host eq "a", "b" and ssl', 'http.host in {"a" "b"} and ssl'],
    ['"a" eq http.host', 'http.host eq "a"'],
    ['(http.host) eq "a"', 'http.host eq "a"'],
    ["ip.src in {10.1.2.3/8}", "ip.src in {10.0.0.0/8}"],
    ["cf.threat_score gt 010x", undefined],
    ["cf.threat_score gt 09", "cf.threat_score gt 9"],
    ['http.host eq "a\\n"', 'http.host eq "a\\x0a"'],
    ['http.host wildcard "a**"', 'http.host wildcard "a*"'],
    ['country eq "DE"', 'ip.src.country eq "DE"'],
    ['http.request.headers.names eq "a"', 'any(http.request.headers.names[*] eq "a")'],
    ['any(http.request.headers.names eq "a")', 'any(http.request.headers.names[*] eq "a")'],
    ['http.request.headers.names[*] eq "a" and ssl', 'any(http.request.headers.names[*] eq "a") and ssl'],
    [
      'any(http.request.headers.names[*] eq "a" or http.request.headers.names[*] eq "b")',
      'any((http.request.headers.names[*] eq "a" or http.request.headers.names[*] eq "b"))',
    ],
    ['http.request.headers.names [0] eq "a"', 'http.request.headers.names[0] eq "a"'],
    ['http.request.headers[host][0] eq "a"', 'http.request.headers["host"][0] eq "a"'],
    ["((ssl and (ssl", "((ssl and (ssl)))"],
    ["ssl)", "ssl"],
    ['http.host in {"a" and ssl', 'http.host in {"a"} and ssl'],
    ['starts_with(http.host "a")', 'starts_with(http.host, "a")'],
    ['starts_with(http.host, "a" and ssl', 'starts_with(http.host, "a") and ssl'],
    ['lower http.host eq "a"', 'lower(http.host) eq "a"'],
    ["ssl\tand\tssl", "ssl and ssl"],
    ['http.host does not contain "a"', 'not http.host contains "a"'],
    ['http.host doesn\'t contain "a"', 'not http.host contains "a"'],
    ['http.host starts with "a"', 'starts_with(http.host, "a")'],
    ['http.host not starts_with "a"', 'not starts_with(http.host, "a")'],
    ['http.host is in {"a"}', 'http.host in {"a"}'],
    ['http.host.startsWith("a")', 'starts_with(http.host, "a")'],
    ['http.host.lower() eq "a"', 'lower(http.host) eq "a"'],
    ['http.host.contains("a")', 'http.host contains "a"'],
    ["http.host in {'a' 'b'}", 'http.host in {"a" "b"}'],
    ["http.host in {'a', 'b'} and ssl", 'http.host in {"a" "b"} and ssl'],
    ["http.host in {a.com b.com}", 'http.host in {"a.com" "b.com"}'],
    ['ip.src in "1.2.3.0/24"', "ip.src in {1.2.3.0/24}"],
    ["ip.src in {1.2.3.0-1.2.3.9 2.2.2.2}", "ip.src in {1.2.3.0..1.2.3.9 2.2.2.2}"],
    ["ip.src eq 1.2.3.*", "ip.src in {1.2.3.0/24}"],
    ['http.host matches "^(?!a)b"', '(not http.host matches "^a" and http.host matches "^b")'],
    [
      'http.host matches "^(?!/api|/b)(?!c).*"',
      '(not http.host matches "^(?:/api|/b)" and not http.host matches "^c")',
    ],
    ["http.host matches /abc/i and ssl", 'http.host matches "(?i)abc" and ssl'],
    ['http.host matches "*.example.com"', 'http.host wildcard "*.example.com"'],
    ["ip eq 1.2.3.4", "ip.src eq 1.2.3.4"],
    ["ip.addr eq 1.2.3.4", "ip.src eq 1.2.3.4"],
    ["http.host in $Office_IPs", "http.host in $office_ips"],
    ["ip.src in {$office}", "ip.src in $office"],
    ["ip.src in $office-ips", "ip.src in $office_ips"],
    ['http.request.method eq "GET" || "POST"', 'http.request.method eq "GET" || http.request.method eq "POST"'],
    ['http.request.method == "GET" or == "POST"', 'http.request.method == "GET" or http.request.method == "POST"'],
    ['ssl and "a" eq http.host', 'ssl and http.host eq "a"'],
    ['http.host http.host eq "a"', 'http.host eq "a"'],
    ["ssl ssl and ssl", "ssl and ssl"],
    ['http.host eq eq "a"', 'http.host eq "a"'],
    ['http.host eq contains "a" and ssl', 'http.host contains "a" and ssl'],
    ['http.host eq "a" "a"', 'http.host eq "a"'],
    ["cf.threat_score gt 5 6", "(cf.threat_score gt 5 or cf.threat_score gt 6)"],
    ['http.host contains "a" "b"', '(http.host contains "a" or http.host contains "b")'],
    ['http.host "a"', 'http.host eq "a"'],
    ['http.host "^/a.*"', 'http.host matches "^/a.*"'],
    ['http.host "a" eq', 'http.host eq "a"'],
    ["cf.threat_score {1 2}", "cf.threat_score in {1 2}"],
    ['http.host contans "a"', 'http.host contains "a"'],
    ['any(http.request.headers.names[*] = "a")', 'any(http.request.headers.names[*] eq "a")'],
    ['any any(http.request.headers.names[*] eq "a")', 'any(http.request.headers.names[*] eq "a")'],
    ['http.request.uri.p eq "/"', 'http.request.uri.path eq "/"'],
    ['http.request.scheme eq "http"', undefined],
    ["sssl and ssl", "ssl and ssl"],
    ['http..host eq "a"', 'http.host eq "a"'],
    ['(http.host eq "a" an ssl)', '(http.host eq "a" and ssl)'],
    ['ssl, http.host eq "a"', 'ssl and http.host eq "a"'],
    ["no ssl", "not ssl"],
    ['lower((http.host)) eq "a"', 'lower(http.host) eq "a"'],
    ['concat(lower( (http.host), "b") eq "b"', 'concat(lower( http.host), "b") eq "b"'],
    ['starts_with(http.host,, "a")', 'starts_with(http.host, "a")'],
    ['lowerhttp.host) eq "a"', 'lower(http.host) eq "a"'],
    ['http.host in {{"a" "b"}', 'http.host in {"a" "b"}'],
    ["http.host in my_hosts", 'http.host in {"my_hosts"}'],
    ["ip.src in my_ips", "ip.src in $my_ips"],
    ['(http.host in {"a" "b})', '(http.host in {"a" "b"})'],
    ['http.host in {"a "b" "c"}', 'http.host in {"a" "b" "c"}'],
    ['http.host eq "a and http.referer eq "b"', 'http.host eq "a" and http.referer eq "b"'],
    ['http.host eq a b" and ssl', 'http.host eq "a b" and ssl'],
    ['any(http.request.headers.names[* *] eq "a")', 'any(http.request.headers.names[*] eq "a")'],
    ['any(http.request.headers.names[[*] eq "a")', 'any(http.request.headers.names[*] eq "a")'],
    ['(http.host in {"a"} }) and ssl', '(http.host in {"a"} ) and ssl'],
    ["cf.threat_score in {5..1}", "cf.threat_score in {1..5}"],
    ["ip.src in 1.1.1.1 2.2.2.2}", "ip.src in {1.1.1.1 2.2.2.2}"],
    ['lower(http.host http.host) eq "a"', 'lower(http.host) eq "a"'],
  ])("%s", (text, expected) => {
    const preferred = parse(text, OPTIONS)
      .diagnostics.flatMap(({ fixes = [] }) => fixes)
      .find((fix) => fix.preferred === true);
    const fixed = preferred === undefined ? undefined : applyEdits(text, preferred.edits);
    expect(fixed).toBe(expected);
    if (fixed !== undefined) expect(parse(fixed, OPTIONS).diagnostics).toEqual([]);
  });

  it("is offered only once for all commas of a set, and again for another set", () => {
    const { diagnostics } = parse('http.host in {"a", "b", "c"} or http.host in {"d", "e", "f"}', OPTIONS);
    expect(diagnostics.map(({ code }) => code)).toEqual(["syntax/set-comma", "syntax/set-comma"]);
  });
});

describe("value expressions", () => {
  it.each([
    ['"text"', "syntax/value-literal"],
    ["any(ssl)", "type/quantifier-as-value"],
    ['http.host eq "a"', "syntax/value-operator"],
    ['http.request.headers["a"][*]', "type/value-open-each"],
    ["", "syntax/expected-operand"],
  ])("%s", (text, code) => {
    expect(parse(text, { ...OPTIONS, root: "value" }).diagnostics.map((found) => found.code)).toEqual([code]);
  });
});

describe("a string left open on its line", () => {
  it.each([
    ['http.host eq "abc\nand ssl\nand http.host eq "x"', [[13, 17]]],
    [
      'not http.host eq "abc\nor http.host eq "x" and nope',
      [
        [17, 21],
        [46, 50],
      ],
    ],
    ['http.host in {"a\n"b" "c"} and ssl', [[14, 16]]],
    ['(http.host eq "a\n"b")', [[14, 16]]],
  ])("does not take the lines below with it: %j", (text, spans) => {
    const { diagnostics } = parse(text, { ...OPTIONS, trivia: "file" });
    expect(diagnostics[0]?.code).toBe("syntax/unclosed-string");
    expect(diagnostics.map(({ start, end }) => [start, end])).toEqual(spans);
  });
});
