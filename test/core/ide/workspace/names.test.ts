import { describe, expect, test } from "vitest";
import { allOf, nameAt } from "#core/ide/workspace/find.ts";
import type { Found, WorkspaceView } from "#core/ide/workspace/model.ts";
import { renamed } from "#core/ide/workspace/rename.ts";
import { searchRules } from "#core/ide/workspace/search.ts";
import { applyEdits } from "#core/text/edit.ts";
import { LineIndex } from "#core/text/line-index.ts";
import { severalFiles, viewOf } from "#test/support/several-files.ts";

/** `file:line` of a place, lines from 1. */
const shown = ({ uri, occurrence }: Found): string => `${uri}:${occurrence.start.line + 1}`;

function at(block: string): { view: WorkspaceView; place: Found; texts: ReadonlyMap<string, string> } {
  const { texts, cursor } = severalFiles(block);
  if (cursor === undefined) throw new Error("one cursor wanted");
  const view = viewOf(texts);
  const place = nameAt(view, cursor.uri, cursor.position);
  if (place === undefined) throw new Error("no name at the cursor");
  return { view, place, texts };
}

/** All files after renaming what stands at the cursor, or why it is not renamed. */
function afterRename(block: string, newName: string): string {
  const { view, place, texts } = at(block);
  const result = renamed(view, place, newName);
  if ("refusal" in result) return result.refusal;
  return [...texts]
    .map(([uri, text]) => {
      const lines = new LineIndex(text);
      const edits = result
        .filter((edit) => edit.place.uri === uri)
        .map(({ place: { occurrence }, newText }) => ({
          start: lines.offsetAt(occurrence.start),
          end: lines.offsetAt(occurrence.end),
          newText,
        }));
      return `=== ${uri}\n${applyEdits(text, edits)}`;
    })
    .join("");
}

const API = `=== rulewright.yaml
zones: { production: example.com, "staging": staging.example.net }
default: production
fields:
  cf.brand.new_field: Boolean
lists: { office_ips: ip }
=== api.rule
---
name: First
ref: first
action: block
---
ip.src in $office_ips
---
name: Second
ref: "second"
action: block
zone: [production, staging]
position: { after: first }
---
cf.brand.new_field and not ip.src in $office_ips
=== api.test.yaml
tests:
  - name: somebody
    request: GET https://example.com/
    by: first
  - { name: else, by: 'second' }
=== other.rule
---
name: Third
ref: third
action: log
zone: example.com
position:
  before: first
---
any(http.request.headers.names[*] in $cf.open_proxies) or cf.brand.new_field
=== staging.rule
---
name: Fourth
ref: first
action: log
zone: staging
---
ssl
`;

/** `API` with the cursor in front of the n-th `text` of one file. */
function withCursor(file: string, text: string, nth = 1): string {
  let from = API.indexOf(`=== ${file}\n`);
  for (let seen = 0; seen < nth; seen++) from = API.indexOf(text, from + 1);
  return `${API.slice(0, from)}┆${API.slice(from)}`;
}

describe("what a name stands for", () => {
  const table: readonly [string, string, string, number, readonly string[], readonly string[]][] = [
    [
      "a ref, from its rule",
      "api.rule",
      "first",
      1,
      ["api.rule:3"],
      ["api.rule:12", "api.test.yaml:4", "other.rule:7"],
    ],
    [
      "a ref, from a position",
      "other.rule",
      "first",
      1,
      ["api.rule:3"],
      ["api.rule:12", "api.test.yaml:4", "other.rule:7"],
    ],
    [
      "a ref, from a test",
      "api.test.yaml",
      "first",
      1,
      ["api.rule:3"],
      ["api.rule:12", "api.test.yaml:4", "other.rule:7"],
    ],
    ["a ref of another zone", "staging.rule", "first", 1, ["staging.rule:3"], []],
    ["a quoted ref", "api.rule", 'second"', 1, ["api.rule:9"], ["api.test.yaml:5"]],
    ["a list", "api.rule", "office_ips", 1, ["rulewright.yaml:5"], ["api.rule:6", "api.rule:14"]],
    [
      "a list, from the configuration",
      "rulewright.yaml",
      "office_ips",
      1,
      ["rulewright.yaml:5"],
      ["api.rule:6", "api.rule:14"],
    ],
    ["an alias", "api.rule", "production", 1, ["rulewright.yaml:1"], ["rulewright.yaml:2", "api.rule:11"]],
    ["an alias in quotes", "staging.rule", "staging\n", 1, ["rulewright.yaml:1"], ["api.rule:11", "staging.rule:5"]],
    ["a declared field", "other.rule", "cf.brand", 1, ["rulewright.yaml:4"], ["api.rule:14", "other.rule:9"]],
  ];
  test.each(table)("%s", (_, file, text, nth, definitions, uses) => {
    const { view, place } = at(withCursor(file, text, nth));
    const name = allOf(view, place);
    expect({ definitions: name.definitions.map(shown), uses: name.uses.map(shown) }).toEqual({ definitions, uses });
  });

  test("a use of a rule that no file has stands with its like", () => {
    const block = `=== a.rule\n---\nname: A\naction: log\nposition: { after: dash┆board }\n---\nssl\n=== b.rule\n---\nname: B\naction: log\nposition: { before: dashboard }\n---\nssl\n`;
    const { view, place } = at(block);
    const name = allOf(view, place);
    expect({ definitions: name.definitions.map(shown), uses: name.uses.map(shown) }).toEqual({
      definitions: [],
      uses: ["a.rule:4", "b.rule:4"],
    });
  });

  test("nothing stands in the middle of nowhere", () => {
    const { texts } = severalFiles(API);
    expect(nameAt(viewOf(texts), "api.rule", { line: 0, character: 0 })).toBeUndefined();
  });
});

