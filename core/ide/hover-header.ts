import { actionInfo, phaseInfo } from "#core/catalog/catalog.ts";
import { RATELIMIT } from "#core/catalog/generated/ratelimit.ts";
import { headerKey } from "#core/document/header-keys.ts";
import type { HeaderEntry, Rule } from "#core/document/model.ts";
import { type Span, touches } from "#core/text/span.ts";
import { duration } from "./completion/parameters.ts";
import { documentationOf, headerKeyDocumentation, paragraphs, parameterDocumentation } from "./documentation.ts";
import type { Hover } from "./hover.ts";
import { parameterAt } from "./parameter-at.ts";

/** What a key or value of the header means. */
export function headerHover(rule: Rule, offset: number): Hover | undefined {
  const path = entriesAt(rule.header?.entries ?? [], offset);
  const entry = path.at(-1);
  if (entry === undefined) return undefined;
  const keys = path.map(({ key }) => key);
  if (touches(entry.keySpan, offset)) return said(entry.keySpan, keyText(keys, rule));
  return touches(entry.valueSpan, offset) ? said(entry.valueSpan, valueText(keys, entry, rule)) : undefined;
}

function said(span: Span, markdown: string | undefined): Hover | undefined {
  return markdown === undefined ? undefined : { start: span.start, end: span.end, markdown };
}

/** The entries that hold `offset`, from the top to the innermost. */
function entriesAt(entries: readonly HeaderEntry[], offset: number): HeaderEntry[] {
  const entry = entries.find((candidate) => touches(candidate, offset));
  return entry === undefined ? [] : [entry, ...entriesAt(entry.children, offset)];
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

function valueText(path: readonly string[], entry: HeaderEntry, rule: Rule): string | undefined {
  const [top, child] = path;
  const value = typeof entry.value === "string" ? entry.value : undefined;
  if (top === "action" && value !== undefined) return actionText(value, rule.settings.phase);
  if (top === "phase" && value !== undefined) return documentationOf({ kind: "phase", name: value });
  if (top === "ratelimit" && typeof entry.value === "number" && child !== undefined) {
    return RATELIMIT.keys[child]?.unit === "s"
      ? `${duration(entry.value)}`.replace(/^./, (c) => c.toUpperCase()).concat(".")
      : undefined;
  }
  return undefined;
}

function actionText(action: string, phase: string): string | undefined {
  const text = documentationOf({ kind: "action", name: action });
  const row = actionInfo(action);
  const product = phaseInfo(phase)?.product ?? phase;
  const outside = row?.phases !== undefined && !row.phases.includes(phase);
  return text === undefined ? undefined : paragraphs([text, outside ? `Not an action of ${product}.` : undefined]);
}
