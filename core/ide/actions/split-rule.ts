import type { FileAnalysis } from "#core/analysis/model.ts";
import { formatExpression } from "#core/document/format/expression.ts";
import type { Rule, RuleFile } from "#core/document/model.ts";
import type { Logical, Node } from "#core/syntax/ast.ts";
import { applyEdits, type TextEdit } from "#core/text/edit.ts";
import { editsBetween } from "#core/text/edits-between.ts";
import type { Span } from "#core/text/span.ts";
import { commentsIn, insert, removeBrackets } from "./pieces.ts";
import type { Refactoring } from "./refactoring.ts";
import { isDivisible } from "./rule-effects.ts";
import { lineEndOf, parseBody, type Site, siteAt } from "./site.ts";

const LONGEST_REF = 64;

/** Makes two rules of one whose expression is a chain of `or`: the second begins at the operand in `span`. */
export function splitRule(analysis: FileAnalysis, span: Span): Refactoring[] {
  const site = siteAt(analysis, span, {});
  const chain = site?.path[0];
  if (site === undefined || chain?.kind !== "logical" || chain.operator !== "or") return [];
  const { rule, file, text } = site;
  const { ref } = rule.settings;
  if (rule.header === undefined || rule.closeFence === undefined || ref === undefined || !isDivisible(file, rule)) {
    return [];
  }
  const [firstBody, secondBody] = bodies(site, chain, placeOf(chain, site.path[1], span));
  const lineEnd = lineEndOf(text);
  const fence = `---${lineEnd}`;
  const firstHeader = headerWithRef(text, rule, ref);
  const secondHeader = headerWithRef(text, rule, freeRef(ref, file));
  const split = [fence, firstHeader, fence, firstBody.trimEnd(), lineEnd, fence, secondHeader, fence, secondBody].join(
    "",
  );
  const edits = editsBetween(text.slice(rule.start, rule.end), split, rule.start);
  return [{ title: "Split into two rules at this `or`", kind: "extract", edits }];
}

/** The item that the second rule begins with: the one at the place, or the one behind the operator there. */
function placeOf({ items, operators }: Logical, item: Node | undefined, span: Span): number {
  const place = item === undefined ? -1 : (items as readonly Node[]).indexOf(item);
  if (place !== -1) return Math.max(place, 1);
  const operator = operators.findLastIndex(({ start }) => start <= span.start);
  return Math.max(operator, 0) + 1;
}

/** The expressions before and from the item at `place`. Comments on lines of their own go with what they stand before. */
function bodies(site: Site, { items, operators }: Logical, place: number): [string, string] {
  const { text, rule } = site;
  const operator = operators[place - 1] as Span;
  const end = (items[place - 1] as Node).end;
  const gap = text.slice(end, operator.start);
  const trailing = /^[ \t]*#[^\r\n]*/.exec(gap)?.[0] ?? "";
  const next = (items[place] as Node).start;
  const lead = gap.slice(trailing.length).trimStart() + text.slice(operator.end, next).trimStart();
  const first = text.slice(rule.body.start, end) + trailing;
  return [tidied(first, site), tidied(lead + text.slice(next, rule.body.end), site)];
}

/** A body without brackets around all of it, laid out where the rule was. */
function tidied(body: string, { tree, text, isFormatted }: Site): string {
  const { root, ...read } = parseBody(body, tree);
  const isBare = root.kind !== "group" || commentsIn({ root, ...read }, root).length > 0;
  const bare = isBare ? body : applyEdits(body, removeBrackets(body, root));
  const layout = isFormatted() ? formatExpression(parseBody(bare, tree), { lineEnd: lineEndOf(text) }) : undefined;
  return layout === undefined ? bare : layout + (/\s*$/.exec(bare)?.[0] ?? "");
}

/** The text of a rule's header with this ref. */
function headerWithRef(text: string, { header, settings }: Rule, ref: string): string {
  if (header === undefined) return "";
  const { start, end, entries } = header;
  const entry = entries.find(({ key }) => key === "ref");
  let edit: TextEdit;
  if (entry !== undefined) {
    edit = settings.ref === ref ? insert(start, "") : { ...entry.valueSpan, newText: ref };
  } else {
    const name = entries.find(({ key }) => key === "name");
    const newline = name === undefined ? -1 : text.indexOf("\n", name.valueSpan.end);
    edit = insert(newline === -1 || newline >= end ? start : newline + 1, `ref: ${ref}${lineEndOf(text)}`);
  }
  const local = { ...edit, start: edit.start - start, end: edit.end - start };
  return applyEdits(text.slice(start, end), [local]);
}

/** `ref` with the lowest number behind it that no rule of the file has. */
function freeRef(ref: string, { rules }: RuleFile): string {
  const taken = new Set(rules.map(({ settings }) => settings.ref));
  for (let number = 2; ; number++) {
    const suffix = `-${number}`;
    const free = ref.slice(0, LONGEST_REF - suffix.length) + suffix;
    if (!taken.has(free)) return free;
  }
}
