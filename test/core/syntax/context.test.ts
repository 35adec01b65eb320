import { describe, expect, it } from "vitest";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { typeName } from "#core/catalog/value-type.ts";
import { type CursorContext, contextAt } from "#core/syntax/context.ts";
import { parse } from "#core/syntax/parse.ts";

/** The context at the `|` of a marked text. */
function at(marked: string, root: "filter" | "value" = "filter"): CursorContext & { readonly replaced: string } {
  const offset = marked.indexOf("|");
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  const tree = parse(text, { scheme: catalogScheme(), dialect: "cloudflare", root, trivia: "file" });
  const context = contextAt(tree, offset);
  return { ...context, replaced: text.slice(context.replace.start, context.replace.end) };
}

/** One line for a table: what is expected, of which type, the prefix. */
function summary(context: CursorContext): string {
  const types = context.type === undefined ? context.accepts : [context.type];
  const type = types?.map((each) => (typeof each === "string" ? each : typeName(each))).join(" | ") ?? "-";
  return [context.expects, type, context.prefix, context.inside ?? ""].filter((part) => part !== "").join(" ");
}

describe("contextAt", () => {
  it.each([
    ["|", "operand -"],
    ["htt|", "operand - htt"],
    ["(|", "operand -"],
    ["not |", "operand -"],
    ["ssl and |", "operand -"],
    ["ssl and http.h|ost eq 1", "operand - http.h"],
    ["ssl |", "logical-operator -"],
    ["ssl an|", "logical-operator - an"],
    ['http.host eq "a" |', "logical-operator -"],
    ["http.host |", "operator String"],
    ["http.host con|", "operator String con"],
    ["http.host =|", "operator String ="],
    ["http.host eq |", "value String"],
    ['http.host eq "ex|"', "value String ex string"],
    ['http.host eq "ex|', "value String ex string"],
    ['http.host eq "ex| and ssl', "value String ex string"],
    ["http.host in |", "value String"],
    ["http.host in {|", "set-member String"],
    ['http.host in {"a" |}', "set-member String"],
    ['http.host in {"a" "b|"}', "set-member String b string"],
    ["ip.src in $of|", "list IP address $of"],
    ["ip.src.asnum in $|", "list Integer $"],
    ["cf.threat_score gt 1|", "value Integer 1 number"],
    ['http.user_agent matches "^a|"', "value String ^a regex"],
    ['http.user_agent wildcard r"*a|"', "value String *a wildcard"],
    ["http.request.headers[|", "index Map<Array<String>>"],
    ['http.request.headers["ho|"]', "index Map<Array<String>> ho string"],
    ['http.request.headers["host"][|', "index Array<String>"],
    ["lower(|", "argument String"],
    ["starts_with(http.request.uri.path, |)", "argument String"],
    ['starts_with(http.request.uri.path, "/a|")', "argument String /a string"],
    ["concat(http.host, |", "argument String"],
    ["any(|", "argument -"],
    ["len(|", "argument String | Array"],
    ["any(lower(http.request.headers.names[*] |", "none -"],
    ["any(http.request.headers.names[*] |", "operator String"],
    ["any(http.request.headers.names[*] eq |", "value String"],
    ["lower(http.host) |", "operator String"],
    ["ssl # wor|ds", "none - comment"],
    ["ssl # words\nand |", "operand -"],
    ["http.host eq http.r|", "value String http.r"],
    ["http.host eq lower(|", "argument String"],
  ])("%s", (marked, expected) => {
    expect(summary(at(marked))).toBe(expected);
  });

  it("knows the operand on the left and the operator", () => {
    const context = at("ssl and ip.src in {|");
    expect(context.left).toMatchObject({ kind: "field", name: "ip.src" });
    expect(context.operator).toBe("in");
  });

  it("replaces the whole word or content at the cursor", () => {
    expect(at("http.ho|st eq 1").replaced).toBe("http.host");
    expect(at('http.host eq "exa|mple.com" and ssl').replaced).toBe("example.com");
    expect(at('http.host eq "| and http.host eq "b"').replaced).toBe("");
    expect(at("ip.src in $of|fice and ssl").replaced).toBe("$office");
  });

  it("counts arguments of the innermost call", () => {
    const context = at('any(starts_with(http.request.headers.names[*], "a", |');
    expect(context.call).toMatchObject({ name: "starts_with", argument: 2 });
    expect(context.insideQuantifier).toBe(false);
    expect(at("any(starts_with(|").insideQuantifier).toBe(true);
    expect(at("any(|").call).toMatchObject({ name: "any", argument: 0 });
    expect(at("lower(http.host) eq |").call).toBeUndefined();
  });

  it("offers truth values only where they may stand", () => {
    expect(at("|").wantsTruth).toBe(true);
    expect(at("|", "value").wantsTruth).toBe(false);
    expect(at("lower(|").wantsTruth).toBe(false);
    expect(at("any(|").wantsTruth).toBe(true);
    expect(at("http.host |", "value").expects).toBe("none");
  });
});
