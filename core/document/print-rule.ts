import { Document, isScalar, isSeq, visit } from "yaml";
import { DEFAULT_PHASE, RATELIMIT_PHASE } from "#core/catalog/catalog.ts";
import { catalogScheme } from "#core/catalog/catalog-scheme.ts";
import type { Tree } from "#core/syntax/ast.ts";
import { parse } from "#core/syntax/parse.ts";
import { deployedExpression } from "./deployed.ts";
import { hideFenceLines } from "./fence-lines.ts";
import { formatExpression, WIDTH } from "./format/expression.ts";
import { formatHeader } from "./format/header.ts";
import type { RuleObject } from "./rule-object.ts";

/** What a printed header says beside the rule object. */
export interface PrintOptions {
  /** Written as `phase:` unless it is what the file would mean anyway. */
  readonly phase?: string;
  /** Written as `zone:`. */
  readonly zones?: readonly string[];
}

/** Columns that a list of scalars may have before it gets a line for each member. */
const FLOW_WIDTH = 80;

/**
 * A rule object as the text of one rule: fence, header in canonical order, fence, expression, line end. Reading that text
 * back deploys the same object. Several printed rules joined make a file.
 */
export function printRule(rule: RuleObject, options: PrintOptions = {}): string {
  return `---\n${printHeader(rule, options)}---\n${printExpression(rule.expression)}\n`;
}

/** An expression as the API has it, laid out for a file: as the formatter does, but its white space stays what it was. */
export function printExpression(expression: string): string {
  const { text } = deployedExpression(read(expression));
  return hideFenceLines(formatExpression(read(text), { spacing: "kept" }) ?? text);
}

function read(expression: string): Tree {
  return parse(expression, { scheme: catalogScheme(), dialect: "cloudflare", root: "filter", trivia: "api" });
}

function printHeader(rule: RuleObject, { phase, zones = [] }: PrintOptions): string {
  const impliedPhase = rule.ratelimit === undefined ? DEFAULT_PHASE : RATELIMIT_PHASE;
  const members: [string, unknown][] = [
    ["name", rule.description === "" ? undefined : rule.description],
    ["ref", rule.ref],
    ["action", rule.action],
    ["parameters", rule.action_parameters],
    ["ratelimit", rule.ratelimit],
    ["enabled", rule.enabled === false ? false : undefined],
    ["logging", rule.logging?.enabled],
    ["phase", phase === impliedPhase ? undefined : phase],
    ["zone", zones.length > 1 ? zones : zones[0]],
  ];
  return printEntries(members);
}

/** Header lines of these keys, in their order; keys with an undefined value are left out. */
export function printEntries(entries: readonly (readonly [key: string, value: unknown])[]): string {
  const written = entries.filter(([, value]) => value !== undefined);
  if (written.length === 0) return "";
  const document = new Document(Object.fromEntries(written), {
    version: "1.2",
    schema: "core",
    aliasDuplicateObjects: false,
  });
  visit(document, {
    Seq: (_key, node) => {
      // Short lists of names stay on one line, as people write them.
      if (isSeq(node) && node.items.every((item) => isScalar(item) && !String(item.value).includes("\n"))) {
        const width = node.items.reduce(
          (sum: number, item) => sum + String(isScalar(item) ? item.value : "").length + 2,
          2,
        );
        node.flow = width <= FLOW_WIDTH;
      }
    },
  });
  const text = document.toString({ lineWidth: 0, flowCollectionPadding: false });
  return formatHeader(text, WIDTH) ?? text;
}
