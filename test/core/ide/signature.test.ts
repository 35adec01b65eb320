import { describe, expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import { FUNCTIONS } from "#core/catalog/generated/functions.ts";
import { signatureAt } from "#core/ide/signature.ts";
import { atCursor } from "#test/support/cursor.ts";

/** The active parameter's text in the label, with what is said of it. */
function active(marked: string): string | undefined {
  const { text, offset } = atCursor(marked);
  const found = signatureAt(analyse(text, {}), offset);
  const parameter = found?.parameters[found.active];
  if (found === undefined || parameter === undefined) return found?.label;
  return [found.label.slice(0, found.label.indexOf("(")), found.label.slice(...parameter.span), parameter.documentation]
    .filter((part) => part !== undefined)
    .join(" | ");
}

describe("the parameter at the cursor", () => {
  const rows: readonly [string, string | undefined][] = [
    ["starts_with(┆", "starts_with | source: String | A field or a call, no literal."],
    ['starts_with(http.host, "┆")', "starts_with | substring: String"],
    ["starts_with(http.host,┆", "starts_with | substring: String"],
    // Nested calls: the innermost one that is open at the cursor.
    ['starts_with(lower(┆http.host), "a")', "lower | value: String"],
    ['starts_with(lower(http.host)┆, "a")', "starts_with | source: String | A field or a call, no literal."],
    ['concat("(", lower(http.host), ┆', "concat | …value: String | Bytes | Array | May be repeated."],
    // Variadic parameters take all further arguments.
    ["concat(http.host, http.host, http.host, ┆", "concat | …value: String | Bytes | Array | May be repeated."],
    [
      'lookup_json_string(http.request.body.raw, "a", "b", ┆',
      "lookup_json_string | […more_keys: String | Integer] | May be left out, may be repeated.",
    ],
    // Optional parameters and closed sets of literals.
    [
      "url_decode(http.host, ┆)",
      "url_decode | [options: String] | May be left out, a literal only, one of `r`, `u`, `ur` or `ru`.",
    ],
    ["substring(http.host, ┆", "substring | start: Integer | A literal only."],
    ["any(┆", "any | conditions: Array<Boolean> | A field or a call, no literal."],
    // Beyond the last parameter none is active.
    ['starts_with(http.host, "a", ┆', "starts_with(source: String, substring: String): Boolean"],
    // Outside of parentheses, in comments and in headers there is no call.
    ['starts_with(http.host, "a")┆', undefined],
    ["starts_with┆(", undefined],
    ["nonsense(┆", undefined],
    ["---\nname: lower(┆\n---\nssl", undefined],
    [
      "---\naction: rewrite\nphase: http_request_transform\nparameters:\n  uri:\n    path:\n      expression: concat(http.host, lower(┆))\n---\nssl",
      "lower | value: String",
    ],
  ];
  test.each(rows)("%j", (marked, expected) => expect(active(marked)).toBe(expected));

  test.each(FUNCTIONS.map(({ name, params }) => [name, params] as const))(
    "%s: places in the label are the parameters",
    (name, params) => {
      const found = signatureAt(analyse(`${name}(`, {}), name.length + 1);
      if (found === undefined) return expect(["is_jwt_valid", "is_jwt_present"]).toContain(name);
      const texts = found.parameters.map(({ span }) => found.label.slice(...span).replace(/^\[?…?/, ""));
      expect(texts.map((text) => text.slice(0, text.indexOf(":")))).toEqual(params.map((parameter) => parameter.name));
    },
  );
});
