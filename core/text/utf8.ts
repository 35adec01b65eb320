/** Appends the UTF-8 of `text[start, end)` to `out`. A lone surrogate becomes U+FFFD, as in every encoder. */
export function appendUtf8(text: string, start: number, end: number, out: number[]): void {
  for (let at = start; at < end; at++) {
    let point = text.charCodeAt(at);
    if (point >= 0xd800 && point <= 0xdfff) {
      const low = at + 1 < end ? text.charCodeAt(at + 1) : 0;
      if (point <= 0xdbff && low >= 0xdc00 && low <= 0xdfff) {
        point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
        at++;
      } else point = 0xfffd;
    }
    if (point < 0x80) out.push(point);
    else if (point < 0x800) out.push(0xc0 | (point >> 6), 0x80 | (point & 0x3f));
    else if (point < 0x10000) out.push(0xe0 | (point >> 12), 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
    else {
      const [high, middle] = [0xf0 | (point >> 18), 0x80 | ((point >> 12) & 0x3f)];
      out.push(high, middle, 0x80 | ((point >> 6) & 0x3f), 0x80 | (point & 0x3f));
    }
  }
}

/** The UTF-8 bytes of a text. */
export function encodeUtf8(text: string): Uint8Array {
  const out: number[] = [];
  appendUtf8(text, 0, text.length, out);
  return Uint8Array.from(out);
}

/** Smallest code point that needs a lead byte with this many continuation bytes; smaller ones are overlong. */
const SMALLEST = [0, 0x80, 0x800, 0x10000] as const;

/** The text of UTF-8 bytes; undefined when they are not well-formed (overlong, surrogates, beyond U+10FFFF, cut short). */
export function decodeUtf8(bytes: ArrayLike<number>): string | undefined {
  let result = "";
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at++] as number;
    if (lead < 0x80) {
      result += String.fromCharCode(lead);
      continue;
    }
    const more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
    if (lead < 0xc2 || lead > 0xf4 || at + more > bytes.length) return undefined;
    let point = lead & (0x3f >> more);
    for (let index = 0; index < more; index++) {
      const next = bytes[at++] as number;
      if ((next & 0xc0) !== 0x80) return undefined;
      point = (point << 6) | (next & 0x3f);
    }
    if (point < (SMALLEST[more] as number) || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
      return undefined;
    result += String.fromCodePoint(point);
  }
  return result;
}
