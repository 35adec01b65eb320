/** The names in a file that other files of the workspace may know, with their places. */
import type { FileAnalysis } from "#core/analysis/model.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import { placeOfRef } from "#core/document/check-file.ts";
import { MANAGED_PREFIX } from "#core/document/managed-lists.ts";
import type { HeaderEntry, Rule } from "#core/document/model.ts";
import { readYamlMap } from "#core/document/yaml-map.ts";
import type { Tree } from "#core/syntax/ast.ts";
import { descendants } from "#core/syntax/visit.ts";
import { LineIndex } from "#core/text/line-index.ts";
import type { Span } from "#core/text/span.ts";
import { replaceDeprecated } from "../actions/deprecated.ts";
import type { NameKind, Occurrence, Replaceable, WorkspaceRule } from "./model.ts";

/** Refs, lists, zones and fields that are not in the catalogue, of a rule file. In the order of its rules. */
export function occurrencesOf({ file }: FileAnalysis): readonly Occurrence[] {
  const collector = new Collector(file.text);
  for (const rule of file.rules) {
    headerNames(rule, collector);
    expressionNames(rule.expression, (span) => span, collector);
    for (const { tree, map } of rule.embedded) expressionNames(tree, (span) => map.spanToSource(span), collector);
  }
  return collector.found;
}

/** The rules of a file as lists of rules show them; what is neither named nor has a ref is left out. */
export function workspaceRules({ file }: FileAnalysis): readonly WorkspaceRule[] {
  const lines = new LineIndex(file.text);
  return file.rules.map((rule) => {
    const { name, ref, action } = rule.settings;
    const place = rule.header === undefined ? { start: rule.body.start, end: rule.body.start } : placeOfRef(rule);
    return { name, ref, action, start: lines.positionAt(place.start), end: lines.positionAt(place.end) };
  });
}

/** The deprecated fields of a rule file that others can replace, in their order. */
export function replaceableFields({ file }: FileAnalysis): readonly Replaceable[] {
  const lines = new LineIndex(file.text);
  return replaceDeprecated(file).map(({ field, newText, start, end }) => ({
    field,
    newText,
    start: lines.positionAt(start),
    end: lines.positionAt(end),
  }));
}

/** Aliases, fields and lists that a `rulewright.yaml` declares, and the use of an alias as default. */
export function configOccurrences(text: string): readonly Occurrence[] {
  const collector = new Collector(text);
  const declared: Readonly<Record<string, NameKind>> = { zones: "zone", fields: "field", lists: "list" };
  for (const entry of readYamlMap(text, { start: 0, end: text.length }).entries) {
    const kind = Object.hasOwn(declared, entry.key) ? declared[entry.key] : undefined;
    if (kind !== undefined) {
      for (const item of entry.children) collector.scalar(item.keySpan, item.key, { kind, role: "definition" });
    } else if (entry.key === "default") collector.value(entry, { kind: "zone", role: "use" });
  }
  return collector.found;
}

/** Refs that the tests of a `.test.yaml` name. */
export function testOccurrences(text: string): readonly Occurrence[] {
  const collector = new Collector(text);
  const { entries } = readYamlMap(text, { start: 0, end: text.length });
  for (const test of entries.find(({ key }) => key === "tests")?.children ?? []) {
    const by = test.children.find(({ key }) => key === "by");
    if (by !== undefined) collector.value(by, { kind: "ref", role: "use" });
  }
  return collector.found;
}

function headerNames(rule: Rule, collector: Collector): void {
  const { settings, header, openFence } = rule;
  const scope = { zones: settings.zones, phase: settings.phase };
  const ref = header?.entries.find(({ key }) => key === "ref");
  if (ref !== undefined && ref.value === settings.ref) collector.value(ref, { kind: "ref", role: "definition", scope });
  else if (settings.ref !== undefined && openFence !== undefined) {
    const place = { start: openFence.start, end: openFence.start };
    collector.add(place, settings.ref, { kind: "ref", role: "definition", scope, implicit: true }, "plain");
  }
  for (const entry of header?.entries ?? []) {
    if (entry.key === "zone") {
      for (const item of Array.isArray(entry.value) ? entry.children : [entry]) {
        collector.value(item, { kind: "zone", role: "use" });
      }
    } else if (entry.key === "position") {
      for (const item of entry.children) {
        if (item.key === "before" || item.key === "after") collector.value(item, { kind: "ref", role: "use", scope });
      }
    }
  }
}

function expressionNames(tree: Tree, inFile: (span: Span) => Span, collector: Collector): void {
  const catalogue = catalogScheme();
  for (const node of descendants(tree.root)) {
    if (node.kind === "list" && node.name !== "" && !node.name.startsWith(MANAGED_PREFIX)) {
      const place = inFile({ start: node.end - node.name.length, end: node.end });
      collector.add(place, node.name, { kind: "list", role: "use" }, "expression");
    } else if (node.kind === "field" && node.name !== "" && catalogue.field(node.name) === undefined) {
      const place = inFile({ start: node.start, end: node.nameEnd });
      collector.add(place, node.name, { kind: "field", role: "use" }, "expression");
    }
  }
}

type What = Pick<Occurrence, "kind" | "role" | "scope" | "implicit">;

/** Gathers occurrences with lines and columns. What does not stand in the text as it is named (an escape, an alias of YAML) is left out. */
class Collector {
  readonly found: Occurrence[] = [];
  readonly #text: string;
  readonly #lines: LineIndex;

  constructor(text: string) {
    this.#text = text;
    this.#lines = new LineIndex(text);
  }

  value(entry: HeaderEntry, what: What): void {
    if (typeof entry.value === "string" && entry.value !== "") this.scalar(entry.valueSpan, entry.value, what);
  }

  scalar(span: Span, name: string, what: What): void {
    const quote = this.#text[span.start];
    const quoted = (quote === '"' || quote === "'") && span.end - span.start > 1;
    const place = quoted ? { start: span.start + 1, end: span.end - 1 } : span;
    this.add(place, name, what, quoted ? "quoted" : "plain");
  }

  add(place: Span, name: string, what: What, form: Occurrence["form"]): void {
    if (what.implicit !== true && this.#text.slice(place.start, place.end) !== name) return;
    const start = this.#lines.positionAt(place.start);
    this.found.push({ ...what, name, form, start, end: this.#lines.positionAt(place.end) });
  }
}
