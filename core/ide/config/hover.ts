import { LIST_KINDS } from "#core/analysis/config-keys.ts";
import type { HeaderEntry } from "#core/document/model.ts";
import { readYamlMap } from "#core/document/yaml-map.ts";
import { PRESET_TEXTS } from "#core/lint/presets.ts";
import { type Span, touches } from "#core/text/span.ts";
import type { Hover } from "../hover.ts";
import { codeText, configKeyText } from "./texts.ts";

/** What a key or value of a `rulewright.yaml` means; undefined where there is nothing to say. */
export function configHover(text: string, offset: number): Hover | undefined {
  const top = entryAt(readYamlMap(text, { start: 0, end: text.length }).entries, offset);
  if (top === undefined) return undefined;
  if (touches(top.keySpan, offset)) return said(top.keySpan, configKeyText(top.key));
  const entry = entryAt(top.children, offset);
  if (entry === undefined) return undefined;
  if (touches(entry.keySpan, offset)) return said(entry.keySpan, memberText(top.key, entry));
  return touches(entry.valueSpan, offset) ? said(entry.valueSpan, memberValueText(top.key, entry)) : undefined;
}

function entryAt(entries: readonly HeaderEntry[], offset: number): HeaderEntry | undefined {
  return entries.find((entry) => touches(entry, offset));
}

function said(span: Span, markdown: string | undefined): Hover | undefined {
  return markdown === undefined ? undefined : { start: span.start, end: span.end, markdown };
}

function memberText(top: string, { key, value }: HeaderEntry): string | undefined {
  switch (top) {
    case "lint":
      return key === "preset" ? "Which advice is given: `recommended`, `strict` or `all`." : codeText(key);
    case "zones":
      return typeof value === "string" ? `An alias of the zone \`${value}\`.` : undefined;
    case "lists":
      return `The list \`$${key}\` of the account.`;
    case "fields":
      return typeof value === "string" ? `A field of Cloudflare, of the type ${value}.` : undefined;
    default:
      return undefined;
  }
}

function memberValueText(top: string, { key, value }: HeaderEntry): string | undefined {
  if (typeof value !== "string") return undefined;
  if (top === "lint" && key === "preset") return own(PRESET_TEXTS, value);
  const holds = top === "lists" ? own(LIST_KINDS, value) : undefined;
  return holds === undefined ? undefined : `A list of ${holds}.`;
}

function own(texts: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(texts, key) ? texts[key] : undefined;
}
