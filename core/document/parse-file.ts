import type { Scheme } from "#core/catalog/scheme.ts";
import { type Diagnostic, diagnostic, type Fix } from "#core/diagnostics/diagnostic.ts";
import { moveDiagnostics } from "#core/diagnostics/move.ts";
import { parse } from "#core/syntax/parse.ts";
import type { Span } from "#core/text/span.ts";
import { checkFile } from "./check-file.ts";
import { checkHeader } from "./check-header.ts";
import { embeddedExpressions } from "./embedded.ts";
import { divide, type RuleRegion } from "./fences.ts";
import { KnownRules } from "./known-rules.ts";
import type { Rule, RuleFile } from "./model.ts";
import { PlacedRule, spanOf } from "./placed-rule.ts";
import { readSettings, withStem } from "./settings.ts";
import { type HeaderPart, shiftHeader } from "./shift.ts";
import { readYamlMap } from "./yaml-map.ts";

export interface ParseFileOptions {
  readonly scheme: Scheme;
  /** File name without `.rule`: the default ref of a one-rule file. */
  readonly stem?: string;
  /** An earlier reading with the same scheme: rules whose text did not change are taken over from it. */
  readonly reuse?: RuleFile;
}

/** A rule as it was read first, before the file's stem gave it a ref, with the problems of its header. */
interface ReadRule {
  readonly rule: Rule;
  readonly diagnostics: readonly Diagnostic[];
  readonly scheme: Scheme;
}

/** What each rule was read from and as; a file's rules keep it alive. */
const memory = new WeakMap<Rule, ReadRule>();

/** Reads a `.rule` file (FORMAT.md §1). Never throws; whatever can be read of a broken file is in the result. */
export function parseRuleFile(text: string, options: ParseFileOptions): RuleFile {
  const { scheme, stem } = options;
  const regions = divide(text);
  const known = new KnownRules(options.reuse, text);
  const only = regions.length === 1;
  const rules: Rule[] = [];
  const parts: (readonly Diagnostic[])[] = [];
  for (const [index, region] of regions.entries()) {
    const read = readOf(known.ruleLike(region), scheme) ?? readRule(text, region, index, scheme, known);
    const settings = only ? withStem(read.rule.settings, stem) : read.rule.settings;
    const rule = new PlacedRule(read.rule, region, index, settings, text);
    memory.set(rule, read);
    rules.push(rule);
    if (read.diagnostics.length > 0) parts.push(moveDiagnostics(read.diagnostics, region.start - read.rule.start));
  }
  const hasHeaders = regions.some((region) => region.openFence !== undefined);
  parts.push(checkFile(text, rules, hasHeaders, stem));
  const diagnostics = parts.flat();
  diagnostics.sort((a, b) => a.start - b.start || a.end - b.end);
  return { text, rules, hasHeaders, diagnostics };
}

/**
 * Stands for the reading that a rule was made from: the same object for a rule that was taken over from an earlier text,
 * so that what was found out about it can be taken over too.
 */
export function readingOf(rule: Rule): object {
  return memory.get(rule) ?? rule;
}

function readOf(rule: Rule | undefined, scheme: Scheme): ReadRule | undefined {
  const read = rule === undefined ? undefined : memory.get(rule);
  return read?.scheme === scheme ? read : undefined;
}

function readRule(text: string, region: RuleRegion, index: number, scheme: Scheme, known: KnownRules): ReadRule {
  const { diagnostics, ...header } = takeOverHeader(known, region, scheme) ?? readHeader(text, region, scheme);
  const expression = parse(text, { scheme, dialect: "cloudflare", root: "filter", trivia: "file", ...region.body });
  const rule: Rule = {
    start: region.start,
    end: region.end,
    index,
    openFence: spanOf(region.openFence),
    closeFence: spanOf(region.closeFence),
    body: region.body,
    // Whoever takes the rule over gives it the text of that time; this one would keep a whole file alive.
    expression: { ...expression, text: "" },
    ...header,
  };
  return { rule, diagnostics, scheme };
}

/** What a rule has of its header alone. */
type ReadHeader = HeaderPart & Pick<Rule, "settings"> & Pick<ReadRule, "diagnostics">;

/** The header of an earlier rule with the same one: while an expression is typed in, its header need not be read again. */
function takeOverHeader(known: KnownRules, region: RuleRegion, scheme: Scheme): ReadHeader | undefined {
  const read = readOf(known.ruleWithHeaderOf(region), scheme);
  if (read === undefined) return undefined;
  const distance = region.start - read.rule.start;
  const diagnostics = moveDiagnostics(read.diagnostics, distance);
  return { ...shiftHeader(read.rule, distance), settings: read.rule.settings, diagnostics };
}

function readHeader(text: string, region: RuleRegion, scheme: Scheme): ReadHeader {
  const yaml = region.header === undefined ? undefined : readYamlMap(text, region.header);
  const entries = yaml?.entries ?? [];
  const settings = readSettings(entries);
  const diagnostics: Diagnostic[] = [...(yaml?.diagnostics ?? [])];
  if (region.openFence !== undefined && yaml !== undefined) {
    const openFence = { start: region.openFence.start, end: region.openFence.end };
    if (region.closeFence === undefined) diagnostics.push(notClosed(text, region, openFence));
    diagnostics.push(
      ...checkHeader(text, entries, settings, openFence, yaml.diagnostics, region.closeFence !== undefined),
    );
  }
  return {
    header: region.header === undefined ? undefined : { ...region.header, entries },
    embedded: embeddedExpressions(text, entries, settings, scheme),
    settings,
    diagnostics,
  };
}

function notClosed(text: string, region: RuleRegion, openFence: Span): Diagnostic {
  const at = region.body.start;
  // The rule's own line ends: what is remembered of a rule may depend on nothing else.
  const lineBreak = text.slice(region.start, region.end).includes("\r\n") ? "\r\n" : "\n";
  const before = at === 0 || /[\n\r]/.test(text[at - 1] as string) ? "" : lineBreak;
  const fix: Fix = {
    title: "Close the header",
    edits: [{ start: at, end: at, newText: `${before}---${lineBreak}` }],
    preferred: true,
  };
  return diagnostic("header/not-closed", { start: openFence.start, end: openFence.start + 3 }, {}, { fixes: [fix] });
}
