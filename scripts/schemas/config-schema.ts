/** The JSON Schema of `rulewright.yaml`, from the tables that the editor and the command line read. */
import { CONFIG_KEYS, FIELD_TYPES, LIST_KINDS } from "#core/analysis/config-keys.ts";
import { PLANS } from "#core/catalog/info.ts";
import { LIST_NAME } from "#core/document/header-keys.ts";
import { codesWithLevels, describeCode } from "#core/lint/describe.ts";
import { LEVELS, PRESET_TEXTS, PRESETS } from "#core/lint/presets.ts";

type Schema = Readonly<Record<string, unknown>>;

/** Draft 7, which every YAML and JSON editor reads. */
export function configSchema(): Schema {
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "rulewright.yaml",
    description: "Configuration of Rulewright for the rule files of its folder and those below.",
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(
      CONFIG_KEYS.map(({ key, summary }) => [key, { description: summary, ...nullable(members(key)) }]),
    ),
  };
}

function members(key: string): Schema {
  switch (key) {
    case "zones":
      return { type: "object", additionalProperties: { type: "string", minLength: 1 } };
    case "default":
      return { type: "string", minLength: 1 };
    case "plan":
      return { enum: PLANS };
    case "lint":
      return { type: "object", additionalProperties: false, properties: levels() };
    case "fields":
      return { type: "object", additionalProperties: { type: "string", examples: FIELD_TYPES } };
    case "lists":
      return { type: "object", propertyNames: { pattern: LIST_NAME.source }, additionalProperties: listKind() };
    default:
      throw new Error(`\`${key}\` has no schema: say what it takes.`);
  }
}

function levels(): Schema {
  const preset = {
    description: "Which advice is given.",
    enum: PRESETS,
    enumDescriptions: PRESETS.map((name) => PRESET_TEXTS[name]),
  };
  const codes = codesWithLevels().map((code) => {
    const about = describeCode(code);
    return [code, { description: [about?.title, about?.text].filter(Boolean).join("\n\n"), enum: LEVELS }] as const;
  });
  return { preset, ...Object.fromEntries(codes) };
}

function listKind(): Schema {
  return { enum: Object.keys(LIST_KINDS), enumDescriptions: Object.values(LIST_KINDS) };
}

/** A key without a value says nothing, and is fine. */
function nullable(schema: Schema): Schema {
  if (schema["enum"] !== undefined) return { ...schema, enum: [...(schema["enum"] as readonly unknown[]), null] };
  return { ...schema, type: [schema["type"], "null"] };
}
