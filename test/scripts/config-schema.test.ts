import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { parseConfig } from "#core/analysis/config.ts";
import { CONFIG_KEYS } from "#core/analysis/config-keys.ts";
import { inProject } from "#scripts/lib/project.ts";
import { configSchema } from "#scripts/schemas/config-schema.ts";

interface Schema {
  readonly properties: Readonly<Record<string, Schema & { readonly enum?: readonly unknown[] }>>;
}

const schema = configSchema() as unknown as Schema;

test("the committed schema is current (npm run schemas)", () => {
  expect(JSON.parse(readFileSync(inProject("schemas/rulewright.schema.json"), "utf8"))).toEqual(schema);
});

test("the keys of the schema are the keys that are read", () => {
  const keys = Object.keys(schema.properties);
  expect(keys).toEqual(CONFIG_KEYS.map(({ key }) => key));
  for (const key of keys) expect(parseConfig(`${key}:\n`).diagnostics).toEqual([]);
});

test("every level of every code in the schema is one that is read, and so is every plan and preset", () => {
  const { lint, plan } = schema.properties;
  const rows = Object.entries(lint?.properties ?? {}).flatMap(([code, { enum: levels }]) =>
    (levels ?? []).map((level) => `lint: { ${code}: ${level} }`),
  );
  const plans = (plan?.enum ?? []).map((name) => `plan: ${name}`);
  expect(rows.length).toBeGreaterThan(50);
  expect([...rows, ...plans].flatMap((text) => parseConfig(text).diagnostics.map(({ message }) => message))).toEqual(
    [],
  );
});
