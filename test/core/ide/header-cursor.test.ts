import { describe, expect, test } from "vitest";
import { headerCursor } from "#core/ide/header-cursor.ts";
import { atCursor } from "#test/support/cursor.ts";

/** `path@key` or `path=value` of a cursor in a header. */
function where(marked: string): string | undefined {
  const { text, offset } = atCursor(marked);
  const cursor = headerCursor(text, { start: 0, end: text.length }, offset);
  return cursor === undefined
    ? undefined
    : `${cursor.path.join(".")}${cursor.at === "key" ? "@" : "="}${cursor.prefix}`;
}

describe("the place of a cursor in a header", () => {
  const rows: readonly [string, string | undefined][] = [
    ["┆", "@"],
    ["na┆", "@na"],
    ["na┆me: x", "@na"],
    ["name: x\n┆", "@"],
    ["name: x\nac┆\nref: y", "@ac"],
    ["action: ┆", "action="],
    ["action: bl┆", "action=bl"],
    ["action:┆", "action="],
    ["parameters:\n  ┆", "parameters@"],
    ["parameters:\n  res┆", "parameters@res"],
    ["parameters:\n  response:\n    st┆", "parameters.response@st"],
    ["parameters:\n  response:\n    status_code: 403\n  ┆", "parameters@"],
    ["parameters:\n  response:\n    status_code: ┆", "parameters.response.status_code="],
    ["parameters:\n  a: 1\n┆", "@"],
    ["zone: [a, ┆]", "zone="],
    ["zone: [a, be┆, c]", "zone=be"],
    ["zone:\n  - a\n  - ┆", "zone="],
    ["zone:\n- ┆", "zone="],
    ["zone:\n- a\nref┆", "@ref"],
    ["position: { ┆ }", "position@"],
    ["position: {before: ap┆}", "position.before=ap"],
    ["ratelimit:\n  characteristics: [ip.src, ┆]", "ratelimit.characteristics="],
    ["parameters:\n  items:\n    - name: x\n      v┆", "parameters.items.-@v"],
    ["parameters:\n  items:\n    - name: ┆", "parameters.items.-.name="],
    ["parameters:\n  items:\n    - name: x\n    - name: y\n      v┆", "parameters.items.-@v"],
    ["# note ┆", undefined],
    ["name: a # note ┆", undefined],
    ['name: "a # b" ┆', "name="],
    ["parameters:\r\n  response:\r\n    st┆\r\n", "parameters.response@st"],
    ["parameters:\n  # note\n\n  ┆", "parameters@"],
  ];
  test.each(rows)("%j", (marked, expected) => expect(where(marked)).toBe(expected));

  test("keys of the same map are present, those of other maps are not", () => {
    const { text, offset } = atCursor("name: x\nparameters:\n  a: 1\n  ┆\n  b: 2\nref: y");
    expect(headerCursor(text, { start: 0, end: text.length }, offset)?.present.toSorted()).toEqual(["a", "b"]);
  });

  test("members of a flow sequence are present", () => {
    const { text, offset } = atCursor("zone: [one, ┆, three]");
    expect(headerCursor(text, { start: 0, end: text.length }, offset)?.present.toSorted()).toEqual(["one", "three"]);
  });
});
