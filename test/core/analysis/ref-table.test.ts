import fc from "fast-check";
import { expect, test } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import { RefTable, type TableRef } from "#core/analysis/ref-table.ts";
import { annotate } from "#test/support/annotations.ts";

const rule = (ref: string, ...zones: readonly string[]): TableRef => ({ ref, zones, phase: "custom" });

test("a ref is shared with files that use it for the same zone and phase", () => {
  const table = new RefTable();
  expect([...table.set("a", [rule("x", "one")])]).toEqual([]);
  expect([...table.set("b", [rule("y", "one"), rule("x", "two", "one")])]).toEqual(["a"]);
  expect(table.elsewhere("a", rule("x", "one"))).toEqual([{ uri: "b", rule: 1 }]);
  expect(table.elsewhere("a", { ...rule("x", "one"), phase: "ratelimit" })).toEqual([]);
  expect(table.elsewhere("c", rule("x", "two"))).toEqual([{ uri: "b", rule: 1 }]);
  expect([...table.set("b", [rule("y", "one")])]).toEqual(["a"]);
  expect(table.elsewhere("a", rule("x", "one"))).toEqual([]);
});

test("the same refs again affect nobody", () => {
  const table = new RefTable();
  table.set("a", [rule("x", "one")]);
  table.set("b", [rule("x", "one")]);
  expect([...table.set("b", [rule("x", "one")])]).toEqual([]);
  expect([...table.set("b", [undefined, rule("x", "one")])]).toEqual([]);
});

test("after any history the table says what the last refs of all files say", () => {
  const refs = fc.array(
    fc.record({
      ref: fc.constantFrom("x", "y"),
      zones: fc.subarray(["one", "two"]),
      phase: fc.constantFrom("custom", "ratelimit"),
    }),
    { maxLength: 3 },
  );
  const steps = fc.array(fc.tuple(fc.constantFrom("a", "b", "c"), refs), { maxLength: 12 });
  fc.assert(
    fc.property(steps, (history) => {
      const table = new RefTable();
      const last = new Map<string, readonly TableRef[]>();
      for (const [uri, own] of history) {
        const others = [...last].filter(([other]) => other !== uri);
        const sharing = (with_: readonly TableRef[]) =>
          others
            .filter(([, theirs]) => with_.some((one) => theirs.some((other) => shares(one, other))))
            .map(([o]) => o);
        const before = sharing(last.get(uri) ?? []);
        const now = sharing(own);
        const affected = table.set(uri, own);
        last.set(uri, own);
        for (const other of others.map(([name]) => name)) {
          if (before.includes(other) !== now.includes(other)) expect([...affected]).toContain(other);
          if (!before.includes(other) && !now.includes(other)) expect([...affected]).not.toContain(other);
        }
        for (const [mine, theirs] of last) {
          for (const one of theirs) {
            const wanted = [...last].filter(([u, all]) => u !== mine && all.some((other) => shares(one, other)));
            expect(new Set(table.elsewhere(mine, one).map((found) => found.uri))).toEqual(
              new Set(wanted.map(([u]) => u)),
            );
          }
        }
      }
    }),
  );
});

function shares(a: TableRef, b: TableRef): boolean {
  return a.ref === b.ref && a.phase === b.phase && a.zones.some((zone) => b.zones.includes(zone));
}

test("a ref of another file is told at its place, has a level and can be silenced", () => {
  const facts = {
    refsElsewhere: ({ ref }: { ref: string | undefined }) =>
      ref === "x" ? [{ uri: "file:///b.rule", rule: 0, file: "b.rule" }] : [],
  };
  const text = "---\nname: A\nref: x\naction: block\n---\nssl\n";
  const found = analyse(text, facts).diagnostics;
  expect(annotate(text, found)).toBe(`---
name: A
ref: x
     ^ header/ref-elsewhere: A rule in \`b.rule\` has the ref \`x\` too, for the same zone and phase. Give one of them another ref.
action: block
---
ssl
`);
  expect(found[0]?.elsewhere).toEqual([{ uri: "file:///b.rule", rule: 0, message: "The other rule." }]);
  expect(analyse(text, { ...facts, lint: { "header/ref-elsewhere": "off" } }).diagnostics).toEqual([]);
  const silenced = text.replace("ref: x", "ref: x # rulewright-ignore header/ref-elsewhere: two zones");
  expect(analyse(silenced, facts).diagnostics).toEqual([]);
});
