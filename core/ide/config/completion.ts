/** Completion in `rulewright.yaml`. */
import { parseConfig } from "#core/analysis/config.ts";
import { CONFIG_KEYS, FIELD_TYPES, LIST_KINDS } from "#core/analysis/config-keys.ts";
import { PLANS } from "#core/catalog/info.ts";
import { codesWithLevels, describeCode } from "#core/lint/describe.ts";
import { LEVELS, PRESET_TEXTS, PRESETS } from "#core/lint/presets.ts";
import type { Candidate, Completion } from "../completion/item.ts";
import { finish } from "../completion/order.ts";
import type { IdeFacts } from "../facts.ts";
import { type HeaderCursor, headerCursor } from "../header-cursor.ts";
import { codeText, configKeyText } from "./texts.ts";

export interface ConfigPlace {
  readonly text: string;
  /** UTF-16 offset in the text. */
  readonly offset: number;
  readonly facts: IdeFacts;
  readonly trigger?: string;
}

/** What may stand at the cursor. Never throws; works in half-typed text. */
export function configCompletions(place: ConfigPlace): Completion[] {
  const { text, offset, trigger } = place;
  const cursor = headerCursor(text, { start: 0, end: text.length }, offset);
  if (cursor === undefined || (cursor.at === "key" && trigger === " ")) return [];
  const candidates = cursor.at === "key" ? keys(cursor, place) : values(cursor, place);
  const free = candidates.filter(({ label }) => !cursor.present.includes(label));
  const bare = cursor.hasColon ? free.map(({ insert: _, snippet: __, ...rest }): Candidate => rest) : free;
  const blank = cursor.needsBlank ? " " : "";
  return finish(bare, cursor.replace, cursor.prefix, (insert) => blank + insert);
}

function keys({ path, flow }: HeaderCursor, { facts }: ConfigPlace): Candidate[] {
  const [top] = path;
  if (path.length === 0) {
    return CONFIG_KEYS.map(({ key, summary, isMap }) => ({
      label: key,
      kind: "key",
      description: summary,
      documentation: configKeyText(key) ?? summary,
      insert: isMap && !flow ? `${key}:\n  ` : `${key}: `,
    }));
  }
  if (path.length > 1) return [];
  if (top === "lint") return lintKeys();
  if (top === "lists") {
    return (facts.lists ?? []).map(({ name, kind, description }) => ({
      label: name,
      kind: "list",
      insert: `${name}: ${kind}`,
      ...(description === undefined ? {} : { description }),
    }));
  }
  return [];
}

function lintKeys(): Candidate[] {
  const preset: Candidate = { label: "preset", kind: "key", insert: "preset: ", description: "Which advice is given." };
  return [
    preset,
    ...codesWithLevels().map((code): Candidate => {
      const about = describeCode(code);
      return {
        label: code,
        kind: "key",
        insert: `${code}: `,
        ...(about === undefined ? {} : { description: about.title, concepts: [about.title] }),
        ...(about?.level === undefined ? {} : { detail: about.level }),
        documentation: codeText(code) ?? code,
      };
    }),
  ];
}

function values({ path }: HeaderCursor, { text, facts }: ConfigPlace): Candidate[] {
  const [top, child] = path;
  const plain = (label: string, description?: string): Candidate => ({
    label,
    kind: "value",
    ...(description === undefined ? {} : { description }),
  });
  if (path.length === 1 && top === "plan") return PLANS.map((plan) => plain(plan));
  if (path.length === 1 && top === "default") return defaultZones(text, facts);
  if (path.length !== 2 || child === undefined) return [];
  switch (top) {
    case "lint":
      return child === "preset"
        ? PRESETS.map((preset) => plain(preset, PRESET_TEXTS[preset]))
        : LEVELS.map((level) => plain(level));
    case "lists":
      return Object.entries(LIST_KINDS).map(([kind, holds]) => plain(kind, holds));
    case "fields":
      return FIELD_TYPES.map((type) => plain(type));
    case "zones":
      return (facts.zones ?? []).map((label): Candidate => ({ label, kind: "zone" }));
    default:
      return [];
  }
}

/** Aliases of the text as it stands, then the zones that the token sees. */
function defaultZones(text: string, facts: IdeFacts): Candidate[] {
  const aliases = Object.entries(parseConfig(text).zones);
  return [
    ...aliases.map(([label, description]): Candidate => ({ label, kind: "zone", description })),
    ...(facts.zones ?? []).map((label): Candidate => ({ label, kind: "zone" })),
  ];
}
