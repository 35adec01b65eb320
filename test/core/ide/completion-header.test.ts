import { describe, expect, test } from "vitest";
import type { IdeFacts } from "#core/ide/facts.ts";
import { complete } from "#test/support/cursor.ts";

const facts: IdeFacts = {
  aliases: { production: "example.com", staging: "staging.example.net" },
  zones: ["example.com", "example.org"],
  plan: "pro",
};

const header = (lines: string, body = "ssl"): string => `---\n${lines}\n---\n${body}\n`;

describe("header keys", () => {
  test("an empty header offers every key, in the order in which headers are written", () => {
    const { labels } = complete(header("┆"));
    expect(labels).toEqual([
      "name",
      "ref",
      "action",
      "parameters",
      "ratelimit",
      "enabled",
      "logging",
      "phase",
      "zone",
      "position",
    ]);
  });

  test("a header that is not closed yet offers keys too", () => {
    expect(complete("---\nac┆").labels[0]).toBe("action");
    expect(complete("---\nname: x\n┆").labels).toContain("action");
  });

  test("keys that are there are not offered again, and `logging` is for `skip`", () => {
    const { labels } = complete(header("name: x\naction: block\n┆"));
    expect(labels).not.toContain("name");
    expect(labels).not.toContain("action");
    expect(labels).not.toContain("logging");
    expect(complete(header("action: skip\n┆")).labels).toContain("logging");
    expect(complete(header("action: log\n┆")).labels).not.toContain("parameters");
  });

  test("a counter is for actions and phases that have one", () => {
    expect(complete(header("action: block\n┆")).labels).toContain("ratelimit");
    expect(complete(header("phase: http_request_transform\n┆")).labels).not.toContain("ratelimit");
    expect(complete(header("action: skip\n┆")).labels).not.toContain("ratelimit");
  });

  test("taking a key writes its colon, unless one is there", () => {
    expect(complete(header("ac┆")).take("action")).toBe(header("action: "));
    expect(complete(header("ac┆: block")).take("action")).toBe(header("action: block"));
  });

  test("`description` finds `name`, for that is its name on Cloudflare", () => {
    expect(complete(header("desc┆")).labels[0]).toBe("name");
  });
});

describe("header values", () => {
  const rows: readonly [string, readonly string[]][] = [
    [header("enabled: ┆"), ["true", "false"]],
    [header("action: ma┆"), ["managed_challenge"]],
    [header("phase: http_request_transform\naction: ┆"), ["rewrite"]],
    [header("zone: ┆"), ["production", "staging", "example.com", "example.org", "staging.example.net"]],
    [header("zone: [example.com, ┆]"), ["production", "staging", "example.org", "staging.example.net"]],
    [header("position: fi┆"), ["first"]],
    [header("action: block\nparameters:\n  ┆"), ["response"]],
    [header("action: block\nparameters:\n  response:\n    ┆"), ["status_code", "content_type", "content"]],
    [
      header("action: block\nparameters:\n  response:\n    content_type: ┆"),
      ["application/json", "text/html", "text/plain", "text/xml"],
    ],
    [header("action: skip\nparameters:\n  ruleset: ┆"), ["current"]],
    [header("action: skip\nparameters:\n  products: [waf, uaB┆]"), ["uaBlock"]],
    [header("action: set_config\nphase: http_config_settings\nparameters:\n  ssl: fle┆"), ["flexible"]],
    [header("action: skip\nparameters: ┆"), ["ruleset", "phase", "phases", "products"]],
    [
      header("action: block\nparameters:\n  response:\n    status_code: 4┆"),
      ["403", "401", "404", "429", "400", "405", "410", "451"],
    ],
    [
      header("action: rewrite\nphase: http_response_headers_transform\nparameters:\n  headers:\n    strict┆"),
      ["strict-transport-security"],
    ],
    [header("ratelimit:\n  requests_to_origin: ┆"), ["false", "true"]],
  ];
  test.each(rows)("%j", (marked, expected) => expect(complete(marked, facts).labels).toEqual(expected));

  test("actions come with their label and one line", () => {
    const block = complete(header("action: ┆")).item("block");
    expect(block).toMatchObject({ detail: "Block", description: "Refuses the request", kind: "action" });
    expect(complete(header("action: ┆")).labels).not.toContain("redirect");
  });

  test("a colon without a blank gets one", () => {
    expect(complete(header("action:┆")).take("block")).toBe(header("action: block"));
  });

  test("phases come with their product, firewall rules first", () => {
    const { labels, item } = complete(header("phase: ┆"));
    expect(labels.slice(0, 2)).toEqual(["http_request_firewall_custom", "http_ratelimit"]);
    expect(labels).not.toContain("http_request_sanitize");
    expect(item("http_ratelimit").description).toBe("Rate limiting rules");
  });

  test("aliases say which zone they mean", () => {
    expect(complete(header("zone: ┆"), facts).item("staging").description).toBe("staging.example.net");
  });

  test("positions name the other rules of the file", () => {
    const text = "---\nname: A\nref: one\n---\nssl\n---\nname: B\nref: two\nposition:\n  before: ┆\n---\nssl\n";
    const { labels, item } = complete(text);
    expect(labels).toEqual(["one"]);
    expect(item("one").description).toBe("A");
  });

  test("periods are said in words, and what the plan does not have comes last", () => {
    const { labels, item } = complete(header("ratelimit:\n  period: ┆"), facts);
    expect(labels.slice(0, 2)).toEqual(["10", "60"]);
    expect(item("60").description).toBe("1 minute");
    expect(item("3600").description).toBe("1 hour · enterprise or above");
  });

  test("characteristics leave out those present and quote what YAML would read otherwise", () => {
    const marked = header("ratelimit:\n  characteristics: [ip.src, ┆]");
    expect(complete(marked).labels).not.toContain("ip.src");
    expect(complete(marked).item('http.request.headers["<name>"]').edit.newText).toBe(
      "'http.request.headers[\"${1:name}\"]'",
    );
  });
});

