import type { Scheme, SchemeField, SchemeFunction } from "#core/catalog/scheme.ts";

/** A name that a scheme knows, with what it means. A field wins over a function of the same name. */
export interface KnownName {
  readonly name: string;
  readonly field: SchemeField | undefined;
  readonly definition: SchemeFunction | undefined;
}

/** The hash of no characters; `nextHash` adds one. */
export const EMPTY_HASH = 0;

export function nextHash(hash: number, code: number): number {
  return (Math.imul(hash, 31) + code) | 0;
}

/**
 * A scheme's names, found by a piece of text without cutting it out: the parser has its hash when it knows where a name
 * ends, and nearly every name is one that is known.
 */
export class NameIndex {
  private readonly slots: (KnownName | undefined)[];
  private readonly mask: number;

  constructor(scheme: Scheme) {
    const names = [...new Set([...scheme.fieldNames(), ...scheme.functionNames()])];
    let size = 64;
    while (size < names.length * 4) size *= 2;
    this.mask = size - 1;
    this.slots = new Array<KnownName | undefined>(size).fill(undefined);
    for (const name of names) {
      const known = { name, field: scheme.field(name), definition: scheme.function(name) };
      let slot = hashOf(name) & this.mask;
      while (this.slots[slot] !== undefined) slot = (slot + 1) & this.mask;
      this.slots[slot] = known;
    }
  }

  /** What `text[start, end)`, whose hash is `hash`, names. */
  find(text: string, start: number, end: number, hash: number): KnownName | undefined {
    const length = end - start;
    for (let slot = hash & this.mask; ; slot = (slot + 1) & this.mask) {
      const known = this.slots[slot];
      if (known === undefined) return undefined;
      if (known.name.length === length && text.startsWith(known.name, start)) return known;
    }
  }
}

function hashOf(name: string): number {
  let hash = EMPTY_HASH;
  for (let at = 0; at < name.length; at++) hash = nextHash(hash, name.charCodeAt(at));
  return hash;
}

const indexes = new WeakMap<Scheme, NameIndex>();

/** The scheme's index, built when first asked for. */
export function nameIndexOf(scheme: Scheme): NameIndex {
  let index = indexes.get(scheme);
  if (index === undefined) {
    index = new NameIndex(scheme);
    indexes.set(scheme, index);
  }
  return index;
}
