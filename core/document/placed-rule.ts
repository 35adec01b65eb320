import { moveTree } from "#core/syntax/move-tree.ts";
import type { Span } from "#core/text/span.ts";
import type { RuleRegion } from "./fences.ts";
import type { Rule, RuleSettings } from "./model.ts";
import { type HeaderPart, shiftHeader } from "./shift.ts";

/**
 * A rule at its place in one text of its file, made from a reading of it that may stand elsewhere. Header and expression
 * are moved when they are first looked at, because most rules of a file are only carried along while one is typed in.
 */
export class PlacedRule implements Rule {
  readonly start: number;
  readonly end: number;
  readonly index: number;
  readonly openFence: Span | undefined;
  readonly closeFence: Span | undefined;
  readonly body: Span;
  readonly settings: RuleSettings;
  readonly #read: Rule;
  readonly #text: string;
  #headerPart: HeaderPart | undefined;
  #expression: Rule["expression"] | undefined;

  /** `read` is the reading, `region` the place of the same characters in `text`. */
  constructor(read: Rule, region: RuleRegion, index: number, settings: RuleSettings, text: string) {
    this.start = region.start;
    this.end = region.end;
    this.index = index;
    this.openFence = spanOf(region.openFence);
    this.closeFence = spanOf(region.closeFence);
    this.body = region.body;
    this.settings = settings;
    this.#read = read;
    this.#text = text;
    this.#headerPart = undefined;
    this.#expression = undefined;
  }

  get header(): Rule["header"] {
    return this.#placedHeader.header;
  }

  get embedded(): Rule["embedded"] {
    return this.#placedHeader.embedded;
  }

  get expression(): Rule["expression"] {
    this.#expression ??= moveTree(this.#read.expression, this.start - this.#read.start, this.#text);
    return this.#expression;
  }

  get #placedHeader(): HeaderPart {
    this.#headerPart ??= shiftHeader(this.#read, this.start - this.#read.start);
    return this.#headerPart;
  }
}

/** A fence without what only the division of the file needs. */
export function spanOf(span: Span | undefined): Span | undefined {
  return span === undefined ? undefined : { start: span.start, end: span.end };
}
