/** For the page of a code: why it is so, and an expression that has the problem. */
export interface PageText {
  readonly why: string;
  /** A file's text; the generator finds the code in it, so an example that went wrong cannot stay. */
  readonly example?: string;
  /** How the example was given: to the API, where tabs and comments count, rather than in a file. */
  readonly asApi?: true;
}

/** A rewrite whose new path is a value expression. */
const rewrite = (expression: string) =>
  `---\nname: Rewrite\nref: rewrite\naction: rewrite\nphase: http_request_transform\nparameters:\n  uri:\n    path:\n      expression: ${expression}\n---\nssl`;

/** Page texts of what the parser finds, by code. */
export const EXPRESSION_ERRORS: Readonly<Record<string, PageText>> = {
  "syntax/empty": {
    why: "A rule without an expression would have nothing to match. The expression `true` matches every request.",
    example: "---\nname: Nothing\nref: nothing\naction: block\n---\n",
  },
  "syntax/expected-operand": {
    why: "`and`, `or`, `xor` and `not` join complete conditions.",
    example: "ssl and",
  },
  "syntax/expected-operator": {
    why: "Only Boolean fields are conditions by themselves. Everything else is compared.",
    example: "http.host and ssl",
  },
  "syntax/expected-value": {
    why: "After an operator comes a value of the type on its left.",
    example: "http.host eq",
  },
  "syntax/identifier": {
    why: "Names are parts of letters, digits and `_`, joined by single dots.",
    example: 'http..host eq "example.com"',
  },
  "syntax/doubled": {
    why: "A word written twice is a slip of the hand.",
    example: "ssl and and cf.client.bot",
  },
  "syntax/two-operators": {
    why: "One operator joins two sides.",
    example: 'http.host eq contains "example"',
  },
  "syntax/missing-operator": {
    why: "Between a field and a value stands what they are compared by.",
    example: 'http.host "example.com"',
  },
  "syntax/unknown-operator": {
    why: "The operators are a fixed set, and each type has its own among them.",
    example: 'http.host resembles "example.com"',
  },
  "syntax/field-as-function": {
    why: "Only functions are called.",
    example: 'http.host("example.com")',
  },
  "syntax/unexpected": {
    why: "Text that belongs to no condition makes Cloudflare refuse the whole expression.",
    example: "ssl ? cf.client.bot",
  },
  "syntax/missing-logical-operator": {
    why: "Two conditions side by side could mean `and` or `or`, so it has to be said.",
    example: 'ssl http.host eq "example.com"',
  },
  "syntax/operator-without-left-side": {
    why: "A comparison starts with what is compared.",
    example: 'eq "example.com"',
  },
  "syntax/literal-left": {
    why: "The type of the field decides how the value is read, so the field comes first.",
    example: '"example.com" eq http.host',
  },
  "syntax/literal-alone": {
    why: "In speech one field serves several values. Here each value has a comparison of its own, or all are in one set.",
    example: 'http.host eq "a.example.com" or "b.example.com"',
  },
  "syntax/operand-in-parentheses": {
    why: "Parentheses group conditions. A field alone is none.",
    example: '(http.host) eq "example.com"',
  },
  "syntax/several-values": {
    why: "Ordering and equality take one value. Membership is asked with `in`.",
    example: 'http.host eq "a.example.com" "b.example.com"',
  },
  "syntax/set-after-operator": {
    why: "Sets and lists belong to the operator `in`.",
    example: 'http.host eq {"a.example.com" "b.example.com"}',
  },
  "syntax/logical-operator": {
    why: "Operators are written small, as words or as `&&`, `||` and `^^`.",
    example: 'ssl AND http.host eq "example.com"',
  },
  "syntax/comparison-operator": {
    why: "Comparison operators have one spelling in words and one in symbols: `eq` and `==`, `ne` and `!=`.",
    example: 'http.host = "example.com"',
  },
  "syntax/not-operator": {
    why: "Negation stands in front of a condition and not inside it.",
    example: 'http.host not in {"a.example.com" "b.example.com"}',
  },
  "syntax/infix-function": {
    why: "The dashboard's builder shows some functions as operators. In the language they are called.",
    example: 'http.request.uri.path ends_with ".php"',
  },
  "syntax/operator-as-function": {
    why: "`contains`, `matches` and `wildcard` are operators.",
    example: 'contains(http.request.uri.path, "/admin")',
  },
  "syntax/missing-quotes": {
    why: "Without quotes the engine reads bytes in hexadecimal, which hardly anybody means.",
    example: "http.host eq example.com",
  },
  "syntax/quote-style": {
    why: "Only double quotes delimit strings. Pasted text often brings others.",
    example: "http.host eq 'example.com'",
  },
  "syntax/needless-quotes": {
    why: "Numbers and addresses are no strings.",
    example: 'ip.src eq "192.0.2.1"',
  },
  "syntax/unclosed-string": {
    why: "A string runs to its closing quote, over line ends too.",
    example: 'http.host eq "example.com',
  },
  "syntax/unclosed-class": {
    why: "Inside `[ ]` of a regex a quote is an ordinary character, so an open `[` takes in the closing quote.",
    example: 'http.host matches "[a-z"',
  },
  "syntax/escape": {
    why: "The engine refuses any other escape. Line ends and tabs can stand in a string as they are.",
    example: 'http.user_agent contains "a\\nb"',
  },
  "syntax/escape-digits": {
    why: "Escapes have a fixed number of digits.",
    example: 'http.user_agent contains "\\x4"',
  },
  "syntax/raw-string": {
    why: "`r` in front of a quote starts a string without escapes.",
    example: 'http.host eq r#example"',
  },
  "syntax/raw-string-hashes": {
    why: "The engine counts them in one byte. Nobody needs more than a few.",
  },
  "syntax/number": {
    why: "Integers have no fraction, no exponent and no unit.",
    example: "ip.src.asnum eq 64500a",
  },
  "syntax/octal-number": {
    why: "As in C, a leading 0 means octal: `010` is eight.",
    example: "ip.src.asnum eq 08",
  },
  "syntax/number-range": {
    why: "Integers are signed and have 64 bits.",
    example: "http.request.body.size gt 99999999999999999999",
  },
  "syntax/range-order": {
    why: "A range without members is a mistake, and Cloudflare refuses it.",
    example: "ip.src.asnum in {5..1}",
  },
  "syntax/range-dash": {
    why: "A dash can start a number, so a range has an operator of its own.",
    example: "ip.src in {192.0.2.0-192.0.2.9}",
  },
  "syntax/ip-address": {
    why: "Addresses are IPv4 in four decimal parts or IPv6.",
    example: "ip.src eq 192.0.2.300",
  },
  "syntax/network-needs-in": {
    why: "One address equals one address. That an address lies in a network is membership.",
    example: "ip.src eq 10.0.0.0/8",
  },
  "syntax/prefix-length": {
    why: "IPv4 addresses have 32 bits, IPv6 addresses 128.",
    example: "ip.src in {10.0.0.0/33}",
  },
  "syntax/host-bits": {
    why: "Either one address is meant or the whole network. The engine does not guess.",
    example: "ip.src in {10.0.0.1/8}",
  },
  "syntax/set-expected": {
    why: "`in` asks whether a value is among several.",
    example: 'http.host in "example.com"',
  },
  "syntax/set-brackets": {
    why: "SQL and most programming languages write sets otherwise.",
    example: 'http.host in ("a.example.com" "b.example.com")',
  },
  "syntax/set-comma": {
    why: "The engine refuses commas in sets.",
    example: 'http.host in {"a.example.com", "b.example.com"}',
  },
  "syntax/set-list": {
    why: "A set holds values written out, a list is kept at Cloudflare. They do not mix.",
    example: "ip.src in {$office}",
  },
  "syntax/list-name": {
    why: "List names have small letters, digits and `_`.",
    example: "ip.src in $Office",
  },
  "syntax/unclosed": {
    why: "Each bracket has its partner.",
    example: "(ssl and cf.client.bot",
  },
  "syntax/unopened": {
    why: "Each bracket has its partner.",
    example: "ssl) and cf.client.bot",
  },
  "syntax/call-parenthesis": {
    why: "Functions are called with parentheses, also with one argument.",
    example: 'lower http.host eq "example.com"',
  },
  "syntax/argument-separator": {
    why: "Arguments are separated by commas, unlike members of a set.",
    example: 'starts_with(http.request.uri.path "/admin")',
  },
  "syntax/expected-argument": {
    why: "After a comma comes another argument.",
    example: "starts_with(http.request.uri.path, ) and ssl",
  },
  "syntax/logical-in-argument": {
    why: "An argument may be one comparison. More than one has to be grouped, or the engine stops at the operator.",
    example: 'any(http.request.headers.names[*] eq "a" or http.request.headers.names[*] eq "b")',
  },
  "syntax/index": {
    why: "Keys of a map are strings, positions of an array numbers.",
    example: 'http.request.headers[host][0] eq "example.com"',
  },
  "syntax/index-space": {
    why: "The engine takes `[` only right after a name.",
    example: 'http.request.headers.names [0] eq "host"',
  },
  "syntax/key-text": {
    why: "The engine refuses keys whose bytes are no text.",
    example: 'http.request.headers["\\xff"][0] eq "a"',
  },
  "syntax/regex": {
    why: "Cloudflare compiles patterns with Rust's regex crate and refuses what that refuses.",
    example: 'http.host matches "("',
  },
  "syntax/regex-slashes": {
    why: "Slashes are plain characters here. What follows them in other languages, such as `i`, is written `(?i)` inside.",
    example: "http.user_agent matches /bot/i",
  },
  "syntax/regex-look-around": {
    why: "Rust's regexes run in linear time, which look-around would break.",
    example: 'http.host matches "^(?!www)"',
  },
  "syntax/regex-backreference": {
    why: "Rust's regexes run in linear time, which back-references would break.",
    example: 'http.host matches r"(a)\\1"',
  },
  "syntax/wildcard": {
    why: "A wildcard knows two escapes. In a quoted string the backslash itself is escaped first.",
    example: 'http.request.uri.path wildcard r"/a\\b"',
  },
  "syntax/wildcard-double-star": {
    why: "One `*` matches any text, slashes too.",
    example: 'http.request.uri.path wildcard "/files/**"',
  },
  "syntax/wildcard-stars": { why: "A scheme given on the command line may limit the stars of a wildcard." },
  "syntax/nesting": {
    why: "The engine stops at this depth so that no expression can exhaust it.",
    example: `${"(".repeat(129)}ssl${")".repeat(129)}`,
  },
  "syntax/tab": {
    why: "A `.rule` file may hold tabs: they become blanks when the rule is deployed. The API refuses them.",
    example: "ssl\tand cf.client.bot",
    asApi: true,
  },
  "syntax/comment": {
    why: "A `.rule` file may hold comments: they are left out when the rule is deployed. The API refuses them.",
    example: "ssl # and more",
    asApi: true,
  },
  "syntax/value-literal": {
    why: "For a fixed text the parameter `value` stands beside `expression`.",
    example: rewrite("'\"/new\"'"),
  },
  "syntax/value-operator": {
    why: "A value is no condition. Texts are joined with `concat()`.",
    example: rewrite('http.request.uri.path eq "/a"'),
  },
  "type/unknown-field": {
    why: "Cloudflare refuses fields that it does not have. Fields that are newer than the built-in catalogue can be declared under `fields` in `rulewright.yaml`.",
    example: 'cf.tls_client_auth.cert_verifed and http.host eq "api.example.com"',
  },
  "type/field-family": {
    why: "Fields with a common beginning belong together, and the beginning alone is none of them.",
    example: 'http.request eq "GET"',
  },
  "type/right-field": {
    why: "Since October 2026 equality and ordering take fields on their right; patterns, sets and the other operators do not.",
    example: "http.host contains http.request.uri.path",
  },
  "type/unknown-function": {
    why: "Cloudflare refuses functions that it does not have.",
    example: 'lowercase(http.host) eq "example.com"',
  },
  "type/operator": {
    why: "Each operator works on certain types.",
    example: 'ip.src contains "10."',
  },
  "type/boolean-literal": {
    why: "Only `true` by itself is an expression, for a rule that matches every request.",
    example: "false",
  },
  "type/boolean-compared": {
    why: "A Boolean field is a condition already. The engine has no value to compare it with.",
    example: "ssl eq true",
  },
  "type/not-boolean": {
    why: "A rule applies or does not.",
  },
  "type/needs-quantifier": {
    why: "With `[*]` a comparison has as many answers as there are elements.",
    example: 'http.request.headers["accept"][*] contains "json"',
  },
  "type/needs-each": {
    why: "An array has no value of its own to compare.",
    example: 'http.request.headers.names eq "accept"',
  },
  "type/needs-index": {
    why: "A map has no value of its own to compare.",
    example: 'http.request.headers contains "json"',
  },
  "type/each-of-boolean": {
    why: "After one `[*]` each element is still an array.",
  },
  "type/logical-operands": {
    why: "One condition and many answers cannot be joined: first say with `any` or `all` what the many mean together.",
    example: 'any((ssl or http.request.headers.names[*] eq "a"))',
  },
  "type/quantifier-argument": {
    why: "`any` and `all` put the answers for all elements together.",
    example: "any(ssl)",
  },
  "type/index": {
    why: "Arrays have positions, maps have keys, and single values have neither.",
    example: 'http.host[0] eq "e"',
  },
  "type/argument-count": {
    why: "Each function takes a certain number of arguments.",
    example: 'lower() eq "example.com"',
  },
  "type/argument-kind": {
    why: "Some arguments have to be known when the rule is deployed, others have to come from the request.",
    example: 'starts_with("/admin", http.request.uri.path)',
  },
  "type/argument-type": {
    why: "Each argument has its type.",
    example: "len(ip.src) gt 1",
  },
  "type/each-in-later-argument": {
    why: "A function runs once for each element of its first argument.",
    example: 'any(concat(http.host, http.request.headers.names[*])[*] eq "a")',
  },
  "type/no-list": {
    why: "Lists hold addresses, AS numbers or host names.",
  },
  "type/right-operand": {
    why: "Both sides of a comparison have the same type.",
    example: "http.host eq ip.src.asnum",
  },
  "type/value-open-each": {
    why: "A rewrite or redirect needs one text.",
    example: rewrite("'http.request.headers[\"a\"][*]'"),
  },
  "type/quantifier-as-value": {
    why: "A rewrite or redirect needs a text, and a test gives a Boolean.",
    example: rewrite("'any(http.request.headers.names[*] eq \"a\")'"),
  },
};
