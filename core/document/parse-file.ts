import type { Scheme } from "#core/catalog/scheme.ts";
import { type Diagnostic, diagnostic, type Fix } from "#core/diagnostics/diagnostic.ts";
import { parse } from "#core/syntax/parse.ts";
import type { Span } from "#core/text/span.ts";
import { checkFile } from "./check-file.ts";
import { checkHeader } from "./check-header.ts";
import { embeddedExpressions } from "./embedded.ts";
import { divide, type RuleRegion } from "./fences.ts";
import type { Rule, RuleFile } from "./model.ts";
import { readSettings, withStem } from "./settings.ts";
import { shifted, shiftRule } from "./shift.ts";
import { readYamlMap } from "./yaml-map.ts";

export interface ParseFileOptions {
  readonly scheme: Scheme;
  /** File name without `.rule`: the default ref of a one-rule file. */
  readonly stem?: string;
  /** An earlier reading with the same scheme: rules whose text did not change are taken over from it. */
  readonly reuse?: RuleFile;
}

/** A rule as read on its own, before the file's stem gave it a ref, with the problems of its header. */
interface ReadRule {
  readonly rule: Rule;
  readonly diagnostics: readonly Diagnostic[];
  readonly scheme: Scheme;
}

/** What each rule was read from and as; a file's rules keep it alive. */
const memory = new WeakMap<Rule, ReadRule>();

/** Reads a `.rule` file (FORMAT.md §1). Never throws; whatever can be read of a broken file is in the result. */
export function parseRuleFile(text: string, options: ParseFileOptions): RuleFile {
  const regions = divide(text);
  const known = rememberedRules(options);
  const only = regions.length === 1;
  const rules: Rule[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const [index, region] of regions.entries()) {
    const read = takeOver(known, text, region, index) ?? readRule(text, region, index, options.scheme);
    const settings = only ? withStem(read.rule.settings, options.stem) : read.rule.settings;
    const rule = { ...read.rule, settings };
    memory.set(rule, read);
    rules.push(rule);
    diagnostics.push(...read.diagnostics);
  }
  const hasHeaders = regions.some((region) => region.openFence !== undefined);
  diagnostics.push(...checkFile(text, rules, hasHeaders, options.stem));
  diagnostics.sort((a, b) => a.start - b.start || a.end - b.end);
  return { text, rules, hasHeaders, diagnostics };
}

/** Earlier rules by their text. */
function rememberedRules({ reuse, scheme }: ParseFileOptions): ReadonlyMap<string, ReadRule> {
  const known = new Map<string, ReadRule>();
  for (const rule of reuse?.rules ?? []) {
    const read = memory.get(rule);
    if (reuse !== undefined && read?.scheme === scheme) known.set(reuse.text.slice(rule.start, rule.end), read);
  }
  return known;
}

function takeOver(
  known: ReadonlyMap<string, ReadRule>,
  text: string,
  region: RuleRegion,
  index: number,
): ReadRule | undefined {
  if (known.size === 0) return undefined;
  const read = known.get(text.slice(region.start, region.end));
  if (read === undefined) return undefined;
  // The same text may be read otherwise at the end of a file, where a fence can be missing.
  if ((read.rule.closeFence === undefined) !== (region.closeFence === undefined)) return undefined;
  const distance = region.start - read.rule.start;
  return {
    rule: { ...shiftRule(read.rule, distance, text), index },
    diagnostics: shifted(read.diagnostics, distance),
    scheme: read.scheme,
  };
}

function readRule(text: string, region: RuleRegion, index: number, scheme: Scheme): ReadRule {
  const yaml = region.header === undefined ? undefined : readYamlMap(text, region.header);
  const entries = yaml?.entries ?? [];
  const settings = readSettings(entries);
  const rule: Rule = {
    start: region.start,
    end: region.end,
    index,
    openFence: spanOf(region.openFence),
    closeFence: spanOf(region.closeFence),
    header: region.header === undefined ? undefined : { ...region.header, entries },
    body: region.body,
    expression: parse(text, { scheme, dialect: "cloudflare", root: "filter", trivia: "file", ...region.body }),
    embedded: embeddedExpressions(text, entries, settings, scheme),
    settings,
  };
  const diagnostics: Diagnostic[] = [...(yaml?.diagnostics ?? [])];
  if (region.openFence !== undefined && yaml !== undefined) {
    if (region.closeFence === undefined) diagnostics.push(notClosed(text, region, region.openFence));
    diagnostics.push(...checkHeader(text, entries, settings, rule.openFence as Span, yaml.diagnostics));
  }
  return { rule, diagnostics, scheme };
}

function spanOf(span: Span | undefined): Span | undefined {
  return span === undefined ? undefined : { start: span.start, end: span.end };
}

function notClosed(text: string, region: RuleRegion, openFence: Span): Diagnostic {
  const at = region.body.start;
  const lineBreak = text.includes("\r\n") ? "\r\n" : "\n";
  const before = at === 0 || /[\n\r]/.test(text[at - 1] as string) ? "" : lineBreak;
  const fix: Fix = {
    title: "Close the header",
    edits: [{ start: at, end: at, newText: `${before}---${lineBreak}` }],
    preferred: true,
  };
  return diagnostic("header/not-closed", { start: openFence.start, end: openFence.start + 3 }, {}, { fixes: [fix] });
}