describe("expressions inside a header", () => {
  const rewrite = (value: string): string =>
    header(
      `action: rewrite\nphase: http_request_transform\nparameters:\n  uri:\n    path:\n      expression: ${value}`,
    );

  test("an empty one offers fields", () => {
    expect(complete(rewrite("┆")).labels).toContain("http.request.uri.path");
    expect(complete(rewrite("┆")).labels).not.toContain("not");
  });

  test("a plain one is completed in place", () => {
    const marked = rewrite("concat(http.request.uri.pa┆)");
    expect(complete(marked).take("http.request.uri.path")).toBe(rewrite("concat(http.request.uri.path)"));
  });

  test("quotes are escaped as the scalar wants it", () => {
    const marked = rewrite('"concat(http.request.headers[┆], http.host)"');
    expect(complete(marked).take("user-agent")).toBe(
      rewrite('"concat(http.request.headers[\\"user-agent\\"], http.host)"'),
    );
  });

  const counting = (value: string): string => header(`ratelimit:\n  counting_expression: ${value}`);
  test.each([
    ["http.response.code ┆", "eq"],
    ["http.response.code eq ┆", "200"],
    ["http.response.code eq 401 ┆", "and"],
    ["http.response.code eq 401 and ┆", "http.host"],
    ["'http.response.code ┆'", "eq"],
    ['"http.response.code eq 401 ┆"', "and"],
  ])("%j begins with %s, blanks at the end too", (value, first) =>
    expect(complete(counting(value)).labels[0]).toBe(first),
  );

  test("values of parameters say what they mean", () => {
    expect(complete(header("action: skip\nparameters:\n  products: [┆]")).item("bic").description).toBe(
      "Browser Integrity Check",
    );
    const id = complete(header("action: execute\nphase: http_request_firewall_managed\nparameters:\n  id: ┆"));
    expect(id.labels).toContain("efb7b8c949ac4650a09736fc376e9aee");
    expect(id.item("efb7b8c949ac4650a09736fc376e9aee").description).toBe("Cloudflare Managed Ruleset");
  });

  test("fields of the phase alone are offered", () => {
    const labels = complete(header("ratelimit:\n  counting_expression: http.response.co┆")).labels;
    expect(labels).toContain("http.response.code");
    expect(complete("http.response.co┆").labels).not.toContain("http.response.code");
  });
});
