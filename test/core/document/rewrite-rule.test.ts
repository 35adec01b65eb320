import { expect, test } from "vitest";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { parseRuleFile } from "#core/document/parse-file.ts";
import { type RuleChanges, rewriteRule } from "#core/document/rewrite-rule.ts";
import { applyEdits } from "#core/text/edit.ts";

const BEFORE = `# the file
---
# the header
ref: a   # why this ref
action: block  # hard
name: "Old"
parameters:
  response:
    status_code: 403   # as ever

# about the zone
zone: example.com
---
# both hosts
http.host in {"a.example.com" # first
  "b.example.com"} # the end
# after
`;

function rewritten(text: string, header: Record<string, unknown>, expression?: string): string {
  const [rule] = parseRuleFile(text, { scheme: catalogScheme() }).rules;
  if (rule === undefined) throw new Error("no rule");
  const changes: RuleChanges = {
    header: new Map(Object.entries(header)),
    ...(expression === undefined ? {} : { expression }),
  };
  return applyEdits(text, rewriteRule(text, rule, changes));
}

const cases: [string, Record<string, unknown>, string | undefined, (text: string) => string][] = [
  ["nothing", {}, undefined, (text) => text],
  [
    "one value, its comment kept",
    { action: "log" },
    undefined,
    (text) => text.replace("action: block  #", "action: log  #"),
  ],
  ["a name that needs quotes", { name: "yes: # 1" }, undefined, (text) => text.replace('"Old"', '"yes: # 1"')],
  ["a key taken out with its line", { name: undefined }, undefined, (text) => text.replace('name: "Old"\n', "")],
  [
    "a block value, what follows it kept",
    { parameters: { response: { status_code: 418 } } },
    undefined,
    (text) => text.replace("    status_code: 403   # as ever", "    status_code: 418   # as ever"),
  ],
  [
    "a block taken out",
    { parameters: undefined },
    undefined,
    (text) => text.replace("parameters:\n  response:\n    status_code: 403   # as ever\n", ""),
  ],
  [
    "a key that was not there, where it is printed",
    { enabled: false },
    undefined,
    (text) => text.replace("as ever\n", "as ever\nenabled: false\n"),
  ],
  [
    "the expression, comments around it kept",
    {},
    'http.host eq "a.example.com"',
    (text) => text.replace(/http\.host in \{[^}]*\}/, 'http.host eq "a.example.com"'),
  ],
];

test.each(cases)("writes %s", (_name, header, expression, after) => {
  expect(rewritten(BEFORE, header, expression)).toBe(after(BEFORE));
});

test("writes an expression where there was none, and a header in braces anew", () => {
  expect(rewritten("---\n{ ref: a, action: block }\n---\n", { action: "log" }, "ssl")).toBe(
    "---\nref: a\naction: log\n---\nssl\n",
  );
});
