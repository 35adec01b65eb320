import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { RulePosition } from "#server/protocol.ts";
import { startTestServer, type TestServer } from "#test/support/test-server.ts";

const URI = "file:///project/api.rule";
const rule = (ref: string, header = ""): string => `---\nname: ${ref}\nref: ${ref}\naction: block\n${header}---\nssl\n`;

let server: TestServer;
let text: string;

interface Edit {
  readonly range: {
    readonly start: { line: number; character: number };
    readonly end: { line: number; character: number };
  };
  readonly newText: string;
}

beforeEach(async () => {
  server = await startTestServer({ initialization: { trusted: false } });
  server.client.onRequest("workspace/applyEdit", ({ edit }: { edit: { documentChanges: { edits: Edit[] }[] } }) => {
    const lines = text.split("\n");
    const offset = ({ line, character }: { line: number; character: number }): number =>
      lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0) + character;
    for (const { range, newText } of (edit.documentChanges[0]?.edits ?? []).toReversed()) {
      text = text.slice(0, offset(range.start)) + newText + text.slice(offset(range.end));
    }
    return { applied: true };
  });
});
afterEach(() => server.stop());

async function move(file: string, ref: string, position: RulePosition): Promise<string> {
  text = file;
  await server.open(URI, file);
  const { changed } = await server.ask("rulewright/moveRule", { uri: URI, ref, position });
  expect(changed).toBe(text !== file);
  return text;
}

describe("moving a rule", () => {
  test.each<[string, string, RulePosition, string]>([
    ["writes where it goes", rule("a"), "first", rule("a", "position: first\n")],
    ["names another rule", rule("a"), { after: "theirs" }, rule("a", "position:\n  after: theirs\n")],
    [
      "takes the place of an earlier word",
      rule("a", "position: last # end\n"),
      "first",
      rule("a", "position: first # end\n"),
    ],
    [
      "says nothing twice",
      rule("a", "position: { before: x }\n"),
      { before: "x" },
      rule("a", "position: { before: x }\n"),
    ],
    [
      "frees the rule that was placed by it",
      rule("a") + rule("b", "position: { after: a }\n"),
      { after: "b" },
      rule("a", "position:\n  after: b\n") + rule("b"),
    ],
  ])("%s", async (_, before, position, after) => {
    expect(await move(before, "a", position)).toBe(after);
  });

  test("goes in no circle over a third rule", async () => {
    const file = rule("a") + rule("b", "position: { after: c }\n") + rule("c", "position: { after: a }\n");
    await expect(move(file, "a", { after: "b" })).rejects.toThrow(
      "`b` is placed by `a` itself, over other rules of api.rule. Nothing was changed.",
    );
    expect(text).toBe(file);
  });

  test("says when the rule is gone", async () => {
    await expect(move(rule("a"), "z", "first")).rejects.toThrow("api.rule has no rule `z` any more.");
  });
});
