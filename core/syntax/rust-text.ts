const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  "\0": "\\0",
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
  '"': '\\"',
  "\\": "\\\\",
};

/** What Rust's debug form writes as `\u{…}`: not printable, or combining with the character before it. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\p{Zs}\p{Grapheme_Extend}]/u;

/** A string in Rust's debug notation, quotes included; error texts of the engine hold names in this form. */
export function rustString(value: string): string {
  let result = '"';
  for (const character of value) {
    const short = SHORT_ESCAPES[character];
    if (short !== undefined) result += short;
    else if (character !== " " && UNPRINTABLE.test(character))
      result += `\\u{${(character.codePointAt(0) as number).toString(16)}}`;
    else result += character;
  }
  return `${result}"`;
}
