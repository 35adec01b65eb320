import { expect, test } from "vitest";
import { definitionHash } from "#cloudflare/definition.ts";
import { gravest, ruleState } from "#cloudflare/rule-state.ts";
import { bodyOf, liveRule } from "./arbitraries.ts";

const wanted = bodyOf("a", 0);
const now = liveRule("a", 0);
const other = liveRule("a", 1);
const third = liveRule("a", 2);
const lockOf = (rule: typeof now) => ({ hash: definitionHash(rule) });

test.each([
  ["nothing live, nothing deployed", undefined, undefined, "not-deployed"],
  ["nothing live, but deployed once", undefined, lockOf(now), "deleted-outside"],
  ["live as the file says, never deployed from here", now, undefined, "same"],
  ["live as the file says, deployed", now, lockOf(now), "same"],
  ["live as the file says, although deployed otherwise", now, lockOf(other), "same"],
  ["live otherwise, never deployed from here", other, undefined, "differs"],
  ["live as it was deployed, and the file was edited", other, lockOf(other), "differs"],
  ["live neither as deployed nor as the file says", other, lockOf(third), "changed-outside"],
] as const)("%s", (_name, live, locked, state) => {
  expect(ruleState(wanted, live, locked)).toBe(state);
});

test("what Cloudflare stores in its own way is the same as long as neither side changes", () => {
  const locked = { sent: definitionHash(wanted), hash: definitionHash(other) };
  expect(ruleState(wanted, other, locked)).toBe("same");
  expect(ruleState(wanted, third, locked)).toBe("changed-outside");
  expect(ruleState(bodyOf("a", 2), other, locked)).toBe("differs");
});

test("of several zones the gravest counts", () => {
  expect(gravest(["same", "differs", "changed-outside"])).toBe("changed-outside");
  expect(gravest(["same", "not-deployed"])).toBe("not-deployed");
  expect(gravest([])).toBeUndefined();
});
