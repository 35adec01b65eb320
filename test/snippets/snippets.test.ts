import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { analyse } from "#core/analysis/analyse.ts";
import { expandSnippet } from "#test/support/snippet.ts";

interface Snippet {
  readonly prefix: string | readonly string[];
  readonly description: string;
  readonly body: readonly string[];
}

const snippets = Object.entries(
  JSON.parse(readFileSync(new URL("../../snippets/cloudflare-rule.json", import.meta.url), "utf8")) as Record<
    string,
    Snippet
  >,
);

/** Every text that a snippet can begin as: with its defaults, and with each choice of each list. */
function expansions(body: readonly string[]): readonly string[] {
  const text = body.join("\n");
  const lists = [...text.matchAll(/\$\{(\d+)\|([^|]*)\|\}/g)].map((found) => ({
    stop: found[1] ?? "",
    choices: (found[2] ?? "").split(","),
  }));
  const chosen = lists.flatMap(({ stop, choices }) => choices.map((choice) => new Map([[stop, choice]])));
  return [new Map<string, string>(), ...chosen].map((choice) => expandSnippet(text, choice));
}

describe("a snippet", () => {
  it.each(snippets)("%s is a valid rule", (_, { body }) => {
    for (const text of expansions(body)) {
      expect(text).not.toMatch(/\$[{\d]/);
      const errors = analyse(text, { stem: "new-rule", plan: "enterprise" }).diagnostics.filter(
        ({ severity }) => severity === "error",
      );
      expect(errors.map(({ message }) => `${message} in:\n${text}`)).toEqual([]);
    }
  });

  it.each(snippets)("%s leaves nothing to warn of", (_, { body }) => {
    const found = analyse(expandSnippet(body.join("\n")), { stem: "new-rule", plan: "enterprise" }).diagnostics;
    expect(found.map(({ severity, message }) => `${severity}: ${message}`)).toEqual([]);
  });

  it("no prefix is used twice", () => {
    const prefixes = snippets.flatMap(([, { prefix }]) => prefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });
});
