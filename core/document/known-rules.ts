import type { RuleRegion } from "./fences.ts";
import type { Rule, RuleFile } from "./model.ts";

/**
 * Finds the rules of an earlier text in a new one. Those before and after the place of an edit are known by where they
 * stand, so only the text of what lies between is compared.
 */
export class KnownRules {
  readonly #byStart = new Map<number, Rule>();
  readonly #before: RuleFile | undefined;
  readonly #text: string;
  /** Lengths of what the texts have in common at their starts, and then at their ends. */
  readonly #head: number;
  readonly #tail: number;
  #moved: ReadonlyMap<string, Rule> | undefined;
  #headers: ReadonlyMap<string, Rule> | undefined;

  constructor(before: RuleFile | undefined, text: string) {
    this.#before = before;
    this.#text = text;
    this.#head = before === undefined ? 0 : commonHead(before.text, text);
    this.#tail = before === undefined ? 0 : commonTail(before.text, text, this.#head);
    for (const rule of before?.rules ?? []) this.#byStart.set(rule.start, rule);
  }

  /** The earlier rule with the same text and fences. */
  ruleLike(region: RuleRegion): Rule | undefined {
    if (this.#before === undefined) return undefined;
    const rule =
      this.#atPlaceOf(region) ?? this.#movedRules(this.#before).get(this.#text.slice(region.start, region.end));
    // The same text may be read otherwise at the end of a file, where a fence can be missing.
    return rule !== undefined && (rule.closeFence === undefined) === (region.closeFence === undefined)
      ? rule
      : undefined;
  }

  /** The earlier rule with the same header, where the expression is another one. */
  ruleWithHeaderOf(region: RuleRegion): Rule | undefined {
    if (this.#before === undefined || region.closeFence === undefined) return undefined;
    return this.#ruleHeaders(this.#before).get(this.#text.slice(region.start, region.body.start));
  }

  #atPlaceOf({ start, end }: RuleRegion): Rule | undefined {
    const shift = this.#text.length - (this.#before as RuleFile).text.length;
    const rule =
      end <= this.#head
        ? this.#byStart.get(start)
        : start >= this.#text.length - this.#tail
          ? this.#byStart.get(start - shift)
          : undefined;
    return rule !== undefined && rule.end - rule.start === end - start ? rule : undefined;
  }

  /** Rules that an edit touched, if only at one end, by their text. */
  #movedRules(before: RuleFile): ReadonlyMap<string, Rule> {
    this.#moved ??= new Map(this.#changed(before).map((rule) => [before.text.slice(rule.start, rule.end), rule]));
    return this.#moved;
  }

  #ruleHeaders(before: RuleFile): ReadonlyMap<string, Rule> {
    this.#headers ??= new Map(
      this.#changed(before)
        .filter((rule) => rule.closeFence !== undefined)
        .map((rule) => [before.text.slice(rule.start, rule.body.start), rule]),
    );
    return this.#headers;
  }

  #changed({ text, rules }: RuleFile): readonly Rule[] {
    return rules.filter((rule) => rule.end >= this.#head && rule.start <= text.length - this.#tail);
  }
}

/** Texts are compared in pieces of this length first, which takes a fraction of the time. */
const PIECE = 1024;

function commonHead(before: string, text: string): number {
  const limit = Math.min(before.length, text.length);
  let at = 0;
  while (at + PIECE <= limit && before.slice(at, at + PIECE) === text.slice(at, at + PIECE)) at += PIECE;
  while (at < limit && before.charCodeAt(at) === text.charCodeAt(at)) at++;
  return at;
}

/** Never reaches into the common head of the shorter text. */
function commonTail(before: string, text: string, head: number): number {
  const limit = Math.min(before.length, text.length) - head;
  let at = 0;
  const piece = (of: string): string => of.slice(of.length - at - PIECE, of.length - at);
  while (at + PIECE <= limit && piece(before) === piece(text)) at += PIECE;
  while (at < limit && before.charCodeAt(before.length - at - 1) === text.charCodeAt(text.length - at - 1)) at++;
  return at;
}
