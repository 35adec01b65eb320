import type { FileAnalysis } from "#core/analysis/model.ts";
import { actionInfo, phaseInfo } from "#core/catalog/catalog.ts";
import { RATELIMIT } from "#core/catalog/generated/ratelimit.ts";
import { headerKey } from "#core/document/header-keys.ts";
import type { HeaderEntry, Rule } from "#core/document/model.ts";
import { type Span, touches } from "#core/text/span.ts";
import { parameterValueMeaning } from "./completion/parameter-values.ts";
import { documentationOf, headerKeyDocumentation, paragraphs, parameterDocumentation } from "./documentation.ts";
import type { IdeFacts } from "./facts.ts";
import type { Hover } from "./hover.ts";
import { inCode } from "./markdown.ts";
import { parameterAt } from "./parameter-at.ts";
import { ruleInWords } from "./plain-words.ts";
import { entriesAt } from "./rule-at.ts";
import { duration } from "./time-text.ts";

/** What a key or value of the header means; at the action also what the whole rule says. */
export function headerHover(analysis: FileAnalysis, rule: Rule, offset: number, facts: IdeFacts): Hover | undefined {
  const path = entriesAt(rule.header?.entries ?? [], offset);
  const entry = path.at(-1);
  if (entry === undefined) return undefined;
  const keys = path.map(({ key }) => key);
  const rest = keys.length === 1 && keys[0] === "action" ? ruleInWords(rule) : undefined;
  if (touches(entry.keySpan, offset)) return said(entry.keySpan, withSentence(rest, keyText(keys, rule)));
  if (!touches(entry.valueSpan, offset)) return undefined;
  return said(entry.valueSpan, withSentence(rest, valueText(keys, entry, { analysis, rule, facts })));
}

function withSentence(sentence: string | undefined, text: string | undefined): string | undefined {
  return sentence === undefined || text === undefined ? text : `${sentence}\n\n---\n\n${text}`;
}

interface HeaderHoverPlace {
  readonly analysis: FileAnalysis;
  readonly rule: Rule;
  readonly facts: IdeFacts;
}

function said(span: Span, markdown: string | undefined): Hover | undefined {
  return markdown === undefined || span.start === span.end ? undefined : { start: span.start, end: span.end, markdown };
}

function keyText(path: readonly string[], rule: Rule): string | undefined {
  const [top] = path;
  if (path.length === 1 && top !== undefined) return topKeyText(top);
  const row = parameterAt(path, rule.settings.action);
  return row === undefined ? undefined : parameterDocumentation(path.slice(1).join("."), row);
}

function topKeyText(key: string): string | undefined {
  const row = headerKey(key);
  return row === undefined ? undefined : headerKeyDocumentation(row);
}

function valueText(path: readonly string[], { value }: HeaderEntry, place: HeaderHoverPlace): string | undefined {
  const [top, child] = path;
  if (top === "action" && typeof value === "string") return actionText(value, place.rule.settings.phase);
  if (top === "phase" && typeof value === "string") return documentationOf({ kind: "phase", name: value });
  if (top === "zone" && typeof value === "string") return zoneText(value, place.facts);
  if (top === "position" && child !== undefined && typeof value === "string") return refText(value, place.analysis);
  if (top === "ratelimit" && typeof value === "number" && child !== undefined) {
    return RATELIMIT.keys[child]?.unit === "s"
      ? `${duration(value)}`.replace(/^./, (c) => c.toUpperCase()).concat(".")
      : undefined;
  }
  if (child === "characteristics" && typeof value === "string") return documentationOf({ kind: "field", name: value });
  if (top !== "parameters" && top !== "ratelimit") return undefined;
  const meaning = parameterValueMeaning(path, String(value));
  return meaning === undefined ? undefined : `${meaning.replace(/^./, (c) => c.toUpperCase())}.`;
}

function zoneText(name: string, { aliases, hosts }: IdeFacts): string | undefined {
  const zone = aliases !== undefined && Object.hasOwn(aliases, name) ? aliases[name] : undefined;
  const known = hosts?.filter((host) => host.zone === (zone ?? name)) ?? [];
  const withMtls = known.filter(({ authorities }) => authorities.length > 0).length;
  return (
    paragraphs([
      zone === undefined ? undefined : `\`${name}\` is the zone ${inCode(zone)}, by \`rulewright.yaml\`.`,
      known.length === 0
        ? undefined
        : `${known.length} known ${known.length === 1 ? "host" : "hosts"}, ${withMtls} with mTLS.`,
    ]) || undefined
  );
}

function refText(ref: string, { file }: FileAnalysis): string | undefined {
  const rule = file.rules.find(({ settings }) => settings.ref === ref);
  if (rule === undefined) return undefined;
  return (
    paragraphs([rule.settings.name === undefined ? undefined : `**${rule.settings.name}**`, ruleInWords(rule)]) ||
    undefined
  );
}

function actionText(action: string, phase: string): string | undefined {
  const text = documentationOf({ kind: "action", name: action });
  const row = actionInfo(action);
  const product = phaseInfo(phase)?.product ?? phase;
  const outside = row?.phases !== undefined && !row.phases.includes(phase);
  return text === undefined ? undefined : paragraphs([text, outside ? `Not an action of ${product}.` : undefined]);
}