describe("renaming", () => {
  const expected = (...changes: readonly [string, string][]): string =>
    changes.reduce((text, [from, to]) => {
      if (!text.includes(from)) throw new Error(`no ${from}`);
      return text.replaceAll(from, to);
    }, API);

  test("a ref changes with its positions and tests, and no other zone's", () => {
    const wanted = expected(
      ["name: First\nref: first", "name: First\nref: opening"],
      ["after: first", "after: opening"],
      ["before: first", "before: opening"],
      ["by: first", "by: opening"],
    );
    for (const file of ["api.rule", "api.test.yaml", "other.rule"]) {
      expect(afterRename(withCursor(file, "first"), "opening")).toBe(wanted);
    }
  });

  test("quotes stay, and come where YAML would read something else", () => {
    expect(afterRename(withCursor("api.rule", 'second"'), "last")).toBe(
      expected(['ref: "second"', 'ref: "last"'], ["by: 'second'", "by: 'last'"]),
    );
    expect(afterRename(withCursor("api.rule", "first"), "1234")).toContain('ref: "1234"');
  });

  test("a list changes in expressions and in the configuration, with or without $", () => {
    const wanted = expected(["office_ips", "offices"]);
    expect(afterRename(withCursor("api.rule", "office_ips"), "$offices")).toBe(wanted);
    expect(afterRename(withCursor("rulewright.yaml", "office_ips"), "offices")).toBe(wanted);
  });

  test("a list that nothing declares changes where it is used", () => {
    const block = "=== a.rule\nip.src in $┆home\n=== b.rule\nnot ip.src in $home\n";
    expect(afterRename(block, "house")).toBe("=== a.rule\nip.src in $house\n=== b.rule\nnot ip.src in $house\n");
  });

  test("an alias and a field change everywhere", () => {
    expect(afterRename(withCursor("rulewright.yaml", "production"), "live")).toBe(expected(["production", "live"]));
    expect(afterRename(withCursor("api.rule", "cf.brand"), "cf.brand.other")).toBe(
      expected(["cf.brand.new_field", "cf.brand.other"]),
    );
  });

  test("expressions inside headers are reached through their quotes", () => {
    const block =
      '=== a.rule\n---\nname: A\nref: a\naction: rewrite\nphase: http_request_transform\nparameters:\n  uri:\n    path:\n      expression: "concat(\\"/\\", cf.br┆and.x)"\n---\ncf.brand.x eq "1"\n=== rulewright.yaml\nfields: { cf.brand.x: String }\n';
    expect(afterRename(block, "cf.brand.y")).toBe(block.replace("┆", "").replaceAll("cf.brand.x", "cf.brand.y"));
  });

  const refusals: readonly [string, string, string, string, string][] = [
    ["a ref with blanks", "api.rule", "first", "a b", "A `ref` has 1 to 64 letters, digits, `_` and `-`."],
    [
      "a ref that is too long",
      "api.rule",
      "first",
      "a".repeat(65),
      "A `ref` has 1 to 64 letters, digits, `_` and `-`.",
    ],
    [
      "a ref that is taken",
      "api.rule",
      "first",
      "third",
      "Another rule of the same zone and phase has the ref `third`.",
    ],
    [
      "a list in capitals",
      "api.rule",
      "office_ips",
      "Office",
      "A list name has 1 to 50 small letters, digits and `_`.",
    ],
    [
      "a zone's own name",
      "other.rule",
      "example.com",
      "x",
      "`example.com` is no alias of `rulewright.yaml`. The name of a zone is Cloudflare's.",
    ],
    [
      "an alias that is taken",
      "api.rule",
      "production",
      "staging",
      "`rulewright.yaml` has an alias `staging` already.",
    ],
    [
      "a field with blanks",
      "api.rule",
      "cf.brand",
      "a b",
      "A field's name has small letters, digits and `_`, with dots between its parts.",
    ],
  ];
  test.each(refusals)("%s is refused", (_, file, text, newName, words) => {
    expect(afterRename(withCursor(file, text), newName)).toBe(words);
  });

  test("a ref that another zone has is free", () => {
    expect(afterRename(withCursor("staging.rule", "first"), "third")).toContain("name: Fourth\nref: third");
  });

  test("a ref that is a file's name is refused", () => {
    const block = "=== a.rule\n---\nname: A\naction: log\n---\nssl\n=== a.test.yaml\ntests:\n  - by: ┆a\n";
    expect(afterRename(block, "b")).toBe(
      "`a` is the file name of a rule without a `ref`. Give that rule a `ref` of its own, or rename the file.",
    );
  });
});

test("rules are found by the letters of their names and refs", () => {
  const { files } = viewOf(severalFiles(API).texts);
  const names = (query: string) => searchRules(files, query).map(({ rule }) => rule.name);
  expect(names("")).toEqual(["First", "Second", "Third", "Fourth"]);
  expect(names("first")).toEqual(["First", "Fourth"]);
  expect(names("TRD")).toEqual(["Third"]);
  expect(names("xyz")).toEqual([]);
});
