/** Reads YAML into entries with ranges, on `yaml`. Headers and `rulewright.yaml` are both read here. */
import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type ParsedNode,
  parseDocument,
} from "yaml";
import { type Diagnostic, diagnostic } from "#core/diagnostics/diagnostic.ts";
import type { Span } from "#core/text/span.ts";
import type { HeaderEntry } from "./model.ts";
import { yamlProblem } from "./yaml-problems.ts";

export interface YamlMap {
  readonly entries: readonly HeaderEntry[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Beyond this many UTF-16 units a header is not read: no rule needs it, and reading it would stop the editor. */
const LONGEST = 150_000;
/** Beyond this many nodes an alias is not followed any more: each may hold the one before several times over. */
const MOST_NODES = 20_000;

/** After so many problems the rest of the header is beyond help. */
const MOST_PROBLEMS = 100;

/** A broken header with more keys than this is read as a whole only. */
const MOST_KEYS = 500;

/** Reads the part `span` of `text`, which should hold one YAML map. All offsets are in `text`. */
export function readYamlMap(text: string, span: Span): YamlMap {
  if (span.end - span.start > LONGEST) {
    return { entries: [], diagnostics: [diagnostic("yaml/too-long", firstLine(text, span), { length: LONGEST })] };
  }
  const whole = readPart(text, span);
  const broken = whole.diagnostics.some((found) => found.code !== "yaml/duplicate-key");
  const { entries, diagnostics } = broken ? readByKeys(text, span) : whole;
  return { entries, diagnostics: diagnostics.slice(0, MOST_PROBLEMS) };
}

/**
 * Reads each key at the first column with its lines on its own, so that one broken value (an open quote swallows all that
 * follows) does not hide the others.
 */
function readByKeys(text: string, span: Span): YamlMap {
  const starts: number[] = [];
  const keyLine = /(?<=^|[\n\r])[A-Za-z_][\w-]*[ \t]*:(?=[ \t\n\r]|$)/g;
  for (const match of text.slice(span.start, span.end).matchAll(keyLine)) starts.push(span.start + match.index);
  const entries: HeaderEntry[] = [];
  const diagnostics: Diagnostic[] = [];
  const seen = new Set<string>();
  if (starts.length > MOST_KEYS) return readPart(text, span);
  const parts = [span.start, ...starts.filter((start) => start > span.start), span.end];
  for (let i = 0; i + 1 < parts.length; i++) {
    const part = readPart(text, { start: parts[i] as number, end: parts[i + 1] as number });
    diagnostics.push(...part.diagnostics);
    for (const entry of part.entries) {
      if (seen.has(entry.key)) diagnostics.push(diagnostic("yaml/duplicate-key", entry.keySpan, { key: entry.key }));
      seen.add(entry.key);
      entries.push(entry);
    }
  }
  return { entries, diagnostics };
}

function readPart(text: string, span: Span): YamlMap {
  const source = text.slice(span.start, span.end);
  if (nestsTooDeeply(source)) {
    return { entries: [], diagnostics: [diagnostic("yaml/too-deep", firstLine(text, span), {})] };
  }
  let document: Document.Parsed;
  try {
    document = parseDocument(source, {
      version: "1.2",
      schema: "core",
      prettyErrors: false,
      logLevel: "silent",
      keepSourceTokens: false,
      // The library compares each key with each other one; the reader below looks them up.
      uniqueKeys: false,
    });
  } catch {
    // The library recurses: nesting by indentation can exhaust the stack.
    return { entries: [], diagnostics: [diagnostic("yaml/too-deep", firstLine(text, span), {})] };
  }
  const reader = new Reader(text, span.start, document);
  const diagnostics: Diagnostic[] = [];
  for (const error of [...document.errors, ...document.warnings]) {
    const found = { start: span.start + error.pos[0], end: span.start + error.pos[1] };
    diagnostics.push(yamlProblem(error.code, text, found, span, error.message));
  }
  const rest = /(?:^|[\n\r])\.\.\.(?:[ \t][^\n\r]*)?(?=[\n\r]|$)/.exec(source);
  if (rest !== null) {
    const start = span.start + source.indexOf("...", rest.index);
    diagnostics.push(yamlProblem("MULTIPLE_DOCS", text, { start, end: start + 3 }, span, ""));
  }
  const contents = document.contents as ParsedNode | null;
  if (contents === null) return { entries: [], diagnostics };
  if (!isMap(contents)) {
    const [start, end] = reader.range(contents);
    const line = firstLine(text, { start, end });
    const written = text.slice(line.start, line.end);
    if (diagnostics.length > 0) return { entries: [], diagnostics };
    // `name:x` is a text to YAML, and a key without its blank to everybody else.
    if (/^[A-Za-z_][\w-]*:\S/.test(written)) {
      diagnostics.push(yamlProblem("MULTILINE_IMPLICIT_KEY", text, line, span, ""));
    } else {
      diagnostics.push(diagnostic("yaml/not-a-map", line, { found: text.slice(line.start, line.end) }));
    }
    return { entries: [], diagnostics };
  }
  const entries = reader.children(contents, 0);
  return { entries, diagnostics: [...diagnostics, ...reader.diagnostics] };
}

/** Brackets open at one place beyond which YAML is not read: the library's time grows with the square of the depth. */
const DEEPEST = 100;

function nestsTooDeeply(source: string): boolean {
  let depth = 0;
  for (let at = 0; at < source.length; at++) {
    const character = source[at];
    if (character === "[" || character === "{") depth++;
    else if ((character === "]" || character === "}") && depth > 0) depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** Turns nodes into entries and plain values. */
class Reader {
  readonly diagnostics: Diagnostic[] = [];
  readonly #text: string;
  readonly #base: number;
  readonly #document: Document.Parsed;
  #budget = MOST_NODES;

  constructor(text: string, base: number, document: Document.Parsed) {
    this.#text = text;
    this.#base = base;
    this.#document = document;
  }

  range(node: ParsedNode): [number, number] {
    const start = this.#base + node.range[0];
    let end = this.#base + node.range[1];
    // A block scalar's range takes in its last line end, an open collection's the indentation of what follows.
    while (end > start && /[ \t\n\r]/.test(this.#text[end - 1] as string)) end--;
    return [start, end];
  }

  /** Entries of a map or a sequence; none for a scalar. */
  children(node: ParsedNode | null, depth: number): HeaderEntry[] {
    if (isMap<ParsedNode, ParsedNode | null>(node)) {
      const entries = node.items.map((pair) => this.#entry(pair.key, pair.value, undefined, depth));
      this.#reportDuplicates(entries);
      return entries;
    }
    if (isSeq<ParsedNode>(node)) {
      return node.items.map((item, index) =>
        isPair(item)
          ? this.#entry(item.key as ParsedNode, item.value as ParsedNode | null, index, depth)
          : this.#entry(null, item, index, depth),
      );
    }
    return [];
  }

  #entry(key: ParsedNode | null, value: ParsedNode | null, index: number | undefined, depth: number): HeaderEntry {
    const keyRange = key === null ? undefined : this.range(key);
    const valueRange = value === null ? undefined : this.range(value);
    const start = keyRange?.[0] ?? valueRange?.[0] ?? this.#base;
    let keySpan = { start, end: keyRange?.[1] ?? start };
    let name = index === undefined ? this.#keyText(key, keySpan) : String(index);
    const lineBreak = Math.max(name.lastIndexOf("\n"), name.lastIndexOf("\r"));
    if (index === undefined && lineBreak !== -1) {
      // A line without a colon was read as the first part of the next line's key.
      const lead = name.slice(lineBreak + 1);
      keySpan = { start: keySpan.end - lead.length, end: keySpan.end };
      name = lead.trim();
      keySpan = { start: keySpan.end - lead.trimStart().length, end: keySpan.end };
    }
    const valueSpan =
      valueRange === undefined
        ? { start: keySpan.end, end: keySpan.end }
        : { start: valueRange[0], end: valueRange[1] };
    const target = this.#followed(value);
    return {
      start: keySpan.start,
      end: Math.max(keySpan.end, valueSpan.end),
      key: name,
      keySpan,
      valueSpan,
      value: this.#value(value, depth),
      // What an alias stands for has its ranges elsewhere.
      children: depth < 100 && target === value ? this.children(value, depth + 1) : [],
    };
  }

  #reportDuplicates(entries: readonly HeaderEntry[]): void {
    const seen = new Set<string>();
    for (const { key, keySpan } of entries) {
      if (seen.has(key)) this.diagnostics.push(diagnostic("yaml/duplicate-key", keySpan, { key }));
      seen.add(key);
    }
  }

  #keyText(key: ParsedNode | null, span: Span): string {
    const text = this.#text.slice(span.start, span.end);
    return isScalar(key) && !/[\n\r]/.test(text) ? String(key.value) : text;
  }

  #followed(node: ParsedNode | null): unknown {
    return isAlias(node) ? (node as Alias).resolve(this.#document) : node;
  }

  #value(node: unknown, depth: number): unknown {
    if (this.#budget-- <= 0 || depth > 100) return undefined;
    if (isScalar(node)) return node.value;
    if (isAlias(node)) {
      const target = (node as Alias).resolve(this.#document);
      if (target === undefined) this.#unknownAlias(node as Alias.Parsed);
      return this.#value(target, depth + 1);
    }
    if (isMap(node)) {
      return Object.fromEntries(
        node.items.map((pair) => [
          isScalar(pair.key) ? String(pair.key.value) : String(pair.key),
          this.#value(pair.value, depth + 1),
        ]),
      );
    }
    if (isSeq(node)) return node.items.map((item) => this.#value(isPair(item) ? item.value : item, depth + 1));
    return null;
  }

  #unknownAlias(alias: Alias.Parsed): void {
    const [start, end] = this.range(alias);
    if (this.diagnostics.some((found) => found.start === start)) return;
    this.diagnostics.push(diagnostic("yaml/unknown-alias", { start, end }, { name: alias.source }));
  }
}

function firstLine(text: string, span: Span): Span {
  let start = span.start;
  while (start < span.end && /[ \t\n\r]/.test(text[start] as string)) start++;
  let end = start;
  while (end < span.end && end - start < 80 && !/[\n\r]/.test(text[end] as string)) end++;
  return { start, end };
}
