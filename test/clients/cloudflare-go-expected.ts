/** What each step of go/current.go and go/legacy.go sees of Cloudflare. An error is told as `readable` prints it. */

const ZONES = ["example.com", ...Array.from({ length: 11 }, (_, index) => `zone-${index + 1}.example`)];
const ENTRY_POINT = "http://SANDBOX/client/v4/zones/ID/rulesets/phases/http_request_firewall_custom/entrypoint";
const RULES = "http://SANDBOX/client/v4/zones/ID/rulesets/ID/rules";
const NO_ENTRY_POINT = "could not find entrypoint ruleset in the http_request_firewall_custom phase";
const BAD_FIELD =
  "'http.hots eq \"a\"' is not a valid value for expression because could not parse filter expression: " +
  'Filter parsing error (1:1):\nhttp.hots eq "a"\n^^^^^^^^^ unknown identifier\n';
const BAD_ADDRESS =
  "'ip.src eq 300.0.0.1' is not a valid value for expression because could not parse filter expression: " +
  "Filter parsing error (1:11):\nip.src eq 300.0.0.1\n          ^^^^^^^^^ couldn't parse address in network: invalid IP address syntax\n";

export const CURRENT: Readonly<Record<string, unknown>> = {
  "zones, 5 a page": ZONES,
  "zones by name": ["zone-1.example", "zone-10.example", "zone-11.example"],
  "no entry point yet": {
    error: `GET "${ENTRY_POINT}": 404 Not Found`,
    errors: [{ code: 10003, message: NO_ENTRY_POINT }],
  },
  "create the entry point": { version: "1", kind: "zone", rules: 1 },
  "create it once more": {
    error: 'POST "http://SANDBOX/client/v4/zones/ID/rulesets": 400 Bad Request',
    errors: [
      {
        code: 20217,
        message:
          "'zone' is not a valid value for kind because exceeded maximum number of zone rulesets for phase http_request_firewall_custom",
        source: { pointer: "/kind" },
      },
    ],
  },
  "create a rate limiting rule": { version: "1", kind: "zone", rules: 1 },
  "add a rule": { version: "2", rules: 2 },
  "add a rule at the top": { version: "3", rules: 3 },
  "the order": ["top", "first", "second"],
  "a dry run stores nothing": [{ version: "", rules: 0 }, ["top", "first", "second"]],
  "a bad expression": {
    error: `POST "${RULES}": 400 Bad Request`,
    errors: [{ code: 20127, message: BAD_FIELD, source: { pointer: "/rules/3/expression" } }],
  },
  "a bad expression in a dry run": {
    error: `POST "${RULES}?dry_run=true": 400 Bad Request`,
    errors: [{ code: 20127, message: BAD_ADDRESS, source: { pointer: "/rules/3/expression" } }],
  },
  "switch a rule off": [
    ["top", "1", true],
    ["first", "1", true],
    ["second", "2", false],
  ],
  // Moving a rule does not make a new version of it.
  "move a rule to the end": [
    ["first", "1", true],
    ["second", "2", false],
    ["top", "1", true],
  ],
  "delete a rule": ["second", "top"],
  "replace all rules": { rules: 2, "kept its id": true },
  // One for each write that was stored: create, add twice, edit twice, delete, replace.
  versions: 7,
  "the zone's rulesets": ["http_request_firewall_custom", "http_ratelimit"],
  "a list with 5 items, 2 a page": ["192.0.2.1", "192.0.2.2", "192.0.2.3", "198.51.100.0/24", "2001:db8::/32"],
  "429 twice, then an answer": ["second", "third"],
  "429 for too long": {
    error: `GET "${ENTRY_POINT}": 429 Too Many Requests`,
    errors: [{ code: 971, message: "Please wait and consider throttling your request speed" }],
  },
  "an outage's page": { error: `GET "${ENTRY_POINT}": 502 Bad Gateway` },
};

export const LEGACY: Readonly<Record<string, unknown>> = {
  "verify the token": "active",
  "all zones": ZONES,
  "a zone's id by its name": true,
  "no entry point yet": [{ error: `${NO_ENTRY_POINT} (10003)` }, true],
  "put the entry point": { version: "1", rules: [["first", "1"]] },
  "put a rate limiting rule": { version: "1", rules: [["login", "1"]] },
  // It sends `version` and `last_updated` back with each rule that it read.
  "read, add a rule, put all back as it was read": {
    version: "2",
    rules: [
      ["first", "1"],
      ["second", "1"],
    ],
  },
  "read, turn the order round, put all back": {
    version: "3",
    rules: [
      ["second", "1"],
      ["first", "1"],
    ],
  },
  // It takes any body for a failure, although the rule is deleted; of Cloudflare too.
  "delete a rule by its id": [{ error: "error from makeRequest:", success: true }, ["first"]],
  "a bad expression": { error: `${BAD_FIELD} (20127)` },
  "an action that is none": { error: "unknown variant for action: allow" },
  "rulesets of the zone": ["http_request_firewall_custom", "http_ratelimit"],
  "a list with items, and without the first": { had: 2, has: "192.0.2.0/24", comment: "office" },
  "a token that may only read": [1, { error: "request is not authorized" }],
  "429 twice, then an answer": { version: "4", rules: [["first", "1"]] },
  "429 for too long": { error: "exceeded available rate limit retries" },
  "an outage's page": { error: "received bad gateway response (HTTP 502), please try again later" },
};
