import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { pathProblem, refFromPath } from "#client/file-names.ts";
import { templatesOf, withRef } from "#client/templates.ts";
import { analyse } from "#core/analysis/analyse.ts";
import { expandSnippet } from "#test/support/snippet.ts";

const templates = templatesOf(
  readFileSync(new URL("../../snippets/cloudflare-rule.json", import.meta.url), "utf8"),
).map((template) => [template.name, template] as const);

describe("the templates of New Rule", () => {
  it("begin with the certificate and end with the empty rule", () => {
    const names = templates.map(([name]) => name);
    expect(names[0]).toBe("Require a client certificate");
    expect(names.at(-1)).toBe("Empty rule");
    expect(names.length).toBeGreaterThanOrEqual(11);
  });

  it.each(templates)("%s has a ref that names its file and a place to begin at", (_, template) => {
    expect(template.ref).not.toBe("rule");
    expect(pathProblem(`rules/${template.ref}.rule`)).toBeUndefined();
    expect(refFromPath(`rules/${template.ref}.rule`)).toBe(template.ref);
    const body = withRef(template, "my-rule");
    expect(body).toContain("\nref: my-rule\n");
    expect(body).toMatch(/\$0$/);
  });

  it.each(templates)("%s has no finding on the plan that its description names, else on any", (_, template) => {
    const plan = /\b(Pro|Business|Enterprise)\b/.exec(template.description)?.[1]?.toLowerCase() ?? "free";
    const text = expandSnippet(withRef(template, "my-rule"));
    const { diagnostics } = analyse(text, { stem: "my-rule", plan: plan as "free" });
    expect(diagnostics.map(({ message }) => message)).toEqual([]);
  });

  it("a snippet that fills no file is none", () => {
    expect(templatesOf('{"Part": {"prefix": "part", "description": "A part", "body": ["and ssl"]}}')).toEqual([]);
  });
});
